# The picture of `gradwalk descend … -o four.png` as one would draw it with matplotlib: contours
# of x²/20 + y² with their values, and the paths of four optimizers from (−7, 2). Written by
# four.cpp's side; run by it.
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def paths():
    g = lambda p: np.array([p[0] / 10, 2 * p[1]])
    out = {}
    p = np.array([-7.0, 2.0])
    out["sgd"] = [p]
    for _ in range(30):
        p = p - 0.95 * g(p)
        out["sgd"].append(p)
    p, v = np.array([-7.0, 2.0]), np.zeros(2)
    out["momentum"] = [p]
    for _ in range(30):
        v = 0.9 * v + g(p)
        p = p - 0.1 * v
        out["momentum"].append(p)
    p, s = np.array([-7.0, 2.0]), np.zeros(2)
    out["adagrad"] = [p]
    for _ in range(30):
        s = s + g(p) ** 2
        p = p - 1.5 * g(p) / (np.sqrt(s) + 1e-10)
        out["adagrad"].append(p)
    p, m, s = np.array([-7.0, 2.0]), np.zeros(2), np.zeros(2)
    out["adam"] = [p]
    for t in range(1, 31):
        m = 0.9 * m + 0.1 * g(p)
        s = 0.999 * s + 0.001 * g(p) ** 2
        p = p - 0.3 * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        out["adam"].append(p)
    return out


x, y = np.meshgrid(np.linspace(-8.2, 2.1, 193), np.linspace(-2.4, 2.6, 145))
figure, axes = plt.subplots(figsize=(12.8, 7.2), dpi=100)
levels = [0.2, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9]
axes.contourf(x, y, x**2 / 20 + y**2, levels=[0] + levels, cmap="Greys", alpha=0.3)
axes.clabel(axes.contour(x, y, x**2 / 20 + y**2, levels=levels, colors="grey"))
for (name, path), style in zip(paths().items(), ["s--", "^-.", "D:", "o-"]):
    path = np.array(path)
    axes.plot(path[:, 0], path[:, 1], style, label=name)
    axes.annotate(name, path[-1])
axes.set_xlabel("x")
axes.set_ylabel("y")
axes.set_title("Descent")
figure.savefig(sys.argv[1])
