"""Queries of processing over scenes: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

import datetime as dt

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.parameters import bind
from catchgraph.graph.store import Store
from catchgraph.model.events import Processing

from ..scenes import processing
from ..scenes.scene import Asked
from .test_queries import columns
from .world import World, day


def test_transformed_aboard_what_is_no_factory_ship(asked: Asked) -> None:
    rows = asked(processing.aboard, "processing.vessel-not-a-factory")
    assert {row["work"]: row["severity"] for row in rows} == processing.aboard(World())
    stern = next(row for row in rows if row["work"] == "processing_statement:stern")
    assert (stern["vessel"], stern["types"]) == ("vessel:stern", ["NEAFC Stern trawler"])
    assert stern["records"] == ["processing_statement:stern", "registration:stern-row"]


def test_fillets_landed_and_nobody_made_them(asked: Asked) -> None:
    rows = asked(processing.at_landing, "processing.form-without-plant")
    assert [row["goods"] for row in rows] == processing.at_landing(World())
    assert rows[1]["records"] == ["catch_certificate:plain", "registration:trawler-row"]
    assert columns(rows, "vessel", "what") == [("vessel:trawler", "HKP FIL")] * 2


def test_a_box_that_is_empty(asked: Asked) -> None:
    rows = asked(processing.boxes, "processing.not-authorised-on-board")
    assert [row["certificate"] for row in rows] == processing.boxes(World())


def test_processed_after_an_encounter_with_a_listed_vessel(asked: Asked) -> None:
    rows = asked(processing.after_meetings, "processing.factory-from-listed")
    assert sorted(row["event"] for row in rows) == processing.after_meetings(World())
    soon = next(row for row in rows if row["event"] == "encounter:soon")
    assert soon["records"] == [
        "encounter:soon", "processing_statement:soon-made", "listing:soon", "registration:soon-row"
    ]  # fmt: skip
    assert (soon["processed"], soon["landed"]) == (day("2025-03-05"), day("2025-03-20"))
    longer = asked(processing.after_meetings, "processing.factory-from-listed", days="181")
    assert "encounter:twin-day-later" in {row["event"] for row in longer}


def test_more_product_than_fish(asked: Asked) -> None:
    rows = asked(processing.yields, "processing.yield-implausible")
    assert [row["balance"] for row in rows] == processing.yields(World())
    assert columns(rows, "in_kg", "out_kg", "shortfall_kg", "percent", "forced") == [(10000, 11700, 1700, 2, True)] * 2


def test_origin_that_the_processor_gives(asked: Asked) -> None:
    rows = asked(processing.origins, "processing.origin-of-the-processor")
    assert [row["goods"] for row in rows] == processing.origins(World())
    assert rows[0]["caught_under"] == ["ARG", "IND"]
    assert {row["regime"] for row in rows} == {"marking"}
    assert rows[1]["records"] == [
        "entry:peeled", "catch_certificate:peeled-0", "catch_certificate:peeled-1",
        "processing_statement:peeled-made",
    ]  # fmt: skip


def test_transformed_at_sea_and_again_ashore(asked: Asked) -> None:
    rows = asked(processing.at_sea_and_ashore, "processing.at-sea-then-ashore")
    assert [row["goods"] for row in rows] == processing.at_sea_and_ashore(World())
    assert rows[0]["records"] == [
        "entry:breaded", "processing_statement:breaded-shore", "processing_statement:breaded-sea"
    ]  # fmt: skip


def reasons(store: Store, world: World, id_: str) -> dict[str, int]:
    world.write(store)
    query = catalogue()[id_]
    return {row["reason"]: row["n"] for row in store.read(query.undecided, bind(query, {})).dicts()}


def test_what_cannot_be_told_of_vessels_and_forms(store: Store) -> None:
    """Days of no register, of none that states types, and no day at all: each its own reason."""
    world = World()
    stern, other = (
        processing.ship(world, "stern"),
        processing.ship(world, "other", "Trawler", "IOTC", since=day("2024-01-01")),
    )
    for key, vessel, when in (
        ("told", stern, dt.datetime(2025, 3, 10)),
        ("nowhere", world.vessel("nobody"), dt.datetime(2025, 3, 10)),
        ("untyped", other, dt.datetime(2024, 3, 10)),
        ("no-day", stern, None),
    ):
        processing.made(world, key, vessel, when)
        processing.caught(world, f"{key}-catch", vessel, when)
    processing.ship(world, "mother", "HO")
    world.event(Processing, "twin", "2024-03-10", (other, "vessel"), kind="preservation", aboard=True)
    expected = {"no day": 1, "no register of that day": 1, "no register of that day states factory ships": 1}
    assert reasons(store, world, "processing.vessel-not-a-factory") == expected
    query = catalogue()["processing.form-without-plant"]
    found = store.read(query.undecided, bind(query, {})).dicts()
    assert {row["reason"]: row["n"] for row in found} == expected


def test_what_cannot_be_told_of_origins_boxes_and_yields(store: Store) -> None:
    world = World()
    for scene in (processing.origins, processing.yields):
        scene(world)
    processing.caught(world, "unboxed", world.vessel("unboxed"), None)
    assert reasons(store, world, "processing.origin-of-the-processor") == {
        "no flag of a catch": 1, "no ruling on an operation": 1, "not complete": 2
    }  # fmt: skip
    for id_, expected in (
        ("processing.yield-implausible", {"no factor": 1}),
        ("processing.not-authorised-on-board", {"the box is in none of what was loaded": 1}),
    ):
        query = catalogue()[id_]
        found = store.read(query.undecided, bind(query, {})).dicts()
        assert {row["reason"]: row["n"] for row in found} == expected
