"""Transhipment and what tracks show: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run. Parties to the agreement on port state
measures are those of `reference`: Chile since 2016-06-05, Taiwan never, China since 2025.
"""

from __future__ import annotations

from catchgraph.graph.store import Store

from ..scenes import transshipment_tracks
from ..scenes.scene import Asked
from .test_documents_papers import undecided
from .test_queries import columns


def test_dark_partner(asked: Asked, store: Store) -> None:
    rows = asked(transshipment_tracks.dark_partner, "transshipment.dark-partner")
    assert columns(rows, "vessel", "event", "call", "port", "severity", "records") == [
        ("vessel:alone", "loitering:alone", "port_call:alone", "KAOHSIUNG", "context",
         ["loitering:alone", "port_call:alone"]),
        ("vessel:far-berth", "loitering:far-berth", "port_call:far-berth", "KAOHSIUNG", "context",
         ["loitering:far-berth", "port_call:far-berth"]),
        ("vessel:long-wait", "loitering:long-wait", "port_call:long-wait", "KAOHSIUNG", "context",
         ["loitering:long-wait", "port_call:long-wait"]),
    ]  # fmt: skip
    assert (rows[0]["port_km"], rows[0]["hours"]) == (1112.0, 30.0)
    assert rows[1]["hours"] == 23.9
    told = undecided(store, transshipment_tracks.dark_partner, "transshipment.dark-partner")
    assert told["no later port call of the carrier is loaded"] == 2


def test_gap_around_encounter(asked: Asked) -> None:
    rows = asked(transshipment_tracks.gap_around_encounter, "transshipment.gap-around-encounter")
    assert columns(rows, "vessel", "partner", "gap", "event", "when", "records") == [
        (f"vessel:{key}", f"vessel:{key}-partner", f"gap:{key}", f"encounter:{key}", when,
         [f"gap:{key}", f"encounter:{key}"])
        for key, when in (("after", "after"), ("before", "before"), ("during", "during"), ("said", "before"))
    ]  # fmt: skip
    assert len(asked(transshipment_tracks.gap_around_encounter, "transshipment.gap-around-encounter", hours="49")) == 6


def test_carrier_to_carrier(asked: Asked) -> None:
    rows = asked(transshipment_tracks.carrier_to_carrier, "transshipment.carrier-to-carrier")
    assert columns(rows, "vessel", "partner", "event", "days", "fishing_vessels", "listed", "records") == [
        ("vessel:twice-one", "vessel:twice-two", "encounter:twice-second", 29, ["TWICE-FISHING", "A"], True,
         ["encounter:twice-second", "encounter:twice-first", "encounter:twice-more"]),
    ]  # fmt: skip


def test_port_outside_psma(asked: Asked) -> None:
    rows = asked(transshipment_tracks.port_outside_psma, "transshipment.port-outside-psma")
    assert columns(rows, "vessel", "partner", "place", "call", "event", "port", "days") == [
        ("vessel:before-china", "vessel:before-china-partner", "port:before-china", "port_call:before-china",
         "encounter:before-china", "BEFORE-CHINA", 60),
        ("vessel:first-day", "vessel:first-day-partner", "port:first-day", "port_call:first-day",
         "encounter:first-day", "FIRST-DAY", 3),
        ("vessel:outside", "vessel:outside-partner", "port:outside", "port_call:outside",
         "encounter:outside", "KAOHSIUNG", 60),
    ]  # fmt: skip
    assert rows[0]["records"] == ["port_call:before-china", "encounter:before-china"]


def test_listings_and_any_kind_of_encounter(asked: Asked) -> None:
    """Two fishing vessels, a tanker, one vessel under two MMSIs, a vessel in two roles: one row each."""
    rows = asked(transshipment_tracks.listings_and_any_kind_of_encounter, "transshipment.listed-vessel-encounter")
    shown = ("event", "partner", "partner_name", "role", "partner_role", "kind")
    assert columns(rows, *shown) == [
        ("encounter:fishing", "vessel:later", "LATER", "fishing vessel", "fishing vessel", "fishing-fishing"),
        ("encounter:itself", None, "itself under another MMSI", "fishing vessel", None, None),
        ("encounter:roles", "vessel:other", "OTHER", "fishing vessel", "carrier", None),
        ("encounter:tanker", "vessel:other", "OTHER", "fishing vessel", "bunker vessel", "bunker-fishing"),
        ("encounter:unknown", None, "a vessel without a usable MMSI", "fishing vessel", None, None),
    ]
    rows = asked(transshipment_tracks.listings_and_any_kind_of_encounter, "transshipment.later-listed")
    assert columns(rows, *shown) == [
        ("encounter:fishing", "vessel:listed", "LISTED", "fishing vessel", "fishing vessel", "fishing-fishing"),
    ]
