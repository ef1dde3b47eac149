"""Entries that cite one harvest: their own weights against what was landed, which each report gives whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.derive.draws.trade import Trade
from tests.tables import insert


def _entries(trade: Trade, *weights: float, **harvest: Any) -> list[str]:
    """Entries with a line each, and a report each of the same harvest of 10,000 kg."""
    lines = []
    for at, kg in enumerate(weights, start=1):
        lines.append(trade.record("entry", f"e{at}", kg, goods={"line_no": "1"}))
        catch = trade.harvest(f"h{at}", f"entry:e{at}", 10_000.0, entry_line="001", **harvest)
        insert(trade.connection, "derived.caught_by", source=catch, target="vessel:v")
    return lines


def test_the_weight_of_the_landing_that_each_entry_repeats_is_no_draw() -> None:
    trade = Trade()
    _entries(trade, 4_000.0, 3_000.0, 3_000.0)
    assert trade.judged() == [("harvest event", "fits", 0.0, None)]
    assert trade.ask("SELECT DISTINCT capacity_high, demand_low FROM derived.component") == [(10_000.0, 10_000.0)]


def test_entries_of_more_than_was_landed() -> None:
    trade = Trade()
    lines = _entries(trade, 4_000.0, 3_000.0, 4_500.0)
    assert trade.judged() == [("harvest event", "over", 1_500.0, None)]
    assert trade.ask("SELECT line FROM derived.paper_line ORDER BY line") == [
        ("goods:h1",),
        ("goods:h2",),
        ("goods:h3",),
    ]
    assert [line for (line,) in trade.ask("SELECT line FROM derived.draw ORDER BY line")] == lines


def test_another_day_species_or_place_is_another_harvest() -> None:
    for other in ({"landed": dt.datetime(2025, 3, 2)}, {"species": "BET"}, {"landed_at": "Posorja"}):
        trade = Trade()
        _entries(trade, 9_000.0)
        trade.record("entry", "f", 9_000.0, goods={"line_no": "1"})
        catch = trade.harvest("g", "entry:f", 10_000.0, **other)
        insert(trade.connection, "derived.caught_by", source=catch, target="vessel:v")
        assert [row[1] for row in trade.judged()] == ["fits", "fits"]


def test_species_that_are_one_in_practice_are_one() -> None:
    trade = Trade()
    for name, species in (("e", "MON"), ("f", "ANF")):
        trade.record("entry", name, 6_000.0)
        catch = trade.harvest(f"h-{name}", f"entry:{name}", 10_000.0, species=species)
        insert(trade.connection, "derived.caught_by", source=catch, target="vessel:v")
    assert trade.verdict() == ("over", 2_000.0)


def test_reports_of_small_vessels_together_are_left_aside() -> None:
    trade = Trade()
    _entries(trade, 9_000.0, 9_000.0, aggregated=True)
    assert {row[1:] for row in trade.judged()} == {("undecided", 0.0, "a paper without a weight")}


def test_a_line_of_several_harvests_may_be_of_any() -> None:
    trade = Trade()
    _entries(trade, 6_000.0)
    trade.record("entry", "f", 9_000.0)
    for name, landed in (("g1", dt.datetime(2025, 3, 1)), ("g2", dt.datetime(2025, 4, 1))):
        catch = trade.harvest(name, "entry:f", 10_000.0 if name == "g1" else 5_000.0, landed=landed)
        insert(trade.connection, "derived.caught_by", source=catch, target="vessel:v")
    # 15,000 of 15,000 kg.
    assert trade.verdict() == ("fits", 0.0)


def test_what_leaves_the_warehouse_was_entered_when_it_came() -> None:
    trade = Trade()
    consignment = trade.consignment("k", "bill", "entry")
    for name, entry_type in (("e", "21"), ("f", "31")):
        trade.record("entry", name, 9_000.0, consignment=consignment, entry_type=entry_type)
        catch = trade.harvest(f"h-{name}", f"entry:{name}", 10_000.0)
        insert(trade.connection, "derived.caught_by", source=catch, target="vessel:v")
    assert trade.judged() == [("harvest event", "undecided", 0.0, "counted when it came to the warehouse")]
