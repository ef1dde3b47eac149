"""Findings about an entity, or resting on a record or event."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
