"""Scenes of papers: certificates and harvests, what was drawn on them, two stories of one, reports that are missing."""

from __future__ import annotations

from typing import Any

from catchgraph.model.balances import Balance, Counts
from catchgraph.model.contradictions import Contradicts
from catchgraph.model.custody import MadeFrom
from catchgraph.model.goods import Goods
from catchgraph.model.naming import CaughtBy, ImportedBy
from catchgraph.model.nodes import Record
from catchgraph.model.records.catch import HarvestReport
from catchgraph.model.records.certificates import CatchCertificate, ProcessingStatement
from catchgraph.model.records.declared_catch import LandingDeclaration
from catchgraph.model.records.trade import Entry
from catchgraph.model.relationships import Cites, HasLine
from catchgraph.model.schema import node

from ..detect.world import World, day
from .scene import Family

SCENES = Family("documents_papers")


def paper(world: World, cls: type[Record], key: str, **given: Any) -> str:
    """A record of any label, called after its key."""
    kind = node(cls.__name__).table
    return world.add(cls(id=f"{kind}:{key}", name=f"{kind} {key}", datasets=("papers@2025",), **given))


def line(world: World, record: str, key: str, **given: Any) -> str:
    """A line of goods of a record."""
    id_ = world.add(Goods(id=f"goods:{key}", name=key, record=record, datasets=("papers@2025",), **given))
    world.link(HasLine, record, id_, record=record)
    return id_


def balance(world: World, key: str, kind: str, sides: tuple[float | None, float], **given: Any) -> str:
    """A balance of a kind: the most that came in, the least that went out."""
    most, least = sides
    over = None if most is None else given.pop("over", True)
    return world.add(
        Balance(
            id=f"balance:{key}", name=key, kind=kind, subject="catch_certificate:none", measure="live weight",
            in_high=most, out_low=least, over=over, **given,
        )
    )  # fmt: skip


def counts(world: World, of: str, side: str, goods: str, kg: float) -> None:
    """A line that a balance counts."""
    world.link(Counts, of, goods, side=side, kg=kg, live_low=kg, live_high=kg)


def overused(world: World, key: str, landed: float, *draws: float, **given: Any) -> str:
    """A certificate, and a statement for each draw on it."""
    id_ = balance(world, key, "certificate", (landed, sum(draws)), **given)
    certificate = paper(world, CatchCertificate, key)
    counts(world, id_, "in", line(world, certificate, key, stage="catch", landed=day("2025-03-01")), landed)
    for place, kg in enumerate(draws):
        statement = paper(world, ProcessingStatement, f"{key}-{place}")
        counts(world, id_, "out", line(world, statement, f"{key}-{place}"), kg)
    return id_


@SCENES
def certificate_overused(world: World) -> None:
    """One certificate and two draws; one landing under two certificates; balances that are not over, or not judged."""
    overused(world, "plain", 10_000, 6_000, 5_000)
    overused(world, "barely", 10_000, 10_201)
    overused(world, "twin-share", 10_000, 10_200)
    overused(world, "twin-kg", 1_000, 1_050)
    overused(world, "twin-fits", 10_000, 9_000, over=False)
    balance(world, "undecided", "certificate", (None, 5.0), why="a draw without a weight")
    balance(world, "twin-kind", "storage", (10_000, 20_000))
    landing(world)


def landing(world: World) -> None:
    """A landing of 30,000 kg of which two certificates are, each drawn on within its own weight."""
    at = day("2025-03-06")
    id_ = balance(world, "landing", "vessel landing", (30_000, 38_000), since=at, until=at)
    declared = paper(world, LandingDeclaration, "declared")
    landed = line(world, declared, "landed", stage="catch", landed=at)
    vessel = world.vessel("lander")
    for key in ("one", "two"):
        catch = line(world, paper(world, CatchCertificate, key), key, stage="catch", landed=at)
        made = line(world, paper(world, ProcessingStatement, f"of-{key}"), f"of-{key}")
        made_from(world, made, catch, "certificate cited")
        made_from(world, catch, landed, "landing declaration")
        counts(world, id_, "out", made, 19_000)
        if key == "one":
            caught_by(world, catch, vessel)
            counts(world, id_, "in", catch, 30_000)


def made_from(world: World, later: str, earlier: str, basis: str) -> None:
    """A line was made from another."""
    world.link(MadeFrom, later, earlier, basis=basis)


def caught_by(world: World, goods: str, vessel: str) -> None:
    """A line was caught by a vessel."""
    world.link(CaughtBy, goods, vessel, record=goods)


def harvested(world: World, key: str, most: float, *parts: float) -> None:
    """Entries of one harvest, each with a report of it."""
    id_ = balance(world, key, "harvest event", (most, sum(parts)), over=sum(parts) > most)
    for place, kg in enumerate(parts):
        entry = paper(world, Entry, f"{key}-{place}", number=f"{key}-{place}")
        counts(world, id_, "out", line(world, entry, f"{key}-{place}-entered"), kg)
        report = paper(world, HarvestReport, f"{key}-{place}")
        world.link(Cites, report, entry, kind="entry")
        catch = line(world, report, f"{key}-{place}-catch", stage="catch", species="YFT", landed=day("2025-02-10"))
        if place == 0:
            counts(world, id_, "in", catch, most)


@SCENES
def harvest_overused(world: World) -> None:
    """Two that are over, one that is not, one that is not judged."""
    harvested(world, "two", 20_000, 12_000, 10_000)
    harvested(world, "three", 20_000, 9_000, 8_000, 7_000)
    harvested(world, "twin", 20_000, 9_500, 10_000)
    world.link(ImportedBy, "entry:two-0", world.company("importer", "IMPORTER"), record="entry:two-0")
    balance(world, "undecided", "harvest event", (None, 5.0), why="a paper without a weight")


def contradicts(world: World, source: str, target: str, field: str, **given: Any) -> None:
    """Two records contradict each other."""
    world.link(Contradicts, source, target, field=field, **given)


@SCENES
def certificate_two_stories(world: World) -> None:
    """Copies of certificates, and papers that cite one."""
    cases: dict[str, tuple[str, dict[str, Any]]] = {
        "hull": ("vessel", {"says": "A", "told": "B"}),
        "weight": ("weight", {"says": "SKJ", "kg": 10_000.0, "told_kg": 10_205.0}),
        "day": ("landed", {"says": "2025-03-01", "told": "2025-03-02", "days": 1}),
        "twin-weight": ("weight", {"says": "SKJ", "kg": 10_000.0, "told_kg": 10_200.0}),
        "twin-status": ("status", {"told": "void"}),
    }
    for key, (field, said) in cases.items():
        two_stories(world, key, field, **said)
    contradicts(world, "catch_certificate:hull-a", "catch_certificate:hull-b", "species", number="hull", says="YFT",
                told="BET", basis="copies of one document")  # fmt: skip
    one, other = (paper(world, ProcessingStatement, key) for key in ("one", "other"))
    contradicts(world, other, one, "weight", number="not loaded", kg=50_000.0, told_kg=44_000.0)


def two_stories(world: World, key: str, field: str = "vessel", **said: Any) -> None:
    """Two copies of one certificate that differ."""
    one, other = (paper(world, CatchCertificate, f"{key}-{copy}") for copy in ("a", "b"))
    told = said or {"says": "A", "told": "B"}
    contradicts(world, one, other, field, number=key, basis="copies of one document", **told)


@SCENES
def draws_on_replaced(world: World) -> None:
    """Statements of 2025-04-20 that cite certificates which do not count."""
    for key, told, since in (
        ("replaced", "replaced", "2025-04-19"), ("void", "void", None), ("twin-same-day", "replaced", "2025-04-20"),
        ("twin-later", "replaced", "2025-05-01"), ("twin-draft", "draft", None), ("undecided", "replaced", None),
    ):  # fmt: skip
        dead(world, key, told, since)


def dead(world: World, key: str, told: str, since: str | None) -> None:
    """A statement that cites a certificate which does not count."""
    certificate, statement = paper(world, CatchCertificate, key, status=told), paper(world, ProcessingStatement, key)
    contradicts(world, statement, certificate, "status", told=told, number=key, day=day("2025-04-20"), since=day(since))


@SCENES
def harvest_report_missing(world: World) -> None:
    """Entries of frozen yellowfin in three months: four with a report, three, and one of three."""
    for month, reported, without in (("03", 4, 1), ("04", 3, 1), ("05", 1, 2), ("06", 3, 4)):
        for place in range(reported + without):
            key = f"{month}-{place}"
            entered(world, key, f"2025-{month}-10", "0303420020", "YFT", reported=place < reported)
    entered(world, "twin-basket", "2025-03-11", "1604205010", None, reported=False)
    entered(world, "undecided", "2025-03-11", "0304991190", None, reported=False)
    entered(world, "undecided-snapper", "2025-03-11", "0303890067", None, reported=False)
    entered(world, "snapper", "2025-03-11", "0303890067", "SNR", reported=False)
    entered(world, "twin-snapper", "2025-03-11", "0303890067", "SNA", reported=False)
    entered(world, "twin-warehouse", "2025-03-11", "0303420020", "YFT", reported=False, entry_type="21")
    entered(world, "twin-code", "2025-03-11", "0304620020", "PGS", reported=False)
    two = entered(world, "second-line", "2025-03-12", "0303420020", "YFT", reported=True)
    line(world, two, "second-line-2", line_no="002", hs="0303430000", species="SKJ")


def entered(world: World, key: str, when: str, hs: str, species: str | None, *, reported: bool, **given: Any) -> str:
    """An entry of one line, and its harvest report."""
    entry = paper(world, Entry, key, number=key, entered=day(when), **given)
    line(world, entry, key, line_no="001", hs=hs, species=species)
    if reported:
        report = paper(world, HarvestReport, key, entry_line="1")
        world.link(Cites, report, entry, kind="entry")
    return entry
