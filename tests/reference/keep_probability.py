from table import Table, given, numbers


def keep_probability(probability="keep"):
    return lambda p: 1 - p if probability == "drop" else p * 1


def case(name, p, **attributes):
    table.case(name, keep_probability(**attributes), [p], attributes)


table = Table("keep_probability")
case("a number, to keep", given(0.8))
case("a number, to drop", given(0.8), probability="drop")
case("one for each input, to drop", numbers(2, 3, low=0.1, high=0.9), probability="drop")
case("one for each input, to keep", numbers(4, low=0.1, high=0.9))
table.write()
