from torch import cos

from table import Table, numbers

table = Table("cos")
table.case("a row", cos, [numbers(5)])
table.case("images", cos, [numbers(2, 2, 3)])
table.case("a number", cos, [numbers()])
table.case("wide", cos, [numbers(6, low=-9.0, high=9.0)])
table.write()
