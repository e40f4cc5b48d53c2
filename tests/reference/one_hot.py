from torch.nn.functional import one_hot

from table import Table, given, whole_numbers


def case(name, index, classes):
    table.case(name, lambda x: one_hot(x.long(), classes).to(x.dtype), [index], {"classes": classes}, [False])


table = Table("one_hot")
case("three classes", given([0.0, 1.0, 2.0]), 3)
case("one class number", given(1.0), 4)
case("several samples of one class", given([1.0, 1.0, 0.0]), 2)
case("many", whole_numbers(6, least=0, most=4), 5)
case("a single class", given([0.0]), 1)
table.write()
