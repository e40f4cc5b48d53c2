import torch
from torch.nn.functional import fold, max_pool2d, unfold

from table import Table, given, numbers, whole_numbers


def as_images(x):
    return x.reshape((1,) * (4 - x.dim()) + tuple(x.shape))


def forward(size=2, stride=0, ties="first"):
    def run(x):
        y = max_pool2d(as_images(x), size, stride or size)
        return y.reshape(tuple(x.shape[:-2]) + tuple(y.shape[-2:]))

    return run


def to_every_largest(size, stride):
    """PyTorch gives a window's gradient to its first largest cell; this gives it to each."""

    def run(x, dy):
        images = as_images(x)
        flat = images.reshape(-1, 1, *images.shape[-2:])  # each channel an image of its own
        windows = unfold(flat, size, stride=stride)
        largest = windows.amax(dim=1, keepdim=True)
        shares = (windows == largest) * dy.reshape(flat.shape[0], 1, -1)
        return [fold(shares, flat.shape[-2:], size, stride=stride).reshape(x.shape)]

    return run


def case(name, x, **attributes):
    gradients = None
    if attributes.get("ties") == "all":
        size = attributes.get("size", 2)
        gradients = to_every_largest(size, attributes.get("stride") or size)
    table.case(name, forward(**attributes), [x], attributes, gradients=gradients)


table = Table("max_pool")
case("windows side by side", numbers(4, 4))
case("an odd row and column that no window reads", numbers(5, 5))
case("windows of size 3", numbers(6, 6), size=3)
case("windows of one cell", numbers(2, 2), size=1)
case("overlapping windows", numbers(4, 4), size=2, stride=1)
case("overlapping windows of size 3", numbers(5, 6), size=3, stride=2)
case("gaps between the windows", numbers(5, 5), size=2, stride=3)
case("channels", numbers(2, 4, 4))
case("a batch with channels", numbers(2, 2, 4, 3), size=2, stride=1)
case("ties go to the first cell", given([[1.0, 1.0, 2.0, 0.0], [1.0, 1.0, 0.0, 2.0], [3.0, 3.0, 0.0, 0.0], [0.0, 3.0, 0.0, 0.0]]))
case("ties in overlapping windows", whole_numbers(4, 5, least=0, most=2), size=2, stride=1)
case("ties go to every largest cell", whole_numbers(4, 4, least=0, most=1), ties="all")
case("ties of overlapping windows go to every largest cell", whole_numbers(4, 4, least=0, most=2), size=3, stride=1, ties="all")
case("no ties, given to all", numbers(4, 4), ties="all")
table.write()
