from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.gear import SERVING, gear_group
from catchgraph.reference.tables import read_table

from .columns import distinct

# Columns of the public registers that hold a gear or a type of vessel.
COLUMNS = {
    "WCPFC_vessels_2025-08-26.csv": ["Type of vessel", "Type of fishing method or methods"],
    "IOTC_vessels_2025-08-26.csv": ["Type Name", "Gears Name"],
    "IATTC_vessels_2025-08-26.csv": ["Gear"],
    "CCSBT_vessels_2025-08-26.csv": ["Vessel Type", "Gear Type"],
    "FFA_vessels_2025-08-26.csv": ["Type"],
    "NEAFC_vessels_2025-08-26.csv": ["TYPE"],
    "PNA_TUNA_2025-09-08.csv": ["Vessel Type"],
}
#: Values of theirs that name no gear.
NAMELESS = {"", "UNCL", "MIS", "Other", "FX", "Fishing Vessel"}


@pytest.mark.parametrize(
    "text", ["SP", "SPT", "PS; PS1", "Single Purse Seiner", "TUNA_PURSE_SEINES", "1.1", "Cerquero"]
)
def test_purse_seiners(text: str) -> None:
    assert gear_group(text) == "purse seine"


@pytest.mark.parametrize(
    "text",
    [
        "FO",
        "Carrier",
        "Fish carriers",
        "Reefer",
        "Transhipment/carrier vessels",
        "Fish Carrier/Reefer",
        "Cargo freezer",
    ],
)
def test_carriers(text: str) -> None:
    assert gear_group(text) == "carrier"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("LLT", "longline"),
        ("Long Liner", "longline"),
        ("drifting_longlines", "longline"),
        ("Palangrier", "longline"),
        ("Bait boat", "pole and line"),
        ("Pole & Line vessel", "pole and line"),
        ("LHP; LHM", "pole and line"),
        ("Troll line", "troll"),
        ("Other liners", "line"),
        ("Squid jigger", "jig"),
        ("Gill Netter", "gillnet"),
        ("Fishing Vessel, Stern Trawler", "trawl"),
        ("Other seiners", "seine"),
        ("VOB", "bunker"),
        ("Products Tanker", "bunker"),
        ("Search/Anchor/Light", "support"),
        ("Fish factory ship, Fishing Vessel", "mothership"),
        ("Recreational fishing", "recreational"),
    ],
)
def test_other_groups(text: str, group: str) -> None:
    assert gear_group(text) == group


def test_several_gears_are_multipurpose_and_unclassified_ones_add_nothing() -> None:
    assert gear_group("LL,GILL,UNCL") == "multipurpose"
    assert gear_group("Longline;Gillnet") == "multipurpose"
    assert gear_group("LL,UNCL") == "longline"


def test_what_only_serves_outranks_whom_it_serves() -> None:
    assert gear_group("Supply vessel (purse seiners)") == "support"
    assert set(SERVING) <= {row["group"] for row in read_table("gear_words")}


@pytest.mark.parametrize("text", ["", "N/A", "Fishing Vessel", "MIS", "Bulk carrier", "Cargo vessel", "pipeline layer"])
def test_what_names_no_gear(text: str) -> None:
    assert gear_group(text) is None


def test_the_name_of_a_group_is_the_group() -> None:
    groups = {row["group"] for table in ("gear_codes", "gear_words") for row in read_table(table)} - {""}
    assert {group: gear_group(group) for group in groups} == {group: group for group in groups}


@given(st.text())
def test_any_text_gives_a_group_or_nothing(text: str) -> None:
    assert gear_group(text) in {None, *(row["group"] for row in read_table("gear_words") if row["group"])}


def test_every_word_of_the_public_registers_is_known(shared_data: Path) -> None:
    for name, columns in COLUMNS.items():
        values = distinct(shared_data / "registers" / name, columns)
        assert {value for value in values if gear_group(value) is None} <= NAMELESS, name
