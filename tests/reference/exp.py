from torch import exp

from table import Table, numbers

table = Table("exp")
table.case("a row", exp, [numbers(5)])
table.case("images", exp, [numbers(2, 2, 3)])
table.case("a number", exp, [numbers()])
table.case("wide", exp, [numbers(6, low=-9.0, high=9.0)])
table.write()
