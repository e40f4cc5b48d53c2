from table import Table, numbers


def dot(a, b):
    return (a * b).sum()


table = Table("dot")
table.case("vectors", dot, [numbers(5), numbers(5)])
table.case("vectors of one", dot, [numbers(1), numbers(1)])
table.case("matrices", dot, [numbers(2, 3), numbers(2, 3)])
table.write()
