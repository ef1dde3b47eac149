"""What changed since the last run, as nodes: those that come, those that go, those that stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.kept.features import forget, keep
from catchgraph.resolve.kept.queries import Numbers, ask, hulls, next_number
from catchgraph.resolve.kept.state import keep_keys, keep_mentions
from catchgraph.resolve.mentions import chosen_parties
from catchgraph.resolve.party.features import PartyFeatures, party_features
from catchgraph.resolve.party.keys import party_keys, refinements
from catchgraph.resolve.party.run import subjects

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Fresh:
    """`mentions`: those that changed and those alike to them as they are now, with the `node` of each; `known`: their
    features.

    `new`: positions of nodes that were not there before. `gone`: numbers of nodes that are no more; `stay`: of nodes
    that say what they said, whichever mentions they have now. `before`: ids of mentions that were any of these.
    `nodes`: node, mention_id, component (its own), near, address of the new nodes; `keys`: key, node, near, address.
    """

    mentions: pd.DataFrame
    known: PartyFeatures
    new: npt.NDArray[np.intp]
    gone: Numbers
    stay: Numbers
    before: pd.Series
    nodes: pd.DataFrame
    keys: pd.DataFrame


def changed_nodes(connection: duckdb.DuckDBPyConnection, standing: Sequence[Decision]) -> Fresh:
    """Nodes of which the temporary table `changed` names a mention, and of all mentions alike."""
    changed = connection.execute("SELECT mention_id FROM changed").df()["mention_id"]
    new = chosen_parties(connection, changed)
    alike = np.r_[new["alike"].to_numpy(np.uint64), ask(connection, "alike of changed")["alike"]]
    old = ask(connection, "mentions alike", alike.astype(np.uint64))
    mates = chosen_parties(connection, old["mention_id"][~old["mention_id"].isin(changed)])
    mentions = pd.concat([new, mates]).sort_values("mention_id", ignore_index=True)
    known = party_features(mentions, hulls(connection, mentions), subjects(standing))
    stayed = _stayed(connection, known, old, mates["mention_id"])
    number = stayed.copy()
    number[stayed < 0] = next_number(connection) + np.arange((stayed < 0).sum())
    gone = np.setdiff1d(old["node"].to_numpy(np.int64), stayed)
    at = np.flatnonzero(stayed < 0)
    nodes = _nodes(known, number)
    return Fresh(
        mentions=mentions[["mention_id", "alike", "evidence"]].assign(node=number[known.node]),
        known=known,
        new=at,
        gone=gone,
        stay=stayed[stayed >= 0],
        before=old["mention_id"],
        nodes=nodes.iloc[at].reset_index(drop=True),
        keys=_keys(known, nodes, at),
    )


def _stayed(
    connection: duckdb.DuckDBPyConnection, known: PartyFeatures, old: pd.DataFrame, unchanged: pd.Series
) -> Numbers:
    """The old number of each position that says the same as before, -1 of the others.

    What a node says its smallest mention says, but for its vessels and what speaks for its kind, which are those of all
    its mentions, and how many there are, which decides whether they are apart.
    """
    was = ask(connection, "first mentions", old["node"].to_numpy(np.int64))
    was = was[was["mention_id"].isin(unchanged)]
    owned = known.vessels.groupby("m")["value"].agg(frozenset)
    now = pd.DataFrame({"mention_id": known.rows["mention_id"], "at": np.arange(len(known))})
    both = was.merge(now, on="mention_id")
    same = [
        frozenset(vessels) == owned.get(at, frozenset())
        for vessels, at in zip(both["vessels"], both["at"].tolist(), strict=True)
    ]
    here = both["at"].to_numpy(np.intp)
    says = (both["evidence"].to_numpy() == known.evidence[here]) & (both["apart"].to_numpy() == known.apart[here])
    both = both[np.array(same, dtype=bool) & says]
    result: Numbers = np.full(len(known), -1, dtype=np.int64)
    result[both["at"].to_numpy(np.intp)] = both["node"].to_numpy(np.int64)
    return result


def _nodes(known: PartyFeatures, number: Numbers) -> pd.DataFrame:
    near, address = refinements(known)
    mention = known.rows["mention_id"].to_numpy(dtype=object)
    columns = {"node": number, "mention_id": mention, "component": number, "near": near, "address": address}
    return pd.DataFrame(columns)


def _keys(known: PartyFeatures, nodes: pd.DataFrame, at: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Keys of these nodes."""
    keys = party_keys(known)
    here = np.isin(keys.m, at)
    columns = {column: nodes[column].to_numpy()[keys.m[here]] for column in ("node", "near", "address")}
    return pd.DataFrame({"key": keys.key[here], **columns})


def take_place(connection: duckdb.DuckDBPyConnection, fresh: Fresh) -> None:
    """Put the new nodes and their keys in place of those that are gone, each a component of its own for now."""
    connection.register("was", pd.DataFrame({"mention_id": fresh.before}, dtype=object))
    connection.execute("DELETE FROM resolve.mention_state WHERE mention_id IN (SELECT mention_id FROM was)")
    connection.unregister("was")
    if len(fresh.gone):
        forget(connection, fresh.gone)
    keep(connection, fresh.nodes, fresh.known, fresh.new)
    keep_keys(connection, fresh.keys)
    keep_mentions(connection, fresh.mentions)
