"""The trip on which a catch was made: from the landing before, whoever tells of it, to its own."""

from __future__ import annotations

from typing import Any

from tests.tables import insert

from .small import made
from .voyages import Voyages, at

V, W = "vessel:v", "vessel:w"
_TRIPS = """
    SELECT source, target, strftime(since, '%m-%d'), strftime(until, '%m-%d'), before FROM derived.on_trip_of
    ORDER BY source
"""
_PLACE = {"file_id": "file:1", "record_no": 1, "line": 2, "dataset": "papers@2025"}


def catch(world: Voyages, id_: str, hull: str, landed: str, *, whole: bool = False, **more: Any) -> None:
    """A line of a certificate that was caught by a hull: the line says so, or its record for the whole."""
    record = f"catch_certificate:{id_}"
    line = f"goods:{id_}"
    insert(world.connection, "read.goods", **_PLACE, id=line, name=line, record=record, stage="catch",
           landed=at(landed), **more)  # fmt: skip
    insert(world.connection, "read.named_vessel", **_PLACE, named_id=f"naming:{id_}", record_id=record,
           line_id=None if whole else line, role="catching vessel", name="GOLF")  # fmt: skip
    insert(world.connection, "resolve.named", named_id=f"naming:{id_}", record_id=record, entity_id=hull,
           confidence=1.0, basis="IMO number", verified=True)  # fmt: skip


def test_a_trip_begins_with_the_last_landing_before_and_no_port_call_is_one() -> None:
    world = Voyages()
    world.event("landing:1", "2025-01-10", {V: "vessel"})
    world.event("port_call:1", "2025-02-01", {V: "vessel"}, "2025-02-04")
    world.event("landing:other", "2025-02-10", {W: "vessel"})
    catch(world, "1", V, "2025-03-01")
    # The line of another paper tells of the landing before; the record names the vessel for the whole.
    catch(world, "2", V, "2025-04-01", whole=True)
    assert made(world.connection, _TRIPS) == [
        ("goods:1", V, "01-10", "03-01", "landing:1"), ("goods:2", V, "03-01", "04-01", "goods:1"),
    ]  # fmt: skip


def test_the_day_before_is_the_same_landing_and_the_one_before_that_is_another() -> None:
    world = Voyages()
    world.event("landing:1", "2025-02-26", {V: "vessel"}, "2025-02-27")
    world.event("landing:2", "2025-02-28", {V: "vessel"})
    catch(world, "1", V, "2025-03-01")
    assert made(world.connection, _TRIPS) == [("goods:1", V, "02-27", "03-01", "landing:1")]


def test_what_was_transhipped_is_no_landing_and_a_first_one_has_none_before() -> None:
    world = Voyages()
    catch(world, "1", V, "2025-02-01", transshipped_at="FAO 71")
    catch(world, "2", V, "2025-03-01")
    assert made(world.connection, _TRIPS) == [
        ("goods:1", V, None, "02-01", None), ("goods:2", V, None, "03-01", None),
    ]  # fmt: skip


def test_a_line_of_a_declared_transshipment_is_of_the_trip_of_the_vessel_that_gave_it() -> None:
    world = Voyages()
    world.event("landing:1", "2025-01-10", {V: "vessel"})
    world.event("transshipment:1", "2025-02-10T06:00", {V: "donor", W: "receiver"})
    world.event("landing:2", "2025-03-10", {W: "vessel"})
    for line, event in (("1", "transshipment:1"), ("2", "landing:2")):
        insert(world.connection, "read.goods", **_PLACE, id=f"goods:{line}", name=line, record="paper:1", stage="catch",
               event=event)  # fmt: skip
    assert made(world.connection, _TRIPS) == [
        ("goods:1", V, "01-10", "02-10", "landing:1"), ("goods:2", W, None, "03-10", None),
    ]  # fmt: skip
