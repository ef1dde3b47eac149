from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.flag import flag, flags

from .columns import distinct


@pytest.mark.parametrize(
    ("value", "iso3"),
    [
        ("PT", "PRT"),
        ("prt", "PRT"),
        ("PRT", "PRT"),
        ("Portugal", "PRT"),
        ("EU (Portugal)", "PRT"),
        ("Spain (EU)", "ESP"),
        ("Fishing Entity of Taiwan", "TWN"),
        ("Chinese Taipei", "TWN"),
        ("CTP", "TWN"),
        ("TW", "TWN"),
        ("Korea (Republic of)", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("KOREA(REPUBLIC OF)", "KOR"),
        ("Rep. of Korea", "KOR"),
        ("Korea", "KOR"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Republic of Marshall Islands", "MHL"),
        ("RMI", "MHL"),
        ("FSM", "FSM"),
        ("PNG", "PNG"),
        ("Micronesia, Federated States of", "FSM"),
        ("FRA (French Polynesia)", "PYF"),
        ("U.S.A", "USA"),
        ("UNITED STATES OF AMERICA", "USA"),
        ("THE REPUBLIC OF PALAU", "PLW"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("St. Kitts & Nevis", "KNA"),
        ("Curaçao", "CUW"),
        ("CURACAO", "CUW"),
        ("Côte d'Ivoire", "CIV"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Russia", "RUS"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("España", "ESP"),
        ("Corée du Nord", None),
        ("République de Corée", "KOR"),
        ("Netherlands Antilles", "ANT"),
        ("ANT", "ANT"),
        ("USSR", "SUN"),
        ("SUN", "SUN"),
        ("China, People's Republic Of", "CHN"),
        ("Hong Kong", "HKG"),
        ("Iran", "IRN"),
        ("Zanzibar", "TZA"),
        ("NO", "NOR"),
        ("Namibia", "NAM"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Equatorial Guinea", "GNQ"),
        ("Guinea-Bissau", "GNB"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Samoa", "WSM"),
        ("American Samoa", "ASM"),
        ("Republic of China", "TWN"),
    ],
)
def test_flags_of_one_country(value: str, iso3: str | None) -> None:
    assert flag(value) == iso3
    assert flag(f"  {value} ") == iso3


@pytest.mark.parametrize(
    "value",
    [
        "",
        "NA",
        "NE",
        "No",
        "none",
        "Unknown",
        "UNK",
        "EU",
        "XEU",
        "European Union",
        "KINGSTOWN",
        "JCBY",
        "ZZ",
        "QQQ",
        "Atlantis (EU)",
        "Democratic Republic of Korea",
        "PANAMA;LIBERIA",
        "x" * 20_000,
        "(" * 20_000,
    ],
)
def test_no_flag(value: str) -> None:
    assert flag(value) is None


def test_a_column_of_two_letter_codes_may_hold_namibia_and_niger() -> None:
    assert flag("NA", iso2=True) == "NAM"
    assert flag("NE", iso2=True) == "NER"
    assert flag("ZZ", iso2=True) is None
    assert flag("Chile", iso2=True) == "CHL"


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("PANAMA;LIBERIA", ["PAN", "LBR"]),
        ("LR , CW , PA", ["LBR", "CUW", "PAN"]),
        ("JAPAN/PANAMA/GHANA", ["JPN", "PAN", "GHA"]),
        ('LIBERIA, "Panama"', ["LBR", "PAN"]),
        ("Korea, Republic of", ["KOR"]),
        ("PA, SP", ["PAN"]),
        ("Panama, PANAMA", ["PAN"]),
        ("NONE", []),
    ],
)
def test_several_flags(value: str, codes: list[str]) -> None:
    assert flags(value) == codes


@given(st.text())
def test_never_raises(value: str) -> None:
    code = flag(value)
    assert code is None or (len(code) == 3 and flag(code) == code)
    assert len(flags(value)) == len(set(flags(value)))


# What stands in a flag's column and is none: no state, a place, a fleet, a slip of the pen.
NO_FLAGS = {"European Union", "EU", "XEU", "AFRICA", "FRENCH", "JCBY", "KINGSTOWN", "MXO", "one", "No", "Non"}


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("registers/CCSBT_vessels_2025-08-26.csv", ["Flag", "Authorising Entity", "Owner Country", "Operator Country"]),
        ("registers/FFA_vessels_2025-08-26.csv", ["Flag", "Previous Flag", "Built in Country"]),
        ("registers/IATTC_vessels_2025-08-26.csv", ["Flag"]),
        ("registers/IOTC_vessels_2025-08-26.csv", ["Flag State Code", "Flag State Name"]),
        ("registers/NAFO_vessels_2025-08-26.csv", ["countryId"]),
        ("registers/NEAFC_vessels_2025-08-26.csv", ["SENDER", "FLAG"]),
        ("registers/PNA_TUNA_2025-09-08.csv", ["Flag State"]),
        (
            "registers/WCPFC_vessels_2025-08-26.csv",
            ["Submitted by CCM", "Flag of fishing vessel", "Previous flag (if any)", "Host CCM"],
        ),
        ("iuu/IUUList-20251108.csv", ["Flag"]),
        ("events/miller2018-carriers.csv", ["flag"]),
        ("events/gfw-carrier-encounters.csv", ["v1_flag", "v2_flag"]),
    ],
)
def test_every_flag_in_public_registers_is_known(shared_data: Path, file: str, columns: list[str]) -> None:
    from catchgraph.normalise.text import is_blank

    values = distinct(shared_data / file, columns)
    assert values
    assert {value for value in values if not flags(value) and not is_blank(value)} <= NO_FLAGS
