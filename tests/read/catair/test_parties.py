import pytest

from catchgraph.read.catair.groups import Group
from catchgraph.read.catair.parties import NO_FORM, PERSONAL, is_person, named_in
from catchgraph.read.message_lines import WIDTH, Line


def record(id_, *fields):
    signs = list(id_.ljust(WIDTH))
    for column, value in fields:
        signs[column - 1 : column - 1 + len(value)] = value
    return Line(id_, "".join(signs), 1)


def group(*lines):
    return Group(records=[(line, f"{line.id}[{number}]") for number, line in enumerate(lines, 1)])


def numbers_of(*fields):
    said = []
    [named] = named_in(group(record("SF30", (5, "BY"), (8, "REEF LTD"), *fields)), "SF30")
    return named.party("buyer", lambda *note: said.append(note)).parts.numbers, said


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("EI", "12-3456789", (("importer number", "12-3456789"),)),
        ("ANI", "991801-12345", (("importer number", "991801-12345"),)),
        ("DUN", "150483782", (("duns", "150483782"),)),
        ("47", "3010123456", (("FEI", "3010123456"),)),
        ("FR", "X042", ()),
        ("EI", "", ()),
    ],
)
def test_numbers_are_called_by_their_qualifier(kind, number, expected):
    assert numbers_of((43, kind), (46, number)) == (expected, [])


@pytest.mark.parametrize(("kind", "number"), [("34", "078-05-1120"), ("AEF", "X1234567"), ("EI", "078-05-1120")])
def test_numbers_of_persons_are_noted_and_not_kept(kind, number):
    numbers, [(called, value, reason, part)] = numbers_of((43, kind), (46, number))
    assert numbers == ()
    assert (called, value, reason, part) == ("SF30 46-65", "", PERSONAL, "SF30[1]")


def test_a_number_of_no_known_form_may_be_a_mistyped_one_of_a_person():
    assert numbers_of((43, "EI"), (46, "12345")) == ((), [("SF30 46-65", "", NO_FORM, "SF30[1]")])


def test_a_person_is_one_by_the_number():
    def first(kind, number):
        [named] = named_in(group(record("SF30", (5, "CN"), (43, kind), (46, number))), "SF30")
        return is_person(named)

    assert first("34", "078-05-1120")
    assert first("AEF", "X1234567")
    assert not first("EI", "12-3456789")
    assert not first("", "")


def test_records_of_an_address_go_to_the_name_before_them():
    found = group(
        record("SE36", (5, "LOST")),
        record("SE30", (5, "MF"), (8, "REEF LTD")),
        record("SE35", (5, "15"), (7, "1 QUAY"), (44, "HALL 2")),
        record("SE36", (5, "PAITA"), (49, "20701"), (64, "PE")),
        record("SE30", (5, "SE"), (8, "SABLE SA")),
    )
    maker, seller = named_in(found, "SE30", "SE35", "SE36")
    assert (maker.role, maker.lines, maker.city, maker.postcode, maker.country) == (
        *("MF", ["1 QUAY", "HALL 2"], "PAITA", "20701", "PE"),
    )
    assert (seller.role, seller.lines, seller.city) == ("SE", [], "")
