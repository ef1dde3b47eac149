"""The state that a run of `resolve` leaves for the next: nodes, what they say, their keys, what hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.cluster import components
from catchgraph.resolve.judgements import Judged
from catchgraph.resolve.kept import keep
from catchgraph.resolve.keys import Keys
from catchgraph.resolve.party_features import PartyFeatures, evidence_of
from catchgraph.resolve.party_keys import refinements
from catchgraph.resolve.party_models import Models, linked

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class State:
    """`mentions`: mention_id, alike, node, evidence. `nodes`: node, mention_id (its smallest), component, near,
    address. `keys` and `features`: of nodes.

    Nodes are positions of `PartyFeatures`; a component is what hangs together by links or judgements; near and address
    part the members of a key that is too common.
    """

    mentions: pd.DataFrame
    nodes: pd.DataFrame
    keys: Keys
    features: PartyFeatures


def state_of(
    mentions: pd.DataFrame, features: PartyFeatures, keys: Keys, pairs: pd.DataFrame, models: Models, words: Judged
) -> State:
    """The state after a run. `pairs`: left, right, score, model of all compared pairs."""
    near, address = refinements(features)
    nodes = pd.DataFrame(
        {
            "node": np.arange(len(features), dtype=np.int32),
            "mention_id": features.rows["mention_id"].to_numpy(dtype=object),
            "component": hanging_together(len(features), pairs, linked(pairs, models), words).astype(np.int32),
            "near": near,
            "address": address,
        }
    )
    said = mentions[["mention_id", "alike"]].assign(node=features.node, evidence=evidence_of(mentions))
    return State(said, nodes, keys, features)


def hanging_together(
    count: int, pairs: pd.DataFrame, linked: npt.NDArray[np.bool_], words: Judged
) -> npt.NDArray[np.intp]:
    """The smallest position that links (`linked` of `pairs`: left, right) or judgements join with each of `count`."""
    forced = np.array(words.same, dtype=np.intp).reshape(-1, 2)
    left, right = (pairs[side].to_numpy(np.intp)[linked] for side in ("left", "right"))
    return components(count, np.r_[forced[:, 0], left], np.r_[forced[:, 1], right])


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
