"""The step `resolve`: reads `read.*`, writes `resolve.*` in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import standing
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.resolve.identify import identify
from catchgraph.resolve.mentions import event_parties, party_mentions, previous_members, vessel_mentions
from catchgraph.resolve.parties import Parties, resolve_parties
from catchgraph.resolve.vessels import Vessels, resolve_vessels

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What a run of `resolve` did: numbers of mentions, entities, compared pairs and links, and notes."""

    run: int
    mentions: int
    vessels: int
    companies: int
    persons: int
    compared: int
    linked: int
    notes: tuple[str, ...]


def resolve(case: CaseFolder, *, progress: Progress = silent) -> ResolveReport:
    """Work out who is who from what was read and judged. Replaces the last result; entity ids survive."""
    judgements = list(standing(case, "judgement").values())
    with case.write() as connection:
        mentions = vessel_mentions(connection)
        progress(f"comparing {len(mentions):,} mentions of vessels")
        vessels = resolve_vessels(mentions, event_parties(connection), judgements)
        named = party_mentions(connection)
        progress(f"comparing {len(named):,} mentions of companies and persons")
        parties = {kind: resolve_parties(named, vessels.members, judgements, kind) for kind in ("company", "person")}
        return _store(connection, vessels, parties)


def _store(connection: duckdb.DuckDBPyConnection, vessels: Vessels, parties: dict[str, Parties]) -> ResolveReport:
    previous = previous_members(connection)
    every: dict[str, Vessels | Parties] = {"vessel": vessels, **parties}
    found = {kind: identify(one.members[["mention_id", "cluster"]], previous, kind) for kind, one in every.items()}
    members = pd.concat(
        [found[kind].members.merge(one.members[["mention_id", "confidence", "basis"]]) for kind, one in every.items()]
    )
    pairs = pd.concat([one.pairs.assign(kind=kind) for kind, one in every.items()])
    drawn = vessels.parties.merge(found["vessel"].members, on="mention_id")
    notes = [(kind, *note) for kind, one in every.items() for note in one.report]
    counts = {kind: int(one.members["entity_id"].nunique()) for kind, one in found.items()}
    counts |= {"mentions": len(members), "linked": int((pairs["decided"] == "linked").sum())}
    run = record_run(connection, "resolve", counts)
    tombstones = pd.concat([one.tombstones for one in found.values()]).assign(run=run)
    _replace(connection, "member", members)
    _replace(connection, "pair", pairs)
    _replace(connection, "party", drawn)
    _replace(connection, "report", pd.DataFrame(notes, columns=["kind", "item", "value", "note"]))
    _append(connection, "tombstone", tombstones)
    return ResolveReport(
        run=run,
        mentions=len(members),
        vessels=counts["vessel"],
        companies=counts["company"],
        persons=counts["person"],
        compared=sum(value for _, item, value, _ in notes if item == "compared pairs"),
        linked=counts["linked"],
        notes=tuple(f"{item}: {note}" for _, item, _, note in notes if note),
    )


#: Columns of the tables of `resolve`, and what makes a row the first.
_TABLES = {
    "member": ("mention_id, entity_id, confidence, basis", "mention_id"),
    "pair": ('kind, "left", "right", score, probability, parts, decided', 'kind, "left", "right"'),
    "party": ("event_id, event_label, role, mmsi, entity_id, confidence, basis", "event_id, role, mmsi, entity_id"),
    "report": ("kind, item, value, note", "kind, item"),
    "tombstone": ("entity_id, successors, reason, run", "entity_id"),
}


def _replace(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608
    _append(connection, table, frame)


def _append(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    if frame.empty:
        return
    columns, order = _TABLES[table]
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO resolve.{table} ({columns}) SELECT {columns} FROM incoming ORDER BY {order}")  # noqa: S608
    connection.unregister("incoming")
