import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.hs import ODD, SHORT, ZERO_ADDED, HsCode, hs6, hs_code, hs_in_text, hs_says
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    "written",
    [
        "0306170004",
        "0306.17.0004",
        "0306.17.00.04",
        "0306 17 00 04",
        "0306-17-0004",
        '="0306170004"',
        "0306170004.0",
        "HTS: 0306.17.0004",
        "HS CODE 0306170004",
    ],
)
def test_spellings(written: str) -> None:
    assert hs_code(written) == HsCode("0306170004", "030617")


@pytest.mark.parametrize(
    ("written", "country", "found"),
    [
        ("30617", "", HsCode("030617", "030617", ZERO_ADDED)),
        ("306.17", "", HsCode("030617", "030617", ZERO_ADDED)),
        ("306170004", "USA", HsCode("0306170004", "030617", ZERO_ADDED)),
        ("3061700", "", HsCode("03061700", "030617", ZERO_ADDED)),
        # 0160 is no heading: nine digits of Japan, or one too many.
        ("160414280", "JPN", HsCode("160414280", "160414")),
        ("160559000", "GBR", HsCode("160559000", "160559", ODD)),
        ("16042", "", HsCode("16042", None, f"{ODD}; {SHORT}")),
        ("0306", "", HsCode("0306", None, SHORT)),
    ],
)
def test_doubtful_codes(written: str, country: str, found: HsCode) -> None:
    assert hs_code(written, country) == found


@pytest.mark.parametrize(
    "written", ["", "N/A", "306", "3.06E+08", "1234567890123", "030617 / 030616", "FISH", "0306X7", "-" * 50]
)
def test_no_codes(written: str) -> None:
    assert hs_code(written) is None
    assert hs6(written) is None


def test_codes_that_a_description_names() -> None:
    text = "2400 CTNS FROZEN SHRIMP HS CODE: 0306.17.00 NCM 0303.42 P.O. 160414 HTS NO 0306.17.00 H.S. 16041410"
    assert [each.code for each in hs_in_text(text)] == ["03061700", "030342", "16041410"]


@pytest.mark.parametrize(
    ("code", "species", "groups", "states", "forms"),
    [
        ("030342", ("YFT",), ("tuna",), ("FRO",), ("whole or cut",)),
        ("030231", ("ALB",), ("tuna",), ("FRE",), ("whole or cut",)),
        ("030194", ("BFT", "PBF"), ("tuna",), ("ALI",), ("live",)),
        ("030471", ("COD", "GRC", "PCO"), ("cod",), ("FRO",), ("fillet",)),
        ("030475", ("ALK",), ("pollock",), ("FRO",), ("fillet",)),
        ("030487", (), ("tuna",), ("FRO",), ("fillet",)),
        ("030389", (), (), ("FRO",), ("whole or cut",)),
        ("030743", (), ("squid", "cuttlefish"), ("FRO",), ()),
        ("030617", (), ("shrimp",), ("FRO",), ()),
        ("160414", (), ("tuna", "bonito"), (), ("prepared",)),
        ("150420", (), (), (), ("oil",)),
        ("870323", (), (), (), ()),
    ],
)
def test_what_six_digits_say(
    code: str, species: tuple[str, ...], groups: tuple[str, ...], states: tuple[str, ...], forms: tuple[str, ...]
) -> None:
    said = hs_says(code)
    assert (said.species, said.groups, said.states, said.forms) == (species, groups, states, forms)
    assert bool(said.sources) == (code != "870323")


def test_warm_water_shrimp_of_the_united_states_since_july_2021() -> None:
    """The Southern Shrimp Alliance on the change: nine sizes farmed, nine wild, peeled 41 farmed and 42 wild."""
    after, before = date(2021, 7, 1), date(2021, 6, 30)
    farmed = [f"03061700{suffix}" for suffix in ("04", "05", "07", "08", "10", "11", "13", "14", "16", "41")]
    wild = [f"03061700{suffix}" for suffix in ("17", "19", "20", "22", "23", "25", "26", "28", "29", "42")]
    assert {hs_says(code, "USA", after).production for code in farmed} == {"farmed"}
    assert {hs_says(code, "USA", after).production for code in wild} == {"wild"}
    assert {hs_says(code, "USA", before).production for code in farmed + wild} == {""}
    assert hs_says("0306170041", "USA", after).forms == ("peeled",)
    assert hs_says("0306170004", "ECU", after).production == ""
    assert hs_says("0306170003", "USA", before).forms == ("shell-on",)
    assert hs_says("0306170003", "USA", after).forms == ()


def test_national_digits_speak_for_their_country() -> None:
    assert hs_says("16041431", "ESP").species == hs_says("16041431", "GBR").species == ("YFT",)
    assert hs_says("16041431", "USA").species == ()
    assert hs_says("0302140003", "USA").production == "farmed"


def test_editions() -> None:
    assert hs_says("030627", "", date(2016, 12, 31)).groups == ("shrimp",)
    assert hs_says("030627", "", date(2017, 1, 1)).groups == ()
    assert hs_says("030636", "", date(2016, 12, 31)).groups == ()
    # Frozen scallops were 0307.29 before they had a subheading of their own.
    assert "FRO" in hs_says("030729", "", date(2016, 12, 31)).states
    assert "FRO" not in hs_says("030729", "", date(2017, 1, 1)).states
    assert "FRO" not in hs_says("030729").states


def test_the_table_names_known_species_and_sources() -> None:
    known = {row["code"]: row["group"] for row in read_table("species")}
    for row in read_table("hs_says"):
        assert row["source"], row
        assert re.fullmatch(r"\d{4}|\d{6}|\d{8}|\d{10}", row["code"]), row
        assert row["country"] or len(row["code"]) <= 6, row
        for code in filter(None, row["species"].split("|")):
            assert not row["group"] or known[code] in row["group"].split("|"), row


def test_it_speaks_of_every_six_digits_of_the_seafood_headings(shared_data: Path) -> None:
    with (shared_data / "reference/harmonized-system.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["hscode"] for row in csv.DictReader(file) if row["level"] == "6"]
    seafood = [code for code in codes if code[:4] in {"0301", "0302", "0303", "0304", "0305", "0306", "0307", "1604"}]
    assert len(seafood) > 200
    assert [code for code in seafood if "WCO Harmonized System 2022" not in hs_says(code).sources] == []


def test_it_says_nothing_that_the_species_of_the_uk_contradict(shared_data: Path) -> None:
    """Every species that the UK lists under a code is one that the code can hold, in a state that it can have."""
    known = {row["code"]: row for row in read_table("species")}
    contradicted = set()
    with (shared_data / "reference/uk-commodity-codes.txt").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            said, species = hs_says(row["commodityCode"][:8], "GBR"), known.get(row["faoCode"])
            if species and not species["wide"] and said.species and row["faoCode"] not in said.species:
                contradicted.add((row["commodityCode"], row["faoCode"]))
            if species and said.groups and species["group"] not in said.groups:
                contradicted.add((row["commodityCode"], row["faoCode"]))
            if said.states and row["preservationState"] not in said.states:
                contradicted.add((row["commodityCode"], row["preservationState"]))
    # Pomfret is no sea bream, and 0304.5 is not frozen: the list itself errs.
    assert contradicted == {("03028590", "POA"), ("03045610", "FRO"), ("03045630", "FRO")}


@given(st.text())
def test_any_text(text: str) -> None:
    found = hs_code(text)
    assert found is None or re.fullmatch(r"[0-9]{4,12}", found.code)
    assert all(each.hs6 for each in hs_in_text(text))


@given(st.from_regex(r"0[1-9]0[1-4]([0-9]{2}){1,4}", fullmatch=True), st.sampled_from([".", " ", "-"]))
def test_a_lost_zero_comes_back(code: str, sign: str) -> None:
    written = sign.join([code[:4], *(code[at : at + 2] for at in range(4, len(code), 2))])
    assert hs_code(written) == HsCode(code, code[:6])
    assert hs_code(code[1:]) == HsCode(code, code[:6], ZERO_ADDED)
