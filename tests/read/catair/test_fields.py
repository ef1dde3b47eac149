import re

import pytest

from catchgraph.read.catair.fields import called, day, fills, line_number, places, records, text, whole
from catchgraph.read.catair.weights import AS_WRITTEN, IMPLIED, weight
from catchgraph.read.message_lines import WIDTH, Line


def record(id_, *fields):
    """A record with texts at columns (1-based)."""
    signs = list(id_.ljust(WIDTH))
    for column, value in fields:
        signs[column - 1 : column - 1 + len(value)] = value
    return Line(id_, "".join(signs)[:WIDTH], 1)


def test_fields_stand_inside_their_records_and_apart():
    for id_ in records():
        taken = [set(range(place.first, place.last + 1)) for (each, _), place in places().items() if each == id_]
        assert re.fullmatch(r"\d\d|OI|[A-Z]{2}\d\d", id_)
        assert all(min(each) > len(id_) and max(each) <= WIDTH for each in taken)
        assert sum(map(len, taken)) == len(set().union(*taken)), id_


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("02152025", "2025-02-15"),
        ("00000000", ""),
        ("", ""),
        ("2025", "2025"),
        ("99992025", "2025-99-99"),
    ],
)
def test_days_are_turned_round(written, expected):
    assert day(record("PG06", (30, written)), "start").text == expected


def test_a_day_of_six_digits_is_of_this_century():
    assert day(record("11", (42, "051425")), "entered").text == "2025-05-14"


@pytest.mark.parametrize(("written", "expected"), [("0000012550", "125.50"), ("12,550", "12,550"), ("", "")])
def test_implied_decimals_are_those_of_digits_alone(written, expected):
    assert whole(record("50", (14, written)), "duty", decimals=2).text == expected


def test_a_field_has_a_name_for_notes():
    line = record("PG06", (5, "HCF"))
    assert (text(line, "source"), called(line, "source")) == ("HCF", "PG06 5-7")
    assert called(record("PG01"), "disclaimer") == "PG01 80"
    assert line_number("007") == "7"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([(43, "KG"), (46, "0001250000")], ("12500.00", "KG", IMPLIED)),
        ([(43, "KG"), (46, "0000010000")], ("100.00", "KG", IMPLIED)),
        ([(43, "KG"), (46, "10000")], ("10000", "KG", AS_WRITTEN)),
        ([(46, "10000 KG")], ("10000", "KG", AS_WRITTEN)),
        ([(44, "LB 2,500.5")], ("2,500.5", "LB", AS_WRITTEN)),
        ([(46, "1250000")], ("1250000", "", AS_WRITTEN)),
        ([(43, "KG"), (46, "ABOUT 5000")], ("KG ABOUT 5000", "", AS_WRITTEN)),
        ([(43, "KG"), (46, "0000000000")], None),
        ([(43, "KG")], None),
        ([], None),
    ],
)
def test_weights_are_read_as_they_stand(fields, expected):
    found = weight(record("PG31", (5, "VCR"), *fields))
    assert (found and (found.written.text, found.written.beside, found.reading)) == expected


def test_a_number_fills_its_field_or_does_not():
    assert fills(record("PG31", (46, "0000010000")), "net")
    assert not fills(record("PG31", (46, "10000")), "net")
    assert not fills(record("PG31", (46, "00000100.0")), "net")
