from torch.nn.functional import softmax

from table import Table, given, numbers


def case(name, x, **attributes):
    table.case(name, lambda scores: softmax(scores, dim=-1), [x], attributes)


table = Table("softmax")
case("a row of scores", given([1.5, 2.5, 0.5]))
case("two scores", numbers(2))
case("a single score", numbers(1))
case("rows", numbers(3, 4))
case("scores far apart", given([[5.6, -5.3], [-30.0, 20.0]]))
case("the largest subtracted first", numbers(4), shift="max")
case("rows, the largest subtracted first", numbers(3, 4), shift="max")
case("scores that would overflow", given([1000.0, 1001.0, 998.5]), shift="max")
table.write()
