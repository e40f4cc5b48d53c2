from torch import add

from table import Table, numbers

table = Table("add")
table.case("rows", add, [numbers(4), numbers(4)])
table.case("images", add, [numbers(2, 2, 3), numbers(2, 2, 3)])
table.case("numbers", add, [numbers(), numbers()])
table.case("by a number", add, [numbers(2, 3), numbers()])
table.case("a number by rows", add, [numbers(), numbers(4)])
table.case("a column by a row", add, [numbers(3, 1), numbers(4)])
table.write()
