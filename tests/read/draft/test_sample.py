import pytest

from catchgraph.read.draft.sample import sample_of


def sample(write, text):
    return sample_of(write("a.csv", text))


@pytest.mark.parametrize(
    ("text", "delimiter", "line", "lines"),
    [
        ("Name,Flag\nA,ESP\n", ",", 0, 1),
        # Decimal commas part these lines, too, but into fewer cells.
        ("Name;Flag;Length;GT\nA;ESP;1,5;2,5\nB;ESP;3,5;4,5\n", ";", 0, 1),
        ("\nFleet of 2024\n\nName\tFlag\nA\tESP\nB\tESP\n", "\t", 4, 1),
        ("Fleet;;\nas of today;;\nName;Flag;Gear\nA;ESP;x1\n", ";", 3, 1),
        ("Vessel;;Owner;\nName;Flag;Name;Address\nA;ESP;B;C 1\n1;2;3;4\n", ";", 0, 2),
        ("Name;Flag;IMO\nNom;Pavillon;OMI\nA;ESP;9074729\n", ";", 0, 2),
        # No word is known: the first line that is mostly filled.
        ("甲;乙;丙\nA;ESP;1\n", ";", 0, 1),
    ],
)
def test_delimiter_and_header_are_found(write, text, delimiter, line, lines):
    found = sample(write, text)
    assert (found.delimiter, found.header_line, found.header_lines) == (delimiter, line, lines)


def test_a_column_without_a_name_cannot_be_referred_to(write):
    found = sample(write, "Name,,Flag\nA,x,ESP\n")
    assert [column.reference for column in found.columns] == ["Name", None, "Flag"]


def test_values_of_long_columns_are_evenly_chosen(write):
    found = sample(write, "Name,No\n" + "".join(f"A,{n}\n" for n in range(1000)))
    assert found.columns[1].values == [str(n) for n in range(0, 1000, 3)]
    assert found.columns[0].distinct == ["A"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SEA LOTUS,9074729,x\nB,9176187,y\n", "9074729"),
        ("SEA LOTUS,352999101\nB,352999102\n", "352999101"),
        ("SEA LOTUS,x,2024-05-01\nB,x,2024-05-02\n", "2024-05-01"),
        ("SEA LOTUS,HOZQ6,Panama\nB,HOZQ7,Blue Fishing Company\n", "Panama"),
        ("SEA LOTUS,12,3.5\nB,13,4.5\n", "12"),
    ],
)
def test_a_first_line_of_values_is_a_row(write, text, value):
    found = sample(write, text)
    assert (found.header_lines, found.value, found.rows) == (0, value, 2)
    assert [column.reference for column in found.columns][:2] == ["column 1", "column 2"]
    assert found.columns[0].cells == ["SEA LOTUS", "B"]


@pytest.mark.parametrize(
    "text", ["Name,Flag,2023-01-01\nA,ESP,x\n", "GT,NO,ID\n1,2,3\n", "Nimi,Lippu,Numero\nA,ESP,9074729\n"]
)
def test_a_header_with_an_odd_word_is_a_header(write, text):
    assert sample(write, text).header_lines == 1
