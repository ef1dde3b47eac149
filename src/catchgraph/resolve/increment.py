"""What changed is compared with its key partners, and only what hangs together with it is clustered anew.

The result is that of a full run: what is said of a node, its keys and the score of two nodes depend on these alone, a
cluster on its component alone, and a key that is compared by no more, or again, makes its members count as touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.judgements import judged, through
from catchgraph.resolve.mentions import chosen_parties
from catchgraph.resolve.parties import concluded, part_table, score_partition
from catchgraph.resolve.partition import meeting, partitions
from catchgraph.resolve.party_features import PartyFeatures, party_features
from catchgraph.resolve.region import Numbers, ask, effective, hulls, next_number, resettled
from catchgraph.resolve.trace import Trace, numbered, raw_keys, trace
from catchgraph.resolve.weights import Weights, load_weights

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Increment:
    """What takes the place of `before`: mention ids whose membership may be another now.

    `members`: mention_id, cluster, confidence, basis. `pairs`: as `resolve.pair` without kind; they take the place of
    those of `nodes` (mention ids), and of those between two of `inside`. `trace`: of the new nodes; `gone`: numbers of
    those that are no more; `components`: node, component of those that stay.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]
    before: pd.Series
    nodes: pd.Series
    inside: pd.Series
    trace: Trace
    gone: Numbers
    components: pd.DataFrame


class Region:
    """Nodes of one kind that are compared anew (`fresh`, numbered from `start`), beside those of the last run."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, standing: Sequence[Decision], kind: str) -> None:
        self.connection, self.standing, self.kind = connection, standing, kind
        self.weights: Weights = load_weights(kind)
        changed = connection.execute("SELECT mention_id FROM changed").df()["mention_id"]
        new = self._chosen(changed)
        alike = np.r_[new["alike"].to_numpy(np.uint64), ask(connection, "alike of changed", kind)["alike"]]
        old = ask(connection, "mentions alike", kind, alike.astype(np.uint64))
        self.before = old["mention_id"]
        self.gone: Numbers = np.unique(old["node"].to_numpy(np.int64))
        mates = self._chosen(old["mention_id"][~old["mention_id"].isin(changed)])
        self.mentions = pd.concat([new, mates]).sort_values("mention_id", ignore_index=True)
        self.known, _ = self.features(self.mentions)
        self.fresh: Numbers = next_number(connection, kind) + np.arange(len(self.known), dtype=np.int64)
        keys = raw_keys(self.known, kind)
        nothing = pd.DataFrame(columns=["left", "right", "score"], dtype=np.float64)
        found = trace(self.mentions, self.known, keys, nothing, 0.0, judged([], {}))
        self.trace = numbered(found, self.fresh)
        self.keys = pd.DataFrame({"family": keys.family, "key": keys.key, "node": self.fresh[keys.m]})

    def _chosen(self, ids: pd.Series) -> pd.DataFrame:
        found = chosen_parties(self.connection, ids)
        return found[found["kind"] == self.kind]

    def features(self, mentions: pd.DataFrame) -> tuple[PartyFeatures, list[str]]:
        """Features of mentions sorted by id, and the smallest mention id of each node."""
        asked = {subject for decision in self.standing for subject in decision.subjects}
        known = party_features(mentions, hulls(self.connection, mentions), asked)
        return known, known.rows["mention_id"].tolist()

    def settle(self) -> Numbers:
        """Numbers of the nodes of which any pair may be another: the fresh ones, and members of keys that changed."""
        old = ask(self.connection, "keys of nodes", self.kind, self.gone)["key"].to_numpy(np.uint64)
        keys = np.unique(np.r_[old, self.keys["key"].to_numpy(np.uint64)])
        before, after = self._members(keys, now=False), self._members(keys, now=True)
        result: Numbers = np.r_[self.fresh, resettled(before, after, self.gone, self.fresh)]
        return result

    def _members(self, keys: Numbers, *, now: bool) -> pd.DataFrame:
        """m, key of what is compared by: before, or as it is now."""
        rows = ask(self.connection, "members of keys", self.kind, keys)
        if now:
            rows = rows[~rows["node"].isin(self.gone)]
            rows = pd.concat([rows, self.keys[self.keys["key"].isin(keys)]], ignore_index=True)
        nodes = ask(self.connection, "nodes", self.kind, rows["node"].to_numpy(np.int64))
        return effective(rows, pd.concat([nodes, self.trace.nodes]))

    def keys_of(self, numbers: Numbers) -> Numbers:
        """Every key of these nodes as they are now."""
        old = ask(self.connection, "keys of nodes", self.kind, numbers[~np.isin(numbers, self.fresh)])
        new = self.keys[self.keys["node"].isin(numbers)]
        return np.unique(np.r_[old["key"].to_numpy(np.uint64), new["key"].to_numpy(np.uint64)])

    def pairs_touching(self, numbers: Numbers) -> pd.DataFrame:
        """left, right: pairs of which a side is one of these nodes."""
        rows = self._members(self.keys_of(numbers), now=True)
        touched = np.zeros(int(max(rows["m"].max() if len(rows) else 0, numbers.max(initial=0))) + 1, dtype=bool)
        touched[numbers] = True
        return meeting(rows, touched)

    def pairs_within(self, numbers: Numbers) -> pd.DataFrame:
        """left, right: pairs of which both sides are among these nodes."""
        rows = self._members(self.keys_of(numbers), now=True)
        parts = list(partitions(rows[rows["m"].isin(numbers)]))
        return pd.concat([pd.DataFrame({"left": [], "right": []}, dtype=np.int64), *parts], ignore_index=True)

    def loaded(self, numbers: Numbers) -> tuple[pd.DataFrame, PartyFeatures, pd.Series]:
        """Mentions and features of these nodes, and the position of each by its number."""
        old = ask(self.connection, "mentions of nodes", self.kind, numbers[~np.isin(numbers, self.fresh)])
        old = old[~old["mention_id"].isin(self.mentions["mention_id"])]
        now = self.trace.mentions["node"].isin(numbers).to_numpy()
        mentions = pd.concat([self.mentions[now], self._chosen(old["mention_id"])])
        mentions = mentions.sort_values("mention_id", ignore_index=True)
        known, ids = self.features(mentions)
        number = pd.concat([old[["mention_id", "node"]], self.trace.mentions[["mention_id", "node"]]])
        at = number.set_index("mention_id")["node"].loc[ids]
        return mentions, known, pd.Series(np.arange(len(ids)), index=at.to_numpy())

    def scored(self, known: PartyFeatures, at: pd.Series, pairs: pd.DataFrame) -> pd.DataFrame:
        """left, right (positions, left < right), score, and a level per field, sorted."""
        left, right = (at[pairs[side].to_numpy()].to_numpy() for side in ("left", "right"))
        some = pd.DataFrame({"left": np.minimum(left, right), "right": np.maximum(left, right)})
        some = some.drop_duplicates().sort_values(["left", "right"], ignore_index=True)
        return score_partition(known, some, self.weights.intercept, part_table(self.weights))


def increment(connection: duckdb.DuckDBPyConnection, standing: Sequence[Decision], kind: str) -> Increment:
    """Work out what changed: the temporary table `changed` names the mentions, the trace of the last run the rest."""
    region = Region(connection, standing, kind)
    touched = region.settle()
    pairs = region.pairs_touching(touched)
    _, known, at = region.loaded(np.unique(np.r_[touched, pairs["left"], pairs["right"]]))
    scored = region.scored(known, at, pairs)
    number = at.index.to_numpy(np.int64)
    linked = scored[scored["score"] >= region.weights.link_at]
    met = np.unique(np.r_[touched, number[linked["left"]], number[linked["right"]], region.gone])
    component = ask(connection, "nodes", kind, met)["component"].to_numpy(np.int64)
    stay = ask(connection, "nodes of components", kind, component)
    stay = stay[~stay["node"].isin(region.gone)]
    inside = np.r_[stay["node"].to_numpy(np.int64), region.fresh]
    near = scored[scored["score"] >= region.weights.keep_at]
    sides = {side: number[scored[side].to_numpy()] for side in ("left", "right")}
    among = np.isin(sides["left"], inside) & np.isin(sides["right"], inside)
    kept = pd.DataFrame(sides)[among | scored.index.isin(near.index)]
    every = pd.concat([kept, region.pairs_within(stay["node"].to_numpy(np.int64))], ignore_index=True)
    return _clustered(region, every, inside, stay, touched, len(pairs))


def _clustered(
    region: Region, pairs: pd.DataFrame, inside: Numbers, stay: pd.DataFrame, touched: Numbers, compared: int
) -> Increment:
    mentions, known, at = region.loaded(np.unique(np.r_[inside, pairs["left"], pairs["right"]].astype(np.int64)))
    scored = region.scored(known, at, pairs)
    words = judged(region.standing, dict(zip(mentions["mention_id"], known.node.tolist(), strict=True)))
    asked = through(scored[["left", "right"]].iloc[:0], words, len(known))
    if len(asked):
        more = score_partition(known, asked, region.weights.intercept, part_table(region.weights))
        scored = pd.concat([scored, more]).drop_duplicates(["left", "right"])
        scored = scored.sort_values(["left", "right"], ignore_index=True)
    found, shown, report = concluded(mentions, known, scored, words, region.weights)
    number = at.index.to_numpy(np.int64)
    left = numbered(trace(mentions, known, raw_keys(known, region.kind), scored, region.weights.link_at, words), number)
    nodes = left.nodes[left.nodes["node"].isin(inside)]
    new = np.isin(nodes["node"], region.fresh)
    old = ask(region.connection, "nodes", region.kind, np.r_[region.gone, touched])["mention_id"]
    before = ask(region.connection, "mentions of nodes", region.kind, stay["node"].to_numpy(np.int64))["mention_id"]
    fresh = Trace(region.trace.mentions, nodes[new], region.trace.keys)
    here = np.isin(number[known.node], inside)
    return Increment(
        members=found[here],
        pairs=shown,
        report=[("compared pairs", compared, ""), *report],
        before=pd.concat([region.before, before]),
        nodes=old,
        inside=stay["mention_id"],
        trace=fresh,
        gone=region.gone,
        components=nodes[~new][["node", "component"]],
    )
