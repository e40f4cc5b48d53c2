from torch import neg

from table import Table, numbers

table = Table("negate")
table.case("a row", neg, [numbers(5)])
table.case("images", neg, [numbers(2, 2, 3)])
table.case("a number", neg, [numbers()])
table.write()
