"""Make every derived table anew, in one transaction."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run, require
from catchgraph.case.tables import FOLDED, RECORD_NODES
from catchgraph.derive.adjacency import adjacency
from catchgraph.derive.verified import verified
from catchgraph.model.schema import ENDS, NodeType, RelType, node, relationship

if TYPE_CHECKING:
    import duckdb

#: Role of a party in a record → kind of the relationship.
OWNERS = {"owner": "registered", "beneficial owner": "beneficial", "owner as stated": "as stated"}
OPERATORS = {
    "operator": "operator",
    "operating company": "operating company",
    "charterer": "charterer",
    "operator as stated": "as stated",
}


def derive(case: CaseFolder, *, progress: Progress = silent) -> dict[str, int]:
    """Rebuild nodes and relationships from records and entities.

    Returns the number of rows per table. Findings of an earlier graph are dropped: `detect` finds them again.
    Raises `CaseNotReady` unless `resolve` ran after the last load.
    """
    require(case, "resolve", after="load", what="catchgraph resolve")
    progress("deriving nodes and relationships")
    with case.write() as connection:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE gone AS {_sql('gone')}")
        verified(connection, _sql("stated"), _sql("verified"))
        counts = {
            **{kind.table: _records(connection, kind) for kind in RECORD_NODES},
            # Companies say how many neighbours they have.
            **_relationships(connection),
            **_entities(connection),
        }
        adjacency(connection)
        for table in ("finding", "about", "rests_on"):
            connection.execute(f"DELETE FROM derived.{table}")  # noqa: S608 - names from the model
        record_run(connection, "derive", counts)
    return counts


def _records(connection: duckdb.DuckDBPyConnection, kind: NodeType) -> int:
    columns = ", ".join(f'r."{p.name}"' for p in kind.properties if p.name not in FOLDED)
    query = _sql("records").format(table=kind.table, columns=columns)
    if any(p.name == "gone_by" for p in kind.properties):
        query = f"SELECT q.* REPLACE (g.gone_by AS gone_by) FROM ({query}) q LEFT JOIN gone g USING (id)"  # noqa: S608
    return _nodes(connection, kind, query, {})


def _entities(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {
        "vessel": _nodes(connection, node("Vessel"), _sql("vessel"), {}),
        "company": _nodes(connection, node("Company"), _sql("party"), {"prefix": "company:"}),
        "person": _nodes(connection, node("Person"), _sql("party"), {"prefix": "person:"}),
        "port": _nodes(connection, node("Port"), _sql("port"), {}),
    }


def _relationships(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    describes = _sql("describes")
    union = " UNION ALL ".join(
        describes.format(table=node(label).table, label=label) for label in ("Registration", "Broadcast", "Identity")
    )
    owners = {"roles": list(OWNERS), "kinds": list(OWNERS.values())}
    operators = {"roles": list(OPERATORS), "kinds": list(OPERATORS.values())}
    return {
        "describes": _edges(connection, relationship("DESCRIBES"), union, {}),
        "lists_vessel": _edges(
            connection, relationship("LISTS_VESSEL"), describes.format(table="listing", label="Listing"), {}
        ),
        "targets": _edges(connection, relationship("TARGETS"), describes.format(table="measure", label="Measure"), {}),
        "at": _edges(connection, relationship("AT"), _sql("at"), {}),
        "took_part_in": _edges(connection, relationship("TOOK_PART_IN"), _sql("took_part_in"), {}),
        "owns": _edges(connection, relationship("OWNS"), _sql("holds"), owners),
        "operates": _edges(connection, relationship("OPERATES"), _sql("holds"), operators),
    }


def _nodes(connection: duckdb.DuckDBPyConnection, kind: NodeType, query: str, given: dict[str, Any]) -> int:
    columns = ", ".join(f'"{p.name}"' for p in kind.properties if p.name != "hash")
    return _replace(connection, kind, f"SELECT {columns} FROM ({query}) q", given)  # noqa: S608 - names from the model


def _edges(connection: duckdb.DuckDBPyConnection, kind: RelType, query: str, given: dict[str, Any]) -> int:
    """`query` gives the ends, the declared properties but for `id`, and `part`: what tells two edges apart."""
    id_ = f"'{kind.table}:' || substr(md5(concat_ws(chr(31), source, target, record, part)), 1, 16)"
    rest = [*ENDS, *(p.name for p in kind.properties if p.name not in ("id", "hash"))]
    columns = ", ".join(f'"{name}"' for name in rest)
    return _replace(connection, kind, f"SELECT {id_} AS id, {columns} FROM ({query}) q", given)  # noqa: S608


def _replace(connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType, query: str, given: dict[str, Any]) -> int:
    table = f'derived."{kind.table}"'
    connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the model
    hashed = f"SELECT t.*, md5(CAST(t AS VARCHAR)) AS hash FROM ({query}) t"  # noqa: S608
    connection.execute(f"INSERT INTO {table} BY NAME {hashed} ORDER BY {_order(kind)}", given)
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(row[0]) if row else 0


def _order(kind: NodeType | RelType) -> str:
    """Relationships of one vessel lie together, so that reading them skips the rest of the table."""
    if isinstance(kind, NodeType):
        return "id"
    return "source, id" if all(source == "Vessel" for source, _ in kind.pairs) else "target, id"


@cache
def _sql(name: str) -> str:
    return (files("catchgraph.derive") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
