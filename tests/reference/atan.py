from torch import atan

from table import Table, numbers

table = Table("atan")
table.case("a row", atan, [numbers(5)])
table.case("images", atan, [numbers(2, 2, 3)])
table.case("a number", atan, [numbers()])
table.case("wide", atan, [numbers(6, low=-9.0, high=9.0)])
table.write()
