"""Scenes of ownership: who is tied to a listed vessel, by companies, addresses and former listings."""

from __future__ import annotations

from typing import Any

from catchgraph.model.naming import Notifies
from catchgraph.model.records.trade import Bill

from ..detect.world import EDITION, World, day
from .scene import Family

SCENES = Family("ownership")
QUAY = "12 HARBOUR STREET VIGO"


def other_vessel(world: World, company: str, key: str) -> None:
    """Something else that a company does: it owns a vessel of its own."""
    vessel = world.vessel(f"{key}-vessel")
    world.owns(company, vessel, "registered", world.registration(f"{key}-row", vessel))


def listed(world: World, key: str, **owner: Any) -> str:
    """A listed vessel KEY-LISTED, and `company:KEY`, which the list states as its owner and which has another."""
    vessel = world.vessel(f"{key}-listed")
    on_list = world.listing(f"{key}-now", vessel, "IOTC", "2020-01-01", None)
    company = world.company(key, key.upper(), **owner)
    world.owns(company, vessel, "as stated", on_list)
    other_vessel(world, company, key)
    return company


def firm(world: World, key: str, **given: Any) -> str:
    """A company with a vessel of its own."""
    company = world.company(key, key.upper(), **given)
    other_vessel(world, company, key)
    return company


def parent_of(world: World, parent: str, company: str, record: str) -> None:
    world.owns(parent, company, "registered", f"registration:{record}-row")


@SCENES
def by_companies(world: World) -> dict[str, tuple[Any, ...]]:
    """Owner's parent and subsidiary, the parent's parent, and no further; both holders of one vessel."""
    listed(world, "a")
    for key in ("parent", "child", "grandparent", "twin-great", "partner", "twin-far"):
        firm(world, key)
    parent_of(world, "company:parent", "company:a", "parent")
    parent_of(world, "company:a", "company:child", "child")
    parent_of(world, "company:grandparent", "company:parent", "grandparent")
    parent_of(world, "company:twin-great", "company:grandparent", "twin-great")
    world.operates("company:partner", "vessel:a-vessel", "operator", "registration:a-row")
    world.operates("company:twin-far", "vessel:partner-vessel", "operator", "registration:partner-row")
    return {
        "a": ("a-listed", 1, "medium", "owner of A-LISTED"),
        "child": ("a-listed", 2, "low", "owned by A, which is owner of A-LISTED"),
        "grandparent": ("a-listed", 3, "low", "owner of PARENT, which is owner of A, which is owner of A-LISTED"),
        "parent": ("a-listed", 2, "low", "owner of A, which is owner of A-LISTED"),
        "partner": ("a-listed", 3, "low", "owner or operator of A-VESSEL, as is A, which is owner of A-LISTED"),
    }


@SCENES
def by_an_address(world: World) -> dict[str, tuple[Any, ...]]:
    """At most once on the path, and never an agent's or one of more than ten companies."""
    agent = "FIRST FLOOR LAW PARTNERS HOUSE PO BOX 1019 PORT VILA"
    listed(world, "b", address_keys=(QUAY, agent, "PO BOX 1 CROWDED"))
    firm(world, "mate", address_keys=(QUAY, "9 OTHER STREET"))
    firm(world, "b-parent", address_keys=("7 HIGH STREET",))
    parent_of(world, "company:b-parent", "company:b", "b-parent")
    firm(world, "parents-mate", address_keys=("7 HIGH STREET",))
    firm(world, "twin-second-address", address_keys=("9 OTHER STREET",))
    firm(world, "twin-agent", address_keys=(agent,))
    for n in range(10):
        firm(world, f"twin-crowd-{n}", address_keys=("PO BOX 1 CROWDED",))
    firm(world, "twin-nowhere")
    said = "owner of B, which is owner of B-LISTED"
    return {
        "b": ("b-listed", 1, "medium", "owner of B-LISTED"),
        "mate": ("b-listed", 2, "low", f"at the address of B ({QUAY}), which is owner of B-LISTED"),
        "b-parent": ("b-listed", 2, "low", said),
        "parents-mate": ("b-listed", 3, "low", f"at the address of B-PARENT (7 HIGH STREET), which is {said}"),
    }


@SCENES
def by_hubs(world: World) -> dict[str, tuple[Any, ...]]:
    """An owner of eleven vessels is tied itself, and ties nobody; so a vessel of eleven holders."""
    hub = listed(world, "hub", address_keys=("5 HUB STREET",))
    for n in range(9):
        other_vessel(world, hub, f"hub-{n}")
    firm(world, "twin-mate", address_keys=("5 HUB STREET",))
    parent_of(world, firm(world, "twin-parent"), hub, "twin-parent")
    listed(world, "small")
    for n in range(10):
        world.operates(firm(world, f"twin-{n}"), "vessel:small-vessel", "operator", "registration:small-row")
    return {
        "hub": ("hub-listed", 1, "medium", "owner of HUB-LISTED"),
        "small": ("small-listed", 1, "medium", "owner of SMALL-LISTED"),
    }


GONE = day("2025-09-01")


def crowd(world: World, key: str, names: list[str], address: str) -> None:
    """Companies of these stems at one address, each with a vessel."""
    for n, stem in enumerate(names):
        firm(world, f"{key}-{n}", address_keys=(address,), stems=(stem,))


UNLIKE = ["SUNBIRD FISHERY", "GOLDEN FULL", "LONG SHENG", "YINFA", "WINNER MARITIME"]


def delisted(world: World, key: str, **owner: Any) -> str:
    """A vessel listed in 2020 only, and `company:KEY`, which the list states as its owner and which has another."""
    vessel = world.vessel(f"{key}-delisted")
    before = world.listing(f"{key}-before", vessel, "IOTC", "2020-01-01", "2020-12-31")
    company = firm(world, key)
    world.owns(company, vessel, **{"kind": "as stated", "record": before} | owner)
    return vessel


@SCENES
def common_beneficial_owner(world: World) -> None:
    listed, fleet, delisted = world.vessel("listed"), world.vessel("fleet"), world.vessel("delisted")
    on_list = world.listing("now", listed, "IOTC", "2020-01-01", None)
    before = world.listing("before", delisted, "IOTC", "2020-01-01", "2021-01-01")
    row = world.registration("row", fleet)
    owner, operator, registered, gone = (world.company(key, key.upper()) for key in ("a", "b", "c", "d"))
    person = world.person("e", "BTPP JAYASOORIYA")
    world.owns(owner, listed, "as stated", on_list)
    world.operates(owner, listed, "as stated", on_list, confidence=0.9)
    world.operates(operator, listed, "as stated", on_list)
    for company in (owner, operator, gone, person):
        world.owns(company, fleet, "beneficial", row, since=day("2025-01-01"), until=day("2025-12-31"))
    world.owns(registered, fleet, "registered", row)
    world.owns(registered, listed, "as stated", on_list)
    world.owns(gone, delisted, "as stated", before)
    world.owns(person, listed, "as stated", on_list)
    world.owns(owner, listed, "beneficial", world.registration("its-own", listed))


@SCENES
def one_owner_of_many_hulls(world: World) -> None:
    """Three hulls and one that is listed itself, of an owner that the list states for it and for another one.

    The twin's only hull is the listed one.
    """
    for key, hulls in (("a", ("a-listed", "fleet-1", "fleet-2", "fleet-3")), ("twin", ("twin-listed",))):
        owner = world.company(key, key.upper())
        for name in {"a": ("a-listed", "b-listed"), "twin": ("twin-listed",)}[key]:
            world.owns(
                owner,
                world.vessel(name),
                "as stated",
                world.listing(name, f"vessel:{name}", "IOTC", "2020-01-01", None),
            )
        for name in hulls:
            vessel = f"vessel:{name}" if name.endswith("listed") else world.vessel(name)
            world.owns(owner, vessel, "beneficial", world.registration(f"{name}-row", vessel))


@SCENES
def tied_to_listed_by_one_step(world: World) -> None:
    listed(world, "a")
    world.operates("company:a", "vessel:a-listed", "as stated", "listing:a-now", confidence=0.8)
    for key, given in {
        "b": {"since": day("2021-01-01"), "until": day("2022-01-01")},
        "c": {"edition": EDITION},
        "twin-before": {"since": day("2015-01-01"), "until": day("2019-12-31")},
        "twin-undated": {},
    }.items():
        world.owns(firm(world, key), "vessel:a-listed", "registered", f"registration:{key}-row", **given)
    # The twins: whose only vessel is the listed one, whose vessel was delisted, and a private person.
    world.owns(world.company("twin-alone", "ALONE"), "vessel:a-listed", "as stated", "listing:a-now")
    delisted = world.vessel("delisted")
    before = world.listing("before", delisted, "IOTC", "2020-01-01", "2021-01-01")
    world.owns(firm(world, "twin-delisted"), delisted, "as stated", before)
    person = world.person("twin-person", "JAYASOORIYA")
    world.owns(person, "vessel:a-listed", "as stated", "listing:a-now")
    other_vessel(world, person, "twin-person")


@SCENES
def a_listing_that_the_next_edition_lacks(world: World) -> None:
    """Each hull is listed by an edition of its own; of one, the next edition has it no longer."""
    for key, gone in (("still", None), ("gone", GONE)):
        vessel, sister = world.vessel(f"{key}-listed"), world.vessel(f"{key}-sister")
        on_list = world.listing(key, vessel, "IOTC", "2020-01-01", None, gone_by=gone)
        row = world.registration(f"{key}-row", vessel)
        owner = world.company(key, key.upper())
        world.owns(owner, vessel, "as stated", on_list)
        world.owns(owner, sister, "beneficial", row)


@SCENES
def a_hull_whose_later_listing_is_gone_counts_as_delisted(world: World) -> None:
    for key, gone in (("twin-still", None), ("gone", GONE)):
        vessel = delisted(world, key)
        world.listing(f"{key}-again", vessel, "ICCAT", "2022-01-01", None, gone_by=gone)


@SCENES
def address_hub(world: World) -> None:
    crowd(world, "hub", UNLIKE, QUAY)
    crowd(world, "twin-four", [*UNLIKE[:4], "YINFA 2"], "1 FAMILY STREET")
    crowd(world, "twin-series", [f"CHARCA FISH {n}" for n in range(6)], "775 EAST AVENUE")
    crowd(world, "twin-agent", UNLIKE, "OLIAJI TRADE CENTRE PO BOX 1377 VICTORIA")
    for n in range(5):
        firm(world, f"twin-district-{n}", stems=(UNLIKE[n],), addresses=("KONARAK-SISTAN",))


@SCENES
def delisted_fleet_sister(world: World) -> None:
    delisted(world, "stated", confidence=0.7)
    row = world.registration("old", delisted(world, "dated", kind="registered", record="registration:old",
                                             since=day("2020-12-31"), until=day("2022-01-01")))  # fmt: skip
    delisted(world, "twin-later", kind="registered", record=row, since=day("2021-01-01"), until=None)
    again = delisted(world, "twin-again")
    world.listing("again", again, "ICCAT", "2022-01-01", None)
    delisted(world, "twin-sister-listed")
    world.listing("sister", "vessel:twin-sister-listed-vessel", "ICCAT", "2010-01-01", "2012-01-01")
    delisted(world, "twin-hub")
    for n in range(9):
        other_vessel(world, "company:twin-hub", f"twin-hub-{n}")


@SCENES
def delisted_fleet_sister_of_ten(world: World) -> None:
    """A company of ten vessels, the delisted one among them, ties them; one of eleven is a twin."""
    for key, others in (("ten", 8), ("twin-eleven", 9)):
        delisted(world, key)
        for n in range(others):
            other_vessel(world, f"company:{key}", f"{key}-{n}")


@SCENES
def by_handlers(world: World) -> dict[str, tuple[Any, ...]]:
    """An importer at the owner's address is tied; a forwarder, or whom a bill notifies, is not; no broker ties."""
    there = ("3 CUSTOMS QUAY VIGO",)
    listed(world, "h", address_keys=there)
    for key in ("importer", "twin-forwarder", "twin-notified"):
        company = world.company(key, key.upper(), address_keys=there)
        if key == "importer":
            world.imported("goods", company)
        elif key == "twin-notified":
            world.link(Notifies, world.paper(Bill, "notice"), company, record="bill:notice")
        else:
            world.handled("goods-too", company, "forwarder")
    broker = firm(world, "broker")
    parent_of(world, broker, "company:h", "broker")
    world.handled("goods-three", broker, "broker")
    parent_of(world, firm(world, "twin-behind"), broker, "twin-behind")
    return {
        "broker": ("h-listed", 2, "low", "owner of H, which is owner of H-LISTED"),
        "h": ("h-listed", 1, "medium", "owner of H-LISTED"),
        "importer": ("h-listed", 2, "low", "at the address of H (3 CUSTOMS QUAY VIGO), which is owner of H-LISTED"),
    }


@SCENES
def tied_to_a_vessel_under_a_measure(world: World) -> None:
    """One that is open, by a record of its days; one that has ended ties nobody."""
    for key, until in (("open", None), ("twin-ended", "2024-12-31")):
        vessel = world.vessel(f"{key}-hull")
        world.measure(key, vessel, "2022-12-09", until)
        company = firm(world, key)
        world.owns(company, vessel, "registered", world.registration(f"{key}-hull", vessel), edition=EDITION)


@SCENES
def tied_to_listed_of_ten(world: World) -> None:
    """A company with ten neighbours (nine vessels and its owner) ties its owner; one with eleven is a twin."""
    for key, others in (("ten", 7), ("twin-eleven", 8)):
        company = listed(world, key)
        for n in range(others):
            other_vessel(world, company, f"{key}-{n}")
        parent_of(world, firm(world, f"{key}-parent"), company, f"{key}-parent")
