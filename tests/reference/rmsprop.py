from torch.optim import RMSprop

from table import OptimizerTable, given, numbers

table = OptimizerTable("rmsprop")
table.case("a row, six updates", lambda p: RMSprop(p, lr=0.1), {"learning_rate": 0.1}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, a shorter memory", lambda p: RMSprop(p, alpha=0.9), {"decay": 0.9}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.case("a large epsilon", lambda p: RMSprop(p, eps=0.1), {"epsilon": 0.1}, numbers(3), [numbers(3) for _ in range(3)])
table.write()
