from torch import pow

from table import Table, given, numbers


table = Table("power")
table.case("rows", pow, [numbers(4, low=0.1), numbers(4)])
table.case("images", pow, [numbers(2, 2, 3, low=0.1, high=3.0), numbers(2, 2, 3)])
table.case("numbers", pow, [numbers(low=0.5), numbers()])
table.case("squares", pow, [numbers(2, 3, low=0.1), given(2.0)])
table.case("a number by rows", pow, [given(2.0), numbers(4)])
table.case("a column by a row", pow, [numbers(3, 1, low=0.2), numbers(4)])
table.case("a row by a column", pow, [numbers(4, low=0.2), numbers(3, 1)])
table.write()
