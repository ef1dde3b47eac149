"""Keeps the state that a run leaves for the next: nodes, what they say, their keys, what hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catchgraph.resolve.kept.features import keep
from catchgraph.resolve.party.state import State

if TYPE_CHECKING:
    import duckdb


def remember(connection: duckdb.DuckDBPyConnection, found: State) -> None:
    """Put the state of all nodes in place of what was there."""
    forget(connection)
    keep(connection, found.nodes, found.features, np.arange(len(found.features)))
    keep_keys(connection, pd.DataFrame({"key": found.keys.key, "node": found.keys.m}))
    keep_mentions(connection, found.mentions)


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Let there be no node."""
    for table in ("mention_state", "node_state", "key_state", "name_state", "place_state"):
        connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 (fixed names)


def keep_keys(connection: duckdb.DuckDBPyConnection, keys: pd.DataFrame) -> None:
    """Add keys: key, node."""
    connection.register("incoming", keys)
    connection.execute("INSERT INTO resolve.key_state SELECT key, node FROM incoming")
    connection.unregister("incoming")


def keep_mentions(connection: duckdb.DuckDBPyConnection, mentions: pd.DataFrame) -> None:
    """Add mentions: mention_id, alike, node, evidence. The temporary table `now` holds the digest of each."""
    connection.register("incoming", mentions)
    connection.execute(
        """INSERT INTO resolve.mention_state SELECT mention_id, now.digest, n.alike, n.node, n.evidence
        FROM incoming AS n JOIN now USING (mention_id)"""
    )
    connection.unregister("incoming")
