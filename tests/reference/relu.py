from torch.nn.functional import relu

from table import Table, given, numbers

table = Table("relu")
table.case("a row", relu, [numbers(6)])
table.case("a batch of images", relu, [numbers(2, 2, 2, 3)])
table.case("one number", relu, [numbers()])
table.case("at 0 nothing passes", relu, [given([-1.0, 0.0, 1.0, 1e-300, -1e-300])])
table.write()
