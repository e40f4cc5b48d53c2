import torch
from torch.nn.functional import conv2d

from table import Table, numbers


def forward(stride=1, padding=0, kernel="correlation"):
    """The operation's shapes around PyTorch's: images of rank 2, 3 or 4, kernels F×F or out×in×F×F."""

    def run(x, k, b=None):
        images = x.reshape((1,) * (4 - x.dim()) + tuple(x.shape))
        kernels = k.reshape((1,) * (4 - k.dim()) + tuple(k.shape))
        if kernel == "flipped":
            kernels = kernels.flip(-2, -1)
        y = conv2d(images, kernels, None if b is None else b.reshape(-1), stride=stride, padding=padding)
        if x.dim() == 4:
            return y
        return y[0] if x.dim() == 3 or k.dim() == 4 else y[0, 0]

    return run


def case(name, inputs, **attributes):
    table.case(name, forward(**attributes), inputs, attributes)


table = Table("conv2d")
case("one image, one kernel", [numbers(4, 4), numbers(2, 2)])
case("a bias that is one number", [numbers(3, 4), numbers(2, 3), numbers()])
case("a bias of one element", [numbers(3, 3), numbers(2, 2), numbers(1)])
case("the kernel as large as the image", [numbers(3, 2), numbers(3, 2), numbers()])
case("a kernel of one cell", [numbers(2, 3), numbers(1, 1), numbers()])
case("stride 2 over an odd extent", [numbers(5, 5), numbers(3, 3), numbers()], stride=2)
case("stride 2 that leaves a column unread", [numbers(5, 6), numbers(2, 2), numbers()], stride=2)
case("stride larger than the kernel", [numbers(7, 7), numbers(2, 2)], stride=3)
case("padding 1", [numbers(3, 3), numbers(3, 3), numbers()], padding=1)
case("padding 2, stride 2", [numbers(4, 5), numbers(3, 3), numbers()], stride=2, padding=2)
case("padding wider than the kernel", [numbers(2, 2), numbers(2, 2)], padding=3)
case("several kernels on an image without channels", [numbers(4, 4), numbers(3, 1, 2, 2), numbers(3)])
case("channels in and out", [numbers(2, 4, 4), numbers(3, 2, 2, 2), numbers(3)])
case("channels in, one kernel", [numbers(3, 3, 3), numbers(1, 3, 2, 2), numbers(1)])
case("a batch without bias", [numbers(2, 2, 3, 4), numbers(2, 2, 2, 2)])
case("a batch, stride 2, padding 1", [numbers(2, 2, 5, 5), numbers(3, 2, 3, 3), numbers(3)], stride=2, padding=1)
case("a batch and a kernel that is not square", [numbers(2, 1, 4, 5), numbers(2, 1, 3, 2), numbers(2)], padding=1)
case("a kernel turned by 180°", [numbers(4, 4), numbers(2, 2), numbers()], kernel="flipped")
case("a kernel turned by 180°, not square, stride 2, padding 1", [numbers(5, 4), numbers(3, 2)], stride=2, padding=1, kernel="flipped")
case("kernels of one row turned by 180°, padding wider than they are", [numbers(2, 3), numbers(2, 1, 1, 3), numbers(2)], padding=3, kernel="flipped")
case("a batch and kernels turned by 180°", [numbers(2, 2, 4, 4), numbers(3, 2, 3, 3), numbers(3)], padding=1, kernel="flipped")
table.write()
