"""What a step made, brought to its table: all of it, or what was touched only, with what that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.derive.steps import Step
from catchgraph.model.schema import ENDS, EVENTS, NodeType, RelType

if TYPE_CHECKING:
    import duckdb

#: Rows of the table of which a step is made in parts, for each of them.
AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class Delta:
    """What a run did to a table: `rows` it has now, and how many of these ids are new, others or no more.

    The ids stand in `derived.delta`, unless the table was made `anew`: then all are said to be new.
    """

    rows: int
    added: int
    changed: int
    removed: int
    anew: bool


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables that `replace` adds to: what `moved` (name, id, change), and the `ends` of
    edges that were touched (name, edge, id)."""
    connection.execute("CREATE OR REPLACE TEMP TABLE moved (name VARCHAR, id VARCHAR, change VARCHAR)")
    connection.execute("CREATE OR REPLACE TEMP VIEW moved_mention AS SELECT id FROM moved WHERE name = 'mention'")
    connection.execute("CREATE OR REPLACE TEMP TABLE ends (name VARCHAR, edge VARCHAR, id VARCHAR)")


def fill(connection: duckdb.DuckDBPyConnection, step: Step) -> Delta:
    """Make the step's table anew."""
    connection.execute(f"DELETE FROM {step.table}")  # noqa: S608 - declared in the plan
    # Rows of the case lie in order, so that who asks for one skips the rest of the table.
    order = _order(step.kind) if step.kind else "id" if step.table.startswith("derived.") else ""
    ordered = f" ORDER BY {order}" if order else ""
    for given in _portions(connection, step):
        connection.execute(f"INSERT INTO {step.table} BY NAME {_hashed(step, only=False)}{ordered}", given)
    rows = _count(connection, step.table)
    return Delta(rows, rows, 0, 0, anew=True)


def touch(connection: duckdb.DuckDBPyConnection, step: Step) -> None:
    """Say what was touched, of which label."""
    query = f"SELECT id, split_part(id, ':', 1) AS prefix FROM ({step.statement(only=True)})"  # noqa: S608 - declared
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {step.table} AS {query}")


def untouched(connection: duckdb.DuckDBPyConnection, step: Step) -> Delta:
    """Leave the step's table as it is."""
    return Delta(_count(connection, step.table), 0, 0, 0, anew=False)


def _touched(connection: duckdb.DuckDBPyConnection, step: Step) -> bool:
    """Whether anything is that the step makes."""
    if step.by == "whole":
        return True
    by_id = step.key == "id" and isinstance(step.kind, NodeType)
    of_label = f"WHERE prefix = '{step.kind.table}'" if step.kind and by_id else ""
    found = connection.execute(f"SELECT 1 FROM touched_{step.by} {of_label} LIMIT 1").fetchall()  # noqa: S608
    return bool(found)


def replace(connection: duckdb.DuckDBPyConnection, step: Step) -> Delta:
    """Make again what was touched of the step's table, and write what is different."""
    if not _touched(connection, step):
        return untouched(connection, step)
    name = step.table.removeprefix("derived.").strip('"')
    within = "" if step.by == "whole" else f" WHERE {step.key} IN (SELECT id FROM touched_{step.by})"  # noqa: S608
    ends = ", source, target" if isinstance(step.kind, RelType) else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE was AS SELECT rowid AS place, id, hash{ends} FROM {step.table}{within}"  # noqa: S608
    )
    for place, given in enumerate(_portions(connection, step)):
        into = "INSERT INTO fresh BY NAME" if place else "CREATE OR REPLACE TEMP TABLE fresh AS"
        connection.execute(f"{into} {_hashed(step, only=True)}", given)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE change AS
           SELECT coalesce(f.id, w.id) AS id, w.place,
                  CASE WHEN w.id IS NULL THEN 'added' WHEN f.id IS NULL THEN 'removed' ELSE 'changed' END AS change
           FROM was w FULL JOIN fresh f ON f.id = w.id WHERE w.hash IS DISTINCT FROM f.hash"""
    )
    counts = dict(connection.execute("SELECT change, count(*) FROM change GROUP BY change").fetchall())
    if counts:
        _write_changes(connection, step, name)
    if ends:
        for table in ("was", "fresh"):
            ends = f"SELECT $name, id, unnest([source, target]) FROM {table}"  # noqa: S608
            connection.execute(f"INSERT INTO ends {ends}", {"name": name})
    added, changed, removed = (counts.get(one, 0) for one in ("added", "changed", "removed"))
    return Delta(_count(connection, step.table), added, changed, removed, anew=False)


def _write_changes(connection: duckdb.DuckDBPyConnection, step: Step, name: str) -> None:
    """Bring what is in `change` to the step's table, and say what moved."""
    connection.execute(f"DELETE FROM {step.table} WHERE rowid IN (SELECT place FROM change WHERE place IS NOT NULL)")  # noqa: S608
    order = f" ORDER BY {_order(step.kind)}" if step.kind else ""
    connection.execute(f"INSERT INTO {step.table} BY NAME SELECT f.* FROM fresh f SEMI JOIN change USING (id){order}")  # noqa: S608
    connection.execute("INSERT INTO moved SELECT $name, id, change FROM change", {"name": name})


def _portions(connection: duckdb.DuckDBPyConnection, step: Step) -> Iterator[dict[str, Any] | None]:
    """Parameters for each part in which a step is made; at least one."""
    if not step.portioned:
        yield {**step.given} or None
        return
    parts = 1 + _count(connection, step.portioned) // AT_ONCE
    yield from ({**step.given, "part": part, "parts": parts} for part in range(parts))


def _hashed(step: Step, *, only: bool) -> str:
    query = step.statement(only=only)
    if step.kind is None:
        return f"SELECT t.*, hash(t) AS hash FROM ({query}) t"  # noqa: S608
    return f"SELECT t.*, {content_hash(step.kind)} AS hash FROM ({_columns(step.kind, query)}) t"  # noqa: S608


def _columns(kind: NodeType | RelType, query: str) -> str:
    """`query` gives the declared properties; of a relationship its ends and `part`, what tells two apart, for `id`."""
    if isinstance(kind, NodeType):
        columns = ", ".join(f'"{p.name}"' for p in kind.properties if p.name != "hash")
        return f"SELECT {columns} FROM ({query}) q"  # noqa: S608 - names from the model
    id_ = f"'{kind.table}:' || substr(md5(concat_ws(chr(31), source, target, record, part)), 1, 16)"
    rest = [*ENDS, *(p.name for p in kind.properties if p.name not in ("id", "hash"))]
    columns = ", ".join(f'"{name}"' for name in rest)
    return f"SELECT {id_} AS id, {columns} FROM ({query}) q"  # noqa: S608 - names from the model


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


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])  # noqa: S608
