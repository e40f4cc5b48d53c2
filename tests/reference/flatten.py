from table import Table, numbers

table = Table("flatten")
table.case("an image", lambda x: x.reshape(-1), [numbers(2, 3)])
table.case("channels", lambda x: x.reshape(-1), [numbers(2, 2, 3)])
table.case("a batch keeps its first axis", lambda x: x.flatten(1), [numbers(3, 2, 2, 2)])
table.case("a row", lambda x: x.reshape(-1), [numbers(4)])
table.case("one number", lambda x: x.reshape(-1), [numbers()])
table.write()
