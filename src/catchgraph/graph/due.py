"""What a store is due, read from the case: as `graph.shown` noted it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from catchgraph.model.schema import NODES, NodeType, RelType

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Due = Literal["create", "replace", "remove"]


def nodes_due(connection: duckdb.DuckDBPyConnection, store: str, kind: NodeType, due: Due) -> pa.Table:
    """Nodes of a kind with what the graph is given of them; of those to remove the ids."""
    columns = "s.id" if due == "remove" else ", ".join(f'd."{p.name}"' for p in kind.shown)
    joined = "" if due == "remove" else f'JOIN derived."{kind.table}" d ON d.id = s.id'
    return connection.sql(
        f"""SELECT {columns} FROM shown.node s {joined}
            WHERE s.store = ? AND s.kind = ? AND s.due = ? ORDER BY s.place""",  # noqa: S608 - names from the model
        params=[store, kind.table, due],
    ).to_arrow_table()


def relationships_due(connection: duckdb.DuckDBPyConnection, store: str, kind: RelType, due: Due) -> pa.Table:
    """Relationships of a kind with their ends, those of one node together; of those to remove no more than ends."""
    columns = "" if due == "remove" else "".join(f', d."{p.name}"' for p in kind.shown if p.name != "id")
    joined = "" if due == "remove" else f'JOIN derived."{kind.table}" d ON d.id = s.id'
    return connection.sql(
        f"""SELECT s.id, a.id AS source, {_label("a.kind", kind.sources)} AS source_label,
                   b.id AS target, {_label("b.kind", kind.targets)} AS target_label{columns}
            FROM shown.relationship s {joined}
            JOIN shown.node a ON a.store = s.store AND a.place = s.source
            JOIN shown.node b ON b.store = s.store AND b.place = s.target
            WHERE s.store = ? AND s.kind = ? AND s.due = ? ORDER BY s.source, s.id""",  # noqa: S608
        params=[store, kind.table, due],
    ).to_arrow_table()


def waiting(connection: duckdb.DuckDBPyConnection, store: str) -> set[tuple[str, str]]:
    """(table, due) of what a store is due."""
    tables = " UNION ALL ".join(f"SELECT store, kind, due FROM shown.{each}" for each in ("node", "relationship"))  # noqa: S608
    query = f"SELECT DISTINCT kind, due FROM ({tables}) WHERE store = ? AND due IS NOT NULL"  # noqa: S608
    return set(connection.execute(query, [store]).fetchall())


def rows_to_load(kind: NodeType | RelType) -> str:
    """SQL of all rows of a kind that `$store` is given, in the order of their places; ends are places."""
    if isinstance(kind, NodeType):
        return f"""SELECT d.* FROM derived."{kind.table}" d JOIN shown.node s ON s.id = d.id
                   WHERE s.store = $store AND s.kind = $kind ORDER BY s.place"""  # noqa: S608
    return f"""SELECT d.* REPLACE (s.source AS source, s.target AS target)
               FROM shown.relationship s JOIN derived."{kind.table}" d ON d.id = s.id
               WHERE s.store = $store AND s.kind = $kind ORDER BY s.source"""  # noqa: S608


def _label(column: str, labels: Iterable[str]) -> str:
    """SQL of the label whose table a column names."""
    tables = {kind.table: kind.label for kind in NODES if kind.label in labels}
    cases = (f"WHEN '{table}' THEN '{label}'" for table, label in sorted(tables.items()))
    return f"CASE {column} {' '.join(cases)} END"
