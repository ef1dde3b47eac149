from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.sizes import choose_lengths, choose_tonnages


def chosen(**cells):
    found = [Column(n, name, name, values) for n, (name, values) in enumerate(cells.items())]
    return Chosen(found, len(found[0].cells))


def test_unit_and_kind_stand_in_the_header():
    [size] = choose_lengths(chosen(**{"Length overall (ft)": ["120", "90"]}))
    assert (size.unit, size.kind, size.kind_column) == ("ft", "LOA", None)


def test_unit_and_kind_stand_in_columns_of_their_own():
    kinds = ["REG", "LOA", "Type of Length Unknown", "betweenpp", "fathomed"]
    table = chosen(**{"Length": ["1", "2", "3", "4", "5"], "Length type": kinds, "Unit of length": ["m"] * 5})
    [size] = choose_lengths(table)
    assert (size.unit, size.unit_column.name, size.kind_column.name) == ("", "Unit of length", "Length type")
    assert size.kinds == {"REG": "registered", "LOA": "LOA", "Type of Length Unknown": "", "betweenpp": "LBP"}
    assert table.taken == {0, 1, 2}


def test_words_before_the_numbers_are_kinds():
    [size] = choose_tonnages(chosen(TONNAGE=["LC 109", "OC 3817"]))
    assert size.prefixes == {"LC": "GT", "OC": "GRT"}


def test_a_net_tonnage_is_no_kind_of_gross_tonnage():
    [size] = choose_tonnages(chosen(**{"Tonnage": ["1", "2"], "Tonnage type": ["Gross GT", "NT"]}))
    assert size.kinds == {"Gross GT": "GT"}


def test_what_is_no_number_is_no_size():
    assert choose_lengths(chosen(Length=["long", "longer"])) == []
