import pytest

from catchgraph.errors import InputError
from catchgraph.read.header import Header

HEADER = Header.of(["\ufeffName", "IOTC", "Reason", "ICCAT", "Reason", " Flag  State ", "#", ""])


def test_a_column_is_found_by_its_name():
    assert HEADER.find("Name") == 0
    assert HEADER.find("flag state") == 5
    assert HEADER.find("IMO") is None


def test_a_repeated_column_is_found_by_position_or_neighbour():
    assert HEADER.find("Reason#1") == 2
    assert HEADER.find("Reason#2") == 4
    assert HEADER.find("Reason#3") is None
    assert HEADER.find("Reason after IOTC") == 2
    assert HEADER.find("Reason after ICCAT") == 4
    assert HEADER.find("Reason after Name") is None
    assert HEADER.find("Reason after WCPFC") is None


def test_a_repeated_column_without_position_is_refused():
    with pytest.raises(InputError, match=r"2 columns are headed 'Reason' \(columns 3, 5\); expected one") as error:
        HEADER.find("Reason")
    assert "Reason#1" in error.value.hint


def test_a_name_that_looks_like_a_position_is_a_name_where_the_header_has_it():
    header = Header.of(["IMO", "IMO#1", "day after tomorrow"])
    assert header.find("IMO#1") == 1
    assert header.find("day after tomorrow") == 2


def test_missing_columns_are_named():
    assert HEADER.missing(["Name", "IMO", "Reason", "Reason#9"]) == ("IMO", "Reason#9")


def test_columns_have_names_for_people():
    assert [HEADER.label(n) for n in (0, 2, 4, 7)] == ["Name", "Reason#1", "Reason#2", "(column 8, without a name)"]


def test_a_column_without_a_name_is_found_by_the_one_before_it():
    assert HEADER.find("(without a name) after #") == 7
    assert HEADER.find("(without a name) after IOTC") is None


def test_underscores_are_spaces_unless_the_header_has_both():
    header = Header.of(["HS_CODE", "country iso_code_2", "NET WEIGHT", "NET_WEIGHT"])
    assert header.find("HS CODE") == 0
    assert header.find("COUNTRY_ISO CODE 2") == 1
    assert (header.find("NET WEIGHT"), header.find("NET_WEIGHT")) == (2, 3)
