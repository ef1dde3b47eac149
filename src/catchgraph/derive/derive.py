"""Make every derived table anew, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run, require
from catchgraph.case.tables import FOLDED
from catchgraph.derive.adjacency import adjacency
from catchgraph.derive.declared import declare
from catchgraph.derive.verified import verified
from catchgraph.model.roles import ROLES, Role
from catchgraph.model.schema import ENDS, ENTITIES, EVENTS, RECORDS, RELATIONSHIPS, NodeType, RelType

if TYPE_CHECKING:
    import duckdb


def derive(case: CaseFolder, *, progress: Progress = silent) -> dict[str, int]:
    """Rebuild nodes and relationships from records and entities.

    Returns the number of rows per table. Findings of an earlier graph are dropped: `detect` finds them again.
    Raises `CaseNotReady` unless `resolve` ran after the last load.
    """
    require(case, "resolve", after="load", what="catchgraph resolve")
    progress("deriving nodes and relationships")
    with case.write() as connection:
        declare(connection)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE gone AS {_sql('gone')}")
        verified(connection, _sql("stated"), _sql("verified"))
        counts = {
            **{kind.table: _records(connection, kind) for kind in RECORDS},
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
    if kind.has("gone_by"):
        query = _sql("still").format(query=query)
    return _nodes(connection, kind, query, {})


def _entities(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    counts = {}
    for kind in ENTITIES:
        if kind.tells.concluded:
            query = _sql(kind.tells.concluded)
            given = {"prefix": f"{kind.table}:"} if "$prefix" in query else {}
            counts[kind.table] = _nodes(connection, kind, query, given)
    return counts


def _relationships(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Each type from what its nouns declare: whom records mean, who took part in events, where these were."""
    made: dict[str, tuple[str, dict[str, Any]]] = {
        "TOOK_PART_IN": (_sql("took_part_in"), {}),
        "AT": (_sql("at"), {}),
        **by_role(ROLES),
    }
    for kind in RELATIONSHIPS:
        parts = [
            _sql("describes").format(table=record.table, label=record.label)
            for record in RECORDS
            if record.layer == "record" and record.tells.link == kind.type
        ]
        if parts:
            made[kind.type] = (" UNION ALL ".join(parts), {})
    return {kind.table: edges(connection, kind, *made[kind.type]) for kind in RELATIONSHIPS if kind.type in made}


def by_role(roles: Iterable[Role]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Type → statement and parameters, for the relationships that roles of parties draw."""
    drawn: dict[str, list[Role]] = {}
    for role in roles:
        drawn.setdefault(role.relationship, []).append(role)
    return {
        type_: (
            _sql("holds" if each[0].end == "asset" else "named"),
            {"roles": [role.name for role in each], "kinds": [role.kind for role in each]},
        )
        for type_, each in drawn.items()
    }


def _nodes(connection: duckdb.DuckDBPyConnection, kind: NodeType, query: str, given: dict[str, Any]) -> int:
    columns = ", ".join(f'"{p.name}"' for p in kind.properties if p.name != "hash")
    return _replace(connection, kind, f"SELECT {columns} FROM ({query}) q", given)  # noqa: S608 - names from the model


def edges(connection: duckdb.DuckDBPyConnection, kind: RelType, query: str, given: dict[str, Any]) -> int:
    """`query` gives the ends, the declared properties but for `id`, and `part`: what tells two edges apart."""
    id_ = f"'{kind.table}:' || substr(md5(concat_ws(chr(31), source, target, record, part)), 1, 16)"
    rest = [*ENDS, *(p.name for p in kind.properties if p.name not in ("id", "hash"))]
    columns = ", ".join(f'"{name}"' for name in rest)
    return _replace(connection, kind, f"SELECT {id_} AS id, {columns} FROM ({query}) q", given)  # noqa: S608


def _replace(connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType, query: str, given: dict[str, Any]) -> int:
    table = f'derived."{kind.table}"'
    connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the model
    hashed = f"SELECT t.*, {content_hash(kind)} AS hash FROM ({query}) t"  # noqa: S608
    connection.execute(f"INSERT INTO {table} BY NAME {hashed} ORDER BY {_order(kind)}", given)
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(row[0]) if row else 0


def content_hash(kind: NodeType | RelType) -> str:
    """SQL: what all properties of a row `t` are told by together.

    DuckDB hashes a list as its elements, so that ['x', 'y'], ['z'] is ['x'], ['y', 'z']: lengths count, too.
    """
    lengths = "".join(f', len(t."{p.name}")' for p in kind.properties if p.type.startswith("list"))
    return f"CAST(hash(t{lengths}) AS VARCHAR)"


def _order(kind: NodeType | RelType) -> str:
    """Relationships of one vessel lie together, so that reading them skips the rest of the table."""
    if isinstance(kind, NodeType):
        return "id"
    return "source, id" if kind.targets <= {event.label for event in EVENTS} else "target, id"


@cache
def _sql(name: str) -> str:
    return (files("catchgraph.derive") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
