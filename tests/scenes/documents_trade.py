"""Scenes of bills, entries and what else is told of the same goods."""

from __future__ import annotations

from typing import Any

from catchgraph.model.computed import Consignment
from catchgraph.model.contradictions import Contradicts
from catchgraph.model.naming import ImportedBy
from catchgraph.model.records.enforcement import Analysis
from catchgraph.model.records.trade import Bill, Entry
from catchgraph.model.relationships import PartOf

from ..detect.world import World, day
from .documents_papers import line, paper
from .scene import Family

SCENES = Family("documents_trade")


def consignment(world: World, key: str, **given: Any) -> str:
    """A consignment of a bill and an entry."""
    facts = {"sides": ("bill", "entry"), "joined_by": ("bill number",), "imported": day("2025-04-01")} | given
    id_ = world.add(Consignment(id=f"consignment:{key}", name=key, anchor=f"bill:{key}", **facts))
    for cls in (Bill, Entry):
        world.link(PartOf, paper(world, cls, key), id_, joined_by=facts["joined_by"])
    return id_


@SCENES
def bill_entry_mismatch(world: World) -> None:
    """Weights of both sides, bill before entry; 20,000 and 18,999 kg differ by 5.005 %."""
    gross = ("bill_gross_kg", "entry_gross_kg")
    net = ("bill_net_kg", "entry_net_kg")
    cases: dict[str, dict[str, Any]] = {
        "gross": dict(zip(gross, (20_000.0, 18_999.0), strict=True)),
        "net": dict(zip(net, (15_000.0, 20_000.0), strict=True)),
        "other-tare": dict(zip(gross, (28_000.0, 20_000.0), strict=True)),
        "two-boxes": {**dict(zip(gross, (44_500.0, 40_000.0), strict=True)), "bill_containers": ("A", "B")},
        "twin-share": dict(zip(gross, (20_000.0, 19_000.0), strict=True)),
        "twin-pounds": dict(zip(gross, (20_000.0, 44_092.0), strict=True)),
        "twin-tare": dict(zip(gross, (24_400.0, 20_000.0), strict=True)),
        "twin-other-basis": {"bill_gross_kg": 22_000.0, "entry_net_kg": 20_000.0},
        "twin-bond": {**dict(zip(gross, (20_000.0, 10_000.0), strict=True)), "in_bond": ("61",)},
        "undecided-zone": {**dict(zip(gross, (20_000.0, 10_000.0), strict=True)), "entry_types": ("06",)},
        "undecided-goods": {**dict(zip(gross, (20_000.0, 10_000.0), strict=True)),
                            "joined_by": ("parties and goods", "weight")},
        "undecided-bill": {**dict(zip(gross, (10_000.0, 20_000.0), strict=True)), "bills_missing": 1},
    }  # fmt: skip
    for key, given in cases.items():
        consignment(world, key, **given)
    other_vessel(world, "vessel")
    other_vessel(world, "twin-joined-by-vessel", joined_by=("container", "vessel"))


def other_vessel(world: World, key: str, **given: Any) -> None:
    """A consignment whose entry names another vessel than its bill."""
    consignment(world, key, **given)
    world.link(Contradicts, f"entry:{key}", f"bill:{key}", field="carrier", says="B", told="A")


def other_species(world: World, key: str) -> str:
    """A consignment whose bill says another species than its entry: the line of the entry."""
    consignment(world, key)
    goods = line(world, f"entry:{key}", f"{key}-entered", line_no="001", species="COD", hs="0304715000")
    world.link(Contradicts, line(world, f"bill:{key}", f"{key}-laden"), goods, field="species", says="catfish",
               told="COD", basis="lines of one consignment", confidence=0.95)  # fmt: skip
    return goods


@SCENES
def species_told_differently(world: World) -> None:
    """A bill and an analysis, each against a line of an entry."""
    goods = other_species(world, "bill")
    world.link(ImportedBy, "entry:bill", world.company("importer", "IMPORTER"), record="entry:bill")
    found = paper(world, Analysis, "dna", kind="DNA")
    world.link(Contradicts, found, goods, field="species", says="PGS", told="COD", basis="the entry is cited")
    consignment(world, "undecided", joined_by=("parties and goods", "code"), entry_species=("COD",))
