from torch import maximum

from table import Table, numbers

table = Table("maximum")
table.case("rows", maximum, [numbers(6), numbers(6)])
table.case("images", maximum, [numbers(2, 2, 3), numbers(2, 2, 3)])
table.case("numbers", maximum, [numbers(), numbers()])
table.case("by a number", maximum, [numbers(2, 3), numbers()])
table.case("a number by rows", maximum, [numbers(), numbers(4)])
table.case("a column by a row", maximum, [numbers(3, 1), numbers(4)])
table.write()
