"""Transhipment that leads to trade: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from catchgraph.graph.store import Store

from ..scenes import transshipment_trade
from ..scenes.scene import Asked
from .test_documents_papers import undecided
from .test_queries import columns


def test_to_import(asked: Asked) -> None:
    rows = asked(transshipment_trade.to_import, "transshipment.to-import")
    assert columns(rows, "load", "way", "vessel", "listed_vessel", "severity") == [
        ("bill:by-name", "carrier", "vessel:by-name", "vessel:by-name-listed", "medium"),
        ("bill:carried", "carrier", "vessel:carried", "vessel:carried-listed", "high"),
        ("bill:hers-too", "carrier", "vessel:hers-too", "vessel:hers-too-listed", "high"),
        ("bill:mode-unknown", "carrier", "vessel:mode-unknown", "vessel:mode-unknown-listed", "medium"),
        ("entry:caught", "catch", "vessel:caught", "vessel:caught-listed", "high"),
        ("entry:first-known", "catch", "vessel:first-known", "vessel:first-known-listed", "high"),
        ("entry:last-day", "catch", "vessel:last-day", "vessel:last-day-listed", "high"),
        ("entry:some", "catch", "vessel:some", "vessel:some-listed", "high"),
        ("entry:told", "catch", "vessel:told", "vessel:told-listed", "high"),
    ]
    days = {row["load"]: row["days"] for row in rows}
    assert (days["entry:caught"], days["entry:first-known"], days["entry:last-day"]) == (31, 730, 0)
    # Half of it after a year: a quarter after two.
    assert {row["load"]: row["confidence"] for row in rows}["entry:first-known"] == 0.25
    assert columns(rows[-1:], "event", "transshipment", "how", "records") == [
        (None, "transshipment:told", "declared transhipment with",
         ["entry:told", "bill:told-paper", "transshipment:told", "transshipment_declaration:told",
          "measure:told-listed"]),
    ]  # fmt: skip
    assert rows[4]["records"] == ["entry:caught", "bill:caught-paper", "encounter:caught", "measure:caught-listed"]
    fewer = asked(transshipment_trade.to_import, "transshipment.to-import", months="1")
    assert "entry:first-known" not in {row["load"] for row in fewer}


def test_commingled_carrier(asked: Asked, store: Store) -> None:
    rows = asked(transshipment_trade.commingled, "transshipment.commingled-carrier")
    assert columns(rows, "load", "vessel", "carrier", "listed_vessel", "how", "since_basis", "severity") == [
        ("entry:seen", "vessel:seen-catcher", "vessel:seen", "vessel:seen-listed", "had an apparent encounter with",
         "port call", "medium"),
        ("entry:told", "vessel:told-catcher", "vessel:told", "vessel:told-listed",
         "declares to have received fish of", "port call", "medium"),
    ]  # fmt: skip
    assert rows[0]["records"] == [
        "entry:seen", "bill:seen-paper", "transshipment:seen-gave", "transshipment_declaration:seen-gave",
        "encounter:seen", "measure:seen-listed",
    ]  # fmt: skip

    assert undecided(store, transshipment_trade.commingled, "transshipment.commingled-carrier") == {
        "the voyage of the carrier that took it is not known": 1
    }


def test_denied_then_landed(asked: Asked) -> None:
    rows = asked(transshipment_trade.denied, "transshipment.denied-then-landed")
    assert columns(rows, "load", "vessel", "outcome", "days", "severity") == [
        ("entry:day-60", "vessel:day-60", "outcome:day-60", 60, "high"),
        ("entry:elsewhere", "vessel:elsewhere", "outcome:elsewhere", 19, "high"),
    ]
    assert rows[1]["records"] == ["outcome:elsewhere", "entry:elsewhere", "bill:elsewhere-paper"]


def test_no_declaration_found(asked: Asked) -> None:
    rows = asked(transshipment_trade.no_declaration, "transshipment.no-declaration-found")
    assert columns(rows, "vessel", "carrier", "event", "severity") == [
        (f"vessel:{key}", f"vessel:{key}-carrier", f"encounter:{key}", severity)
        for key, severity in (
            ("landed-as-much", "low"), ("landed-more", "medium"), ("nobody-declared", "low"),
            ("one-owner-for-hours", "low"),
        )
    ]  # fmt: skip


def test_whether_a_declaration_was_due_is_not_told_of_a_zone(store: Store) -> None:
    assert undecided(store, transshipment_trade.no_declaration, "transshipment.no-declaration-found") == {
        "in a zone: its state has rules of its own": 1,
        "not covered by the days loaded": 3,
        "too early: a declaration may still come": 1,
        "whether on the high seas or in a zone is not stated": 1,
    }


def test_declarations_differ(asked: Asked) -> None:
    rows = asked(transshipment_trade.differing, "transshipment.declarations-differ")
    assert columns(rows, "first", "second", "differs", "donor_kg", "receiver_kg") == [
        (f"transshipment_declaration:{key}", f"transshipment_declaration:{key}-two", [what], gave, took)
        for key, what, gave, took in (
            ("live-weight", "weight", 20000.0, 30000.0), ("place", "place", 20000.0, 20000.0),
            ("species", "species", 20000.0, 20000.0), ("weight", "weight", 20000.0, 22300.0),
        )
    ]  # fmt: skip
    assert rows[1]["nautical_miles"] == 50.0


def test_declared_not_seen(asked: Asked) -> None:
    rows = asked(transshipment_trade.not_seen, "transshipment.declared-not-seen")
    assert columns(rows, "event", "vessel", "other", "vessel_hours", "vessel_miles") == [
        ("transshipment:far", "vessel:far", "vessel:far-receiver", 0.0, 120.0),
        ("transshipment:hours", "vessel:hours", "vessel:hours-receiver", 10.0, 252.0),
    ]
