from torch import sin

from table import Table, numbers

table = Table("sin")
table.case("a row", sin, [numbers(5)])
table.case("images", sin, [numbers(2, 2, 3)])
table.case("a number", sin, [numbers()])
table.case("wide", sin, [numbers(6, low=-9.0, high=9.0)])
table.write()
