import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.importer import ImporterNumber, importer_number


@pytest.mark.parametrize(
    ("value", "qualifier", "number"),
    [
        ("12-3456789", "", ImporterNumber("EIN", "12-3456789")),
        ("12-345678900", "", ImporterNumber("EIN", "12-345678900")),
        ("12-3456789AB", "", ImporterNumber("EIN", "12-3456789AB")),
        ("12-3456789-ab", "", ImporterNumber("EIN", "12-3456789AB")),
        ("IRS No. 12-3456789", "", ImporterNumber("EIN", "12-3456789")),
        ('="12-3456789"', "", ImporterNumber("EIN", "12-3456789")),
        ("123456789", "EI", ImporterNumber("EIN", "12-3456789")),
        ("12345678900", "EI", ImporterNumber("EIN", "12-345678900")),
        ("991801-12345", "", ImporterNumber("CBP", "991801-12345")),
        ("99ab01-12345", "", ImporterNumber("CBP", "99AB01-12345")),
        ("99180112345", "ANI", ImporterNumber("CBP", "991801-12345")),
        ("SAME", "", ImporterNumber("same")),
        ("consolidated", "", ImporterNumber("consolidated")),
        # no social security number begins with 9, 666 or 000, no taxpayer number of a person has 34 there: only an EIN
        ("912345678", "", ImporterNumber("EIN", "91-2345678")),
    ],
)
def test_numbers_of_firms(value: str, qualifier: str, number: ImporterNumber) -> None:
    assert importer_number(value, qualifier) == number
    assert not number.personal


@pytest.mark.parametrize(
    ("value", "qualifier", "kind"),
    [
        ("123-45-6789", "", "SSN"),
        ("123 45 6789", "", "SSN"),
        ("123-45-6789", "EI", "SSN"),
        ("123456789", "34", "SSN"),
        ("12-3456789", "34", "SSN"),
        ("X1234567", "AEF", "passport"),
        ("123456789", "", "unclear"),
        ("912705678", "", "unclear"),
        ("912-70-5678", "", "SSN"),
        ("912500000", "", "unclear"),
    ],
)
def test_of_a_person_only_that_there_was_one_is_kept(value: str, qualifier: str, kind: str) -> None:
    found = importer_number(value, qualifier)
    assert found is not None
    assert (found.kind, found.number, found.personal) == (kind, "", True)


@pytest.mark.parametrize("value", ["", "-", "N/A", "12-345678", "1-23456789", "991801-1234", "12345678", "12-34567890"])
def test_neither(value: str) -> None:
    assert importer_number(value) is None


def test_a_person_s_qualifier_without_number() -> None:
    assert importer_number("", "34") is None


def test_units_of_one_firm() -> None:
    numbers = [importer_number(value) for value in ("12-3456789", "12-345678900", "12-3456789AB")]
    assert {number.firm for number in numbers if number} == {"12-3456789"}


@given(st.text(), st.sampled_from(["", "EI", "ANI", "34", "AEF", "??"]))
def test_what_is_personal_is_never_kept(value: str, qualifier: str) -> None:
    found = importer_number(value, qualifier)
    if found is not None:
        assert not (found.personal and found.number)
        assert not found.number or importer_number(found.number) == found


@given(st.from_regex(r"[0-9]{3}-[0-9]{2}-[0-9]{4}", fullmatch=True), st.sampled_from(["", "EI", "ANI", "34", "AEF"]))
def test_no_form_of_a_social_security_number_passes(value: str, qualifier: str) -> None:
    found = importer_number(value, qualifier)
    assert found is not None
    assert found.number == ""
