from torch import minimum

from table import Table, numbers

table = Table("minimum")
table.case("rows", minimum, [numbers(6), numbers(6)])
table.case("images", minimum, [numbers(2, 2, 3), numbers(2, 2, 3)])
table.case("numbers", minimum, [numbers(), numbers()])
table.case("by a number", minimum, [numbers(2, 3), numbers()])
table.case("a number by rows", minimum, [numbers(), numbers(4)])
table.case("a column by a row", minimum, [numbers(3, 1), numbers(4)])
table.write()
