from torch import mul

from table import Table, given, numbers

table = Table("hadamard")
table.case("rows", mul, [numbers(4), numbers(4)])
table.case("images", mul, [numbers(2, 2, 3), numbers(2, 2, 3)])
table.case("a mask", mul, [given([0.8, 0.2, 0.5, 0.9]), given([1.0, 0.0, 1.0, 1.0])])
table.case("numbers", mul, [numbers(), numbers()])
table.case("a column by a row", mul, [numbers(3, 1), numbers(4)])
table.case("rows by a row", mul, [numbers(2, 3), numbers(3)])
table.case("one axis in the middle", mul, [numbers(2, 1, 3), numbers(2, 1)])
table.write()
