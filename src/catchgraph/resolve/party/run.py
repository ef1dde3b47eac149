"""Parties: who owns and operates, companies and persons in one space, joined only where more than a name says so.

Features → keys → candidates by partitions → levels → score → clusters → kinds. Features, keys and clusters are of all
nodes; candidates, levels and scores of one partition at a time, so that no frame holds what all pairs compare. A pair
is weighed as what both sides point to, and what an entity is, is decided from all its mentions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.core.cluster import Marks, cluster
from catchgraph.resolve.core.judgements import Judged, crossed, judged, through
from catchgraph.resolve.core.keys import Candidates, Capped, capped
from catchgraph.resolve.core.members import ONLY, members
from catchgraph.resolve.core.pairs import decided, table, worth_keeping
from catchgraph.resolve.core.threads import in_threads
from catchgraph.resolve.party.basis import bases
from catchgraph.resolve.party.chains import pairs_inside
from catchgraph.resolve.party.features import APART, CROWDED, PartyFeatures, evidence_of, party_features
from catchgraph.resolve.party.keys import party_keys, refinements, shown_key
from catchgraph.resolve.party.kind import kinds_of_clusters, scale
from catchgraph.resolve.party.legal_forms import words_of_form
from catchgraph.resolve.party.levels import PARTY_FIELDS, reaching, ready
from catchgraph.resolve.party.models import Model, Models, keep_at, kind_names, link_at, linked, party_models
from catchgraph.resolve.party.report import report
from catchgraph.resolve.party.state import State, state_of

Positions = npt.NDArray[np.intp]

SAME_NAME = "same name and address"

#: Column of `resolve.pair` → column of scored pairs.
OF_NODES = {"met": "met", "left_node": "left", "right_node": "right"}

#: Columns of scored pairs.
COLUMNS = ["left", "right", "score", "model", *PARTY_FIELDS]


@dataclass(frozen=True, slots=True)
class Parties:
    """`members`: mention_id, cluster, kind, confidence, basis. `pairs`: as `resolve.pair`.

    `report`: item, value, note. `state`: what the next run needs to take up from here.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]
    state: State | None = None


class PartyStep(Protocol):
    """What resolves parties: `resolve_parties`, or the same on other machines."""

    def __call__(
        self,
        mentions: pd.DataFrame,
        vessels: pd.DataFrame,
        standing: Iterable[Decision],
        *,
        keep: bool = False,
    ) -> Parties: ...


def resolve_parties(
    mentions: pd.DataFrame, vessels: pd.DataFrame, standing: Iterable[Decision], *, keep: bool = False
) -> Parties:
    """Resolve mentions (`mentions.party_mentions`).

    `vessels`: mention_id, cluster of every vessel mention. With `keep` the state for the next run comes, too.
    """
    mentions = mentions.sort_values("mention_id", ignore_index=True)
    standing = list(standing)
    known = party_features(mentions, vessels, subjects(standing))
    words = words_on(standing, mentions, known)
    models = party_models()
    keys = party_keys(known)
    blocked = capped(keys, refinements(known), shown_key(known))
    pairs, compared = scored_parties(known, blocked, models, words)
    state = state_of(mentions, known, keys, pairs, models, words) if keep else None
    del keys
    found, kept, unheard = concluded(mentions, known, pairs, words, models)
    return Parties(found, kept, report(known, blocked, compared) + unheard, state)


def subjects(standing: Iterable[Decision]) -> set[str]:
    """Every mention on which somebody judged."""
    return {subject for decision in standing for subject in decision.subjects}


def words_on(standing: Collection[Decision], mentions: pd.DataFrame, known: PartyFeatures) -> Judged:
    """Judgements as constraints on nodes."""
    return judged(standing, dict(zip(mentions["mention_id"], known.node.tolist(), strict=True)) if standing else {})


def concluded(
    mentions: pd.DataFrame, known: PartyFeatures, pairs: pd.DataFrame, words: Judged, models: Models
) -> tuple[pd.DataFrame, pd.DataFrame, list[tuple[str, int, str]]]:
    """Members, the pairs worth keeping, and rows for the report, from scored pairs (sorted; `decided` is added).

    What hangs together by links must be there as a whole; it does not depend on what else is there.
    """
    pairs = with_evidence(known, pairs, models, words)
    found = cluster(len(known), pairs, link_at(pairs, models), words.same, party_marks(known, words))
    pairs["decided"] = decided(pairs, found.labels, linked(pairs, models), words)
    ids = known.rows["mention_id"].to_numpy(dtype=object)
    of_nodes = members(len(known), found.labels, pairs, lambda links: bases(links, models), words)
    shown = shown_pairs(pairs, models, words)
    kept = table(shown, shown, ids, PARTY_FIELDS).assign(kind=kind_names(shown, models))
    kept = kept.assign(**{name: shown[of].to_numpy() for name, of in OF_NODES.items()})
    of_mentions = spread(mentions, known, of_nodes, are_apart(known, found.labels, models))
    return with_kinds(of_mentions, mentions, known), kept, crossed(found.crossed, ids)


def party_blocks(features: PartyFeatures) -> Capped:
    """Keys by which nodes meet, without those that are too common."""
    return capped(party_keys(features), refinements(features), shown_key(features))


def scored_parties(features: PartyFeatures, blocked: Capped, models: Models, words: Judged) -> tuple[pd.DataFrame, int]:
    """left, right, score, model, and a level per field, by partitions, sorted; and how many pairs were compared.

    Of the candidates those whose score reaches `keep_at`, and every judged pair.
    """
    met = Candidates(blocked.keys, len(features))
    judged_pairs = np.array(words.pairs(), dtype=np.int64).reshape(-1, 2)
    asked = judged_pairs[:, 0] << 32 | judged_pairs[:, 1]

    def scored(bounds: tuple[int, int]) -> tuple[pd.DataFrame, int]:
        pairs = met.pairs(*bounds)
        again = np.isin(asked, pairs["left"].to_numpy(np.int64) << 32 | pairs["right"]).sum() if len(asked) else 0
        found = score_partition(features, pairs, models)
        return found, len(pairs) - int(again)

    ready(features)
    found, counts = zip(*in_threads(scored, met.ranges), strict=True)
    return with_judged(features, pd.concat(found, ignore_index=True), models, words), len(asked) + sum(counts)


def with_judged(features: PartyFeatures, every: pd.DataFrame, models: Models, words: Judged) -> pd.DataFrame:
    """Scored pairs, sorted, with those that somebody judged, whether or not they share a key."""
    asked = through(every[["left", "right"]].iloc[:0], words, len(features))
    if asked.empty:
        return every
    more = score_partition(features, asked, models, floor=False)
    return pd.concat([every, more]).drop_duplicates(["left", "right"]).sort_values(["left", "right"], ignore_index=True)


def score_partition(
    features: PartyFeatures, pairs: pd.DataFrame, models: Models, *, floor: bool = True
) -> pd.DataFrame:
    """left, right (int32), score (log-odds, float64), model (int8: by whose weights), and a level (int8) per field of
    these pairs of nodes, in their order. With `floor` without those whose score does not reach `keep_at`.
    """
    ends = pairs["left"].to_numpy(np.int32), pairs["right"].to_numpy(np.int32)
    model = features.model(*ends)
    # Where there is no pair, one model gives the columns.
    numbers = np.unique(model).tolist() or [0]
    found = [_scored(features, ends, np.flatnonzero(model == n), models[n], floor=floor) for n in numbers]
    frames = [frame.assign(model=np.int8(n))[COLUMNS] for n, (_, frame) in zip(numbers, found, strict=True)]
    if len(frames) == 1:
        return frames[0]
    order = np.argsort(np.concatenate([at for at, _ in found]), kind="stable")
    return pd.concat(frames, ignore_index=True).iloc[order].reset_index(drop=True)


def _scored(
    features: PartyFeatures, ends: tuple[Positions, Positions], some: Positions, by: Model, *, floor: bool
) -> tuple[Positions, pd.DataFrame]:
    """Places and scores of `some` of the pairs, by the weights of one kind."""
    left, right = ends
    least = by.keep_at if floor else -np.inf
    at, levels = reaching(features, left[some], right[some], by.intercept, by.parts, least)
    total = np.full(len(at), by.intercept, dtype=np.float64)
    for field in PARTY_FIELDS:
        total += by.parts[field][levels[field]]
    total = total.round(9)
    enough = total >= least
    at = some[at[enough]]
    fields = {field: levels[field][enough] for field in PARTY_FIELDS}
    return at, pd.DataFrame({"left": left[at], "right": right[at], "score": total[enough], **fields}, copy=False)


def are_apart(features: PartyFeatures, labels: Positions, models: Models) -> npt.NDArray[np.bool_]:
    """Of which nodes the mentions are not one, though they say the same: what they say is not enough.

    Where it is enough to make two such nodes one, and where another node is one with it, they are.
    """
    alone = np.bincount(labels, minlength=len(features))[labels] == 1
    asked = np.flatnonzero((features.apart == APART) & alone)
    itself = score_partition(features, pd.DataFrame({"left": asked, "right": asked}), models, floor=False)
    result: npt.NDArray[np.bool_] = (features.apart == CROWDED) & alone
    result[asked] = ~linked(itself, models)
    return result


def with_kinds(members: pd.DataFrame, mentions: pd.DataFrame, known: PartyFeatures) -> pd.DataFrame:
    """Members with the kind of their cluster, and clusters numbered from 0."""
    by = scale()
    cluster, _ = pd.factorize(members["cluster"])
    owned = known.vessels.merge(pd.DataFrame({"m": known.node, "cluster": cluster}).drop_duplicates(), on="m")
    texts = evidence_of(mentions)
    found = kinds_of_clusters(cluster.astype(np.intp), texts, owned[["cluster", "value"]], by)
    names = np.array([kind.prefix for kind in by.of], dtype=object)
    return members.assign(cluster=cluster, kind=names[found][cluster] if len(cluster) else cluster.astype(object))


def with_evidence(features: PartyFeatures, pairs: pd.DataFrame, models: Models, words: Judged) -> pd.DataFrame:
    """The pairs that reach `keep_at` or were judged, and every other pair of nodes that links hold together, sorted.

    What speaks against a chain of links need not share a key; `met` says of which pairs it was asked because they do.
    """
    pairs = shown_pairs(pairs, models, words)
    inside = pairs_inside(len(features), pairs, linked(pairs, models), words.same)
    more = score_partition(features, inside, models, floor=False)
    both = [pairs[more.columns].assign(met=True), more.assign(met=False)]
    return pd.concat(both).sort_values(["left", "right"], ignore_index=True)


def shown_pairs(pairs: pd.DataFrame, models: Models, words: Judged) -> pd.DataFrame:
    """The pairs worth keeping for inspection: linked or near the threshold; or judged."""
    keep = worth_keeping(pairs, pairs["score"].to_numpy() >= keep_at(pairs, models), words)
    return pairs[keep].reset_index(drop=True)


def party_marks(features: PartyFeatures, words: Judged) -> Marks:
    """Firms of one name with incompatible legal forms or identifiers stay apart, also where a third record has none."""
    held = features.numbers.identifiers
    forms = _forms(features)
    numbers = _numbers(features)
    m = np.concatenate([held.positions(), forms["m"].to_numpy(np.intp), numbers["m"].to_numpy(np.intp)])
    kind = np.repeat(np.array([0, 1], dtype=np.int32), [len(forms), len(numbers)])
    value = np.concatenate([forms["value"].to_numpy(np.int64), numbers["value"].to_numpy(np.int64)])
    return Marks(
        m,
        np.concatenate([features.numbers.kind[held.values] + np.int32(2), kind]),
        np.concatenate([held.values.astype(np.int64), value]),
        words.different,
    )


def _forms(features: PartyFeatures) -> pd.DataFrame:
    spelt = features.spelt
    unique = pd.Series(spelt.form, dtype=object).unique().tolist()
    words = [sorted(words_of_form(text)) if text else [] for text in unique]
    number = {word: at for at, word in enumerate(sorted({word for found in words for word in found}))}
    of_form = pd.DataFrame(
        [(at, number[word]) for at, found in enumerate(words) for word in found],
        columns=["form", "value"],
        dtype=np.int64,
    )
    borne = pd.DataFrame({"m": features.names.positions(), "form": spelt.form_code[features.names.values]})
    return borne.merge(of_form, on="form")[["m", "value"]].drop_duplicates(ignore_index=True)


def _numbers(features: PartyFeatures) -> pd.DataFrame:
    spelt = features.spelt
    given = (spelt.number != "").astype(bool)[features.names.values]
    return pd.DataFrame(
        {
            "m": features.names.positions()[given],
            "value": spelt.number_code[features.names.values[given]],
        }
    ).drop_duplicates(ignore_index=True)


def spread(
    mentions: pd.DataFrame, known: PartyFeatures, of_nodes: pd.DataFrame, apart: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """mention_id, cluster, confidence, basis of each mention: those of its node, or its own where they are `apart`."""
    frame = of_nodes.iloc[known.node].reset_index(drop=True).assign(mention_id=mentions["mention_id"])
    own = apart[known.node]
    frame.loc[own, "cluster"] = len(known) + np.flatnonzero(own)
    alone = (frame["basis"] == ONLY) & pd.Series(known.node).duplicated(keep=False) & ~own
    frame.loc[alone, "basis"] = SAME_NAME
    return frame
