"""Draws that may be one with another: they count once, and nothing is said that rests on counting them twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.derive.draws.trade import Trade

_SOLD: dict[str, Any] = {
    "parties": {"exporter": "company:s", "consignee": "company:b"},
    "exited": dt.datetime(2025, 3, 1), "export_country": "ECU", "destination": "USA",
}  # fmt: skip
_BOUGHT: dict[str, Any] = {
    "parties": {"seller": "company:s", "importer": "company:b"},
    "imported": dt.datetime(2025, 4, 1), "export_country": "ECU",
}  # fmt: skip


def _export(trade: Trade, name: str, kg: float, **columns: Any) -> str:
    return trade.record("export_declaration", name, kg, **(_SOLD | columns))


def _entry(trade: Trade, name: str, kg: float, **columns: Any) -> str:
    return trade.record("entry", name, kg, **(_BOUGHT | columns))


def _two(export: dict[str, Any], entry: dict[str, Any], entered_kg: float = 8_100.0) -> list[tuple[Any, ...]]:
    """An export of 8,000 kg and an entry that nothing joined to it, of 10,000 kg landed."""
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(_export(trade, "x", 8_000.0, **export), catch)
    trade.from_(_entry(trade, "e", entered_kg, **entry), catch)
    return [row[1:] for row in trade.judged()]


def test_an_export_and_an_entry_that_look_alike_count_once() -> None:
    assert _two({}, {}) == [("undecided", 0.0, "two that draw may be one")]
    # Who sold is not said by the entry: unknown is not unequal.
    assert _two({}, {"parties": {"importer": "company:b"}}) == [("undecided", 0.0, "two that draw may be one")]


@pytest.mark.parametrize(
    ("entry", "kg"),
    [
        ({"parties": {"importer": "company:other"}}, 8_100.0),
        ({"imported": dt.datetime(2025, 8, 1)}, 8_100.0),
        ({}, 8_200.0),
    ],
    ids=["another importer", "after 120 days", "more than 2 % heavier"],
)
def test_those_that_do_not_are_two(entry: dict[str, Any], kg: float) -> None:
    assert _two({}, entry, kg) == [("over", kg - 2_000.0, None)]


def test_two_of_one_side_are_two() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    for name in ("x", "y"):
        trade.from_(_export(trade, name, 8_000.0), catch)
    trade.from_(_entry(trade, "e", 8_000.0), catch)
    # One of the two exports is the entry, and the other is none: 16,000 of 10,000 kg.
    assert trade.verdict() == ("over", 6_000.0)


def test_what_was_shipped_to_a_plant_was_drawn_once() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(_export(trade, "x", 9_000.0, export_country="ECU", destination="VNM"), catch)
    trade.from_(trade.record("processing_statement", "s", 4_000.0, goods={"used_kg": 8_500.0}, country="VNM"), catch)
    assert trade.judged() == [("certificate", "undecided", 0.0, "two that draw may be one")]
    assert trade.ask("SELECT line, counts_kg FROM derived.draw ORDER BY line") == [
        ("goods:s", None), ("goods:x", 9_000.0),
    ]  # fmt: skip


def test_a_plant_elsewhere_drew_on_its_own() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(_export(trade, "x", 9_000.0, export_country="ECU", destination="VNM"), catch)
    trade.from_(trade.record("processing_statement", "s", 4_000.0, goods={"used_kg": 8_500.0}, country="THA"), catch)
    assert trade.verdict() == ("over", 7_500.0)


def test_what_is_shipped_on_was_drawn_when_it_came() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    ways = [("ECU", "THA", 9_000.0), ("THA", "VNM", 6_000.0), ("VNM", "USA", 5_000.0)]
    for origin, destination, kg in ways:
        line = _export(trade, origin, kg, export_country=origin, destination=destination, parties={})
        trade.from_(line, catch)
    assert trade.judged() == [("certificate", "undecided", 0.0, "two that draw may be one")]
    assert trade.ask("SELECT line FROM derived.draw WHERE counts_kg IS NOT NULL") == [("goods:ECU",)]


def test_what_comes_back_counts_once() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    for name, origin, destination in (("x", "ECU", "VNM"), ("y", "VNM", "ECU"), ("z", "ECU", "USA")):
        line = _export(trade, name, 9_000.0, export_country=origin, destination=destination, parties={})
        trade.from_(line, catch)
    assert trade.judged() == [("certificate", "undecided", 0.0, "two that draw may be one")]


def test_a_re_export_draws_on_its_parent_out_of_what_was_imported() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(_export(trade, "x", 9_000.0, export_country="ECU", destination="NLD"), catch)
    again = trade.record("paper", "r", 6_000.0, kind="re-export certificate", country="NLD")
    trade.from_(again, catch, basis="re-export")
    trade.from_(_entry(trade, "e", 6_000.0, export_country="NLD", parties={}), again, catch)
    assert trade.verdict() == ("undecided", 0.0)
    # More than what there was to import is too much, wherever it went.
    more = trade.record("paper", "q", 6_000.0, kind="re-export certificate", country="NLD")
    trade.from_(more, catch, basis="re-export")
    assert trade.verdict() == ("over", 2_000.0)


def test_what_a_firm_ships_without_naming_its_statement_may_be_what_that_made() -> None:
    verdicts = []
    for firm in ("company:s", "company:other"):
        trade = Trade()
        [catch] = trade.certificate("a", 10_000.0)
        statement = trade.record("processing_statement", "s", 4_000.0, goods={"used_kg": 8_000.0}, country="ECU",
                                 parties={"processor": firm})  # fmt: skip
        trade.from_(statement, catch)
        trade.from_(_export(trade, "x", 4_000.0, export_country="ECU", destination="USA"), catch)
        verdicts.append(trade.verdict())
    assert verdicts == [("undecided", 0.0), ("over", 2_000.0)]
