"""Holds of carriers between two discharges: a few voyages, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.derive.changed import compare
from catchgraph.derive.derive import made as derived

from .small import made
from .voyages import Voyages

C, D, F, G, T = "vessel:carrier", "vessel:other carrier", "vessel:f", "vessel:g", "vessel:tanker"
_HELD = """
    SELECT strftime(since, '%m-%d'), since_basis, strftime(first_load, '%m-%d'), strftime(until, '%m-%d'), until_basis,
           loads, seen_only FROM derived.voyage_hold WHERE carrier = 'vessel:carrier' ORDER BY first_load
"""
_FILLS = "SELECT source, confidence, declared FROM derived.fills ORDER BY source"


def held(world: Voyages) -> list[tuple[Any, ...]]:
    return made(world.connection, _HELD)


def test_a_hold_is_filled_between_two_discharges_and_emptied_by_the_second() -> None:
    world = Voyages()
    world.event("landing:1", "2025-01-10", {C: "vessel"}, port="Busan")
    world.event("encounter:1", "2025-02-01T04:00", {F: "fishing vessel", C: "carrier"}, "2025-02-01T10:00")
    world.event("encounter:2", "2025-02-05T04:00", {G: "fishing vessel", C: "carrier"}, "2025-02-05T10:00")
    # One voyage that ends in two ports.
    world.event("landing:2", "2025-03-01", {C: "vessel"}, port="Kaohsiung")
    world.event("landing:3", "2025-03-04", {C: "vessel"}, port="Bangkok")
    world.event("encounter:3", "2025-04-01T04:00", {F: "fishing vessel", C: "carrier"}, "2025-04-01T10:00")
    assert held(world) == [
        ("01-10", "landing", "02-01", "03-01", "landing", 2, 2), ("03-04", "landing", "04-01", None, None, 1, 1),
    ]  # fmt: skip
    first, second = world.connection.execute("SELECT id FROM derived.voyage_hold ORDER BY first_load").fetchall()
    edges = "SELECT source, target FROM derived.fills UNION ALL SELECT source, target FROM derived.empties ORDER BY 1"
    assert made(world.connection, edges) == [
        ("encounter:1", *first), ("encounter:2", *first), ("encounter:3", *second), ("landing:2", *first),
        ("landing:3", *first),
    ]  # fmt: skip
    assert made(world.connection, "SELECT DISTINCT target FROM derived.held_by") == [(C,)]
    ports = "SELECT discharged_at FROM derived.voyage_hold ORDER BY first_load"
    assert world.connection.execute(ports).fetchall() == [(["Bangkok", "Kaohsiung"],), ([],)]


def test_a_port_call_discharges_from_24_hours_on_unless_fish_was_received_in_it() -> None:
    world = Voyages()
    meeting = {F: "fishing vessel", C: "carrier"}
    world.event("encounter:1", "2025-02-01T04:00", meeting, "2025-02-01T10:00")
    world.event("port_call:stores", "2025-02-10T00:00", {C: "vessel"}, "2025-02-10T23:59", port="Suva")
    world.event("encounter:2", "2025-02-20T04:00", meeting, "2025-02-20T10:00")
    # She lay there for weeks, and received fish of seiners.
    world.event("port_call:loading", "2025-03-01T00:00", {C: "vessel"}, "2025-03-20T00:00", port="Majuro")
    world.event("transshipment:1", "2025-03-05", {G: "donor", C: "receiver"}, port="Majuro")
    world.event("port_call:day", "2025-04-01T00:00", {C: "vessel"}, "2025-04-02T00:00", port="Bangkok")
    world.event("encounter:3", "2025-05-01T04:00", meeting, "2025-05-01T10:00")
    assert held(world) == [
        (None, None, "02-01", "04-01", "port call", 3, 2), ("04-02", "port call", "05-01", None, None, 1, 1),
    ]  # fmt: skip
    assert made(world.connection, "SELECT source, confidence, declared FROM derived.empties") == [
        ("port_call:day", 0.6, False)
    ]


def test_bunkers_fill_no_hold_and_of_two_carriers_either_may_have_received() -> None:
    world = Voyages()
    world.event("encounter:1", "2025-02-01T04:00", {C: "carrier", D: "carrier"}, "2025-02-01T10:00")
    world.event("encounter:2", "2025-02-02T04:00", {C: "carrier", T: "bunker vessel"}, "2025-02-02T10:00")
    assert made(world.connection, _FILLS) == [("encounter:1", 0.5, False), ("encounter:1", 0.5, False)]


def test_who_hands_on_is_emptied_and_who_receives_is_filled() -> None:
    world = Voyages()
    world.event("encounter:1", "2025-02-01T04:00", {F: "fishing vessel", C: "carrier"}, "2025-02-01T10:00")
    world.event("transshipment:1", "2025-02-10", {C: "donor", D: "receiver"})
    # A track shows what the paper declares: she gave, and received nothing.
    world.event("encounter:2", "2025-02-10T04:00", {C: "carrier", D: "carrier"}, "2025-02-10T10:00")
    assert held(world) == [(None, None, "02-01", "02-10", "transshipment", 1, 1)]
    assert made(world.connection, "SELECT source, confidence, declared FROM derived.fills ORDER BY target, source") == (
        world.connection.execute(_FILLS.replace("BY source", "BY target, source")).fetchall()
    )
    assert world.connection.execute(_FILLS).fetchall() == [
        ("encounter:1", 1.0, False), ("encounter:2", 1.0, True), ("transshipment:1", 1.0, True),
    ]  # fmt: skip


@pytest.mark.long
def test_what_two_papers_and_a_track_tell_of_one_load_counts_once_from_the_least_to_the_greatest() -> None:
    world = Voyages()
    hulls = {F: "donor", C: "receiver"}
    donor, receiver = (world.declaration(f"transshipment_declaration:{one}", one) for one in ("donor", "receiver"))
    world.event("transshipment:1", "2025-02-01", hulls, record=donor, product_kg=40_000.0)
    world.event("transshipment:2", "2025-02-01", hulls, record=receiver, product_kg=45_000.0)
    world.event("encounter:1", "2025-02-01T04:00", {F: "fishing vessel", C: "carrier"}, "2025-02-01T10:00")
    world.event("transshipment:3", "2025-02-08", {G: "donor", C: "receiver"}, product_kg=10_000.0)
    world.event("landing:1", "2025-03-01", {C: "vessel"}, port="Bangkok", port_flag="THA", product_kg=60_000.0)
    world.event("port_call:1", "2025-03-01T10:00", {C: "vessel"}, "2025-03-03T10:00", port="BANGKOK", port_flag="THA")
    weights = """SELECT loads, seen_only, loaded_low_kg, loaded_high_kg, discharged_low_kg, discharged_high_kg
        FROM derived.voyage_hold"""
    assert made(world.connection, weights) == [(2, 0, 50_000.0, 55_000.0, 60_000.0, 60_000.0)]
    # A load that is only seen has no weight: how much there was at most is unknown.
    world.event("encounter:2", "2025-02-20T04:00", {F: "fishing vessel", C: "carrier"}, "2025-02-20T10:00")
    assert made(world.connection, weights) == [(3, 1, 50_000.0, None, 60_000.0, 60_000.0)]


@pytest.mark.long
def test_what_changed_of_occasions_is_made_again_as_all_would_be() -> None:
    tables = ("same_occasion", "hold_event", "voyage_hold", "fills", "empties", "held_by")
    world = Voyages()
    for month in range(1, 11):
        world.event(f"transshipment:{month}", f"2025-{month:02}-01", {F: "donor", C: "receiver"}, product_kg=1_000.0)
        world.event(f"landing:{month}", f"2025-{month:02}-20", {C: "vessel"}, port="Bangkok", port_flag="THA")
        world.event(f"port_call:{month}", f"2025-{month:02}-20", {C: "vessel"}, f"2025-{month:02}-23", port="BANGKOK",
                    port_flag="THA")  # fmt: skip
    derived(world.connection, only=False)
    before = {table: rows(world, table) for table in tables}
    # A landing between, which parts a hold; and one more meeting, of which only a track tells.
    world.next_file()
    world.event("landing:more", "2025-05-10", {C: "vessel"}, port="Suva", port_flag="FJI")
    world.event("encounter:more", "2025-05-12T04:00", {G: "fishing vessel", C: "carrier"}, "2025-05-12T10:00")
    world.event("port_call:more", "2025-05-10T04:00", {C: "vessel"}, "2025-05-11T10:00", port="SUVA", port_flag="FJI")
    assert compare(world.connection)
    derived(world.connection, only=True)
    by_difference = {table: rows(world, table) for table in tables}
    derived(world.connection, only=False)
    assert {table: rows(world, table) for table in tables} == by_difference
    changed = {table for table in tables if before[table] != by_difference[table]}
    assert changed == set(tables)
    assert len(by_difference["voyage_hold"]) == len(before["voyage_hold"]) + 1 == 11


def rows(world: Voyages, table: str) -> list[tuple[Any, ...]]:
    return world.connection.execute(f"FROM derived.{table} ORDER BY ALL").fetchall()


def test_a_certificate_fills_and_empties_holds_by_whom_it_names_and_its_weight_is_a_part() -> None:
    world = Voyages()
    paper = "catch_certificate:1"
    more: dict[str, Any] = {"record": paper, "basis": "certified", "product_kg": 500.0}
    world.event("transshipment:1", "2025-02-01", {}, **more)
    world.named("transshipment:1", "Transshipment", paper, F, "donor")
    world.named("transshipment:1", "Transshipment", paper, C, "receiver")
    world.event("landing:1", "2025-03-01", {}, port="Busan", **more)
    world.named("landing:1", "Landing", paper, C, "vessel")
    assert held(world) == [(None, None, "02-01", "03-01", "landing", 1, 0)]
    weights = "SELECT loaded_low_kg, loaded_high_kg, discharged_low_kg, discharged_high_kg FROM derived.voyage_hold"
    assert world.connection.execute(weights).fetchall() == [(None, None, None, None)]
    part = "SELECT target, role, confidence, basis, as_written FROM derived.took_part_in WHERE source = ?"
    assert sorted(world.connection.execute(part, [C]).fetchall()) == [
        ("landing:1", "vessel", 0.8, "name and flag", C), ("transshipment:1", "receiver", 0.8, "name and flag", C),
    ]  # fmt: skip
