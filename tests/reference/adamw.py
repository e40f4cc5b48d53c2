from torch.optim import AdamW

from table import OptimizerTable, given, numbers

table = OptimizerTable("adamw")
table.case("a row, six updates", lambda p: AdamW(p, lr=0.3), {"learning_rate": 0.3}, numbers(4), [numbers(4) for _ in range(6)])
table.case("a kernel, as it comes", lambda p: AdamW(p), {}, numbers(2, 1, 2, 2), [numbers(2, 1, 2, 2) for _ in range(3)])
table.case("much decay", lambda p: AdamW(p, lr=0.1, weight_decay=0.5), {"learning_rate": 0.1, "weight_decay": 0.5}, numbers(3), [numbers(3) for _ in range(4)])
table.write()
