import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.company_name import company_name, states_trade_in_native_script, trade_names
from catchgraph.normalise.party import party_name


def trades(stem: str) -> set[str]:
    bits = company_name(stem).trades
    return {name for at, name in enumerate(trade_names()) if bits >> at & 1}


@pytest.mark.parametrize(
    ("stem", "core", "number", "trade"),
    [
        ("RED REEF FISHERY", "RED REEF", "", {"fishing"}),
        ("PESQUERA ROJA 4", "ROJA", "4", {"fishing"}),
        ("RED REEF OCEAN FISHERIES", "RED REEF", "", {"distant-water fishing"}),
        ("RED REEF IMP AND EXP", "RED REEF", "", {"import and export"}),
        # Numbers are tokens of their own.
        ("STAR NO 7", "STAR", "7", set()),
        ("STAR7 SHIPPING", "STAR", "7", {"shipping"}),
        ("STAR 07", "STAR", "7", set()),
        ("CHARCA FISH VII", "CHARCA", "7", {"fishing"}),
        ("CHARCA VII FISHERY", "CHARCA", "7", {"fishing"}),
        # A syllable of Chinese is no numeral.
        ("LONG HUA XI", "HUA LONG XI", "", set()),
        # A name of nothing but its trade keeps it.
        ("OCEAN FISHERY", "FISHERY OCEAN", "", {"distant-water fishing"}),
    ],
)
def test_parts(stem: str, core: str, number: str, trade: set[str]) -> None:
    name = company_name(stem)
    assert (name.core, name.number) == (core, number)
    assert trades(stem) == trade


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("赤礁远洋渔业有限公司", "CHI JIAO OCEAN FISHERY CO LTD"),
        ("東海水産株式会社", "DONG HAI AQUATIC PRODUCTS CO LTD"),
        ("동해수산 주식회사", "DONGHAE FISHERIES INC"),
        ("북라국무역(주)", "BUKRAGUK TRADING CO LTD"),
        ("ООО «РИФ ФЛОТ»", "RIF SHIPPING LLC"),
    ],
)
def test_a_name_in_its_own_script_is_the_same_name(written: str, latin: str) -> None:
    one, other = (party_name(text) for text in (written, latin))
    assert one is not None
    assert other is not None
    assert company_name(one.stem).joined == company_name(other.stem).joined
    assert trades(one.stem) == trades(other.stem)


def test_trade_in_native_script_makes_a_company() -> None:
    assert states_trade_in_native_script("赤礁水产")
    found = party_name("赤礁水产")
    assert found is not None
    assert found.kind == "company"
    assert not states_trade_in_native_script("Fishery")


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("RED REEF", True), ("REEFOS", True), ("REEF", False), ("SEIN SHIPPING", True), ("OCEAN FISHERY", False)],
)
def test_what_identifies_by_itself(stem: str, expected: bool) -> None:
    assert company_name(stem).distinctive is expected


@given(st.from_regex(r"[A-Z0-9]{1,8}( [A-Z0-9]{1,8}){0,5}", fullmatch=True))
def test_some_of_the_name_is_always_left(stem: str) -> None:
    name = company_name(stem)
    assert name.core
    assert name.joined


@pytest.mark.parametrize("unit", ["A ", "1 ", "A1", "OCEAN ", "NO 1 "])
def test_long_values_take_linear_time(unit: str) -> None:
    start = time.process_time()
    company_name(unit * (10_000 // len(unit)))
    assert time.process_time() - start < 0.5
