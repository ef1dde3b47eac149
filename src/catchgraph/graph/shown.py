"""What each graph store was given, kept in the case: a difference is worked out here, and no store is read back.

shown.store          each store that shows the case: its embedded database, the derived generation, the token
shown.node           id, place (a number of its own), mark (hash of id and content), what is due
shown.relationship   the same, its ends by the places of their nodes

A store is told between two transactions: `plan` notes what is due, `settle` that it was told. What is still due when a
plan is made may or may not have come through, for its telling was interrupted: a node is then replaced, made if it is
not there; a relationship is taken away, if it is there, and drawn again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.errors import GraphError
from catchgraph.graph import slim
from catchgraph.model.ids import digest
from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BUILDING, READY = "building", "ready"
#: What the case holds and a store is given; `Case` is the graph's own node and no table.
TABLES = tuple(kind for kind in NODES if kind.label != "Case")

_TABLE = {kind.label: kind.table for kind in NODES}
_MARK = "hash(d.id, d.hash)"


@dataclass(frozen=True, slots=True)
class Given:
    """What a store was given last. `database` names that of the embedded server; `coming`: the token it was to have."""

    database: str | None
    generation: int
    state: str
    token: str
    coming: str
    shape: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a store is due: elements to tell it, of how many that it will hold; the token that it will have then.

    `whole`: it holds nothing of the case, or nothing that can be relied on.
    """

    due: int
    elements: int
    token: str
    whole: bool = False


def given(connection: duckdb.DuckDBPyConnection, store: str) -> Given | None:
    """What a store was given last, or nothing where it never was."""
    query = "SELECT database, generation, state, token, coming, shape FROM shown.store WHERE store = ?"
    row = connection.execute(query, [store]).fetchone()
    return Given(*row) if row else None


def shape() -> str:
    """Stands for what the model gives to a graph, and for how it is hashed: where it changed, all is given again."""
    import duckdb

    kinds: tuple[NodeType | RelType, ...] = (*NODES, *RELATIONSHIPS)
    return digest([duckdb.__version__, *(f"{k.table}.{p.name}: {p.type}" for k in kinds for p in k.shown)])


def forget(connection: duckdb.DuckDBPyConnection, store: str) -> None:
    """A store holds nothing of the case, or nothing that can be relied on."""
    for table in ("store", "node", "relationship"):
        connection.execute(f"DELETE FROM shown.{table} WHERE store = ?", [store])  # noqa: S608


def distrust(connection: duckdb.DuckDBPyConnection, store: str) -> None:
    """Everything that a store was given may be there, and in another form."""
    for table in ("node", "relationship"):
        connection.execute(f"UPDATE shown.{table} SET due = 'remove' WHERE store = ?", [store])  # noqa: S608


def adopt(connection: duckdb.DuckDBPyConnection, store: str, nodes: pa.Table, relationships: pa.Table) -> None:
    """Take what a store was found to hold for given: nodes (kind, id), relationships (kind, id, source, target)."""
    forget(connection, store)
    connection.register("there", nodes)
    connection.execute(
        """INSERT INTO shown.node
           SELECT ?, kind, row_number() OVER (ORDER BY kind, id), id, NULL, 'remove' FROM there""",
        [store],
    )
    connection.unregister("there")
    connection.register("drawn", relationships)
    connection.execute(
        """INSERT INTO shown.relationship
           SELECT a.store, d.kind, d.id, a.place, b.place, NULL, 'remove' FROM drawn d
           JOIN shown.node a ON a.id = d.source AND a.store = $store
           JOIN shown.node b ON b.id = d.target AND b.store = $store""",
        {"store": store},
    )
    connection.unregister("drawn")


def plan(
    connection: duckdb.DuckDBPyConnection,
    store: str,
    nodes: Sequence[NodeType] = TABLES,
    relationships: Sequence[RelType] = RELATIONSHIPS,
) -> Plan:
    """Note what a store is due so that it shows these derived tables as they are.

    Raises `GraphError` where an id occurs twice or a relationship begins or ends at what is no node of the graph.
    """
    filled = _filled(connection, store)
    slim.declare(connection)
    for node in nodes:
        if node.table in filled:
            _wanted(connection, "node", store, node)
            _nodes_due(connection, store, node)
    for rel in relationships:
        if rel.table in filled:
            _wanted(connection, "relationship", store, rel)
            _relationships_due(connection, store, rel)
    connection.execute("DROP TABLE IF EXISTS wanted")
    made = _planned(connection, store)
    connection.execute(
        """INSERT INTO shown.store SELECT $store, NULL, 0, $building, '', $coming, $shape
           ON CONFLICT DO UPDATE SET coming = excluded.coming""",
        {"store": store, "building": BUILDING, "coming": made.token, "shape": shape()},
    )
    return made


def begin(connection: duckdb.DuckDBPyConnection, store: str) -> None:
    """Note that a store is being brought to another generation: until `settle`, it shows none."""
    connection.execute("UPDATE shown.store SET state = ?, shape = ? WHERE store = ?", [BUILDING, shape(), store])


def settle(connection: duckdb.DuckDBPyConnection, store: str) -> None:
    """Note that a store was told all that was due."""
    for table in ("node", "relationship"):
        connection.execute(f"DELETE FROM shown.{table} WHERE store = ? AND due = 'remove'", [store])  # noqa: S608
        connection.execute(f"UPDATE shown.{table} SET due = NULL WHERE store = ? AND due IS NOT NULL", [store])  # noqa: S608
    connection.execute("UPDATE shown.store SET token = coming WHERE store = ?", [store])


def complete(connection: duckdb.DuckDBPyConnection, store: str, generation: int, database: str | None) -> None:
    """Note that a store shows a generation as a whole."""
    settle(connection, store)
    connection.execute(
        "UPDATE shown.store SET state = ?, generation = ?, database = ? WHERE store = ?",
        [READY, generation, database, store],
    )


def _filled(connection: duckdb.DuckDBPyConnection, store: str) -> set[str]:
    """Tables of which the case holds rows, or of which the store was given some."""
    kinds: tuple[NodeType | RelType, ...] = (*TABLES, *RELATIONSHIPS)
    there = " UNION ALL ".join(
        f"""SELECT '{kind.table}' WHERE EXISTS (SELECT 1 FROM derived."{kind.table}")"""  # noqa: S608
        for kind in kinds
    )
    told = "SELECT kind FROM shown.node WHERE store = $s UNION SELECT kind FROM shown.relationship WHERE store = $s"
    return {table for (table,) in connection.execute(f"{there} UNION {told}", {"s": store}).fetchall()}


def _wanted(connection: duckdb.DuckDBPyConnection, table: str, store: str, kind: NodeType | RelType) -> None:
    """What the case has and the store was not given; what may be there, since its telling was interrupted, is to go."""
    connection.execute(
        f"UPDATE shown.{table} SET due = 'remove' WHERE store = ? AND kind = ? AND due IS NOT NULL",  # noqa: S608
        [store, kind.table],
    )
    ends = ", d.source, d.target" if isinstance(kind, RelType) else ""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE wanted AS
            SELECT d.id, {_MARK} AS mark{ends} FROM {slim.told(connection, kind)} d
            WHERE {_MARK} NOT IN (SELECT mark FROM shown.{table} WHERE store = ? AND kind = ? AND due IS NULL)""",  # noqa: S608
        [store, kind.table],
    )


def _stale(connection: duckdb.DuckDBPyConnection, table: str, store: str, kind: NodeType | RelType) -> None:
    """What is no longer so in the case is to go. Raises `GraphError` where two rows bear one id."""
    connection.execute(
        f"""UPDATE shown.{table} SET due = 'remove' WHERE store = ? AND kind = ? AND due IS NULL
            AND mark NOT IN (SELECT {_MARK} FROM {slim.told(connection, kind)} d)""",  # noqa: S608
        [store, kind.table],
    )
    # A row that is told already, and is wanted again with the same id, is the other one of two.
    row = connection.execute(
        f"""SELECT (SELECT count(*) - count(DISTINCT id) FROM wanted) + (
                SELECT count(*) FROM wanted w JOIN shown.{table} s ON s.id = w.id
                WHERE s.store = ? AND s.kind = ? AND s.due IS NULL)""",  # noqa: S608
        [store, kind.table],
    ).fetchone()
    if row and row[0]:
        raise GraphError(f"Table {kind.table}: {row[0]} ids occur more than once.")


def _nodes_due(connection: duckdb.DuckDBPyConnection, store: str, kind: NodeType) -> None:
    _stale(connection, "node", store, kind)
    names = {"store": store, "kind": kind.table}
    connection.execute(
        """UPDATE shown.node AS s SET due = 'replace', mark = w.mark FROM wanted w
           WHERE s.store = $store AND s.kind = $kind AND s.due = 'remove' AND s.id = w.id""",
        names,
    )
    connection.execute(
        """INSERT INTO shown.node
           SELECT $store, $kind, row_number() OVER (ORDER BY w.id) + (
               SELECT coalesce(max(place), 0) FROM shown.node WHERE store = $store
           ), w.id, w.mark, 'create'
           FROM wanted w ANTI JOIN (SELECT id FROM shown.node WHERE store = $store AND kind = $kind) s ON s.id = w.id
           ORDER BY w.id""",
        names,
    )


def _relationships_due(connection: duckdb.DuckDBPyConnection, store: str, kind: RelType) -> None:
    """Replaced where only their properties changed; where their ends did, or they may be there, drawn anew."""
    _placed(connection, store, kind)
    names = {"store": store, "kind": kind.table}
    connection.execute(
        f"""UPDATE shown.relationship AS s SET due = 'replace', mark = w.mark FROM placed w
            WHERE s.store = $store AND s.kind = $kind AND s.due IS NULL AND s.id = w.id
              AND s.source = w.source AND s.target = w.target
              AND s.mark NOT IN (SELECT {_MARK} FROM {slim.told(connection, kind)} d)""",  # noqa: S608
        names,
    )
    again = "SELECT id FROM shown.relationship WHERE store = $store AND kind = $kind AND due = 'replace'"
    connection.execute(f"DELETE FROM wanted WHERE id IN ({again})", names)  # noqa: S608
    _stale(connection, "relationship", store, kind)
    connection.execute(
        """INSERT INTO shown.relationship
           SELECT $store, $kind, p.id, p.source, p.target, p.mark, 'create'
           FROM placed p JOIN wanted w ON w.id = p.id ORDER BY p.source, p.id""",
        names,
    )
    connection.execute("DROP TABLE placed")


def _placed(connection: duckdb.DuckDBPyConnection, store: str, kind: RelType) -> None:
    """What is wanted, with the places of its ends. Raises `GraphError` where one is no node of the graph."""
    names = {"store": store, "ends": sorted({_TABLE[label] for label in kind.sources | kind.targets})}
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE ends AS SELECT id, place FROM shown.node
           WHERE store = $store AND kind IN (SELECT unnest($ends)) AND due IS DISTINCT FROM 'remove'""",
        names,
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE placed AS
           SELECT w.id, w.mark, a.place AS source, b.place AS target, w.source AS begins, w.target AS stops
           FROM wanted w LEFT JOIN ends a ON a.id = w.source LEFT JOIN ends b ON b.id = w.target"""
    )
    connection.execute("DROP TABLE ends")
    nowhere = """SELECT min(CASE WHEN source IS NULL THEN begins ELSE stops END)
                 FROM placed WHERE source IS NULL OR target IS NULL"""
    absent = connection.execute(nowhere).fetchone()
    if absent and absent[0]:
        raise GraphError(f"{kind.type} relationships begin or end at {absent[0]}, which is no node of the graph.")


def _planned(connection: duckdb.DuckDBPyConnection, store: str) -> Plan:
    due = elements = 0
    parts = [shape()]
    for table in ("node", "relationship"):
        row = connection.execute(
            f"""SELECT count(due), count(*) FILTER (WHERE due IS DISTINCT FROM 'remove'),
                       coalesce(bit_xor(mark) FILTER (WHERE due IS DISTINCT FROM 'remove'), 0)
                FROM shown.{table} WHERE store = ?""",  # noqa: S608
            [store],
        ).fetchone()
        told, held, token = row or (0, 0, 0)
        due, elements = due + told, elements + held
        parts += [str(held), str(token)]
    return Plan(due, elements, digest(parts))
