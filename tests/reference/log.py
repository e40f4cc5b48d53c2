from torch import log

from table import Table, numbers

table = Table("log")
table.case("a row", log, [numbers(5, low=0.1, high=4.0)])
table.case("images", log, [numbers(2, 2, 3, low=0.001, high=90.0)])
table.case("a number", log, [numbers(low=0.1, high=2.0)])
table.write()
