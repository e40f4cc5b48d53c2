from torch import abs

from table import Table, given, numbers

table = Table("abs")
table.case("a row", abs, [numbers(5)])
table.case("images", abs, [numbers(2, 2, 3)])
table.case("a number", abs, [numbers()])
table.case("at 0", abs, [given([-1.5, 0.0, 2.0])])
table.write()
