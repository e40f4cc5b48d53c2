from torch import matmul

from table import Table, numbers

table = Table("matmul")
table.case("matrix by matrix", matmul, [numbers(2, 3), numbers(3, 4)])
table.case("matrix by vector", matmul, [numbers(3, 2), numbers(2)])
table.case("vector by matrix", matmul, [numbers(3), numbers(3, 2)])
table.case("vector by vector", matmul, [numbers(4), numbers(4)])
table.case("column by row", matmul, [numbers(3, 1), numbers(1, 3)])
table.case("row by column", matmul, [numbers(1, 3), numbers(3, 1)])
table.write()
