"""Scenes of balances: what came in at the most, what went out at the least, as `derive` summed it."""

from __future__ import annotations

from typing import Any

from catchgraph.model.balances import Balance, Counts, Of
from catchgraph.model.entities import Facility
from catchgraph.model.goods import Goods
from catchgraph.model.nodes import Node
from catchgraph.model.records.catch import HarvestReport
from catchgraph.model.records.certificates import ProcessingStatement, StorageDocument
from catchgraph.model.records.trade import Entry

from ..detect.world import World, day
from .scene import Family

SCENES = Family("balance")
SET = ("books@2025",)


def summed(
    world: World, key: str, kind: str, subject: Node | str, came: float | None, went: float, **given: Any
) -> str:
    """A balance of two lines of one paper, judged as `derive` judges: 2 % are allowed."""
    of = subject if isinstance(subject, str) else world.add(subject)
    paper = world.add(ProcessingStatement(id=f"processing_statement:{key}", name=key, datasets=SET))
    dates: dict[str, Any] = {name: day(given.pop(name, None)) for name in ("since", "until", "known_since")}
    tolerance = given.pop("tolerance", 0.02)
    over = None if came is None else went > came * (1 + tolerance)
    id_ = world.add(
        Balance(
            id=f"balance:{key}",
            name=f"{kind} balance of {key}",
            kind=kind,
            subject=of,
            measure="live weight",
            datasets=SET,
            in_high=came,
            out_low=went,
            parts=2,
            tolerance=tolerance,
            over=over,
            shortfall_kg=None if came is None else max(went - came, 0.0),
            **dates,
            **given,
        )
    )
    world.link(Of, id_, of)
    for side in ("in", "out"):
        record = of if kind == "glaze" else paper
        line = world.add(Goods(id=f"goods:{key}-{side}", name=side, record=record, species="SKJ", datasets=SET))
        world.link(Counts, id_, line, side=side, record=record)
    return id_


def plant(key: str) -> Facility:
    """A plant."""
    return Facility(id=f"facility:{key}", name=key.upper(), countries=("ECU",))


def working(world: World, key: str, came: float | None, went: float, known: str = "2022-01-01", **given: Any) -> str:
    """A plant in the twelve months to May 2025."""
    dates = {"since": "2024-06-01", "until": "2025-05-31", "known_since": known}
    return summed(world, key, "facility", plant(key), came, went, **{**dates, **given})


def trip(world: World, key: str, came: float | None, went: float, **given: Any) -> str:
    """A trip of a vessel in March 2025."""
    dates = {"since": "2025-03-01", "until": "2025-03-12"}
    return summed(world, key, "hold", world.vessel(key), came, went, **{**dates, **given})


def stored(world: World, key: str, came: float | None, went: float, **given: Any) -> str:
    """What a store took in and let out."""
    document = StorageDocument(id=f"storage_document:{key}", name=f"storage document {key}", datasets=SET)
    return summed(world, key, "storage", document, came, went, until="2025-05-21", **given)


def small_ones(world: World, key: str, came: float | None, went: float, **given: Any) -> str:
    """A report of small vessels together."""
    report = HarvestReport(id=f"harvest_report:{key}", name=f"harvest report {key}", datasets=SET)
    return summed(world, key, "aggregate harvest", report, came, went, until="2025-02-15", **given)


def iced(world: World, key: str, came: float | None, went: float, **given: Any) -> str:
    """An entry of glazed goods."""
    entry = Entry(id=f"entry:{key}", name=f"entry {key}", datasets=SET)
    return summed(world, key, "glaze", entry, came, went, since="2025-05-10", tolerance=0.0, **given)


@SCENES
def plants(world: World) -> None:
    """Records of two years less a day are young; so many kilograms are the border."""
    working(world, "old", 20_000.0, 27_000.0, known="2023-05-31")
    working(world, "young", 20_000.0, 27_000.0, known="2023-06-01")
    working(world, "border", 20_000.0, 20_400.0)
    working(world, "nothing", 0.0, 500.0)
    working(world, "open", None, 27_000.0, why="1 of 2 parts that came in has no known upper bound")
    summed(world, "other", "yield", plant("other"), 100.0, 200.0, until="2025-05-31")


@SCENES
def trips(world: World) -> None:
    """Two of more than was caught, one of a vessel that a list names from the day of the landing on."""
    trip(world, "more", 22_000.0, 30_000.0)
    trip(world, "listed", 22_000.0, 30_000.0)
    world.listing("listed", "vessel:listed", "IATTC", "2025-03-12", None)
    trip(world, "later", 22_000.0, 30_000.0)
    world.listing("later", "vessel:later", "IATTC", "2025-03-13", None)
    trip(world, "border", 22_000.0, 22_440.0)
    trip(world, "no-catch", None, 30_000.0, why="no catches of the trip are loaded")


@SCENES
def chains(world: World) -> None:
    """A store, and what is no matter of a chain."""
    stored(world, "more", 6_000.0, 6_500.0)
    stored(world, "border", 6_000.0, 6_120.0)
    stored(world, "unknown", None, 6_500.0, why="nothing is known of what came in")
    trip(world, "trip", 6_000.0, 6_500.0)


@SCENES
def reports(world: World) -> None:
    """Small vessels together."""
    small_ones(world, "two", 150_960.0, 190_000.0)
    small_ones(world, "few", 150_960.0, 130_000.0)
    small_ones(world, "unsaid", None, 190_000.0, why="it does not say how many vessels or farms")


@SCENES
def glazed(world: World) -> None:
    """At 97 % of the gross weight, and a kilogram above it."""
    iced(world, "at", 9_700.0, 9_700.0)
    iced(world, "above", 9_700.0, 9_701.0)
    iced(world, "unknown", None, 9_950.0, why="1 of 1 parts that came in has no known upper bound")
