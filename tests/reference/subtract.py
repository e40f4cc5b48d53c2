from torch import sub

from table import Table, numbers

table = Table("subtract")
table.case("rows", sub, [numbers(4), numbers(4)])
table.case("images", sub, [numbers(2, 2, 3), numbers(2, 2, 3)])
table.case("numbers", sub, [numbers(), numbers()])
table.case("by a number", sub, [numbers(2, 3), numbers()])
table.case("a number by rows", sub, [numbers(), numbers(4)])
table.case("a column by a row", sub, [numbers(3, 1), numbers(4)])
table.case("one axis in the middle", sub, [numbers(2, 1, 3), numbers(2, 1)])
table.write()
