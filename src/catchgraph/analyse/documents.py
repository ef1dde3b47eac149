"""Documents that name a vessel: bills that she carried, catches that she is said to have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table
from catchgraph.case.filled import filled
from catchgraph.model.naming import NamesHull
from catchgraph.model.schema import RECORDS, RELATIONSHIPS

if TYPE_CHECKING:
    import duckdb

#: A ship may carry the goods of thousands of bills.
SHOWN = 50

_NAMING = tuple(kind for kind in RELATIONSHIPS if issubclass(kind.cls, NamesHull))
#: Those that may name a vessel, and are about none.
_DOCUMENTS = tuple(kind for kind in RECORDS if kind.layer == "record" and not kind.tells.link)


def naming(connection: duckdb.DuckDBPyConnection, vessel: str) -> Table:
    """Documents that name the vessel, the latest fifty; `note` counts them all."""
    tables = [kind.table for kind in _NAMING] + [kind.table for kind in _DOCUMENTS]
    there = filled(connection, (f"derived.{table}" for table in tables))
    drawn = [kind for kind in _NAMING if f"derived.{kind.table}" in there]
    named = [_named(kind.type, kind.table, has=kind.has("kind")) for kind in drawn]
    if not named:
        return Table("Documents that name it", (), [])
    days = " UNION ALL ".join(
        f"""SELECT id, CAST({kind.tells.day} AS TIMESTAMP) AS day FROM derived."{kind.table}"
            WHERE id IN (SELECT record FROM named)"""  # noqa: S608 - declared in the model
        for kind in _DOCUMENTS
        if f"derived.{kind.table}" in there
    )
    rows = connection.execute(
        f"""WITH named AS ({" UNION ALL ".join(named)})
            SELECT n.*, d.day, count(*) OVER () AS many FROM named n LEFT JOIN ({days}) d ON d.id = n.record
            ORDER BY d.day DESC NULLS LAST, n.record, n.role, n.as_written LIMIT {SHOWN}""",  # noqa: S608
        {"id": vessel},
    ).fetchall()
    known = refs(connection, [row[1] for row in rows])
    many = rows[0][-1] if rows else 0
    return Table(
        "Documents that name it",
        ("day", "role", "document", "as_written", "confidence", "basis", "record", "where"),
        [
            (day, role, known[record].name if record in known else None, written, confidence, basis, record,
             list(known[record].where) if record in known else [])
            for role, record, written, confidence, basis, day, _ in rows
        ],
        note=f"{many:,} in all; the latest {SHOWN}" if many > SHOWN else "",
        hidden=frozenset({"record"}),
    )  # fmt: skip


def _named(type_: str, table: str, *, has: bool) -> str:
    """SQL: role, record, as_written, confidence, basis of whatever names the vessel `$id` in a role of this type."""
    role = "kind" if has else f"'{type_.lower().replace('_', ' ')}'"
    return f"""SELECT {role} AS role, record, as_written, max(confidence) AS confidence,
                      arg_max(basis, (confidence, basis)) AS basis
               FROM derived."{table}" WHERE target = $id GROUP BY ALL"""  # noqa: S608 - model names
