import csv
from pathlib import Path

import pytest

from catchgraph.reference.countries import countries, country, iso3_by_iso2, iso3_by_mid
from catchgraph.reference.tables import read_table, source, table_names, word_set


def test_every_table_names_its_source_and_is_rectangular() -> None:
    names = table_names()
    assert {"blanks", "countries", "legal_forms", "maritime_ids"} <= set(names)
    for name in names:
        assert len(source(name)) > 10, name
        rows = read_table(name)
        assert rows, name
        for row in rows:
            assert None not in row, (name, row)
            assert None not in row.values(), (name, row)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("blanks", "value"),
        ("business_words", "word"),
        ("legal_forms", "form"),
        ("native_forms", "native"),
        ("number_words", "word"),
        ("party_placeholders", "text"),
        ("vessel_prefixes", "prefix"),
        ("vessel_name_words", "short"),
        ("kanji_readings", "kanji"),
        ("scripts", "script"),
        ("countries", "iso3"),
        ("address_words", "word"),
        ("weight_units", "unit"),
        ("species", "code"),
        ("species_aliases", "code"),
        ("species_names", "name"),
        ("ports", "code"),
        ("fao_areas", "code"),
        ("currencies", "code"),
        ("value_bases", "word"),
        ("simp_codes", "code"),
    ],
)
def test_no_word_stands_twice(table: str, column: str) -> None:
    assert len(word_set(table, column)) == len(read_table(table))


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        read_table("no_such_table")


def test_countries_have_codes_of_their_own() -> None:
    codes = [entry.iso2 for entry in countries() if entry.iso2]
    assert len(codes) == len(set(codes)) == len(iso3_by_iso2())
    assert all(len(entry.iso3) == 3 and entry.name for entry in countries())
    assert iso3_by_iso2()["NA"] == "NAM"
    assert iso3_by_iso2()["SD"] == "SDN"


def test_no_name_means_two_countries() -> None:
    names = [name.casefold() for entry in countries() for name in {entry.name, *entry.aliases}]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_country_by_code() -> None:
    norway = country("NOR")
    assert norway is not None
    assert (norway.iso2, norway.name) == ("NO", "Norway")
    assert country("XYZ") is None


@pytest.mark.parametrize(
    ("mid", "iso3"), [("311", "BHS"), ("416", "TWN"), ("231", "FRO"), ("550", "TLS"), ("471", "ARE"), ("306", "CUW")]
)
def test_maritime_identification_digits(mid: str, iso3: str) -> None:
    assert iso3_by_mid()[mid] == iso3


def test_digits_name_known_countries() -> None:
    known = {entry.iso3 for entry in countries()}
    assert len(iso3_by_mid()) == 292
    for mid, iso3 in iso3_by_mid().items():
        assert 201 <= int(mid) <= 775
        assert iso3 in known


def test_digits_are_those_of_the_itu(shared_data: Path) -> None:
    with (shared_data / "reference/MaritimeIdentificationDigits.csv").open(encoding="utf-8", newline="") as file:
        assert {row["MID"] for row in csv.DictReader(file)} == set(iso3_by_mid())
