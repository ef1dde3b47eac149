"""Entries of zones and warehouses, goods in bond, and goods that are worked on for another."""

from __future__ import annotations

import pytest
from tests.derive.draws.trade import Trade

_UNJOINED = "an entry of a zone or a warehouse, joined to nothing"


@pytest.mark.parametrize("entry_type", ["06", "21", "22", "31", "38"])
def test_an_entry_of_a_zone_or_warehouse_that_nothing_is_joined_to_leaves_it_open(entry_type: str) -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    for name in ("e", "f"):
        trade.from_(trade.record("entry", name, 9_000.0, entry_type=entry_type), catch)
    assert trade.judged() == [("certificate", "undecided", 0.0, _UNJOINED)]


def test_one_that_is_joined_by_number_is_of_its_consignment() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    consignment = trade.consignment("k", "bill", "entry")
    lines = [
        trade.record("bill", "b", 9_000.0, consignment=consignment),
        trade.record("entry", "e", 9_000.0, consignment=consignment, entry_type="21"),
        trade.record("entry", "f", 9_000.0, consignment=consignment, entry_type="31"),
    ]
    trade.told_by(*lines)
    trade.from_(lines[0], catch)
    assert trade.verdict() == ("fits", 0.0)


def test_goods_in_bond_count_when_an_entry_closes_that() -> None:
    verdicts = []
    for sides in (("bill",), ("bill", "entry")):
        trade = Trade()
        [catch] = trade.certificate("a", 10_000.0)
        consignment = trade.consignment("k", *sides)
        trade.from_(trade.record("bill", "b", 11_000.0, consignment=consignment, in_bond="62"), catch)
        verdicts.append(trade.judged()[0][1:])
    assert verdicts == [("undecided", 0.0, "in bond, without an entry"), ("over", 1_000.0, None)]


def test_one_entry_of_several_arrivals_is_what_the_bills_brought() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    consignment = trade.consignment("k", "bill", "entry")
    bills = [trade.record("bill", name, 4_500.0, consignment=consignment) for name in ("b", "c")]
    entry = trade.record("entry", "e", 9_000.0, consignment=consignment)
    trade.told_by(bills[0], entry)
    trade.from_(bills[0], catch)
    trade.from_(bills[1], catch)
    assert trade.verdict() == ("fits", 0.0)


def test_goods_that_are_worked_on_for_another_were_drawn_all_the_same() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(trade.record("export_declaration", "x", 11_000.0, goods={"procedure": "3151"}), catch)
    assert trade.verdict() == ("over", 1_000.0)
