from torch.nn.functional import linear

from table import Table, numbers


def dense(x, w, b=None):
    return linear(x, w.T, b)


table = Table("dense")
table.case("one sample with bias", dense, [numbers(3), numbers(3, 2), numbers(2)])
table.case("one sample without bias", dense, [numbers(3), numbers(3, 4)])
table.case("one input, one output", dense, [numbers(1), numbers(1, 1), numbers(1)])
table.case("a batch with bias", dense, [numbers(4, 3), numbers(3, 2), numbers(2)])
table.case("a batch without bias", dense, [numbers(2, 2), numbers(2, 5)])
table.case("a batch of one", dense, [numbers(1, 4), numbers(4, 3), numbers(3)])
table.write()
