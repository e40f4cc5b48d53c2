import torch

from table import Table, given, one_hot, probabilities


def loss(batch="mean", clip="none"):
    def run(p, t):
        if clip == "1e-12":
            p = torch.clamp(p, 1e-12, 1.0 - 1e-12)
        total = -(t * torch.log(p)).sum()
        return total / p.shape[0] if batch == "mean" and p.dim() == 2 else total

    return run


def case(name, p, t, **attributes):
    table.case(name, loss(**attributes), [p, t], attributes, [True, False])


table = Table("cross_entropy")
case("one sample", given([0.2, 0.7, 0.1]), given([0.0, 1.0, 0.0]))
case("a target that is not sure", probabilities(4), probabilities(4))
case("mean over the samples", probabilities(3, 4), one_hot(3, 4))
case("sum over the samples", probabilities(3, 4), one_hot(3, 4), batch="sum")
case("a batch of one", probabilities(1, 3), one_hot(1, 3))
case("clipped, with nothing to clip", probabilities(2, 3), one_hot(2, 3), clip="1e-12")
case("clipped, sum over the samples", probabilities(2, 3), one_hot(2, 3), batch="sum", clip="1e-12")
case("clipped at both ends", given([[0.0, 1.0, 0.25], [1.0, 0.0, 0.5]]), given([[1.0, 0.0, 0.5], [1.0, 0.0, 0.5]]), clip="1e-12")
table.write()
