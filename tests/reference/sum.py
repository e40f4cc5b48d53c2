from torch import sum

from table import Table, numbers

table = Table("sum")
table.case("a row", sum, [numbers(5)])
table.case("images", sum, [numbers(2, 2, 3)])
table.case("a number", sum, [numbers()])
table.write()
