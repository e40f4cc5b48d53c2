"""Writes symbolic.json: random expressions of x and y, with the value, the gradient and the
Hessian that mpmath finds by differences at 60 digits.

    /usr/bin/python3 symbolic.py      # needs python3-mpmath

A point is taken only where the function is well-conditioned: away from kinks, poles and the
ends of domains, every intermediate value at most 1000, and every derivative 0 or at least
0.01. An expression is kept as text in the program's own notation and evaluated from a tree
that the program never sees.
"""

import json
import pathlib
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 60
draw = random.Random("symbolic")
CASES = 200


class Unfit(Exception):
    pass


def need(condition):
    if not condition:
        raise Unfit


def function(name, a):
    if name == "log":
        need(a > 0.05)
        return mpmath.log(a)
    if name == "sqrt":
        need(a > 0.05)
        return mpmath.sqrt(a)
    if name == "tan":
        need(abs(mpmath.cos(a)) > 0.1)
        return mpmath.tan(a)
    if name == "abs":
        need(abs(a) > 0.05)
        return abs(a)
    if name == "relu":
        need(abs(a) > 0.05)
        return a if a > 0 else mpf(0)
    if name == "sigmoid":
        return 1 / (1 + mpmath.exp(-a))
    return getattr(mpmath, name)(a)


def value(tree, x, y):
    kind = tree[0]
    if kind == "number":
        return mpf(float(tree[1]))  # the double that the text stands for
    if kind == "constant":
        # As a double too: the program's π is the nearest one.
        return mpf(float(mpmath.pi if tree[1] == "pi" else mpmath.e))
    if kind == "name":
        return x if tree[1] == "x" else y
    if kind == "call":
        out = function(tree[1], value(tree[2], x, y))
    elif kind == "pair":
        a, b = value(tree[2], x, y), value(tree[3], x, y)
        need(abs(a - b) > 0.05)
        out = max(a, b) if tree[1] == "max" else min(a, b)
    elif kind == "-1":
        out = -value(tree[1], x, y)
    else:
        a, b = value(tree[1], x, y), value(tree[2], x, y)
        if kind == "+":
            out = a + b
        elif kind == "-":
            out = a - b
        elif kind == "*":
            out = a * b
        elif kind == "/":
            need(abs(b) > 0.1)
            out = a / b
        else:
            need(tree[2][0] == "number" and tree[2][1].isdigit() or a > 0.05)
            out = a**b
    need(abs(out) <= 1000)
    return out


def text(tree):
    kind = tree[0]
    if kind in ("number", "constant", "name"):
        return tree[1]
    if kind == "call":
        return tree[1] + "(" + text(tree[2]) + ")"
    if kind == "pair":
        return tree[1] + "(" + text(tree[2]) + ", " + text(tree[3]) + ")"
    if kind == "-1":
        return "-(" + text(tree[1]) + ")"
    return "(" + text(tree[1]) + ")" + kind + "(" + text(tree[2]) + ")"


FUNCTIONS = ["exp", "log", "sqrt", "sin", "cos", "tan", "tanh", "atan", "abs", "sigmoid", "relu"]


def tree(depth):
    if depth == 0 or draw.random() < 0.1:
        choice = draw.random()
        if choice < 0.75:
            return ("name", draw.choice("xy"))
        if choice < 0.95:
            return ("number", str(draw.choice([1, 2, 3, 5, 0.1, 0.3, 0.5, 1.5, 2.25, 20])))
        return ("constant", draw.choice(["pi", "e"]))
    choice = draw.random()
    if choice < 0.3:
        return ("call", draw.choice(FUNCTIONS), tree(depth - 1))
    if choice < 0.36:
        return ("pair", draw.choice(["max", "min"]), tree(depth - 1), tree(depth - 1))
    if choice < 0.4:
        return ("-1", tree(depth - 1))
    if choice < 0.55:
        exponent = ("number", str(draw.choice([2, 2, 3, 4, 0.5, 1.5, 2.5])))
        return ("^", tree(depth - 1), exponent if draw.random() < 0.8 else tree(depth - 1))
    return (draw.choice("+-**/"), tree(depth - 1), tree(depth - 1))


def usable(derivatives):
    for d in derivatives:
        need(abs(d) < mpf(10) ** -25 or 0.01 <= abs(d) <= 1000)
    # It depends on x, on y, and bends.
    need(abs(derivatives[0]) > 0.001 and abs(derivatives[1]) > 0.001)
    need(any(abs(d) > 0.001 for d in derivatives[2:]))


cases = []
seen = set()
while len(cases) < CASES:
    t = tree(draw.randint(2, 5))
    expression = text(t)
    if expression in seen:
        continue
    for _ in range(10):
        x, y = (round(draw.uniform(-3, 3), 3) for _ in range(2))
        f = lambda a, b: value(t, a, b)
        try:
            at = (mpf(x), mpf(y))
            central = f(*at)
            derivatives = [mpmath.diff(f, at, n) for n in [(1, 0), (0, 1), (2, 0), (1, 1), (0, 2)]]
            usable(derivatives)
        except (Unfit, ZeroDivisionError, OverflowError, TypeError):
            continue
        clean = [0.0 if abs(d) < mpf(10) ** -25 else float(d) for d in derivatives]
        seen.add(expression)
        cases.append({"f": expression, "at": [x, y], "value": float(central), "gradient": clean[:2],
                      "hessian": clean[2:]})
        break

rows = ",\n".join("    " + json.dumps(case) for case in cases)
document = ('{\n  "part": "symbolic",\n  "computed_by": ' + json.dumps("mpmath " + mpmath.__version__ + ", 60 digits") +
            ',\n  "cases": [\n' + rows + "\n  ]\n}\n")
json.loads(document)
pathlib.Path(__file__).with_name("symbolic.json").write_text(document, encoding="utf-8")
print("symbolic.json", len(cases), "cases")
