from torch import tanh

from table import Table, numbers

table = Table("tanh")
table.case("a row", tanh, [numbers(5)])
table.case("images", tanh, [numbers(2, 2, 3)])
table.case("a number", tanh, [numbers()])
table.case("wide", tanh, [numbers(6, low=-9.0, high=9.0)])
table.write()
