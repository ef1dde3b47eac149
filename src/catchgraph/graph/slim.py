"""What of a large case a graph store is given: not every single bill, of which there may be a million.

A case of up to `MOST_BILLS` bills is given as a whole, and so is a larger one by `catchgraph build --whole`. Of others
a graph is given consignments of two records or more with their records and lines, every line with a material link,
bills without a container on a hull that is known, masters of such bills, and all that is no bill. Left out are the
other bills with their lines, whom bills notify, who supplied whom once, what papers cite (but for harvest reports: of
others the lines say what they are made from), landings and fishing that only repeat what a paper's line says of a
vessel that nobody knows, how the sides of a consignment compare, and what balances count that hold. No query of the
catalogue finds other things for it. `show`, `expand`, `link`, `trace`, `trade` and `balance` answer from the case,
which holds all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType

if TYPE_CHECKING:
    import duckdb

#: Bills up to which a graph shows the whole case.
MOST_BILLS = 200_000
#: Share of a large case's rows that a graph is given, about.
SHARE = 0.58
#: Setting of the case: whether its graphs show all of it, whatever its size.
WHOLE = "graph whole"

_EVENTS = frozenset({"Fishing", "Landing"})
_LEFT = _EVENTS | {"Balance", "Bill", "Goods"}
_NONE_OF = frozenset({"NOTIFIES"})
#: What a paper tells of an event of its own: neither who took part in it, nor what else it is.
_REPEATED = frozenset({"REPORTS", "HAS_LINE", "AT"})
#: Type → SQL condition of the rows (`d`) that a graph is given of it.
_SOME_OF = {
    "CITES": "d.source_label = 'HarvestReport'",
    "COUNTS": "d.source IN (SELECT id FROM derived.balance WHERE over)",
    "SUPPLIES": "d.shipments > 1",
}

_KEPT = """
    WITH kept AS (
        SELECT source AS id FROM derived.part_of
        UNION
        SELECT b.id FROM derived.bill b SEMI JOIN derived.carried_by c ON c.source = b.id WHERE len(b.containers) = 0
        UNION
        SELECT g.record FROM derived.goods g
        SEMI JOIN (SELECT unnest([source, target]) AS id FROM derived.made_from) m ON m.id = g.id
    )
    FROM kept UNION SELECT u.target FROM derived.under u SEMI JOIN kept k ON k.id = u.source
"""


def declare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `left_out` (id): nodes of the case that a graph is not given."""
    connection.execute("CREATE OR REPLACE TEMP TABLE left_out (id VARCHAR)")
    if not applies(connection):
        return
    connection.execute(
        f"INSERT INTO left_out SELECT b.id FROM derived.bill b ANTI JOIN ({_KEPT}) k ON k.id = b.id"  # noqa: S608 - fixed
    )
    connection.execute("INSERT INTO left_out SELECT g.id FROM derived.goods g SEMI JOIN left_out l ON l.id = g.record")
    events = " UNION ALL ".join(f"SELECT id FROM derived.{kind.table}" for kind in NODES if kind.label in _EVENTS)  # noqa: S608
    tied = " UNION ALL ".join(
        f'SELECT {end} AS id FROM derived."{kind.table}"'  # noqa: S608 - declared in the model
        for kind in RELATIONSHIPS
        if kind.type not in _REPEATED
        for end, labels in (("source", kind.sources), ("target", kind.targets))
        if labels & _EVENTS
    )
    # Contradictions say where the sides of a consignment differ.
    connection.execute("INSERT INTO left_out SELECT id FROM derived.balance WHERE kind = 'consignment side'")
    connection.execute(f"INSERT INTO left_out FROM ({events}) e ANTI JOIN ({tied}) t ON t.id = e.id")


def told(connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType) -> str:
    """SQL: the rows of a label or type that a graph is given."""
    rows = f'derived."{kind.table}"'
    if not _any_left(connection):
        return rows
    if isinstance(kind, NodeType):
        return f"(FROM {rows} d ANTI JOIN left_out l ON l.id = d.id)" if kind.label in _LEFT else rows
    if kind.type in _NONE_OF:
        return f"(FROM {rows} WHERE false)"
    if condition := _SOME_OF.get(kind.type):
        rows = f"(FROM {rows} d WHERE {condition})"
    for end, labels in (("source", kind.sources), ("target", kind.targets)):
        if labels & _LEFT:
            rows = f"(FROM {rows} d ANTI JOIN left_out l ON l.id = d.{end})"
    return rows


def left_out(connection: duckdb.DuckDBPyConnection, store: str) -> dict[str, int]:
    """Label → how many nodes of it the case holds and the store was not given."""
    given = dict(
        connection.execute("SELECT kind, count(*) FROM shown.node WHERE store = ? GROUP BY kind", [store]).fetchall()
    )
    found = {}
    for kind in NODES:
        if kind.label in _LEFT:
            [(held,)] = connection.execute(f"SELECT count(*) FROM derived.{kind.table}").fetchall()  # noqa: S608
            found[kind.label] = held - given.get(kind.table, 0)
    return {label: count for label, count in found.items() if count > 0}


def applies(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a graph is given less than all of the case."""
    [(whole,)] = connection.execute(
        "SELECT count(*) FROM main.setting WHERE name = ? AND value = 'yes'", [WHOLE]
    ).fetchall()
    [(bills,)] = connection.execute("SELECT count(*) FROM derived.bill").fetchall()
    return not whole and bills > MOST_BILLS


def _any_left(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute("SELECT 1 FROM left_out LIMIT 1").fetchall())
