"""A 256×256 sweep of 100 Momentum steps on x²/20 + y², vectorised; see sweep.cpp.

Prints the milliseconds of each run and the sum of the finite losses, once for plain
expressions and once with every temporary array reused.
"""

import sys
import time

import numpy as np


def axes():
    rate = 0.001 * (1.0 / 0.001) ** (np.arange(256) / 255.0)
    momentum = np.arange(256) / 255.0 * 0.99
    return np.meshgrid(rate, momentum)


def plain(rate, momentum, steps):
    x = np.full(rate.shape, -7.0)
    y = np.full(rate.shape, 2.0)
    vx = np.zeros(rate.shape)
    vy = np.zeros(rate.shape)
    for _ in range(steps):
        vx = momentum * vx + x / 10.0
        vy = momentum * vy + 2.0 * y
        x = x - rate * vx
        y = y - rate * vy
    return x * x / 20.0 + y * y


def reusing(rate, momentum, steps):
    x = np.full(rate.shape, -7.0)
    y = np.full(rate.shape, 2.0)
    vx = np.zeros(rate.shape)
    vy = np.zeros(rate.shape)
    spare = np.empty(rate.shape)
    for _ in range(steps):
        for position, velocity, slope in ((x, vx, 0.1), (y, vy, 2.0)):
            np.multiply(momentum, velocity, out=velocity)
            np.multiply(position, slope, out=spare)
            np.add(velocity, spare, out=velocity)
            np.multiply(rate, velocity, out=spare)
            np.subtract(position, spare, out=position)
    return x * x / 20.0 + y * y


runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
for name, work in (("plain", plain), ("reusing", reusing)):
    rate, momentum = axes()
    with np.errstate(all="ignore"):
        loss = work(rate, momentum, 100)
        for _ in range(runs):
            begin = time.perf_counter()
            loss = work(rate, momentum, 100)
            print(name, (time.perf_counter() - begin) * 1e3, float(loss[np.isfinite(loss)].min()))
