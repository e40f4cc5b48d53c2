from torch import tan

from table import Table, numbers

table = Table("tan")
table.case("a row", tan, [numbers(5)])
table.case("images", tan, [numbers(2, 2, 3)])
table.case("a number", tan, [numbers()])
table.case("wide", tan, [numbers(6, low=-9.0, high=9.0)])
table.write()
