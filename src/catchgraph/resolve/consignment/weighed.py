"""Pairs of records that may be of one consignment by parties and goods, compared and scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.resolve.consignment.facts import make, statement
from catchgraph.resolve.consignment.levels import LEVELS
from catchgraph.resolve.core.weights import Weights

if TYPE_CHECKING:
    import duckdb


def score(connection: duckdb.DuckDBPyConnection, name: str, pairs: str, weights: Weights) -> None:
    """Make the temporary table `name` of the levels and scores of a table of `pairs` (node, to_node)."""
    compared = statement("compared").format(pairs=pairs)
    query = statement("scored").format(compared=compared)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", _weights(weights))


def _weights(weights: Weights) -> dict[str, Any]:
    lists = {field: [weights.fields[field].get(level, 0.0) for level in levels] for field, levels in LEVELS.items()}
    return {"intercept": weights.intercept, **lists}


def meet(connection: duckdb.DuckDBPyConnection, *, only: bool, narrow: bool = False) -> None:
    """Make the temporary tables `left_key` and `right_key` (node, buyer, key) of papers, and `crowd` (key, buyer: of
    too many); `only` of those that share a buyer with papers of `touched_node`, as they are or were, by that buyer.
    `narrow`: makes `living` of these, of the view `standing`.
    """
    rows = (
        "FROM resolve.part_fact f SEMI JOIN touched_node t ON t.node = f.record_id UNION ALL FROM was_fact"
        if only
        else "FROM fact"
    )
    make(connection, "near_buyer", f"SELECT DISTINCT unnest(buyers) AS buyer FROM ({rows})")  # noqa: S608 (fixed)
    papers = "standing" if narrow else "living"
    near = f"""SELECT DISTINCT node FROM (SELECT node, unnest(buyers) AS buyer FROM {papers})
        SEMI JOIN near_buyer USING (buyer)"""  # noqa: S608 (fixed names)
    make(connection, "near", near if only else "SELECT node FROM living")
    if narrow:
        make(connection, "living", "FROM standing SEMI JOIN near USING (node)")
    for side in ("left_key", "right_key"):
        make(connection, side)
    crowd = "SELECT key, any_value(buyer) AS buyer FROM right_key GROUP BY key HAVING count(*) > $crowd"
    make(connection, "crowd", crowd)


#: Papers that meet, none by a key of too many → node, to_node; `{left}` and `{right}`: which of both sides.
_MET = """SELECT l.node, r.node AS to_node
    FROM (FROM left_key k ANTI JOIN crowd USING (key) {left}) l JOIN (FROM right_key k {right}) r USING (key)"""
MET = _MET.format(left="", right="").replace("SELECT", "SELECT DISTINCT", 1)
_TOUCHED = "SEMI JOIN touched_node t ON t.node = k.node"

#: Papers with a key that has become one of too many since the last run, or is so no more.
_CROWD_CHANGED = """
    INSERT INTO touched_node SELECT DISTINCT node FROM left_key SEMI JOIN (
        SELECT key FROM (FROM crowd) n
        FULL JOIN (FROM resolve.part_crowd SEMI JOIN near_buyer USING (buyer)) w USING (key)
        WHERE n.buyer IS NULL OR w.buyer IS NULL) USING (key)
    ANTI JOIN touched_node t ON t.node = left_key.node"""


_MET_BEFORE = """SELECT unnest([node, to_node]) AS node FROM resolve.part_pair
    WHERE node IN (FROM touched_node) OR to_node IN (FROM touched_node)"""


def compare(connection: duckdb.DuckDBPyConnection, weights: Weights, *, only: bool, narrow: bool = False) -> int:
    """Bring `resolve.part_pair` (levels and scores of what meets) up to now, as the view `weighed`; returns how many
    papers were compared: `only` those of `touched_node`, and of keys that too many have now, or no more.

    Makes the table `met_before` (node: papers whose pairs were compared anew). `narrow`: living papers are those of the
    view `standing`, and `living` is made of it.
    """
    meet(connection, only=only, narrow=narrow)
    if only:
        (count,) = connection.execute(_CROWD_CHANGED).fetchall()[0]
        connection.execute("DELETE FROM resolve.part_crowd WHERE buyer IN (FROM near_buyer)")
        connection.execute("INSERT INTO resolve.part_crowd FROM crowd")
        if count:
            meet(connection, only=True, narrow=narrow)
        make(connection, "met_before", _MET_BEFORE)
        for table, column in (("part_pair", "node"), ("part_pair", "to_node"), ("part_crowded", "node")):
            connection.execute(f"DELETE FROM resolve.{table} WHERE {column} IN (FROM touched_node)")  # noqa: S608 (fixed)
        met = _MET.format(left=_TOUCHED, right="") + " UNION " + _MET.format(left="", right=_TOUCHED)
    else:
        connection.execute("INSERT INTO resolve.part_crowd FROM crowd")
        met = MET
    make(connection, "met", met)
    score(connection, "scored", "met", weights)
    connection.execute("INSERT INTO resolve.part_pair BY NAME FROM scored")
    touched = "SEMI JOIN touched_node USING (node)" if only else ""
    connection.execute(
        f"INSERT INTO resolve.part_crowded SELECT DISTINCT node FROM left_key SEMI JOIN crowd USING (key) {touched}"  # noqa: S608
    )
    return int(connection.execute("SELECT count(*) FROM touched_node").fetchall()[0][0])
