"""Scenes of vessels as documents name them: by names that they had given up, by numbers that are none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catchgraph.model.naming import CarriedBy, CaughtBy
from catchgraph.model.records.certificates import CatchCertificate
from catchgraph.model.records.trade import Bill

from ..detect.world import World, day
from .scene import Family

SCENES = Family("identity_documents")


def named(world: World, key: str, vessel: str, name: str, when: str | None, **link: Any) -> str:
    """A certificate that names the vessel of its one line."""
    record = world.paper(CatchCertificate, key, number=key)
    line = world.goods(key, record, stage="catch")
    facts = {"name_key": name, "as_written": name, "day": day(when), "verified": True} | link
    world.link(CaughtBy, line, vessel, record=record, **facts)
    return record


def renamed(world: World, key: str, old: str = "OLD", new: str = "NEW") -> str:
    """A vessel that a history calls OLD to the end of 2024 and a register NEW from 2025 on."""
    vessel = world.vessel(key)
    world.identity(f"{key}-old", vessel, "2020-01-01", "2024-12-31", name=old, name_key=old)
    world.registration(f"{key}-new", vessel, name=new, name_key=new, since=day("2025-01-01"), until=day("2025-12-31"))
    return vessel


@SCENES
def old_names(world: World) -> list[tuple[str, str, str]]:
    """Documents by a name of before: what is found, with the severity and the new name's first day."""
    # 30 days after 2025-01-01, and the last day before that.
    named(world, "day-30", renamed(world, "a"), "OLD", "2025-01-31")
    named(world, "twin-day-29", renamed(world, "b"), "OLD", "2025-01-30")
    listed = renamed(world, "listed")
    world.listing("now", listed, "IOTC", "2025-01-01", None)
    named(world, "of-a-listed-one", listed, "OLD", "2025-06-01")
    bill = world.paper(Bill, "bill")
    facts = {"name_key": "OLD", "as_written": "OLD", "day": day("2025-06-01"), "verified": True}
    world.link(CarriedBy, bill, renamed(world, "carrier"), record=bill, **facts)
    named(world, "twin-new-name", renamed(world, "c"), "NEW", "2025-06-01")
    named(world, "twin-other-name", renamed(world, "d"), "NEITHER", "2025-06-01")
    named(world, "twin-name-alone", renamed(world, "e"), "OLD", "2025-06-01", verified=False)
    named(world, "twin-without-day", renamed(world, "f"), "OLD", None)
    named(world, "twin-longer", renamed(world, "g", "OLD", "OLD 7"), "OLD", "2025-06-01")
    still = renamed(world, "h")
    world.registration("h-still", still, "FFA", name="OLD", name_key="OLD", edition=dt.datetime(2025, 6, 30))
    named(world, "twin-still", still, "OLD", "2025-06-01")
    # Only gone from an edition, under the name that she has.
    gone = world.vessel("gone")
    world.registration("gone-row", gone, name="OLD", name_key="OLD", gone_by=dt.datetime(2025, 3, 1))
    named(world, "twin-gone", gone, "OLD", "2025-12-01")
    return [
        ("bill:bill", "low", "2025-01-01"),
        ("catch_certificate:day-30", "low", "2025-01-01"),
        ("catch_certificate:of-a-listed-one", "medium", "2025-01-01"),
    ]


@SCENES
def gone_vessels(world: World) -> list[str]:
    """Documents of vessels that a list of 2025-07-01 says were broken up or sunk; what is found."""
    cases: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("day-30", "Broken Up", "2025-07-31", {}),
        ("sunk", "Total Loss, Sunk", "2025-12-01", {}),
        ("twin-day-29", "Broken Up", "2025-07-30", {}),
        ("twin-to-be", "To Be Broken Up", "2025-12-01", {}),
        ("twin-doubt", "Continued Existence In Doubt", "2025-12-01", {}),
        ("twin-service", "In Service/Commission", "2025-12-01", {}),
        ("twin-name", "Broken Up", "2025-12-01", {"link": {"basis": "name and flag"}}),
        ("twin-seen", "Broken Up", "2025-12-01", {}),
    )
    for key, status, when, given in cases:
        vessel = world.vessel(key)
        world.listing(key, vessel, "IOTC", "2015-01-01", "2016-01-01", vessel_status=status, **given)
        named(world, key, vessel, key.upper(), when)
    world.registration("seen-since", "vessel:twin-seen", edition=dt.datetime(2025, 7, 2))
    return ["catch_certificate:day-30", "catch_certificate:sunk"]


@SCENES
def wrong_numbers(world: World) -> list[tuple[str, str]]:
    """What stands in place of an IMO number: seven digits that are none, and what is no such number at all."""
    vessel = world.vessel("v")
    for key, written in (
        ("seven", "9074720"),
        ("with-letters", "IMO 9074721"),
        ("twin-six", "907472"),
        ("twin-own", "V-12"),
    ):
        named(world, key, vessel, "V", "2025-06-01", number_written=written)
    record = "harvest_report:twin-harvest"
    world.link(
        CaughtBy,
        world.goods("twin-harvest", "catch_certificate:seven"),
        vessel,
        record=record,
        number_written="9074720",
    )
    return [("9074720", "catch_certificate:seven"), ("IMO 9074721", "catch_certificate:with-letters")]
