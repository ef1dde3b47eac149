"""Scenes of transhipment and what tracks show.

Parties to the agreement on port state measures are those of `reference`: Chile since 2016-06-05, Taiwan never,
China since 2025.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from catchgraph.model.events import Encounter, Gap, Loitering, PortCall

from ..detect.world import World
from .scene import Family

SCENES = Family("transshipment_tracks")


def time(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def days_of(world: World, cls: type[Encounter] | type[PortCall], *days: str) -> None:
    """Events of others: the source's data begin and end on these days."""
    other = world.vessel("somebody")
    for when in days:
        world.event(cls, f"edge-{when}", when, (other, "vessel"))


DRIFT = {"duration_h": 30.0, "distance_from_shore_km": 300.0, "latitude": 0.0, "longitude": 0.0}


def drift(world: World, key: str, *, role: str = "carrier", port: dict[str, Any] | None = None, **given: Any) -> None:
    """A loitering from 2024-02-01 on, and a port call 5 days later, ten degrees of latitude away."""
    vessel = world.vessel(key)
    facts = {"end": time("2024-02-02T06:00"), **DRIFT, **given}
    start = facts.pop("when", "2024-02-01")
    world.event(Loitering, key, start, (vessel, role), **facts)
    if port is not None:
        call = {"latitude": 10.0, "longitude": 0.0, "port": "KAOHSIUNG", "port_flag": "TWN", **port}
        world.event(PortCall, key, call.pop("when", "2024-02-07"), (vessel, role), **call)


SILENT = {
    "duration_h": 48.0, "distance_from_shore_km": 500.0, "end_distance_from_shore_km": 400.0,
    "positions_before": 19, "reception_per_day": 5.1,
}  # fmt: skip


def gap(world: World, key: str, start: str, end: str, **given: Any) -> None:
    """A gap of a vessel with an encounter on 2024-05-10 from 06:00 to 12:00."""
    vessel, other = world.vessel(key), world.vessel(f"{key}-partner")
    world.event(Gap, key, start, (vessel, "vessel"), end=time(end), **SILENT | given)
    parties = ((vessel, "fishing vessel"), (other, "carrier"))
    world.event(Encounter, key, "2024-05-10T06:00", *parties, end=time("2024-05-10T12:00"))


def carriers(world: World, key: str, first: str = "2024-03-01", **second: Any) -> tuple[str, str]:
    """A carrier with a fishing vessel on `first` and with another carrier on 2024-04-30."""
    one, two, fishing = (world.vessel(f"{key}-{side}") for side in ("one", "two", "fishing"))
    roles = second.pop("roles", ("carrier", "carrier"))
    end = time(first) + dt.timedelta(hours=6)
    world.event(Encounter, f"{key}-first", first, (fishing, second.pop("catcher", "fishing vessel")), (one, "carrier"),
                end=end)  # fmt: skip
    world.event(Encounter, f"{key}-second", "2024-04-30", (one, roles[0]), (two, roles[1]), **second)
    return one, two


def call(world: World, key: str, when: str = "2024-06-01", flag: str = "TWN", **given: Any) -> str:
    """A vessel of Panama with an encounter that ended on 2024-04-02 and a port call."""
    vessel, other = world.vessel(key, flags=given.pop("flags", ("PAN",))), world.vessel(f"{key}-partner")
    start = given.pop("encounter", "2024-04-01")
    parties = ((vessel, "carrier"), (other, given.pop("partner", "fishing vessel")))
    world.event(Encounter, key, start, *parties, end=time(start) + dt.timedelta(days=1))
    at = world.event(PortCall, key, when, (vessel, "carrier"), port_flag=flag, **given)
    world.port(key, at)
    return vessel


@SCENES
def dark_partner(world: World) -> None:
    days_of(world, Encounter, "2024-01-01", "2024-12-31")
    drift(world, "alone", port={})
    # A degree of latitude is 111.2 km: 0.8 degrees are 89 km, less than 50 nautical miles.
    short = {"duration_h": 23.9, "end": time("2024-02-01T23:54")}
    drift(world, "far-berth", port={"latitude": 0.9}, **short)
    drift(world, "long-wait", port={"latitude": 0.8}, duration_h=24.0)
    drift(world, "twin-berth", port={"latitude": 0.8}, **short)
    drift(world, "twin-short", port={}, duration_h=7.9)
    drift(world, "twin-near-shore", port={}, distance_from_shore_km=37.0)
    drift(world, "twin-fishing", port={}, role="fishing vessel")
    drift(world, "twin-never-in-port")
    drift(world, "twin-port-before", port={"when": "2024-01-31"})
    drift(world, "twin-not-looked", port={"when": "2025-02-02"}, when="2025-01-01", end=time("2025-01-02T06:00"))
    drift(world, "twin-another-source", port={}, source="another")
    drift(world, "twin-encounter", port={})
    seen = ("vessel:twin-encounter", "carrier")
    world.event(Encounter, "seen", "2024-02-02T06:00", seen, end=time("2024-02-02T12:00"))
    world.event(Encounter, "later", "2024-02-02T06:01", ("vessel:alone", "carrier"), end=time("2024-02-02T12:00"))
    world.event(PortCall, "second", "2024-03-01", ("vessel:alone", "carrier"), port="BUSAN")
    world.listing("listed", "vessel:alone", "IOTC", "2024-02-01", None)


@SCENES
def gap_around_encounter(world: World) -> None:
    gap(world, "before", "2024-05-06T06:00", "2024-05-08T06:00")
    gap(world, "after", "2024-05-12T12:00", "2024-05-14T12:00")
    gap(world, "during", "2024-05-09T00:00", "2024-05-11T00:00")
    said = {"positions_before": None, "reception_per_day": None, "intentional": "yes"}
    gap(world, "said", "2024-05-09T00:00", "2024-05-09T12:00", duration_h=12.0, **said)
    gap(world, "twin-too-early", "2024-05-06T06:00", "2024-05-08T05:59")
    gap(world, "twin-too-late", "2024-05-12T12:01", "2024-05-14T12:00")
    near = ("2024-05-09T00:00", "2024-05-11T00:00")
    gap(world, "twin-short", *near, duration_h=11.9)
    gap(world, "twin-shore", *near, distance_from_shore_km=92.6)
    gap(world, "twin-shore-after", *near, end_distance_from_shore_km=90.0)
    gap(world, "twin-reception", *near, reception_per_day=5.0)
    gap(world, "twin-few-positions", *near, positions_before=18)
    gap(world, "twin-unknown", *near, reception_per_day=None)
    gap(world, "twin-unintentional", *near, intentional="no")
    gap(world, "twin-poor-though-said", *near, intentional="yes", reception_per_day=1.0)


@SCENES
def carrier_to_carrier(world: World) -> None:
    days_of(world, PortCall, "2024-01-01", "2024-06-30")
    one, two = carriers(world, "twice")
    world.event(Encounter, "twice-more", "2024-04-01", (one, "carrier"), (world.vessel("a"), "fishing vessel"))
    world.event(PortCall, "before", "2024-02-29", (one, "carrier"), end=time("2024-02-29T23:00"))
    world.event(PortCall, "after", "2024-05-01", (one, "carrier"))
    carriers(world, "twin-61-days", "2024-02-28")
    carriers(world, "twin-later", "2024-05-02")
    carriers(world, "twin-tanker", roles=("carrier", "bunker vessel"))
    carriers(world, "twin-no-catch", catcher="support vessel")
    carriers(world, "twin-unknown-ports", source="another")
    called, _ = carriers(world, "twin-port")
    world.event(PortCall, "between", "2024-03-15", (called, "carrier"))
    _, tanker = carriers(world, "twin-registered-tanker")
    world.registration("tanker", tanker, "FFA", gear_group="bunker")
    world.listing("listed", two, "IOTC", "2024-01-01", None)


@SCENES
def port_outside_psma(world: World) -> None:
    call(world, "outside", port="KAOHSIUNG")
    call(world, "before-china", flag="CHN")
    call(world, "first-day", "2016-06-05", encounter="2016-06-01")
    call(world, "twin-day-before", "2016-06-04", flag="CHL", encounter="2016-06-01")
    call(world, "twin-party", flag="CHL")
    call(world, "twin-eu", flag="NLD")
    call(world, "twin-unknown-first-day", flag="AGO")
    call(world, "twin-china", "2025-06-01", flag="CHN", encounter="2025-05-01")
    call(world, "twin-china-first-day", "2025-04-16", flag="CHN", encounter="2025-04-01")
    call(world, "twin-uk-last-day-in-the-eu", "2020-12-31", flag="GBR", encounter="2020-12-01")
    call(world, "twin-uk-first-day-of-its-own", "2021-01-01", flag="GBR", encounter="2020-12-01")
    call(world, "twin-own-flag", flags=("PAN", "TWN"))
    call(world, "twin-flag-unknown", flags=())
    call(world, "twin-61-days", "2024-06-02")
    call(world, "twin-before", "2024-04-01")
    call(world, "twin-tanker", partner="bunker vessel")
    second = call(world, "twin-second-port")
    world.event(PortCall, "first-port", "2024-05-01", (second, "carrier"), port_flag="CHL")


@SCENES
def listings_and_any_kind_of_encounter(world: World) -> None:
    """Two fishing vessels, a tanker, one vessel under two MMSIs, a vessel in two roles: one row each."""
    listed, later, other = world.vessel("listed"), world.vessel("later"), world.vessel("other")
    world.listing("now", listed, "IOTC", "2020-01-01", None)
    world.listing("then", later, "IOTC", "2024-06-01", None)
    fishing, tanker = (listed, "fishing vessel"), (other, "bunker vessel")
    world.event(Encounter, "fishing", "2024-01-01", fishing, (later, "fishing vessel"), kind="fishing-fishing")
    world.event(Encounter, "tanker", "2024-01-02", tanker, fishing, kind="bunker-fishing")
    world.event(Encounter, "roles", "2024-01-03", (other, "vessel"), fishing, (other, "carrier"))
    world.event(Encounter, "itself", "2024-01-04", fishing, mmsis=("412000001", "412000002"))
    world.event(Encounter, "unknown", "2024-01-05", fishing, mmsis=("412000001",))
