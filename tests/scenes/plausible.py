"""Scenes of papers that cannot be as they say: days, codes, areas, prices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catchgraph.model.closure import TracesTo
from catchgraph.model.custody import MadeFrom
from catchgraph.model.events import Landing, PortCall
from catchgraph.model.goods import Goods
from catchgraph.model.prices import PriceBand, PricedIn
from catchgraph.model.records.certificates import CatchCertificate, ProcessingStatement
from catchgraph.model.records.trade import Entry
from catchgraph.model.relationships import HasLine

from ..detect.world import World, day
from .scene import Family

SCENES = Family("plausible")
SET = ("papers@2025",)
_DAYS = {"issued", "stated", "landed", "caught_since", "imported", "exported", "entered"}


def _dated(given: dict[str, Any]) -> dict[str, Any]:
    return {name: day(value) if name in _DAYS else value for name, value in given.items()}


def line(world: World, record: str, **given: Any) -> str:
    """The one line of a record."""
    facts = {"stage": "product", "name": record, **_dated(given)}
    id_ = world.add(Goods(id=f"goods:{record.replace(':', '-')}", record=record, datasets=SET, **facts))
    world.link(HasLine, record, id_, record=record)
    return id_


def certificate(world: World, key: str, issued: str | None = None, status: str | None = "valid", **given: Any) -> str:
    """A certificate and its catch."""
    id_ = f"catch_certificate:{key}"
    world.add(CatchCertificate(id=id_, name=f"certificate {key}", datasets=SET, issued=day(issued), status=status))
    return line(world, id_, stage="catch", **given)


def entry(world: World, key: str, goods: dict[str, Any] | None = None, **given: Any) -> str:
    """An entry and its line."""
    id_ = world.add(Entry(id=f"entry:{key}", name=f"entry {key}", datasets=SET, **_dated(given)))
    return line(world, id_, **(goods or {}))


def statement(world: World, key: str, stated: str, catch: str) -> None:
    """A statement of what was made from a catch."""
    id_ = f"processing_statement:{key}"
    world.add(ProcessingStatement(id=id_, name=f"statement {key}", datasets=SET, stated=day(stated)))
    world.link(MadeFrom, line(world, id_), catch, record=id_, certain=True)


def band(world: World, key: str, species: str, low: float, high: float, **given: Any) -> str:
    """What goods of a species cost a kilogram in the second quarter of 2025."""
    quarter = day("2025-04-01")
    assert quarter
    facts: dict[str, Any] = {
        "side": "entry", "form": f"FRO {key}", "country": "VNM", "quarter": quarter, "currency": "USD",
        "value_basis": "entered", "n": 24, "median": (low * high) ** 0.5, "low": low, "high": high,
    }  # fmt: skip
    name = f"price of {species}"
    return world.add(PriceBand(id=f"price_band:{key}-{species}", name=name, species=species, **{**facts, **given}))


def costing(world: World, key: str, price: float, within: str, beyond: str = "below") -> None:
    """A line that costs otherwise than its band."""
    world.link(PricedIn, entry(world, key, imported="2025-05-10"), within, unit_value=price, beyond=beyond)


def days(world: World, key: str) -> None:
    """A certificate of a landing before the catch."""
    certificate(world, key, "2025-03-20", caught_since="2025-03-12", landed="2025-03-10")


def code(world: World, key: str) -> None:
    """Skipjack under the code of yellowfin."""
    entry(world, key, {"species": "SKJ", "species_basis": "code", "hs": "030342", "hs6": "030342"})


def area(world: World, key: str, where: tuple[str, ...] = ("27",), **given: Any) -> None:
    """Pink salmon, caught in the Atlantic."""
    certificate(world, key, species="PIN", areas=where, **given)


def price(world: World, key: str) -> None:
    """Sole at the price of pangasius."""
    band(world, key, "PGS", 2.0, 3.0)
    costing(world, key, 2.5, band(world, key, "SOL", 7.5, 10.5))


def calls(world: World, key: str, hours: int = 24, degrees: float = 20.0) -> None:
    """Two calls at the equator so many degrees apart, the second so many hours after the first ended."""
    hull, left_at = world.vessel(key), dt.datetime(2025, 5, 2)
    for name, start, longitude in (
        ("one", left_at - dt.timedelta(days=1), 0.0),
        ("two", left_at + dt.timedelta(hours=hours), degrees),
    ):
        world.event(
            PortCall, f"{key}-{name}", start.isoformat(), (hull, "vessel"), end=start + dt.timedelta(days=1),
            latitude=0.0, longitude=longitude, port=name,
        )  # fmt: skip


@SCENES
def speeds(world: World) -> None:
    """A degree at the equator is 60.04 nautical miles: 1,200.8 in 48 hours are 25.02 knots, in 49 hours 24.5."""
    calls(world, "fast", 48)
    calls(world, "slow", 49)
    calls(world, "near", 1, 1.66)
    calls(world, "overlapping", -12, 1.67)
    hull = world.vessel("by-day")
    for name, when, longitude in (("a", "2025-05-02", 0.0), ("b", "2025-05-03", 20.0)):
        world.event(Landing, f"by-day-{name}", when, (hull, "vessel"), latitude=0.0, longitude=longitude)


@SCENES
def dates(world: World) -> None:
    """One day is none; two are."""
    days(world, "caught-later")
    certificate(world, "one-day", "2025-03-20", caught_since="2025-03-11", landed="2025-03-10")
    certificate(world, "void", "2025-03-20", "void", caught_since="2025-03-12", landed="2025-03-10")
    certificate(world, "weighed", "2025-03-08", landed="2025-03-10", verified_kg=1_000.0)
    certificate(world, "estimated", "2025-03-08", landed="2025-03-10", estimated_kg=1_000.0)
    catch = certificate(world, "good", "2025-03-20", landed="2025-03-10")
    statement(world, "early", "2025-03-08", catch)
    statement(world, "next-day", "2025-03-09", catch)
    entry(world, "exported-later", imported="2025-05-10", exported="2025-05-12")
    entry(world, "date-line", imported="2025-05-10", exported="2025-05-11")
    entry(world, "sixteen", entered="2025-04-24", imported="2025-05-10")
    entry(world, "fifteen", entered="2025-04-25", imported="2025-05-10")
    for key, imported in (("before-issue", "2025-03-18"), ("sailed-before-issue", "2025-03-19")):
        world.link(TracesTo, entry(world, key, imported=imported, exported="2025-03-01"), catch)


@SCENES
def codes(world: World) -> None:
    """By its code, its national digits, a basket, one in practice, a genus, a code's own species; then by form."""
    code(world, "skipjack")
    for key, hs, presentation, given in (
        ("gutted-as-fillets", "030487", "GUT", {}),
        ("twin-fillets", "030487", "FIL", {}),
        ("twin-not-told", "030487", None, {}),
        ("twin-as-caught", "030487", "GUT", {"stage": "catch"}),
        ("fillets-as-fish", "030342", "FIL", {}),
        ("twin-gutted-fish", "030342", "GUT", {}),
        ("twin-meat", "030499", "WHL", {}),
    ):
        said = {"species": "YFT", "species_basis": "code", "hs": hs, "hs6": hs, "presentation": presentation}
        entry(world, key, said | given)
    both = {"species": "SKJ", "species_basis": "code", "hs": "030342", "hs6": "030342", "presentation": "FIL"}
    entry(world, "skipjack-fillets", both)
    entry(world, "fillets-of-no-species", {"hs": "030342", "hs6": "030342", "presentation": "FIS"})
    for key, species, basis, hs in (
        ("right", "YFT", "code", "030342"),
        ("basket", "SKJ", "name", "030487"),
        ("by-code-alone", "SKJ", "tariff code", "030342"),
        ("genus", "TUN", "code", "030343"),
        ("unknown", "SKJ", "code", "999999"),
    ):
        entry(world, key, {"species": species, "species_basis": basis, "hs": hs, "hs6": hs})


@SCENES
def areas(world: World) -> None:
    """Pink salmon is fished in the north Pacific (61, 67, 77)."""
    area(world, "atlantic")
    area(world, "division", ("27.3.a",))
    area(world, "one-of-two", ("27", "67"))
    area(world, "pacific", ("67",))
    area(world, "in-words", ("Atlantic",))
    area(world, "word-beside", ("27", "Atlantic"))
    area(world, "farmed", production="farmed")
    certificate(world, "not-in-the-table", species="SKJ", areas=("27",))


@SCENES
def prices(world: World) -> None:
    """At the fence of the other species, beside it, and of a species that nothing is told as."""
    price(world, "plain")
    band(world, "fence", "PGS", 2.0, 3.0)
    sole = band(world, "fence", "SOL", 7.5, 10.5)
    costing(world, "at", 3.0, sole)
    costing(world, "beside", 3.01, sole)
    costing(world, "dear", 11.0, sole, "above")
    costing(world, "skipjack", 2.5, band(world, "fence", "SKJ", 5.0, 6.0))
    costing(world, "alone", 2.5, band(world, "alone", "SOL", 7.5, 10.5))
