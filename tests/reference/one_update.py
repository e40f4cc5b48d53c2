"""One update from each of 1,000 random states, for every rule whose conventions are PyTorch's.

The states are not written down: both sides draw them from the same generator (splitmix64, the
n-th number of which is a function of n), in the order of `draw`. Half of them have weight decay.
"""
import json
import pathlib

import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop

torch.set_default_dtype(torch.float64)
STATES = 1000
MASK = (1 << 64) - 1


def uniform(n):
    z = (n + 1) * 0x9E3779B97F4A7C15 & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def draw(rule, k):
    u = [uniform((rule * STATES + k) * 16 + j) for j in range(16)]
    return {
        "x": u[0] * 20 - 10, "g": u[1] * 20 - 10, "a": u[2] * 10 - 5, "b": u[3] * 10,
        "learning_rate": u[4] + 0.001, "momentum": u[5] * 0.99, "beta2": u[6] * 0.999,
        "epsilon": u[7] * 0.001, "weight_decay": u[8] * 0.1 if k % 2 else 0.0, "t": int(u[9] * 1000),
    }


def one(make, state, s):
    p = torch.tensor([s["x"]], requires_grad=True)
    optimizer = make([p], s)
    optimizer.state[p].update({key: torch.tensor(float(value) if key == "step" else [value]) for key, value in state.items()})
    p.grad = torch.tensor([s["g"]])
    optimizer.step()
    return p.item()


RULES = {
    "sgd": (lambda p, s: SGD(p, lr=s["learning_rate"], weight_decay=s["weight_decay"]), lambda s: {}),
    "momentum": (lambda p, s: SGD(p, lr=s["learning_rate"], momentum=s["momentum"], weight_decay=s["weight_decay"]),
                 lambda s: {"momentum_buffer": s["a"]}),
    "nesterov": (lambda p, s: SGD(p, lr=s["learning_rate"], momentum=s["momentum"] + 0.001, nesterov=True,
                                  weight_decay=s["weight_decay"]),
                 lambda s: {"momentum_buffer": s["a"]}),
    "adagrad": (lambda p, s: Adagrad(p, lr=s["learning_rate"], eps=s["epsilon"], weight_decay=s["weight_decay"]),
                lambda s: {"sum": s["b"], "step": s["t"]}),
    "rmsprop": (lambda p, s: RMSprop(p, lr=s["learning_rate"], alpha=s["momentum"], eps=s["epsilon"],
                                     weight_decay=s["weight_decay"]),
                lambda s: {"square_avg": s["b"], "step": s["t"]}),
    "adam": (lambda p, s: Adam(p, lr=s["learning_rate"], betas=(s["momentum"], s["beta2"]), eps=s["epsilon"],
                               weight_decay=s["weight_decay"]),
             lambda s: {"exp_avg": s["a"], "exp_avg_sq": s["b"], "step": s["t"]}),
    "adamw": (lambda p, s: AdamW(p, lr=s["learning_rate"], betas=(s["momentum"], s["beta2"]), eps=s["epsilon"],
                                 weight_decay=s["weight_decay"]),
              lambda s: {"exp_avg": s["a"], "exp_avg_sq": s["b"], "step": s["t"]}),
}

table = {}
for number, (name, (make, state)) in enumerate(RULES.items()):
    table[name] = [one(make, state(s), s) for s in (draw(number, k) for k in range(STATES))]

lines = ['{', '  "part": "one_update",', '  "computed_by": ' + json.dumps("PyTorch " + torch.__version__.split("a")[0] + ", float64") + ",", '  "rules": {']
for name, values in table.items():
    rows = [", ".join(map(repr, values[k:k + 5])) for k in range(0, STATES, 5)]
    lines.append('    "' + name + '": [\n' + ",\n".join(rows) + "\n    ]" + ("" if name == "adamw" else ","))
lines += ["  }", "}"]
path = pathlib.Path(__file__).with_name("one_update.json")
path.write_text("\n".join(lines) + "\n", encoding="utf-8")
json.loads(path.read_text())
print(path.name, len(table), "rules")
