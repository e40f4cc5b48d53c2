from torch import sigmoid

from table import Table, numbers

table = Table("sigmoid")
table.case("a row", sigmoid, [numbers(5)])
table.case("images", sigmoid, [numbers(2, 2, 3)])
table.case("a number", sigmoid, [numbers()])
table.case("wide", sigmoid, [numbers(6, low=-9.0, high=9.0)])
table.write()
