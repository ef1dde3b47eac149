"""The state that a run of `resolve` leaves for the next: nodes, what they say, their keys, what hangs together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.cluster import components
from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.keys import Keys
from catchgraph.resolve.party.features import PartyFeatures, evidence_of
from catchgraph.resolve.party.keys import refinements
from catchgraph.resolve.party.models import Models, linked


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
