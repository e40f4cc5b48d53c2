from torch.nn.functional import mse_loss

from table import Table, numbers


def case(name, shape, form=None):
    def run(x, t):
        if form == "mean":
            return mse_loss(x, t)
        total = mse_loss(x, t, reduction="sum")
        return total if form == "sum" else 0.5 * total

    table.case(name, run, [numbers(*shape), numbers(*shape)], {"squared_error": form} if form else {})


table = Table("squared_error")
case("half the sum", (3,))
case("half the sum, by name", (2, 3), "half")
case("the mean", (3,), "mean")
case("the mean of a matrix", (2, 3), "mean")
case("the sum", (3,), "sum")
case("numbers", ())
case("the mean of one number", (), "mean")
table.write()
