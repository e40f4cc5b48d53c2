from torch import sqrt

from table import Table, numbers

table = Table("sqrt")
table.case("a row", sqrt, [numbers(5, low=0.1, high=4.0)])
table.case("images", sqrt, [numbers(2, 2, 3, low=0.001, high=90.0)])
table.case("a number", sqrt, [numbers(low=0.1, high=2.0)])
table.write()
