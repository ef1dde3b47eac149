"""Scenes of transhipment that lead to trade: papers beside tracks, holds of carriers, imports that trace to them."""

from __future__ import annotations

from typing import Any

from catchgraph.model.closure import Chain, TracesTo
from catchgraph.model.events import Encounter, Fishing, Gap, Loitering, Transshipment
from catchgraph.model.goods import Goods
from catchgraph.model.naming import NamesVessel
from catchgraph.model.occasions import Fills, HeldBy, OnTripOf, OutOf, SameOccasion, VoyageHold
from catchgraph.model.records.declared_catch import TransshipmentDeclaration
from catchgraph.model.records.enforcement import Outcome
from catchgraph.model.records.trade import Bill, Entry
from catchgraph.model.relationships import HasLine, Reports

from ..detect.world import World, day
from .scene import Family
from .transshipment_tracks import time

SCENES = Family("transshipment_trade")
_PAPERS: dict[str, Any] = {"datasets": ("papers@2025",)}


def met(world: World, key: str, when: str, listed: bool = True, **given: Any) -> tuple[str, str, str]:
    """A vessel beside another, which is under a measure throughout 2024; vessel, other, encounter."""
    vessel, other = world.vessel(key), world.vessel(f"{key}-listed")
    if listed:
        world.measure(f"{key}-listed", other, "2024-01-01", "2024-12-31")
    roles = given.pop("roles", ("fishing vessel", "carrier"))
    event = world.event(Encounter, key, when, (vessel, roles[0]), (other, roles[1]), **given)
    return vessel, other, event


def line(world: World, key: str, vessel: str, landed: str, since: str | None = None, **given: Any) -> tuple[str, str]:
    """An entry whose line traces to a catch of a vessel, and the trip of that catch; the entry, the catch."""
    trace: dict[str, Any] = {"share_low": 0.0, "share_high": 1.0} | {
        k: given.pop(k) for k in ("share_low", "share_high") if k in given
    }
    entry = world._add(Entry(id=f"entry:{key}", name=f"entry {key}", datasets=("entries@2025",)))
    paper = world._add(Bill(id=f"bill:{key}-paper", name=key, **_PAPERS))
    goods = world._add(Goods(id=f"goods:{key}", name=key, record=entry, **_PAPERS))
    catch = world._add(Goods(id=f"goods:{key}-catch", name=key, record=paper, stage="catch", landed=day(landed),
                             **_PAPERS, **given))  # fmt: skip
    world._add(Chain(id=f"chain:{key}", name=key, goods=goods, record=entry, datasets=("papers@2025",)))
    world.link(HasLine, entry, goods)
    world.link(TracesTo, goods, catch, hops=1, **trace)
    world.link(OnTripOf, catch, vessel, since=day(since), until=day(landed), basis="IMO number")
    return entry, catch


def hold(world: World, key: str, carrier: str, *loads: str, **given: Any) -> str:
    """A hold of a carrier and what filled it."""
    facts: dict[str, Any] = {
        "first_load": time("2024-01-01"),
        "last_load": time("2024-01-01"),
        "loads": len(loads),
        "seen_only": 0,
    }
    id_ = world._add(VoyageHold(id=f"voyage_hold:{key}", name=key, carrier=carrier, datasets=("papers@2025",),
                                **(facts | given)))  # fmt: skip
    world.link(HeldBy, id_, carrier)
    for event in loads:
        world.link(Fills, event, id_, declared=event.startswith("transshipment"))
    return id_


def bill(world: World, key: str, of: str, arrived: str, **given: Any) -> str:
    """A bill without boxes that came out of a hold."""
    id_ = world._add(Bill(id=f"bill:{key}", name=f"bill {key}", containerised=False, arrival=day(arrived), **_PAPERS))
    facts: dict[str, Any] = {"accounted": 0.0, "basis": "IMO number"} | given
    world.link(OutOf, id_, of, arrived=day(arrived), **facts)
    return id_


def declared(world: World, key: str, by: str, donor: str, receiver: str, when: str, **given: Any) -> str:
    """A declaration of a transhipment, and what it tells; the event."""
    told: dict[str, Any] = {"programme": None, "declared": day(when[:10])} | {
        name: given.pop(name) for name in ("programme", "declared") if name in given
    }
    paper = world._add(TransshipmentDeclaration(id=f"transshipment_declaration:{key}", name=key, declared_by=by,
                                                start=time(when), **told, **_PAPERS))  # fmt: skip
    event = world.event(Transshipment, key, when, (donor, "donor"), (receiver, "receiver"), basis="declared",
                        record=paper, **given)  # fmt: skip
    world.link(Reports, paper, event)
    return event


def import_of_a_catch(world: World, key: str, when: str = "2024-03-01", since: str | None = "2024-02-01",
                      landed: str = "2024-04-01", **given: Any) -> None:  # fmt: skip
    shares = {name: given.pop(name) for name in ("share_low", "share_high") if name in given}
    vessel, _, _ = met(world, key, when, **given)
    line(world, key, vessel, landed, since, **shares)


def import_of_a_hold(world: World, key: str, when: str = "2024-03-01", **given: Any) -> None:
    _, _, event = met(world, key, when, roles=("carrier", "fishing vessel"))
    of = hold(world, key, f"vessel:{key}", event)
    arrived = given.pop("arrived", "2024-04-01")
    bill(world, key, of, arrived, **given)


def told_of_a_catch(world: World, key: str, when: str = "2024-03-01T06:00") -> None:
    """A catch of a vessel that, by a declaration, gave fish to one under a measure."""
    vessel, other = world.vessel(key), world.vessel(f"{key}-listed")
    world.measure(f"{key}-listed", other, "2024-01-01", "2024-12-31")
    declared(world, key, "donor", vessel, other, when)
    line(world, key, vessel, "2024-04-01", "2024-02-01")


@SCENES
def to_import(world: World) -> None:
    import_of_a_catch(world, "caught")
    # A port call is no landing: the trip is what it is.
    import_of_a_catch(world, "first-known", "2024-01-02", None, "2026-01-01")
    import_of_a_catch(world, "last-day", "2024-04-01T23:00")
    import_of_a_catch(world, "some", share_low=0.0, share_high=0.021)
    import_of_a_hold(world, "carried", accounted=0.979)
    import_of_a_hold(world, "hers-too", accounted=1.0, vessels=("vessel:hers-too-listed",))
    import_of_a_hold(world, "by-name", basis="its name that day, its flag that day", confidence=0.96)
    import_of_a_hold(world, "mode-unknown", assumed=True)
    told_of_a_catch(world, "told")
    told_of_a_catch(world, "twin-told-later", "2024-04-03T06:00")
    import_of_a_catch(world, "twin-before-landing", "2024-02-01T00:00")
    import_of_a_catch(world, "twin-after-landing", "2024-04-02T00:01")
    import_of_a_catch(world, "twin-too-long-ago", "2024-01-01T00:00", None, "2026-01-02")
    import_of_a_catch(world, "twin-not-listed", listed=False)
    import_of_a_catch(world, "twin-listed-later", "2023-12-31", "2023-12-01")
    import_of_a_catch(world, "twin-tanker", roles=("fishing vessel", "bunker vessel"))
    import_of_a_catch(world, "twin-little", share_high=0.02)
    import_of_a_hold(world, "twin-accounted", accounted=0.98)
    import_of_a_hold(world, "twin-port-call", called="port call")
    import_of_a_hold(world, "twin-met-later", "2024-04-02")
    import_of_a_hold(world, "twin-long-at-sea", "2024-01-01", arrived="2026-01-02")


@SCENES
def commingled(world: World) -> None:
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("seen", {}),
        ("told", {"paper": ("YFT",)}),
        ("twin-species", {"paper": ("SWO",)}),
        ("twin-other-voyage", {"apart": True}),
        ("twin-not-listed", {"listed": False}),
    )
    for key, given in cases:
        handed(world, key, **given)
    # A carrier of which no voyage is known: whom she met on it nobody can say.
    catcher = world.vessel("unknown-catcher")
    declared(world, "unknown", "donor", catcher, world.vessel("unknown"), "2024-03-01T06:00")
    line(world, "unknown", catcher, "2024-03-01", species="YFT")


def handed(
    world: World, key: str, paper: tuple[str, ...] | None = None, apart: bool = False, listed: bool = True
) -> None:
    """A catch of yellowfin that was handed to a carrier, who then met a vessel, or declares to have received of it."""
    carrier, other, catcher = world.vessel(key), world.vessel(f"{key}-listed"), world.vessel(f"{key}-catcher")
    if listed:
        world.measure(f"{key}-listed", other, "2024-01-01", "2024-12-31")
    gave = declared(world, f"{key}-gave", "donor", catcher, carrier, "2024-03-01T06:00")
    if paper is None:
        beside = world.event(Encounter, key, "2024-03-05", (other, "fishing vessel"), (carrier, "carrier"))
    else:
        beside = declared(world, key, "receiver", other, carrier, "2024-03-05T06:00", species=paper)
    hold(world, key, carrier, *([gave] if apart else [gave, beside]), since_basis="port call")
    if apart:
        hold(world, f"{key}-next", carrier, beside)
    line(world, key, catcher, "2024-03-01", species="YFT")


@SCENES
def denied(world: World) -> None:
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("elsewhere", {}),
        ("day-60", {"landed": "2024-04-30"}),
        ("twin-day-61", {"landed": "2024-05-01"}),
        ("twin-before", {"landed": "2024-02-29"}),
        ("twin-same-port", {"landed_at": "Port Louis"}),
        ("twin-exam", {"kind": "exam"}),
        ("twin-passed", {"result": "nothing found"}),
        ("twin-unknown-place", {"landed_at": None}),
    )
    for key, given in cases:
        refused(world, key, **given)
    withdrawn = refused(world, "twin-withdrawn")
    later = world._add(Outcome(id="outcome:later", name="later", kind="port inspection", done=day("2024-03-05"),
                               result="denial withdrawn", **_PAPERS))  # fmt: skip
    world.link(NamesVessel, later, withdrawn, kind="vessel", basis="IMO number")


def refused(world: World, key: str, kind: str = "port inspection", result: str = "denied entry",
            landed: str = "2024-03-20", landed_at: str | None = "MOMBASA") -> str:  # fmt: skip
    """A vessel that a port refused on 2024-03-01, and a line of an entry that traces to what she landed."""
    vessel = world.vessel(key)
    outcome = world._add(Outcome(id=f"outcome:{key}", name=key, kind=kind, done=day("2024-03-01"), result=result,
                                 place="Port Louis, Mauritius", **_PAPERS))  # fmt: skip
    world.link(NamesVessel, outcome, vessel, kind="vessel", basis="IMO number")
    line(world, key, vessel, landed, landed_at=landed_at)
    return vessel


AT_SEA: dict[str, Any] = {
    "high_seas": "yes", "rfmos": ("IOTC",), "duration_h": 6.0, "median_distance_km": 0.1, "median_speed_kn": 1.0,
    "distance_from_port_km": 300.0,
}  # fmt: skip


def undeclared(world: World, key: str, when: str = "2024-03-01", roles: tuple[str, str] = ("fishing vessel", "carrier"),
               **given: Any) -> tuple[str, str, str]:  # fmt: skip
    """An encounter on the high seas; vessel, carrier, event."""
    vessel, carrier = world.vessel(key), world.vessel(f"{key}-carrier")
    event = world.event(Encounter, key, when, (vessel, roles[0]), (carrier, roles[1]), **(AT_SEA | given))
    return vessel, carrier, event


def programme(world: World, *days: str) -> None:
    """Declarations of others under a programme: it is loaded from the first to the last of these days."""
    one, two = world.vessel("somebody"), world.vessel("somebody-else")
    for when in days:
        declared(world, f"edge-{when}", "donor", one, two, f"{when}T00:00", programme="IOTC ROP")


@SCENES
def no_declaration(world: World) -> None:
    programme(world, "2024-02-01", "2024-06-15")
    undeclared(world, "nobody-declared")
    _, carrier, event = undeclared(world, "landed-more", "2024-05-31T00:00")
    hold(world, "landed-more", carrier, event, discharged_low_kg=50000.0, declared_kg=40000.0)
    _, carrier, event = undeclared(world, "landed-as-much")
    hold(world, "landed-as-much", carrier, event, discharged_low_kg=44000.0, declared_kg=40000.0)
    undeclared(world, "twin-too-early", "2024-05-31T00:01")
    undeclared(world, "twin-before-the-programme", "2024-01-31")
    undeclared(world, "twin-zone", high_seas="no")
    undeclared(world, "twin-not-stated", high_seas=None)
    undeclared(world, "twin-another-body", rfmos=("WCPFC",))
    undeclared(world, "twin-short", duration_h=1.9)
    undeclared(world, "twin-port", distance_from_port_km=9.9)
    undeclared(world, "twin-fast", median_speed_kn=2.0)
    undeclared(world, "twin-apart", median_distance_km=0.6)
    undeclared(world, "twin-tanker", roles=("fishing vessel", "bunker vessel"))
    vessel, carrier, event = undeclared(world, "twin-declared")
    world.link(SameOccasion, declared(world, "told", "donor", vessel, carrier, "2024-03-02T06:00"), event, hours=24.0)
    for key, hours in (("twin-one-owner", 3.9), ("one-owner-for-hours", 4.0)):
        vessel, carrier, _ = undeclared(world, key, duration_h=hours)
        owner = world.company(key, key.upper())
        for hull in (vessel, carrier):
            world.owns(owner, hull, "registered", f"registration:{key}")


def twice(world: World, key: str, one: dict[str, Any], other: dict[str, Any]) -> tuple[str, str]:
    """One transhipment as donor and as receiver declare it; both events."""
    donor, receiver = world.vessel(key), world.vessel(f"{key}-receiver")
    facts: dict[str, Any] = {"product_kg": 20000.0, "species": ("YFT",), "latitude": 0.0, "longitude": 60.0}
    gave = declared(world, key, "donor", donor, receiver, "2024-03-01T06:00", **(facts | one))
    took = declared(world, f"{key}-two", "receiver", donor, receiver, "2024-03-01T07:00", **(facts | other))
    world.link(SameOccasion, took, gave, hours=1.0)
    return gave, took


@SCENES
def differing(world: World) -> None:
    twice(world, "weight", {}, {"product_kg": 22300.0})
    twice(world, "live-weight", {"product_kg": None, "live_kg": 20000.0}, {"live_kg": 30000.0})
    twice(world, "species", {}, {"species": ("YFT", "BET")})
    # A degree of latitude is 60 nautical miles.
    twice(world, "place", {}, {"latitude": 0.84})
    twice(world, "twin-tenth", {}, {"product_kg": 22200.0})
    twice(world, "twin-tonne", {"product_kg": 5000.0}, {"product_kg": 6000.0})
    twice(world, "twin-bases", {"product_kg": None, "live_kg": 20000.0}, {"product_kg": 30000.0})
    twice(world, "twin-near", {}, {"latitude": 0.83})
    twice(world, "twin-species-unknown", {}, {"species": ()})
    gave, took = twice(world, "twin-amended", {}, {"product_kg": 30000.0})
    donor, receiver = "vessel:twin-amended", "vessel:twin-amended-receiver"
    last = declared(world, "twin-amended-three", "receiver", donor, receiver, "2024-03-01T07:00", product_kg=20100.0,
                    species=("YFT",), declared=day("2024-03-09"))  # fmt: skip
    world.link(SameOccasion, last, gave, hours=1.0)
    world.link(SameOccasion, last, took, hours=0.0)


def seen(world: World, key: str, donor: tuple[str, float] | None, receiver: tuple[str, float] | None) -> None:
    """A transhipment declared at the equator on 2024-03-10 from 06:00 to 12:00; when, and how many degrees north, each
    vessel was seen.
    """
    vessels = world.vessel(key), world.vessel(f"{key}-receiver")
    declared(world, key, "donor", *vessels, "2024-03-10T06:00", end=time("2024-03-10T12:00"), latitude=0.0,
             longitude=60.0)  # fmt: skip
    for hull, cls, what in zip(vessels, (Fishing, Loitering), (donor, receiver), strict=True):
        if what:
            world.event(cls, f"{key}-{hull}".replace("vessel:", ""), what[0], (hull, "vessel"), latitude=what[1],
                        longitude=60.0)  # fmt: skip


@SCENES
def not_seen(world: World) -> None:
    seen(world, "far", ("2024-03-10T08:00", 2.0), ("2024-03-10T10:00", -2.0))
    # Ten hours later 100 + 150 nautical miles: 4.17 degrees.
    seen(world, "hours", ("2024-03-10T22:00", 4.2), ("2024-03-10T22:00", 4.2))
    seen(world, "twin-hours", ("2024-03-10T22:00", 4.1), ("2024-03-10T22:00", 4.2))
    seen(world, "twin-one-near", ("2024-03-10T08:00", 2.0), ("2024-03-10T10:00", 1.0))
    seen(world, "twin-one-unseen", ("2024-03-10T08:00", 2.0), None)
    seen(world, "twin-silent", ("2024-03-10T08:00", 2.0), ("2024-03-10T04:00", 2.0))
    world.event(Gap, "silent", "2024-03-10T05:00", ("vessel:twin-silent-receiver", "vessel"), end=time("2024-03-11"))
