from torch.nn.functional import linear

from table import Table, given, numbers


def dropout_prediction(prediction="weights"):
    def run(x, w, keep, b=None):
        keep = keep.reshape(())
        if prediction == "outputs":
            return linear(x, w.T, b) * keep
        return linear(x, (w * keep).T, b)

    return run


def case(name, inputs, **attributes):
    table.case(name, dropout_prediction(**attributes), inputs, attributes)


table = Table("dropout_prediction")
for prediction in ("weights", "outputs"):
    case("one sample with bias, " + prediction, [numbers(3), numbers(3, 2), given(0.8), numbers(2)], prediction=prediction)
    case("one sample without bias, " + prediction, [numbers(3), numbers(3, 4), given(0.5)], prediction=prediction)
    case("one input, one output, " + prediction, [numbers(1), numbers(1, 1), given([0.3]), numbers(1)], prediction=prediction)
    case("a batch with bias, " + prediction, [numbers(4, 3), numbers(3, 2), given(0.8), numbers(2)], prediction=prediction)
    case("a batch without bias, " + prediction, [numbers(2, 2), numbers(2, 3), given(0.25)], prediction=prediction)
table.write()
