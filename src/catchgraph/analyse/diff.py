"""What two editions of one register, list or other source differ in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.source import file_of
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import NotFound, UsageError
from catchgraph.read.changes.compare import Changes, changes_between, snapshot

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what to call it, and its files."""

    name: str
    layout: str
    files: tuple[str, ...]
    rejected: int
    edition: dt.datetime | None


@kept()
def diff(case: CaseFolder, a: str, b: str) -> list[Table]:
    """Numbers, then the records that `b` adds to `a`, those it no longer has, and the values it gives otherwise.

    `a` and `b` name datasets (`iotc-register@2025-06-30`) or loaded files. A record is known again by its register
    number, the entity it was concluded to mean, its IMO or registration number, or its name and flag; a listing also
    by its organisation and first day. Raises `NotFound` for what is not loaded, `Ambiguous` for a file's name that
    several loaded files bear, `UsageError` for two sides that are one or of different layouts.
    """
    with case.read() as connection:
        before, after = _side(connection, a), _side(connection, b)
        _check(before, after)
        sides = [snapshot(connection, side, of.files, one=True) for side, of in (("before", before), ("after", after))]
        changes = changes_between(connection, *sides).get("", [])
    tables = [_counts(before, after, changes), _added(after, changes), _removed(before, changes), _changed(changes)]
    return [tables[0], *(table for table in tables[1:] if table.rows)]


def _side(connection: duckdb.DuckDBPyConnection, text: str) -> Side:
    rows = connection.execute(
        "SELECT file_id, layout, rejected, edition FROM read.file WHERE dataset = ? ORDER BY file_id", [text]
    ).fetchall()
    if not rows:
        file = file_of(connection, text)
        rows = connection.execute(
            "SELECT file_id, layout, rejected, edition FROM read.file WHERE file_id = ?", [file]
        ).fetchall()
    if not rows:
        raise _not_loaded(connection, text)
    return Side(text, rows[0][1], tuple(row[0] for row in rows), sum(row[2] or 0 for row in rows), rows[0][3])


def _not_loaded(connection: duckdb.DuckDBPyConnection, text: str) -> NotFound:
    loaded = connection.execute("SELECT dataset, name FROM read.file ORDER BY dataset, name, path").fetchall()
    lines = "".join(f"\n  {dataset}  ({name})" for dataset, name in loaded)
    return NotFound(
        f"{text!r} is no dataset and no file of this case",
        hint=f"Loaded are:{lines}" if lines else "Nothing is loaded yet: catchgraph load FILE…",
    )


def _check(before: Side, after: Side) -> None:
    if before.files == after.files:
        raise UsageError(f"{before.name} and {after.name} are the same", hint="Name two editions.")
    if before.layout != after.layout:
        raise UsageError(
            f"{before.name} and {after.name} are no editions of one source: {before.layout} and {after.layout}",
            hint="Compare two datasets of one layout. Vessels of different lists meet in: catchgraph show NAME",
        )


def _counts(before: Side, after: Side, changes: list[Changes]) -> Table:
    rejected = [f"{side.rejected:,} of {side.name}" for side in (before, after) if side.rejected]
    notes = [_order(before, after), f"Rejected rows are not compared: {', '.join(rejected)}." if rejected else ""]
    return Table(
        f"From {before.name} to {after.name}",
        ("label", "records_before", "records_after", "added", "removed", "changed", "unchanged"),
        [
            (c.label, c.before, c.after, len(c.added), len(c.removed), c.altered,
             c.before - len(c.removed) - c.altered)
            for c in changes
        ],
        note="\n".join(note for note in notes if note),
    )  # fmt: skip


def _order(before: Side, after: Side) -> str:
    """That the first side is the later edition, where it is: then what is `added` had gone by it."""
    if before.edition is None or after.edition is None or before.edition <= after.edition:
        return ""
    return (
        f"{before.name} is the later edition ({before.edition:%Y-%m-%d} after {after.edition:%Y-%m-%d}): what is added "
        f"here was dropped, and what is removed is new. In order of time: catchgraph diff {after.name} {before.name}"
    )


_ALONE = ("label", "name", "what", "where", "record")


def _added(after: Side, changes: list[Changes]) -> Table:
    rows = [(c.label, row.name, row.what, row.where, row.record) for c in changes for row in c.added]
    return Table(f"Added: only in {after.name}", _ALONE, rows, hidden=frozenset({"record"}))


def _removed(before: Side, changes: list[Changes]) -> Table:
    rows = [(c.label, row.name, row.what, row.where, row.record) for c in changes for row in c.removed]
    return Table(f"Removed: only in {before.name}", _ALONE, rows, hidden=frozenset({"record"}))


def _changed(changes: list[Changes]) -> Table:
    return Table(
        "Changed",
        ("label", "name", "what", "column", "before", "after", "where_before", "where_after", "record_before",
         "record_after"),
        [
            (c.label, x.name, x.what, x.column, x.before, x.after, x.where_before, x.where_after, x.record_before,
             x.record_after)
            for c in changes
            for x in c.changed
        ],
        hidden=frozenset({"what", "record_before", "record_after"}),
    )  # fmt: skip
