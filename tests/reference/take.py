from table import Table, given, numbers


def take(x, rows):
    return x[rows.long()]


table = Table("take")
once = [True, False]
table.case("rows", take, [numbers(4, 3), given([2.0, 0.0])], differentiable=once)
table.case("twice", take, [numbers(3, 2), given([1.0, 1.0, 2.0, 1.0])], differentiable=once)
table.case("numbers", take, [numbers(5), given([4.0, 0.0, 3.0])], differentiable=once)
table.case("one row", take, [numbers(3, 2), given(1.0)], differentiable=once)
table.case("images", take, [numbers(3, 2, 2), given([2.0, 2.0])], differentiable=once)
table.case("one number", take, [numbers(3), given(0.0)], differentiable=once)
table.write()
