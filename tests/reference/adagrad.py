from torch.optim import Adagrad

from table import OptimizerTable, given, numbers

table = OptimizerTable("adagrad")
table.case("a row, six updates", lambda p: Adagrad(p, lr=0.1), {"learning_rate": 0.1}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, as it comes", lambda p: Adagrad(p), {}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.case("a large epsilon", lambda p: Adagrad(p, lr=0.5, eps=0.1), {"learning_rate": 0.5, "epsilon": 0.1}, numbers(3), [numbers(3) for _ in range(3)])
table.write()
