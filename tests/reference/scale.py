from table import Table, numbers


def scale(x, s):
    return x * s.reshape(())


table = Table("scale")
table.case("a row", scale, [numbers(4), numbers()])
table.case("images", scale, [numbers(2, 2, 3), numbers()])
table.case("by one element", scale, [numbers(2, 2), numbers(1)])
table.case("a number", scale, [numbers(), numbers()])
table.write()
