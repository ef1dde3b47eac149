"""The step `resolve`: reads `read.*`, writes `resolve.*` in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.case.case import CaseFolder, set_setting
from catchgraph.case.decisions import Decision, standing
from catchgraph.case.filled import filled
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.model import kinds
from catchgraph.resolve.attach.named import attach_named, hulls_digest
from catchgraph.resolve.consignment.judged import of_papers
from catchgraph.resolve.consignment.run import Consigned, consign
from catchgraph.resolve.core.members import nobody
from catchgraph.resolve.kept.digests import changed_parties, code_digest, digest_parties, vessels_digest
from catchgraph.resolve.kept.increment import increment
from catchgraph.resolve.kept.queries import hulls
from catchgraph.resolve.kept.state import forget
from catchgraph.resolve.mentions import compared_parties, participants, vessel_mentions
from catchgraph.resolve.party.run import Parties, PartyStep, resolve_parties
from catchgraph.resolve.store import append, report, store, store_increment
from catchgraph.resolve.vessel.run import resolve_vessels

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of it was compared: `anew` of all `mentions` of these kinds; `why` where it was all of them."""

    kinds: str
    mentions: int
    anew: int
    why: str = ""

    def said(self) -> str:
        """As a line for people."""
        if self.why:
            return f"{self.kinds}: all {self.mentions:,} mentions compared anew ({self.why})"
        if not self.anew:
            return f"{self.kinds}: nothing changed, all {self.mentions:,} mentions stay as they were"
        return (
            f"{self.kinds}: {self.anew:,} mentions that are new, changed, gone or judged compared, with what they meet "
            f"among all {self.mentions:,}; the rest stays as it was"
        )


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What a run of `resolve` did: numbers of mentions, entities, compared pairs and links, and notes."""

    run: int
    mentions: int
    #: Entities of each kind, by the beginning of their ids: vessel, company, person.
    entities: Mapping[str, int]
    compared: int
    linked: int
    notes: tuple[str, ...]
    #: Why everything was compared anew; '' where only what changed was.
    why: str = ""
    #: How much was compared of vessels, and of companies and persons.
    extents: tuple[Extent, ...] = ()
    #: Consignments of two papers or more, and the records in them.
    consignments: int = 0
    consigned: int = 0

    def said(self) -> str:
        """`5 vessels, 1 company, 0 persons`."""
        named = ((many, kinds.kind_of(prefix)) for prefix, many in self.entities.items())
        return ", ".join(f"{many:,} {kind.label.lower() if many == 1 else kind.plural}" for many, kind in named)


#: What the report calls them.
NAMED = "vessels that documents name"

#: Above this share of changed mentions everything is compared anew: it costs no more.
_MOST_CHANGED = 0.2


def resolve(
    case: CaseFolder, *, full: bool = False, parties: PartyStep = resolve_parties, progress: Progress = silent
) -> ResolveReport:
    """Work out who is who from what was read and judged. Entity ids survive.

    What changed since the last run is compared with what it may be, and the rest stays: the result is that of a full
    run. `full` compares everything anew, companies and persons by `parties`.
    """
    judgements = list(standing(case, "judgement").values())
    with case.write() as connection:
        on_entities = [one for one in judgements if not of_papers(one)]
        this = _Run(connection, on_entities, "asked for" if full else _why_full(connection), parties, progress)
        done = [_RESOLVERS[resolver](this, mentions) for mentions, resolver in kinds.spaces()]
        _named(this)
        set_setting(connection, "resolve_code", code_digest())
        why = next((each.why for each in done if each.why), "")
        moved = None if any(each.moved is None for each in done) else {one for each in done for one in each.moved or ()}
        consigned = consign(connection, moved, judgements, progress=progress)
        buried = pd.concat([*(each.buried for each in done), consigned.tombstones])
        return _reported(connection, buried, why, tuple(each.extent for each in done), consigned)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every resolver is given. `why`: why everything must be compared anew; '' where it need not be."""

    connection: duckdb.DuckDBPyConnection
    judgements: list[Decision]
    why: str
    parties: PartyStep
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Done:
    """What a resolver did. `buried`: tombstones. `why`: why it took nothing up; '' where it did, or never can.

    `moved`: mentions of companies and persons that may mean another one now; None where that may be all.
    """

    buried: pd.DataFrame
    extent: Extent
    why: str
    moved: frozenset[str] | None = frozenset()


def _why_full(connection: duckdb.DuckDBPyConnection) -> str:
    """Why everything must be compared anew; '' where the last result can be taken up."""
    last = _setting(connection, "resolve_code")
    if not last:
        return "first run"
    return "" if last == code_digest() else "another version, other weights or libraries"


def _setting(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute("SELECT value FROM main.setting WHERE name = ?", [name]).fetchall()
    return str(rows[0][0]) if rows else ""


def _vessels(this: _Run, mentions_: str) -> _Done:
    """Vessels are few, and the score of two rests on lists as a whole: all of them anew, or none."""
    connection = this.connection
    now = vessels_digest(connection, this.judgements)
    if not this.why and now == _setting(connection, "resolve_vessels"):
        count = connection.execute("SELECT count(DISTINCT mention_id) FROM read.vessel_mention").fetchall()[0][0]
        return _Done(_NOBODY, Extent("vessels", int(count), 0), "")
    mentions = vessel_mentions(connection)
    this.progress(f"comparing {len(mentions):,} mentions of vessels")
    found = resolve_vessels(mentions, participants(connection), this.judgements)
    set_setting(connection, "resolve_vessels", now)
    changed = this.why or "a record, an event or a judgement changed, and their scores rest on whole lists"
    extent = Extent("vessels", len(mentions), len(mentions), changed)
    return _Done(store(connection, mentions_, found), extent, this.why)


def _parties(this: _Run, mentions_: str) -> _Done:
    """Parties: what changed is taken up from what the last run left, or all are compared anew."""
    connection, why = this.connection, this.why
    subjects = {subject for decision in this.judgements for subject in decision.subjects}
    count = digest_parties(connection, subjects)
    changed = count if why else changed_parties(connection, subjects)
    if not why and changed > _MOST_CHANGED * count:
        why = "much changed"
    buried, moved = _NOBODY, None if why else frozenset[str]()
    if why:
        this.progress(f"comparing {count:,} mentions of companies and persons")
        buried = store(connection, mentions_, _compared(this) if count else _nothing(connection))
    elif changed:
        this.progress(f"comparing {changed:,} mentions of companies and persons that changed, of {count:,}")
        found = increment(connection, this.judgements)
        moved = frozenset([*found.members["mention_id"], *found.before])
        buried = store_increment(connection, mentions_, found)
    return _Done(buried, Extent("companies and persons", count, changed, why), why, moved)


def _named(this: _Run) -> None:
    """Vessels that documents name, tied to hulls: all anew where these changed, else those that are new."""
    connection = this.connection
    if not filled(connection, ("read.named_vessel", "resolve.naming_state")):
        return
    hulls = hulls_digest(connection)
    found = attach_named(connection, only=not this.why and hulls == _setting(connection, "resolve_hulls"))
    set_setting(connection, "resolve_hulls", hulls)
    note = (
        f"{found.tied:,} of {found.namings:,} are tied to a hull; of {found.open:,} several fit, or none clearly "
        "enough; the others fit none of the case"
    )
    report(connection, NAMED, [(NAMED, found.namings, note)] if found.namings else [])


def _compared(this: _Run) -> Parties:
    mentions = compared_parties(this.connection)
    return this.parties(mentions, hulls(this.connection, mentions), this.judgements, keep=True)


def _nothing(connection: duckdb.DuckDBPyConnection) -> Parties:
    """Where no party is named: a case of vessels alone is no rarity."""
    forget(connection)
    return Parties(nobody(), nobody(), [("compared pairs", 0, "")])


#: Resolver of `model.kinds` → what runs it.
_RESOLVERS: Mapping[str, Callable[[_Run, str], _Done]] = {"vessel": _vessels, "party": _parties}


def _reported(
    connection: duckdb.DuckDBPyConnection,
    buried: pd.DataFrame,
    why: str,
    extents: tuple[Extent, ...],
    consigned: Consigned,
) -> ResolveReport:
    rows = connection.execute(
        """SELECT split_part(entity_id, ':', 1), count(*), count(DISTINCT entity_id) FROM resolve.member GROUP BY 1"""
    ).fetchall()
    entities = {kind: int(many) for kind, _, many in rows}
    linked = connection.execute("SELECT count(*) FROM resolve.pair WHERE decided = 'linked'").fetchall()
    of_kinds = {prefix: entities.get(prefix, 0) for prefix in kinds.prefixes()}
    counts = of_kinds | {"mentions": sum(int(mentions) for _, mentions, _ in rows), "linked": int(linked[0][0])}
    run = _run(connection, counts)
    append(connection, "tombstone", buried.assign(run=run))
    notes = connection.execute("SELECT kind, item, value, note FROM resolve.report ORDER BY kind, item").fetchall()
    return ResolveReport(
        run=run,
        mentions=counts["mentions"],
        entities=of_kinds,
        compared=sum(int(value) for _, item, value, _ in notes if item == "compared pairs"),
        linked=counts["linked"],
        notes=tuple(f"{item}: {note}" for _, item, _, note in notes if note),
        why=why,
        extents=extents,
        consignments=consigned.consignments,
        consigned=consigned.records,
    )


#: All that later steps take from here.
_RESULT = """
    SELECT (SELECT sum(hash(m)) FROM resolve.member AS m), (SELECT sum(hash(p)) FROM resolve.participant AS p),
        (SELECT sum(hash(p."left", p."right")) FROM resolve.pair AS p WHERE decided = 'judged same'),
        (SELECT sum(hash(n)) FROM resolve.named AS n), (SELECT sum(hash(c)) FROM resolve.named_candidate AS c),
        (SELECT sum(hash(p)) FROM resolve.part_of AS p), (SELECT sum(hash(u)) FROM resolve.under AS u)"""


def _run(connection: duckdb.DuckDBPyConnection, counts: dict[str, int]) -> int:
    """The number of this run; of the last, where nothing was loaded since and all came out as it was: what was built
    from that still holds."""
    now = str(connection.execute(_RESULT).fetchall()[0])
    rows = connection.execute("SELECT step, max(run) FROM main.run GROUP BY step").fetchall()
    last = {str(step): int(number) for step, number in rows}
    if last.get("resolve", 0) > last.get("load", 0) and now == _setting(connection, "resolve_result"):
        return last["resolve"]
    set_setting(connection, "resolve_result", now)
    return record_run(connection, "resolve", counts)


_NOBODY = pd.DataFrame({"entity_id": [], "successors": [], "reason": []}, dtype=object)
