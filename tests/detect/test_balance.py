"""Balances that do not fit, and twins within 2 % or without what would excuse them."""

from __future__ import annotations

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.graph.store import Store

from ..scenes import balance
from ..scenes.scene import Asked
from .test_queries import columns


def test_plants(asked: Asked) -> None:
    """A window that ends within 24 months of the first record is low: what was held before is unknown."""
    rows = asked(balance.plants, "balance.facility")
    assert columns(rows, "plant", "severity", "shortfall_kg", "over_percent", "known_since", "records") == [
        ("facility:nothing", "medium", 500.0, None, "2022-01-01", ["processing_statement:nothing"]),
        ("facility:old", "medium", 7_000.0, 35.0, "2023-05-31", ["processing_statement:old"]),
        ("facility:young", "low", 7_000.0, 35.0, "2023-06-01", ["processing_statement:young"]),
    ]
    assert (rows[1]["since"], rows[1]["until"], rows[1]["countries"]) == ("2024-06-01", "2025-05-31", ["ECU"])


def test_least_shortfall_asked_for(asked: Asked) -> None:
    assert columns(asked(balance.plants, "balance.facility", at_least_kg="7000.5"), "plant") == []
    assert columns(asked(balance.plants, "balance.facility", since="2025-06-01"), "plant") == []


def test_trips(asked: Asked) -> None:
    rows = asked(balance.trips, "balance.vessel-hold")
    assert columns(rows, "vessel", "listed", "shortfall_kg", "over_percent") == [
        ("vessel:later", False, 8_000.0, 36.4),
        ("vessel:listed", True, 8_000.0, 36.4),
        ("vessel:more", False, 8_000.0, 36.4),
    ]


def test_chains(asked: Asked) -> None:
    rows = asked(balance.chains, "balance.chain")
    assert columns(rows, "subject", "kind", "shortfall_kg", "records") == [
        ("storage_document:more", "storage", 500.0, ["processing_statement:more"])
    ]


def test_small_ones_together(asked: Asked) -> None:
    rows = asked(balance.reports, "balance.aggregate-harvest")
    assert columns(rows, "report", "in_high_kg", "out_low_kg") == [("harvest_report:two", 150_960.0, 190_000.0)]


def test_glazed(asked: Asked) -> None:
    rows = asked(balance.glazed, "balance.glaze")
    assert columns(rows, "subject", "goods", "shortfall_kg", "records") == [
        ("entry:above", "goods:above-out", 1.0, ["entry:above"])
    ]


@pytest.mark.parametrize(
    ("id_", "reasons"),
    [
        ("balance.facility", [["1 of 2 parts that came in has no known upper bound", 1]]),
        ("balance.vessel-hold", [["no catches of the trip are loaded", 1]]),
        ("balance.chain", [["storage: nothing is known of what came in", 1]]),
        ("balance.aggregate-harvest", [["it does not say how many vessels or farms", 1]]),
        ("balance.glaze", [["no gross weight of the line", 1]]),
    ],
)
def test_what_cannot_be_judged_is_counted_by_reason(store: Store, id_: str, reasons: list[list[object]]) -> None:
    balance.SCENES.world().write(store)
    assert [list(row) for row in store.read(catalogue()[id_].undecided, {}).rows] == reasons
