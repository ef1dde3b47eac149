"""What texts become as properties of nouns. Expected values by hand: forms of CBP 7501, AMS, ISO 6346, NIST factors."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.model.schema import RECORDS, node
from catchgraph.read.clean import Ways, clean, enrich
from catchgraph.read.clean.registry import given as properties_given

LABELS = sorted(kind.label for kind in RECORDS)
_TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str, "int": int, "float": float, "bool": bool, "datetime": dt.datetime,
    "list[str]": tuple, "list[float]": tuple, "list[int]": tuple,
}  # fmt: skip


def value(label: str, name: str, text: str, ways: Ways | None = None, beside: str = "") -> Any:
    return clean(label, name, text, ways or Ways(), beside).value


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("07/04/2023", "mdy", dt.datetime(2023, 7, 4)),
        ("2023-07-04", "mdy", dt.datetime(2023, 7, 4)),
        ("20230704", "ymd", dt.datetime(2023, 7, 4)),
        # 45111 days after 1899-12-30, as spreadsheets count.
        ("45111", "mdy", dt.datetime(2023, 7, 4)),
        ("45111.0", "ymd", dt.datetime(2023, 7, 4)),
        ("00000000", "ymd", None),
        ("", "ymd", None),
    ],
)
def test_days(text: str, order: str, expected: dt.datetime | None) -> None:
    found = clean("Entry", "entered", text, Ways(dates=order))
    assert (found.value, found.reason) == (expected, "")


def test_a_month_is_its_first_day_or_its_last_and_says_so() -> None:
    since = clean("Permit", "since", "2023-02")
    until = clean("Permit", "until", "2023-02")
    assert (since.value, until.value) == (dt.datetime(2023, 2, 1), dt.datetime(2023, 2, 28))
    assert "no day" in since.reason


@pytest.mark.parametrize("text", ["52025", "1125", "2025", "2025-03", "20250305"])
def test_where_days_are_whole_a_part_of_one_is_none(text: str) -> None:
    found = clean("Goods", "landed", text, Ways(whole_days=True))
    assert (found.value, found.reason) == (None, "no day: part of a date, or cut off")
    assert value("Goods", "landed", "2025-03-05", Ways(whole_days=True)) == dt.datetime(2025, 3, 5)


def test_what_is_no_date_gives_none_and_why() -> None:
    found = clean("Entry", "entered", "13/13/2023", Ways(dates="mdy"))
    assert found.value is None
    assert "order mdy" in found.reason


@pytest.mark.parametrize(
    ("text", "beside", "ways", "expected"),
    [
        ("1000", "Pounds", Ways(), 453.59237),
        ("1000", "Kilograms", Ways(), 1000.0),
        ("1,000 LB", "Kilograms", Ways(), 453.59237),
        ("12.5", "", Ways(weight_unit="t"), 12500.0),
        ("1.234,5", "kg", Ways(decimal_comma=True), 1234.5),
        ("", "kg", Ways(), None),
    ],
)
def test_weights_become_kilograms_by_the_nearest_unit(
    text: str, beside: str, ways: Ways, expected: float | None
) -> None:
    assert value("Bill", "gross_kg", text, ways, beside) == expected


def test_a_weight_without_unit_stays_unknown() -> None:
    assert clean("Goods", "net_kg", "1000").reason == "no weight: no unit"
    assert value("Goods", "net_kg", "1000") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("EC", "ECU"), ("Viet Nam", "VNM"), ("usa", "USA"), ("NA", None), ("", None)],
)
def test_countries(text: str, expected: str | None) -> None:
    assert value("Entry", "export_country", text) == expected


def test_na_is_namibia_where_codes_of_two_letters_stand() -> None:
    assert value("Entry", "export_country", "NA", Ways(iso2=True)) == "NAM"


def test_an_origin_that_is_no_country_is_kept_as_written() -> None:
    found = clean("Goods", "origin", "High Seas 71")
    assert (found.value, found.also) == (None, {"origin_written": "High Seas 71"})


def test_an_entry_number_says_its_filer_and_whether_its_digit_is_right() -> None:
    right, wrong = clean("Entry", "number", "abc 1234567 6"), clean("Entry", "number", "ABC-1234567-5")
    assert right.value == "ABC-1234567-6"
    assert right.also == {"filer": "ABC", "check_digit": "right"}
    assert right.reason == ""
    assert wrong.value == "ABC-1234567-5"
    assert wrong.also["check_digit"] == "wrong"
    assert "check digit" in wrong.reason


def test_a_property_that_a_noun_lacks_is_not_told_by_another() -> None:
    assert clean("HarvestReport", "entry", "ABC-1234567-6").also == {}


@pytest.mark.parametrize("text", ["123-45-6789", "123 45 6789"])
def test_a_number_of_a_person_is_never_kept(text: str) -> None:
    found = clean("Entry", "importer_number", text)
    assert (found.value, found.secret) == (None, True)
    assert found.also == {"personal_number": True}
    assert "6789" not in found.reason


def test_numbers_of_firms_and_what_stands_for_them_are_kept() -> None:
    assert value("Entry", "importer_number", "12-3456789ab") == "12-3456789AB"
    assert value("Entry", "consignee_number", "same") == "SAME"


def test_the_qualifier_beside_decides_what_a_number_is() -> None:
    assert value("SecurityFiling", "importer_number", "123456789", beside="EI") == "12-3456789"
    assert value("SecurityFiling", "importer_number", "123456789", beside="34") is None


def test_containers_of_a_cell() -> None:
    found = clean("Bill", "containers", "CSQU 305438-3, CSQU3054384")
    assert found.value == ("CSQU3054383", "CSQU3054384")
    assert "CSQU3054384" in found.reason
    assert value("Bill", "containers", "N/C") is None
    assert clean("Bill", "containers", "NON-CONTAINERIZED").reason == ""
    assert clean("Bill", "containers", "pallet 4").reason.startswith("no container")


def test_commodity_codes_in_digits_of_a_country() -> None:
    found = clean("Goods", "hs", "0306.17.00.03; 9903.01.25", Ways(hs_country="USA"))
    assert found.value == "0306170003"
    assert found.also == {"other_hs": ("99030125",), "hs_country": "USA"}
    assert "zero" in clean("Goods", "hs", "306170003").reason
    assert clean("Goods", "hs", "SHRIMP").value is None
    assert value("Measure", "hs", "0306.17, 0306.16") == ("030617", "030616")


def test_amounts_and_their_currency() -> None:
    assert clean("Goods", "value", "$12,345.60").value == 12345.6
    assert clean("Goods", "value", "$12,345.60").also == {"currency": "USD"}
    assert clean("Goods", "value", "12", Ways(currency="USD"), "EUR").also == {"currency": "EUR"}
    assert clean("Goods", "duty", "-3").reason == "negative"


def test_a_column_of_species_holds_codes_or_names() -> None:
    assert clean("Goods", "species", "yft").value == "YFT"
    assert clean("Goods", "species", "Yellowfin tuna").also == {"species_basis": "name"}
    group = clean("Goods", "species", "tuna")
    assert (group.value, group.also) == (None, {"species_group": "tuna"})
    assert group.reason == "names a group and no species"
    assert value("Analysis", "found_species", "YFT; SKJ") == ("YFT", "SKJ")


def test_goods_of_several_kinds_are_of_no_one_species_and_keep_all_that_is_named() -> None:
    both = clean("Goods", "species", "Skipjack and yellowfin tuna")
    assert (both.value, both.also) == (None, {"species_group": "tuna", "species_named": ("SKJ", "YFT")})
    assert both.reason == "names goods of several kinds: no one species"
    told = enrich("Goods", {"description": "FRZ SWORDFISH STEAKS / MAHI MAHI PORTIONS", "hs": "030489"})
    assert (told["species"], told["species_group"], told["species_named"]) == (None, None, ("DOL", "SWO"))
    stated = enrich("Goods", {"species": "YFT", "description": "SKIPJACK AND YELLOWFIN TUNA"})
    assert (stated["species"], stated["species_named"]) == ("YFT", None)


def test_packages_tell_their_kind() -> None:
    found = clean("Bill", "packages", "1200 CTN")
    assert (found.value, found.also) == (1200.0, {"package_kind": "CTN"})


def test_versions_of_a_bill() -> None:
    assert [value("Bill", "status", word) for word in ("New", "AMENDED", "Deleted", "")] == [
        *("new", "amended", "deleted"),
        None,
    ]


def test_what_steps_fill_is_not_given() -> None:
    assert {"document", "records", "id", "dataset"}.isdisjoint(properties_given("Bill"))
    with pytest.raises(KeyError):
        clean("Bill", "document", "x")


@settings(max_examples=300)
@given(
    st.sampled_from(LABELS), st.data(), st.one_of(st.text(max_size=40), st.from_regex(r"[\d.,/ -]{1,14}[A-Za-z]{0,4}"))
)
def test_no_text_raises_and_values_are_of_the_property_s_type(label: str, data: st.DataObject, text: str) -> None:
    name = data.draw(st.sampled_from(properties_given(label)))
    found = clean(label, name, text, Ways(dates=data.draw(st.sampled_from(("ymd", "mdy", "dmy")))))
    types = {each.name: each.type for each in node(label).properties}
    for key, each in {name: found.value, **found.also}.items():
        assert each is None or isinstance(each, _TYPES[types.get(key, "str")])


@pytest.mark.parametrize(
    ("label", "name", "text", "expected"),
    [
        ("Measure", "hs", "03; 1604.14, 0306 17", ("03", "160414", "030617")),
        ("Measure", "hs", "fish", None),
        ("Measure", "species", "Gadus morhua; YFT; shrimp", ("COD", "YFT")),
        ("Analysis", "declared_species", "yellowfin tuna", "YFT"),
        ("Analysis", "declared_species", "tuna", None),
        ("ContainerEvent", "load", "mty", "empty"),
        ("ContainerEvent", "load", "Laden", "loaded"),
        ("ContainerEvent", "load", "half", None),
        ("Refusal", "firm_number", "3010000000", "3010000000"),
    ],
)
def test_what_is_asked_of_enforcement_and_containers(label: str, name: str, text: str, expected: object) -> None:
    assert value(label, name, text) == expected


def test_an_establishment_number_that_was_rounded_is_kept_and_said_to_be_none() -> None:
    found = clean("Refusal", "firm_number", "3.01E+09")
    assert (found.also, found.reason) == ({"firm_number_usable": False}, "no identity: rounded by a spreadsheet")


def test_numbers_that_customs_of_a_partner_give_firms_and_never_those_of_persons():
    # CPF is the number of a natural person in Brazil, CNPJ that of a firm; 11.222.333/0001-81 has the right digits.
    firm = clean("ExportDeclaration", "exporter_number", "11.222.333/0001-81", beside="BRA")
    assert (firm.value, firm.reason) == ("11222333000181", "")
    assert clean("ExportDeclaration", "exporter_number", "11.222.333/0001-82", beside="BRA").reason == (
        "wrong check digit of a CNPJ"
    )
    for country in ("BRA", "BR"):
        person = clean("ImportDeclaration", "consignee_number", "529.982.247-25", beside=country)
        assert (person.value, person.secret) == (None, True)
    assert clean("ExportDeclaration", "declarant_number", "AG-114", beside="ECU").value == "AG-114"
    assert clean("ExportDeclaration", "declarant_number", " ").value is None
