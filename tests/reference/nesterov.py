from torch.optim import SGD

from table import OptimizerTable, given, numbers

table = OptimizerTable("nesterov")
table.case("a row, six updates", lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True), {"learning_rate": 0.1}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, another share", lambda p: SGD(p, lr=0.01, momentum=0.5, nesterov=True), {"momentum": 0.5}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.write()
