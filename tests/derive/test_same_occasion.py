"""Which events of papers and tracks are one occasion: a few voyages, worked out by hand."""

from __future__ import annotations

from typing import Any

from .small import made
from .voyages import Voyages

_TIES = "SELECT source, target, confidence, hours, basis FROM derived.same_occasion ORDER BY source, target"
V, W, X = "vessel:v", "vessel:w", "vessel:x"
KAOHSIUNG = {"port_id": "port:code", "port_locode": "TWKHH", "port": "Kaohsiung", "port_flag": "TWN"}
#: The same port by a source that has ids of its own.
ANCHORAGE = {"port_id": "port:anchorage", "port_locode": "TWKHH", "port": "KAOHSIUNG", "port_flag": "TWN"}


def ties(world: Voyages) -> list[tuple[Any, ...]]:
    return [(source, target) for source, target, *_ in made(world.connection, _TIES)]


def test_a_landing_is_at_the_port_call_within_a_day_of_its_own() -> None:
    world = Voyages()
    # The paper gives a day alone: from midnight to midnight. The call began 23 hours after it, another 25 hours after.
    world.event("landing:near", "2025-03-01", {V: "vessel"}, **KAOHSIUNG)
    world.event("port_call:near", "2025-03-02T23:00", {V: "vessel"}, "2025-03-04T00:00", **ANCHORAGE)
    world.event("landing:far", "2025-05-01", {V: "vessel"}, **KAOHSIUNG)
    world.event("port_call:far", "2025-05-03T01:00", {V: "vessel"}, "2025-05-04T00:00", **ANCHORAGE)
    # The call ended 24 hours before the landing: that still is a day.
    world.event("landing:after", "2025-07-03T08:00", {V: "vessel"}, **KAOHSIUNG)
    world.event("port_call:before", "2025-07-01T08:00", {V: "vessel"}, "2025-07-02T08:00", **ANCHORAGE)
    assert made(world.connection, _TIES) == [
        ("landing:after", "port_call:before", 1.0, 24.0, "landing and port call of one vessel at one port"),
        ("landing:near", "port_call:near", 1.0, 23.0, "landing and port call of one vessel at one port"),
    ]


def test_another_port_another_vessel_and_a_port_without_a_name_are_no_such_occasion() -> None:
    world = Voyages()
    world.event("landing:1", "2025-03-01", {V: "vessel"}, **KAOHSIUNG)
    world.event(
        "port_call:other port", "2025-03-01T08:00", {V: "vessel"}, port_id="port:b", port="BUSAN", port_flag="KOR"
    )
    world.event("port_call:other vessel", "2025-03-01T08:00", {W: "vessel"}, **ANCHORAGE)
    world.event("landing:nowhere", "2025-03-01", {V: "vessel"})
    world.event("port_call:nowhere", "2025-03-01T08:00", {V: "vessel"})
    # Two names of which no letter is Latin.
    world.event("landing:3", "2025-03-01", {V: "vessel"}, port="高雄", port_flag="TWN")
    world.event("port_call:3", "2025-03-01", {V: "vessel"}, port="花蓮", port_flag="TWN")
    # The same name in another country.
    world.event("landing:2", "2025-03-01", {V: "vessel"}, port="San Juan", port_flag="PER")
    world.event("port_call:2", "2025-03-01", {V: "vessel"}, port="SAN JUAN", port_flag="PRI")
    assert ties(world) == []


def test_a_port_that_has_no_code_is_known_by_its_name_and_country() -> None:
    world = Voyages()
    world.event("landing:1", "2025-03-01T06:00", {V: "vessel"}, port="Bahía Azul", port_flag="PAN")
    world.event("port_call:1", "2025-03-01T04:00", {V: "vessel"}, "2025-03-01T20:00", port_id="port:a",
                port="BAHIA AZUL", port_flag="PAN")  # fmt: skip
    assert made(world.connection, _TIES)[0][2:4] == (1.0, 0.0)


def test_a_landing_is_at_the_nearest_of_several_calls_and_shared_by_equally_near_ones() -> None:
    world = Voyages()
    world.event("landing:1", "2025-03-01T12:00", {V: "vessel"}, **KAOHSIUNG)
    world.event("port_call:1", "2025-03-01T10:00", {V: "vessel"}, "2025-03-01T11:00", **ANCHORAGE)
    world.event("port_call:2", "2025-03-01T18:00", {V: "vessel"}, "2025-03-01T19:00", **ANCHORAGE)
    world.event("landing:2", "2025-04-01T12:00", {V: "vessel"}, "2025-04-02T12:00", **KAOHSIUNG)
    world.event("port_call:3", "2025-04-01T10:00", {V: "vessel"}, "2025-04-01T14:00", **ANCHORAGE)
    world.event("port_call:4", "2025-04-02T10:00", {V: "vessel"}, "2025-04-02T14:00", **ANCHORAGE)
    assert [row[:4] for row in made(world.connection, _TIES)] == [
        ("landing:1", "port_call:1", 1.0, 1.0), ("landing:2", "port_call:3", 0.5, 0.0),
        ("landing:2", "port_call:4", 0.5, 0.0),
    ]  # fmt: skip


def test_a_transshipment_is_the_encounter_of_the_same_two_hulls_within_three_days() -> None:
    world = Voyages()
    world.event("transshipment:1", "2025-03-05T12:00", {V: "donor", W: "receiver"})
    world.event("encounter:1", "2025-03-02T10:00", {V: "fishing vessel", W: "carrier"}, "2025-03-02T12:00")
    # One hour too early, and one of three vessels that met another one.
    world.event("encounter:2", "2025-03-02T06:00", {V: "fishing vessel", W: "carrier"}, "2025-03-02T11:00")
    world.event("encounter:3", "2025-03-05T12:00", {V: "fishing vessel", X: "carrier"}, "2025-03-05T16:00")
    world.event("transshipment:4", "2025-06-01T12:00", {V: "donor", W: "receiver"})
    world.event("encounter:4", "2025-06-04T13:00", {V: "fishing vessel", W: "carrier"}, "2025-06-04T16:00")
    assert made(world.connection, _TIES) == [("transshipment:1", "encounter:1", 1.0, 72.0, "the same two hulls")]


def test_one_hull_and_the_name_that_the_other_bore_that_day_are_enough() -> None:
    world = Voyages()
    paper = world.event("transshipment:1", "2025-03-05", {V: "donor"})
    world.took_part(paper, "Transshipment", "vessel:named only", "receiver", "Reefer Gölf")
    world.event("encounter:1", "2025-03-05T02:00", {V: "fishing vessel", W: "carrier"}, "2025-03-05T08:00")
    world.called(W, "REEFER GOLF", "2025-01-01", "2025-12-31")
    # X bore that name until the year before.
    world.event("encounter:2", "2025-03-05T12:00", {V: "fishing vessel", X: "carrier"}, "2025-03-05T18:00")
    world.called(X, "REEFER GOLF", "2024-01-01", "2024-12-31")
    assert made(world.connection, _TIES) == [
        ("transshipment:1", "encounter:1", 0.8, 0.0, "one hull and the name that the other bore that day")
    ]


def test_two_papers_of_one_transshipment_are_tied_from_the_receivers_to_the_donors() -> None:
    world = Voyages()
    hulls = {V: "donor", W: "receiver"}
    by = {one: world.declaration(f"transshipment_declaration:{one}", one) for one in ("donor", "receiver")}
    world.event("transshipment:a", "2025-03-05T00:00", hulls, record=by["receiver"])
    world.event("transshipment:b", "2025-03-06T00:00", hulls, record=by["donor"])
    # 24 hours later again: within a day of the donor's, not of the receiver's. Another pair of hulls the same day.
    world.event("transshipment:c", "2025-03-07T00:00", hulls, record="transshipment_declaration:c")
    world.event(
        "transshipment:d", "2025-03-05T00:00", {V: "donor", X: "receiver"}, record="transshipment_declaration:d"
    )
    # Two parts of one paper are no two papers.
    world.event("transshipment:e", "2025-03-05T00:00", hulls, record=by["receiver"])
    assert [row[:4] for row in made(world.connection, _TIES)] == [
        ("transshipment:a", "transshipment:b", 1.0, 24.0), ("transshipment:c", "transshipment:b", 1.0, 24.0),
        ("transshipment:e", "transshipment:b", 1.0, 24.0),
    ]  # fmt: skip


def test_certificates_of_one_transshipment_each_lead_to_one_paper_of_it() -> None:
    world = Voyages()
    both = {V: "donor", W: "receiver"}
    world.event("transshipment:a", "2025-03-01", both, record="catch_certificate:a", basis="certified")
    world.event("transshipment:b", "2025-03-01", both, record="catch_certificate:b", basis="certified")
    world.event("transshipment:z", "2025-03-01", both, record=world.declaration("transshipment_declaration:1", "donor"))
    assert ties(world) == [("transshipment:a", "transshipment:z"), ("transshipment:b", "transshipment:z")]
