from torch.optim import Adam

from table import OptimizerTable, given, numbers

table = OptimizerTable("adam")
table.case("a row, six updates", lambda p: Adam(p, lr=0.3), {"learning_rate": 0.3}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, as it comes", lambda p: Adam(p), {}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.case("other averages", lambda p: Adam(p, lr=0.1, betas=(0.5, 0.9), eps=0.01), {"learning_rate": 0.1, "beta1": 0.5, "beta2": 0.9, "epsilon": 0.01}, numbers(3), [numbers(3) for _ in range(4)])
table.write()
