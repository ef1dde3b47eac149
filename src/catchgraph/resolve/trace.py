"""What a run of `resolve` leaves behind for the next: nodes, their keys, and what hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.cluster import components
from catchgraph.resolve.judgements import Judged
from catchgraph.resolve.keys import Keys
from catchgraph.resolve.party_features import PartyFeatures
from catchgraph.resolve.party_keys import company_keys, person_keys, refinements

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Trace:
    """`mentions`: mention_id, alike, node. `nodes`: node, mention_id (its smallest), component, near, place. `keys`: of
    nodes.

    Nodes are positions of `PartyFeatures`; a component is what hangs together by links or judgements.
    """

    mentions: pd.DataFrame
    nodes: pd.DataFrame
    keys: Keys


def raw_keys(features: PartyFeatures, kind: str) -> Keys:
    """Keys of nodes before any is refined or dropped."""
    return (company_keys if kind == "company" else person_keys)(features)


def trace(
    mentions: pd.DataFrame, features: PartyFeatures, keys: Keys, pairs: pd.DataFrame, link_at: float, words: Judged
) -> Trace:
    """The trace of a run. `pairs`: left, right, score of all compared pairs."""
    near, place = refinements(features)
    linked = pairs["score"].to_numpy() >= link_at
    forced = np.array(words.same, dtype=np.intp).reshape(-1, 2)
    left, right = (pairs[side].to_numpy(np.intp)[linked] for side in ("left", "right"))
    component = components(len(features), np.r_[forced[:, 0], left], np.r_[forced[:, 1], right])
    nodes = pd.DataFrame(
        {
            "node": np.arange(len(features)),
            "mention_id": features.rows["mention_id"].to_numpy(dtype=object),
            "component": component,
            "near": near,
            "place": place,
        }
    )
    return Trace(mentions[["mention_id", "alike"]].assign(node=features.node), nodes, keys)


def numbered(found: Trace, number: npt.NDArray[np.int64]) -> Trace:
    """The trace with `number` of each node in place of its position."""
    nodes = found.nodes.assign(
        node=number[found.nodes["node"].to_numpy(np.intp)], component=number[found.nodes["component"].to_numpy(np.intp)]
    )
    mentions = found.mentions.assign(node=number[found.mentions["node"].to_numpy(np.intp)])
    keys = found.keys
    return Trace(mentions, nodes, Keys(number[keys.m].astype(np.int32), keys.key, keys.family, keys.families))


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Forget every trace."""
    for table in ("mention_state", "node_state", "key_state"):
        connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 (three fixed names)


def remember(connection: duckdb.DuckDBPyConnection, found: Trace, kind: str) -> None:
    """Add a trace. The temporary table `now` holds the digests of mentions."""
    keys = pd.DataFrame({"family": found.keys.family, "key": found.keys.key, "node": found.keys.m})
    frames = {"new_mention": found.mentions, "new_node": found.nodes, "new_key": keys}
    for name, frame in frames.items():
        connection.register(name, frame)
    for statement in (
        """INSERT INTO resolve.mention_state SELECT mention_id, $kind, now.digest, n.alike, n.node
        FROM new_mention AS n JOIN now USING (mention_id)""",
        "INSERT INTO resolve.node_state SELECT $kind, node, mention_id, component, near, place FROM new_node",
        "INSERT INTO resolve.key_state SELECT $kind, family, key, node FROM new_key",
    ):
        connection.execute(statement, {"kind": kind})
    for name in frames:
        connection.unregister(name)
