"""Writes a table of figures that PyTorch computed, for one operation or optimizer.

Each script beside this file makes the table of its own name:

    table = Table("scale")
    table.case("a row", lambda x, s: x * s, [numbers(4), numbers()])
    table.write()

A case's gradients are those of sum(output·dy) with respect to every input whose
`differentiable` flag is set; dy is drawn unless it is given. All numbers are float64
and written with as many digits as read back as the same double. Inputs come from
Python's own generator, seeded by the table's name, and are rounded to few decimals, so
that the same inputs come out on every machine and with every version of PyTorch.
"""

import json
import pathlib
import random

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

_generator = random.Random()


def _shaped(values, shape):
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def _count(shape):
    count = 1
    for extent in shape:
        count *= extent
    return count


def numbers(*shape, low=-2.0, high=2.0, places=3):
    """Numbers spread evenly over [low, high], none of them 0."""
    values = []
    while len(values) < _count(shape):
        value = round(_generator.uniform(low, high), places)
        if value != 0.0:
            values.append(value)
    return _shaped(values, shape)


def whole_numbers(*shape, least, most):
    return _shaped([float(_generator.randint(least, most)) for _ in range(_count(shape))], shape)


def given(values):
    return torch.tensor(values, dtype=torch.float64)


def probabilities(*shape):
    """Rows of positive numbers that add up to 1 (as rounded doubles)."""
    return torch.softmax(numbers(*shape), dim=-1)


def one_hot(*shape):
    """Rows of zeros with a single 1."""
    rows, classes = _count(shape[:-1]), shape[-1]
    values = []
    for _ in range(rows):
        right = _generator.randrange(classes)
        values += [1.0 if k == right else 0.0 for k in range(classes)]
    return _shaped(values, shape)


def tensor_text(tensor):
    if tensor is None:
        return "null"
    data = [float(x) for x in tensor.detach().reshape(-1)]
    return '{"shape": ' + json.dumps(list(tensor.shape)) + ', "data": ' + json.dumps(data) + "}"


class Table:
    """The table of one operation."""

    def __init__(self, operation):
        self.operation = operation
        self.cases = []
        _generator.seed(operation)

    def case(self, name, forward, inputs, attributes=None, differentiable=None, dy=None, gradients=None):
        """One row. `forward` takes the inputs as tensors. `gradients` overrides what autograd
        gives, for a convention that PyTorch does not have: a function of the inputs and dy."""
        differentiable = differentiable or [True] * len(inputs)
        leaves = [x.clone().requires_grad_(d) for x, d in zip(inputs, differentiable)]
        output = forward(*leaves)
        if dy is None:
            dy = numbers(*output.shape)
        if gradients is not None:
            found = gradients(*inputs, dy)
        elif any(differentiable):
            wanted = [x for x, d in zip(leaves, differentiable) if d]
            formed = iter(torch.autograd.grad(output, wanted, dy))
            found = [next(formed) if d else None for d in differentiable]
        else:
            found = [None] * len(inputs)
        lists = lambda tensors: "[\n        " + ",\n        ".join(map(tensor_text, tensors)) + "]"
        self.cases.append(
            '    {\n      "name": ' + json.dumps(name) + ",\n"
            '      "attributes": ' + json.dumps(attributes or {}) + ",\n"
            '      "inputs": ' + lists(inputs) + ",\n"
            '      "output": ' + tensor_text(output) + ",\n"
            '      "dy": ' + tensor_text(dy) + ",\n"
            '      "gradients": ' + lists(found) + "\n    }")

    def write(self):
        _write(self.operation, "operation", self.cases)


class OptimizerTable:
    """The table of one optimizer: a start, the gradients that arrive, and the path."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.cases = []
        _generator.seed(optimizer)

    def case(self, name, make, settings, start, gradients):
        """`make` takes a list of parameters and gives a torch optimizer."""
        parameter = start.clone().requires_grad_(True)
        optimizer = make([parameter])
        path = []
        for gradient in gradients:
            parameter.grad = gradient.clone()
            optimizer.step()
            path.append(parameter.detach().clone())
        lists = lambda tensors: "[\n        " + ",\n        ".join(map(tensor_text, tensors)) + "]"
        self.cases.append(
            '    {\n      "name": ' + json.dumps(name) + ",\n"
            '      "settings": ' + json.dumps(settings) + ",\n"
            '      "start": ' + tensor_text(start) + ",\n"
            '      "gradients": ' + lists(gradients) + ",\n"
            '      "path": ' + lists(path) + "\n    }")

    def write(self):
        _write(self.optimizer, "optimizer", self.cases)


def _write(name, kind, cases):
    text = '{\n  "' + kind + '": ' + json.dumps(name) + ",\n"
    text += '  "computed_by": ' + json.dumps("PyTorch " + torch.__version__.split("a")[0] + ", float64") + ",\n"
    text += '  "cases": [\n' + ",\n".join(cases) + "\n  ]\n}\n"
    json.loads(text)
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(text, encoding="utf-8")
    print(path.name, len(cases), "cases")
