import torch
from torch.nn.functional import cross_entropy

from table import Table, given, numbers, one_hot, probabilities


def case(name, x, t, **attributes):
    """x are scores; the operation also takes their softmax, which PyTorch computes on its way."""
    reduction = attributes.get("batch", "mean")

    def run(scores, p, target):
        rows = lambda a: a if a.dim() == 2 else a.reshape(1, -1)
        return cross_entropy(rows(scores), rows(target), reduction=reduction)

    table.case(name, run, [x, torch.softmax(x, dim=-1), t], attributes, [True, False, False])


table = Table("softmax_cross_entropy")
case("one sample", given([1.5, -0.5]), given([1.0, 0.0]))
case("three classes", numbers(3), one_hot(3))
case("a target that is not sure", numbers(4), probabilities(4))
case("mean over the samples", numbers(3, 4), one_hot(3, 4))
case("sum over the samples", numbers(3, 4), one_hot(3, 4), batch="sum")
case("clipped, with nothing to clip", numbers(2, 3), one_hot(2, 3), clip="1e-12")
table.write()
