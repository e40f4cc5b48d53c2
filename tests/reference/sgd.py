from torch.optim import SGD

from table import OptimizerTable, given, numbers

table = OptimizerTable("sgd")
table.case("a row, five updates", lambda p: SGD(p, lr=0.1), {"learning_rate": 0.1}, numbers(4), [numbers(4) for _ in range(5)])
table.case("a kernel", lambda p: SGD(p, lr=0.01), {"learning_rate": 0.01}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(2)])
table.case("one number, a large rate", lambda p: SGD(p, lr=2.5), {"learning_rate": 2.5}, given(1.0), [numbers() for _ in range(3)])
table.case("no rate, no movement", lambda p: SGD(p, lr=0.0), {"learning_rate": 0.0}, numbers(2), [numbers(2)])
table.write()
