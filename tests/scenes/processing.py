"""Scenes of processing: who worked on fish, aboard what, from which catches, and what origin that gave."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catchgraph.model.balances import Balance, Counts
from catchgraph.model.closure import Chain, TracesTo
from catchgraph.model.custody import MadeFrom
from catchgraph.model.events import Landing, Processing
from catchgraph.model.naming import CaughtBy, NamesVessel, ProcessedBy
from catchgraph.model.records.certificates import CatchCertificate, ProcessingStatement
from catchgraph.model.records.trade import Entry

from ..detect.world import World, day
from .scene import Family

SCENES = Family("processing")
FILLETS: dict[str, Any] = {"work": "transformation", "species": "HKP", "presentation": "FIL"}
GUTTED: dict[str, Any] = {"work": "preservation", "species": "HKP", "presentation": "GUH"}
YEAR: dict[str, Any] = {"since": day("2025-01-01"), "until": day("2025-12-31")}
DAY = dt.datetime(2025, 3, 10)


def ship(world: World, key: str, type_: str | None = "Stern trawler", register: str = "NEAFC", **given: Any) -> str:
    """A vessel on a register of 2025; by default one that states types."""
    vessel = world.vessel(key, flags=("ARG",))
    world.registration(f"{key}-row", vessel, register, vessel_type=type_, **(YEAR | given))
    return vessel


def caught(world: World, key: str, vessel: str, landed: dt.datetime | None = DAY, **form: Any) -> str:
    """A line of a catch certificate, of fillets unless `form` says otherwise."""
    paper = {name: form.pop(name) for name in ("status", "scheme", "country", "simplified") if name in form}
    record = world.paper(CatchCertificate, key, **({"country": "ARG", "number": key} | paper))
    line = world.goods(key, record, stage="catch", landed=landed, **(FILLETS | form))
    world.link(CaughtBy, line, vessel, record=record, day=landed)
    return line


def made(world: World, key: str, at: str, done: dt.datetime | None = DAY, **form: Any) -> str:
    """A product of a processing statement whose plant is a vessel or a facility."""
    record = world.paper(ProcessingStatement, key, status=form.pop("status", None))
    line = world.goods(key, record, stage="product", **(FILLETS | form))
    source = record if at.startswith("vessel:") else line
    world.link(ProcessedBy, source, at, record=record, day=done)
    return line


@SCENES
def aboard(world: World) -> dict[str, str]:
    """Vessels aboard which fillets were made, by statements and events: what is found of them, with its severity."""
    ship(world, "mother", "HO")
    stern, other = ship(world, "stern"), ship(world, "other", "Trawler", "IOTC")
    made(world, "stern", stern)
    made(world, "other", other)
    made(world, "first-day", stern, dt.datetime(2025, 1, 1))
    world.event(Processing, "aboard", "2025-06-01", (other, "vessel"), kind="transformation", aboard=True)
    for key, type_ in (("factory", "Factory trawler"), ("spanish", "Buque factoría"), ("code", "TTP")):
        made(world, f"twin-{key}", ship(world, f"twin-{key}", type_))
    made(world, "twin-gutted", stern, **GUTTED)
    made(world, "twin-void", stern, status="void")
    world.event(Processing, "twin-ashore", "2025-06-01", (other, "vessel"), kind="transformation", aboard=False)
    made(world, "twin-day-before", stern, dt.datetime(2024, 12, 31))
    made(world, "twin-without-day", stern, None)
    return {
        "processing_statement:first-day": "medium", "processing_statement:other": "low",
        "processing_statement:stern": "medium", "processing:aboard": "low",
    }  # fmt: skip


@SCENES
def at_landing(world: World) -> list[str]:
    """Fillets landed, and nobody named who made them."""
    stern, factory = ship(world, "trawler"), ship(world, "factory", "Fish factory")
    caught(world, "plain", stern)
    caught(world, "last-day", stern, dt.datetime(2025, 12, 31))
    caught(world, "twin-factory", factory)
    caught(world, "twin-gutted", stern, **GUTTED)
    caught(world, "twin-void", stern, status="void")
    caught(world, "twin-year-after", stern, dt.datetime(2026, 1, 1))
    caught(world, "twin-unregistered", world.vessel("nobody"))
    received = caught(world, "twin-received", stern)
    record = received.replace("goods", "catch_certificate")
    world.link(NamesVessel, record, factory, record=record, kind="receiving vessel")
    plant = made(world, "plant", world.facility("plant", "ARG"))
    world.link(MadeFrom, plant, caught(world, "twin-plant", stern), record="processing_statement:plant")
    aboard = made(world, "on-board", factory)
    world.link(MadeFrom, aboard, caught(world, "twin-aboard", stern), record="processing_statement:on-board")
    return ["goods:last-day", "goods:plain"]


@SCENES
def boxes(world: World) -> list[str]:
    """Certificates of fillets whose box for processing on board is empty."""
    vessel = world.vessel("boxed")
    caught(world, "empty", vessel, None)
    caught(world, "empty-too", vessel, None)
    caught(world, "twin-filled", vessel, None, processed_aboard="filleting")
    caught(world, "twin-whole", vessel, None, **GUTTED)
    caught(world, "twin-scheme", vessel, None, scheme="DCD")
    caught(world, "twin-simple", vessel, None, simplified=True)
    caught(world, "twin-british", vessel, None, country="GBR")
    caught(world, "twin-void", vessel, None, status="void")
    return ["catch_certificate:empty", "catch_certificate:empty-too"]


def meeting(world: World, key: str, met: str, done: str, landed: str | None = None, **listing: Any) -> None:
    """A factory ship in an encounter on one day, and what she processed on another."""
    listed, factory = world.vessel(f"{key}-listed"), ship(world, key, listing.pop("type_", "Factory ship"))
    days = {"since": "2025-01-01", "until": None} | listing
    world.listing(key, listed, "SEAFO", days["since"], days["until"])
    world.encounter(key, met, listed, factory)
    made(world, f"{key}-made", factory, dt.datetime.fromisoformat(done))
    if landed:
        world.event(Landing, key, landed, (factory, "vessel"))


@SCENES
def after_meetings(world: World) -> list[str]:
    """Factory ships that processed after an encounter with a listed vessel, before they landed."""
    meeting(world, "soon", "2025-03-01", "2025-03-05", "2025-03-20")
    meeting(world, "same-day", "2025-03-01", "2025-03-20", "2025-03-20")
    meeting(world, "half-a-year", "2025-01-02", "2025-07-01")
    meeting(world, "twin-day-later", "2025-01-02", "2025-07-02")
    meeting(world, "twin-landed", "2025-03-01", "2025-03-21", "2025-03-20")
    meeting(world, "twin-before", "2025-03-05", "2025-03-04")
    meeting(world, "twin-ended", "2025-03-01", "2025-03-05", until="2025-02-28")
    meeting(world, "twin-trawler", "2025-03-01", "2025-03-05", type_="Trawler")
    return ["encounter:half-a-year", "encounter:same-day", "encounter:soon"]


@SCENES
def yields(world: World) -> list[str]:
    """Balances of statements: above their fish, within it, and not judged."""
    judged: list[tuple[str, bool | None]] = [("above", True), ("above-too", True), ("within", False), ("open", None)]
    for key, over in judged:
        made(world, key, world.facility(key, "GBR"))
        record, line = f"processing_statement:{key}", f"goods:{key}"
        balance = world.computed(
            Balance, key, record, kind="yield", subject=record, measure="live weight", in_high=10000.0, out_low=11700.0,
            over=over, shortfall_kg=None if over is None else 1700.0, why="no factor" if over is None else None,
            parts=2, tolerance=0.02,
        )  # fmt: skip
        world.link(Counts, balance, line, side="out")
    world.computed(
        Balance, "twin-lot", "processing_statement:above", kind="lot", subject="x", measure="net weight", over=True
    )
    return ["balance:above", "balance:above-too"]


def entered(world: World, key: str, origin: str = "THA", export: str = "THA", **line: Any) -> str:
    """A line of an entry."""
    record = world.paper(Entry, key, export_country=export, imported=dt.datetime(2025, 6, 2))
    return world.goods(key, record, stage="product", origin=origin, **line)


PEELED: dict[str, Any] = {"operations": ("peeling",), "commodity": "shrimp", "work": "preservation"}
BREADED: dict[str, Any] = {"operations": ("breading",), "commodity": "hake", "work": "transformation"}


def traced(world: World, key: str, *flags: str | None, whole: bool = True, tail: int = 0, **given: Any) -> None:
    """A line of an entry that a Thai plant worked on, and the catches that it rests on."""
    line = entered(world, key, given.pop("origin", "THA"), **(PEELED | given))
    product = made(world, f"{key}-made", world.facility(key, "THA"))
    world.link(MadeFrom, line, product, record=f"entry:{key}")
    for n, flag in enumerate(flags):
        catch = caught(world, f"{key}-{n}", world.vessel(f"{key}-{n}"), **GUTTED)
        record = catch.replace("goods", "catch_certificate")
        world.link(TracesTo, line, catch, flag=flag, records=(record,), confidence=0.9)
    world.computed(Chain, key, line, goods=line, record=f"entry:{key}", whole=whole, tail=tail)


@SCENES
def origins(world: World) -> list[str]:
    """Lines entered as of the processor's country: what confers no origin, what does, and what nobody has ruled on."""
    traced(world, "peeled", "ARG", "ARG")
    traced(world, "deveined", "ARG", "IND", operations=("deveining", "peeling"))
    traced(world, "twin-own-flag", "ARG", "THA")
    traced(world, "twin-flag-unknown", "ARG", None)
    traced(world, "twin-in-part", "ARG", whole=False)
    traced(world, "twin-tail", "ARG", tail=3)
    traced(world, "twin-no-ruling", "ARG", operations=("breading", "peeling"))
    traced(world, "twin-confers", "ARG", operations=("filleting",), commodity="hake")
    traced(world, "twin-origin", "ARG", origin="ARG")
    return ["goods:deveined", "goods:peeled"]


def twice(world: World, key: str, origin: str = "THA", ashore: str = "THA", first: Any = None, **second: Any) -> None:
    """A line of an entry of what a plant made of what was made aboard."""
    vessel = world.vessel(f"{key}-hull", flags=("ARG",))
    at_sea = made(world, f"{key}-sea", vessel, **(first or {"operations": ("filleting",)}))
    plant = made(world, f"{key}-shore", world.facility(key, ashore), **(BREADED | second))
    line = entered(world, key, origin, origin, **BREADED)
    world.link(MadeFrom, plant, at_sea, record=f"processing_statement:{key}-shore")
    world.link(MadeFrom, line, plant, record=f"entry:{key}")


@SCENES
def at_sea_and_ashore(world: World) -> list[str]:
    """Goods transformed aboard and again in a plant: entered as of the plant's country, or not."""
    twice(world, "breaded")
    twice(world, "with-what-the-sea-did", operations=("breading", "filleting"))
    twice(world, "twin-canned", operations=("canning",))
    twice(world, "twin-origin", origin="ARG")
    twice(world, "twin-at-home", origin="ARG", ashore="ARG")
    twice(world, "twin-gutted", first=GUTTED)
    return ["goods:breaded", "goods:with-what-the-sea-did"]
