"""What was concluded or written about a node: findings, notes, pins and tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.analyse.marks import Mark
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

_SEVERITY = "list_position(['high', 'medium', 'low', 'context'], f.severity)"


def findings(connection: duckdb.DuckDBPyConnection, id_: str, *, rests: bool) -> Table:
    """Findings with `id_` as an entity they are about, or (`rests`) as a record or event they rest on."""
    query = (
        f"""SELECT f.severity, f.typology, f.id, f.name, NULL AS role, f.status
            FROM derived.rests_on r JOIN derived.finding f ON f.id = r.source WHERE r.target = ?
            ORDER BY {_SEVERITY}, f.typology, f.id"""  # noqa: S608 - constants only
        if rests
        else f"""SELECT f.severity, f.typology, f.id, f.name, a.role, f.status
            FROM derived.about a JOIN derived.finding f ON f.id = a.source WHERE a.target = ?
            ORDER BY {_SEVERITY}, f.typology, f.id, a.role"""  # noqa: S608
    )
    rows = connection.execute(query, [id_]).fetchall()
    return Table("Findings", ("severity", "typology", "finding", "name", "role", "status"), rows)


def notes(marks: Iterable[Mark]) -> Table:
    """Notes, pins and tags, as people wrote them: each with who and when."""
    return Table(
        "Notes",
        ("what", "text", "who", "when", "written_of", "note"),
        [(mark.what, mark.text, mark.who, mark.at, mark.written_of, mark.id) for mark in marks],
        hidden=frozenset({"written_of"}),
    )
