"""Asks the state of the last run: which mentions are alike, which nodes they are, what hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    import duckdb

Numbers = npt.NDArray[np.int64]

#: Queries on the state, by a set of values `wanted(value)`.
_QUERIES = {
    "mentions alike": "SELECT mention_id, node FROM resolve.mention_state SEMI JOIN wanted ON value = alike",
    "alike of changed": "SELECT DISTINCT alike FROM resolve.mention_state SEMI JOIN changed USING (mention_id)",
    "mentions of nodes": """SELECT mention_id, node, evidence FROM resolve.mention_state
        SEMI JOIN wanted ON value = node""",
    "first mentions": """SELECT node, mention_id, vessels, evidence, apart FROM resolve.node_state
        SEMI JOIN wanted ON value = node""",
    "nodes": "SELECT node, component FROM resolve.node_state SEMI JOIN wanted ON value = node",
    "nodes of components": "SELECT node, component FROM resolve.node_state SEMI JOIN wanted ON value = component",
}


def ask(connection: duckdb.DuckDBPyConnection, query: str, values: npt.NDArray[Any] | None = None) -> pd.DataFrame:
    """Rows of one of the fixed queries."""
    frame = pd.DataFrame({"value": np.zeros(0, dtype=np.int64) if values is None else np.unique(values)})
    connection.register("wanted", frame)
    found = connection.execute(_QUERIES[query]).df()
    connection.unregister("wanted")
    return found


def next_number(connection: duckdb.DuckDBPyConnection) -> int:
    """The first number that no node bears."""
    # All rows at once: a result that is not read to its end holds the connection.
    rows = connection.execute("SELECT coalesce(max(node) + 1, 0) FROM resolve.node_state").fetchall()
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
