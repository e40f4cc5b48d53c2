from torch import diag

from table import Table, given, numbers

table = Table("diagonal")
table.case("a vector", diag, [numbers(3)])
table.case("a mask", diag, [given([1.0, 0.0, 1.0, 1.0])])
table.case("one number", diag, [numbers(1)])
table.write()
