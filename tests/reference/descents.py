"""Whole paths: 100 updates by PyTorch, on x²/20 + y² and in a field that curls, with the
gradients by hand.

A path is kept over the steps for which moving the start by 1e-15 moves it by less than 1e-12.
"""
import json
import pathlib

import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop

torch.set_default_dtype(torch.float64)

SURFACES = {
    "bowl": ((-7.0, 2.0), lambda x, y: (x / 10, 2 * y)),           # x²/20 + y²
    "curl": ((-2.0, 1.5), lambda x, y: (x * x * x / 5, 2 * y + x / 4)),  # no gradient of a surface, but a path all the same
}
RULES = {
    "sgd": ({"learning_rate": 0.3}, lambda p: SGD(p, lr=0.3)),
    "momentum": ({"learning_rate": 0.1}, lambda p: SGD(p, lr=0.1, momentum=0.9)),
    "nesterov": ({"learning_rate": 0.1}, lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True)),
    "adagrad": ({"learning_rate": 1.5}, lambda p: Adagrad(p, lr=1.5)),
    "rmsprop": ({"learning_rate": 0.1, "decay": 0.9}, lambda p: RMSprop(p, lr=0.1, alpha=0.9)),
    "adam": ({"learning_rate": 0.3}, lambda p: Adam(p, lr=0.3)),
    "adamw": ({"learning_rate": 0.3}, lambda p: AdamW(p, lr=0.3)),
}


def path_of(make, start, gradient, steps=100):
    p = torch.tensor(start, requires_grad=True)
    optimizer = make([p])
    out = []
    for _ in range(steps):
        x, y = p.detach().tolist()
        p.grad = torch.tensor(gradient(x, y))
        optimizer.step()
        out.append(p.detach().tolist())
    return out


cases = []
for surface, (start, gradient) in SURFACES.items():
    for rule, (settings, make) in RULES.items():
        path = path_of(make, start, gradient)
        moved = path_of(make, (start[0] + 1e-15, start[1] - 1e-15), gradient)
        kept = 0
        while kept < len(path) and max(abs(a - b) for a, b in zip(path[kept], moved[kept])) < 1e-12:
            kept += 1
        cases.append({"surface": surface, "rule": rule, "settings": settings, "start": start, "path": path[:kept]})
        print(surface, rule, kept)
text = '{\n  "part": "descents",\n  "computed_by": ' + json.dumps("PyTorch " + torch.__version__.split("a")[0] + ", float64") + ',\n  "cases": [\n'
text += ",\n".join("    " + json.dumps(case) for case in cases) + "\n  ]\n}\n"
pathlib.Path(__file__).with_name("descents.json").write_text(text, encoding="utf-8")
