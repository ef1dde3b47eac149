"""What was concluded or written about a node: findings, notes, pins and tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from catchgraph.analyse.marks import Mark, marks
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.detect.query import MOST_SEVERE

if TYPE_CHECKING:
    import duckdb

#: Findings of one thing that people are shown, however many events they are; the formats for programs have all.
MOST = 200
_COLUMNS = ("severity", "typology", "finding", "name", "role", "status", "verified")
_ABOUT = f"""
    SELECT f.severity, f.typology, f.id, f.name, a.role, f.status, f.verified
    FROM derived.about a JOIN derived.finding f ON f.id = a.source WHERE a.target = ?
    ORDER BY {MOST_SEVERE}, f.typology, f.id, a.role
"""  # noqa: S608 - constants only
_RESTS = f"""
    SELECT f.severity, f.typology, f.id, f.name, NULL AS role, f.status, f.verified
    FROM derived.finding f WHERE f.id IN (SELECT source FROM derived.rests_on WHERE target IN (SELECT unnest(?)))
    ORDER BY {MOST_SEVERE}, f.typology, f.id
"""  # noqa: S608 - constants only


def findings(connection: duckdb.DuckDBPyConnection, id_: str, limit: int | None = None) -> Table:
    """Findings that are about an entity, the most severe first; with a limit, for people, at most `MOST`."""
    return _first(connection.execute(_ABOUT, [id_]).fetchall(), limit)


def resting(connection: duckdb.DuckDBPyConnection, ids: Sequence[str], limit: int | None = None) -> Table:
    """Findings that rest on any of these records, lines of goods or events, as `findings`."""
    return _first(connection.execute(_RESTS, [list(ids)]).fetchall(), limit)


def _first(rows: list[tuple[object, ...]], limit: int | None) -> Table:
    if limit is None or len(rows) <= MOST:
        return Table("Findings", _COLUMNS, rows)
    return Table("Findings", _COLUMNS, rows[:MOST], f"{len(rows):,} in all; the first {MOST}")


def notes(found: Iterable[Mark]) -> Table:
    """Notes, pins and tags, as people wrote them: each with who and when."""
    return Table(
        "Notes",
        ("what", "text", "who", "when", "written_of", "note"),
        [(mark.what, mark.text, mark.who, mark.at, mark.written_of, mark.id) for mark in found],
        hidden=frozenset({"written_of"}),
    )


def notes_on(case: CaseFolder, names: Mapping[str, str]) -> Table:
    """Notes, pins and tags on several (id → name), in their order: for answers that show more than one."""
    with case.read() as connection:
        standing = marks(case, connection)
    rows = [
        (name, mark.what, mark.text, mark.who, mark.at, id_)
        for id_, name in names.items()
        for mark in standing.get(id_, [])
    ]
    return Table("Notes", ("name", "what", "text", "who", "when", "id"), rows, hidden=frozenset({"id"}))


def with_notes(answer: Table, notes: Table, *ends: str) -> Table:
    """An answer with a column `notes`: what stands on the ids in its columns `ends`, an id or a list of ids each."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for _, what, text, who, at, id_ in notes.rows:
        said[id_].append(f"{what}: {text} ({who}, {str(at)[:10]})")
    places = [answer.columns.index(end) for end in ends]
    rows = [
        (*row, [text for at in places for id_ in _ids(row[at]) for text in said.get(id_, ())]) for row in answer.rows
    ]
    return replace(answer, columns=(*answer.columns, "notes"), rows=rows, hidden=answer.hidden | {"notes"})


def _ids(cell: str | list[str] | None) -> list[str]:
    return cell if isinstance(cell, list) else [cell] if cell else []
