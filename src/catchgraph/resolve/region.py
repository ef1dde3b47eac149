"""Asks the trace of the last run: which nodes share keys, what hangs together, which mentions a node has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.keys import Keys, capped

if TYPE_CHECKING:
    import duckdb

Numbers = npt.NDArray[np.int64]

#: Queries on the trace of one kind, by a set of values `wanted(value)`.
_QUERIES = {
    "mentions alike": "SELECT mention_id, node FROM resolve.mention_state SEMI JOIN wanted ON value = alike",
    "alike of changed": "SELECT DISTINCT alike FROM resolve.mention_state SEMI JOIN changed USING (mention_id)",
    "mentions of nodes": "SELECT mention_id, node FROM resolve.mention_state SEMI JOIN wanted ON value = node",
    "nodes": "SELECT node, mention_id, component, near, place FROM resolve.node_state SEMI JOIN wanted ON value = node",
    "nodes of components": """SELECT node, mention_id, component, near, place FROM resolve.node_state
        SEMI JOIN wanted ON value = component""",
    "keys of nodes": "SELECT family, key, node FROM resolve.key_state SEMI JOIN wanted ON value = node",
    "members of keys": "SELECT family, key, node FROM resolve.key_state SEMI JOIN wanted ON value = key",
}


def ask(
    connection: duckdb.DuckDBPyConnection, query: str, kind: str, values: npt.NDArray[Any] | None = None
) -> pd.DataFrame:
    """Rows of one of the fixed queries for the nodes of `kind`."""
    frame = pd.DataFrame({"value": np.zeros(0, dtype=np.int64) if values is None else np.unique(values)})
    connection.register("wanted", frame)
    found = connection.execute(f"{_QUERIES[query]} WHERE kind = $kind", {"kind": kind}).df()
    connection.unregister("wanted")
    return found


def next_number(connection: duckdb.DuckDBPyConnection, kind: str) -> int:
    """The first number that no node of `kind` bears."""
    # All rows at once: a result that is not read to its end holds the connection.
    rows = connection.execute(
        "SELECT coalesce(max(node) + 1, 0) FROM resolve.node_state WHERE kind = $kind", {"kind": kind}
    ).fetchall()
    return int(rows[0][0])


def hulls(connection: duckdb.DuckDBPyConnection, mentions: pd.DataFrame) -> pd.DataFrame:
    """mention_id, cluster of the vessels that these mentions own or operate."""
    assets = mentions["asset_mention_id"].dropna().unique()
    connection.register("assets", pd.DataFrame({"mention_id": pd.Series(assets, dtype=object)}))
    found = connection.execute(
        """SELECT mention_id, entity_id FROM resolve.member SEMI JOIN assets USING (mention_id)
        WHERE starts_with(entity_id, 'vessel:')"""
    ).df()
    connection.unregister("assets")
    return clusters(found)


def clusters(members: pd.DataFrame) -> pd.DataFrame:
    """mention_id, cluster: a number of the entity (mention_id, entity_id), the same in every run."""
    hashed = pd.util.hash_array(members["entity_id"].to_numpy(dtype=object)) if len(members) else np.zeros(0, np.uint64)
    # 52 bits, which a float holds exactly: beside mentions without a vessel pandas makes floats of them.
    return pd.DataFrame({"mention_id": members["mention_id"], "cluster": (hashed >> np.uint64(12)).astype(np.int64)})


def effective(rows: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """m (number of a node), key: what is compared by, of all members (family, key, node) of some keys.

    `nodes`: node, near, place of these members, by which keys too common are refined.
    """
    numbers = np.unique(rows["node"].to_numpy(np.int64))
    known = nodes.drop_duplicates("node").set_index("node").loc[numbers]
    order = np.lexsort((rows["node"].to_numpy(), rows["key"].to_numpy()))
    at = np.searchsorted(numbers, rows["node"].to_numpy()[order]).astype(np.int32)
    key, family = rows["key"].to_numpy(np.uint64)[order], rows["family"].to_numpy(np.int8)[order]
    families = tuple(str(number) for number in range(int(family.max()) + 1 if len(family) else 0))
    values = [known[column].to_numpy(np.uint64) for column in ("near", "place")]
    kept = capped(Keys(at, key, family, families), values, lambda *_: "").keys
    return pd.DataFrame({"m": numbers[kept.m], "key": kept.key})


def resettled(before: pd.DataFrame, after: pd.DataFrame, gone: Numbers, new: Numbers) -> Numbers:
    """Nodes that were there before and after, and of which what is compared by another changed."""

    def settled(rows: pd.DataFrame, without: Numbers) -> pd.DataFrame:
        rows = rows[~rows["m"].isin(without)]
        return rows[rows.groupby("key")["m"].transform("size") > 1]

    both = settled(before, gone).merge(settled(after, new), how="outer", indicator=True)
    result: Numbers = np.unique(both["m"][both["_merge"] != "both"].to_numpy(np.int64))
    return result
