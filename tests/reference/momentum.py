from torch.optim import SGD

from table import OptimizerTable, given, numbers

table = OptimizerTable("momentum")
table.case("a row, six updates", lambda p: SGD(p, lr=0.1, momentum=0.9), {"learning_rate": 0.1}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, another share", lambda p: SGD(p, lr=0.01, momentum=0.5), {"momentum": 0.5}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.case("no share left: gradient descent", lambda p: SGD(p, lr=0.5, momentum=0.0), {"learning_rate": 0.5, "momentum": 0.0}, given(1.0), [numbers() for _ in range(3)])
table.write()
