from torch import div

from table import Table, given, numbers


def divide(x, s):
    return x / s.reshape(())


table = Table("divide")
table.case("a row", divide, [numbers(4), numbers()])
table.case("by the probability to keep", divide, [numbers(2, 3), given(0.8)])
table.case("by one element", divide, [numbers(2, 2), numbers(1)])
table.case("a number", divide, [numbers(), given(-3.0)])
table.case("rows", div, [numbers(4), numbers(4)])
table.case("a number by rows", div, [numbers(), numbers(4)])
table.case("a column by a row", div, [numbers(3, 1), numbers(4)])
table.write()
