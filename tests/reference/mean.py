from torch import mean

from table import Table, numbers

table = Table("mean")
table.case("a row", mean, [numbers(5)])
table.case("images", mean, [numbers(2, 2, 3)])
table.case("a number", mean, [numbers()])
table.write()
