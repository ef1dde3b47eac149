"""Balances of certificates and harvests: what was landed, and what is drawn on it."""

from __future__ import annotations

from typing import Any

from tests.derive.draws.trade import Trade

from catchgraph.derive.steps import statement


def _parts(trade: Trade) -> list[tuple[Any, ...]]:
    trade.judged()
    query = f"SELECT subject, why, side, goods, kg, low FROM ({statement('balances/certificate')}) ORDER BY side, goods"
    return trade.ask(query)


def test_of_what_does_not_fit_the_papers_of_the_cut_and_what_draws_on_them_only() -> None:
    trade = Trade()
    [a], [b] = trade.certificate("a", 9_000.0), trade.certificate("b", 20_000.0)
    trade.from_(trade.record("export_declaration", "x", 10_000.0), a)
    trade.from_(trade.record("export_declaration", "y", 5_000.0), a, b)
    assert _parts(trade) == [
        ("catch_certificate:a", None, "in", a, 9_000.0, 9_000.0),
        ("catch_certificate:a", None, "out", "goods:x", 10_000.0, 10_000.0),
    ]


def test_of_what_fits_all_that_rests_on_the_same_papers() -> None:
    trade = Trade()
    [a], [b] = trade.certificate("a", 9_000.0), trade.certificate("b", 20_000.0)
    trade.from_(trade.record("export_declaration", "x", 8_000.0), a)
    trade.from_(trade.record("export_declaration", "y", 5_000.0), a, b)
    sides = [(side, goods, kg) for _, _, side, goods, kg, _ in _parts(trade)]
    assert sides == [("in", a, 9_000.0), ("in", b, 20_000.0), ("out", "goods:x", 8_000.0), ("out", "goods:y", 5_000.0)]


def test_why_a_balance_is_not_judged() -> None:
    trade = Trade()
    [a] = trade.certificate("a", 9_000.0)
    trade.from_(trade.record("export_declaration", "x", 8_000.0), a)
    trade.from_(trade.record("export_declaration", "y", None), a)
    assert {why for _, why, *_ in _parts(trade)} == {"a draw without a weight"}
