"""Companies and persons: who owns and operates, joined only where more than a name says so.

Features → keys → candidates by partitions → levels → score → clusters. Features, keys and clusters are of all nodes;
candidates, levels and scores of one partition at a time, so that no frame holds what all pairs compare.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.compare import level_names
from catchgraph.resolve.contract import Marks, contract
from catchgraph.resolve.forms import words_of_form
from catchgraph.resolve.judgements import Judged, crossed, judged, through
from catchgraph.resolve.keys import Candidates, Capped, capped
from catchgraph.resolve.notes import BY
from catchgraph.resolve.pairs import table
from catchgraph.resolve.party_evidence import pairs_inside
from catchgraph.resolve.party_features import PartyFeatures, party_features
from catchgraph.resolve.party_keys import refinements, shown_key
from catchgraph.resolve.party_levels import PARTY_FIELDS, reaching, ready
from catchgraph.resolve.party_members import decided_parties, judged_places, party_members
from catchgraph.resolve.state import State, raw_keys, state_of
from catchgraph.resolve.threads import in_threads
from catchgraph.resolve.weights import Weights, load_weights

Positions = npt.NDArray[np.intp]
Parts = Mapping[str, npt.NDArray[np.float64]]

SAME_NAME = "same name and address"

#: Column of `resolve.pair` → column of scored pairs.
OF_NODES = {"met": "met", "left_node": "left", "right_node": "right"}

#: Dropped keys named one by one in the report; the others are counted by family.
NAMED = 50


@dataclass(frozen=True, slots=True)
class Parties:
    """`members`: mention_id, cluster, confidence, basis. `pairs`: as `resolve.pair` without kind.

    `report`: item, value, note. `state`: what the next run needs to take up from here.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]
    state: State | None = None


class PartyStep(Protocol):
    """What resolves the mentions of one kind: `resolve_parties`, or the same on other machines."""

    def __call__(
        self,
        mentions: pd.DataFrame,
        vessels: pd.DataFrame,
        standing: Iterable[Decision],
        kind: str,
        *,
        keep: bool = False,
    ) -> Parties: ...


def resolve_parties(
    mentions: pd.DataFrame, vessels: pd.DataFrame, standing: Iterable[Decision], kind: str, *, keep: bool = False
) -> Parties:
    """Resolve the mentions (columns of `read.party_mention`) of one kind, `company` or `person`.

    `vessels`: mention_id, cluster of every vessel mention. With `keep` the state for the next run comes, too.
    """
    mentions = of_kind(mentions, kind)
    standing = list(standing)
    known = party_features(mentions, vessels, subjects(standing))
    words = words_on(standing, mentions, known)
    weights = load_weights(kind)
    keys = raw_keys(known, kind)
    blocked = capped(keys, refinements(known), shown_key(known))
    pairs, compared = scored_parties(known, blocked, weights, words)
    state = state_of(mentions, known, keys, pairs, weights.link_at, words) if keep else None
    del keys
    found, kept, unheard = concluded(mentions, known, pairs, words, weights)
    return Parties(found, kept, report(known, blocked, compared) + unheard, state)


def of_kind(mentions: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Mentions of one kind in the order of their ids."""
    return mentions[mentions["kind"] == kind].sort_values("mention_id", ignore_index=True)


def subjects(standing: Iterable[Decision]) -> set[str]:
    """Every mention on which somebody judged."""
    return {subject for decision in standing for subject in decision.subjects}


def words_on(standing: Collection[Decision], mentions: pd.DataFrame, known: PartyFeatures) -> Judged:
    """Judgements as constraints on nodes."""
    return judged(standing, dict(zip(mentions["mention_id"], known.node.tolist(), strict=True)) if standing else {})


def concluded(
    mentions: pd.DataFrame, known: PartyFeatures, pairs: pd.DataFrame, words: Judged, weights: Weights
) -> tuple[pd.DataFrame, pd.DataFrame, list[tuple[str, int, str]]]:
    """Members, the pairs worth keeping, and rows for the report, from scored pairs (sorted; `decided` is added).

    What hangs together by links must be there as a whole; it does not depend on what else is there.
    """
    pairs = with_evidence(known, pairs, weights, words)
    found = contract(len(known), pairs, weights.link_at, words.same, party_marks(known, words))
    pairs["decided"] = decided_parties(pairs, found.labels, weights.link_at, words)
    parts = part_table(weights)
    ids = known.rows["mention_id"].to_numpy(dtype=object)
    of_nodes = party_members(len(known), found.labels, pairs, parts, words)
    shown = shown_pairs(pairs, weights, words)
    kept = table(shown, shown, ids, PARTY_FIELDS)
    kept = kept.assign(**{name: shown[of].to_numpy() for name, of in OF_NODES.items()})
    return _members(mentions, known, of_nodes), kept, crossed(found.crossed, ids)


def party_blocks(features: PartyFeatures, kind: str) -> Capped:
    """Keys by which nodes meet, without those that are too common."""
    return capped(raw_keys(features, kind), refinements(features), shown_key(features))


def scored_parties(
    features: PartyFeatures, blocked: Capped, weights: Weights, words: Judged
) -> tuple[pd.DataFrame, int]:
    """left, right, score, and a level per field, by partitions, sorted; and how many pairs were compared.

    Of the candidates those whose score reaches `keep_at`, and every judged pair.
    """
    met = Candidates(blocked.keys, len(features))
    parts, judged_pairs = part_table(weights), np.array(words.pairs(), dtype=np.int64).reshape(-1, 2)
    asked = judged_pairs[:, 0] << 32 | judged_pairs[:, 1]

    def scored(bounds: tuple[int, int]) -> tuple[pd.DataFrame, int]:
        pairs = met.pairs(*bounds)
        again = np.isin(asked, pairs["left"].to_numpy(np.int64) << 32 | pairs["right"]).sum() if len(asked) else 0
        found = score_partition(features, pairs, weights.intercept, parts, weights.keep_at)
        return found, len(pairs) - int(again)

    ready(features)
    found, counts = zip(*in_threads(scored, met.ranges), strict=True)
    return with_judged(features, pd.concat(found, ignore_index=True), weights, words), len(asked) + sum(counts)


def with_judged(features: PartyFeatures, every: pd.DataFrame, weights: Weights, words: Judged) -> pd.DataFrame:
    """Scored pairs, sorted, with those that somebody judged, whether or not they share a key."""
    asked = through(every[["left", "right"]].iloc[:0], words, len(features))
    if asked.empty:
        return every
    more = score_partition(features, asked, weights.intercept, part_table(weights))
    return pd.concat([every, more]).drop_duplicates(["left", "right"]).sort_values(["left", "right"], ignore_index=True)


def score_partition(
    features: PartyFeatures, pairs: pd.DataFrame, intercept: float, parts: Parts, floor: float = -np.inf
) -> pd.DataFrame:
    """left, right (int32), score (log-odds, float64), and a level (int8) per field of these pairs of nodes.

    Without those whose score does not reach `floor`.
    """
    left, right = pairs["left"].to_numpy(np.int32), pairs["right"].to_numpy(np.int32)
    at, levels = reaching(features, left, right, intercept, parts, floor)
    total = np.full(len(at), intercept, dtype=np.float64)
    for field in PARTY_FIELDS:
        total += parts[field][levels[field]]
    total = total.round(9)
    enough = total >= floor
    at = at[enough]
    fields = {field: levels[field][enough] for field in PARTY_FIELDS}
    return pd.DataFrame({"left": left[at], "right": right[at], "score": total[enough], **fields}, copy=False)


def with_evidence(features: PartyFeatures, pairs: pd.DataFrame, weights: Weights, words: Judged) -> pd.DataFrame:
    """The pairs that reach `keep_at` or were judged, and every other pair of nodes that links hold together, sorted.

    What speaks against a chain of links need not share a key; `met` says of which pairs it was asked because they do.
    """
    pairs = shown_pairs(pairs, weights, words)
    more = score_partition(
        features,
        pairs_inside(len(features), pairs, weights.link_at, words.same),
        weights.intercept,
        part_table(weights),
    )
    both = [pairs[more.columns].assign(met=True), more.assign(met=False)]
    return pd.concat(both).sort_values(["left", "right"], ignore_index=True)


def part_table(weights: Weights) -> dict[str, npt.NDArray[np.float64]]:
    """Weight of each level of each field, in the order of levels."""
    return {
        field: np.array([weights.fields[field][level] for level in level_names(function)], dtype=np.float64)
        for field, function in PARTY_FIELDS.items()
    }


def shown_pairs(pairs: pd.DataFrame, weights: Weights, words: Judged) -> pd.DataFrame:
    """The pairs worth keeping for inspection: linked or near the threshold; or judged."""
    keep = pairs["score"].to_numpy() >= weights.keep_at
    keep[[at for at, _ in judged_places(pairs, words)]] = True
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


def report(features: PartyFeatures, blocked: Capped, compared: int) -> list[tuple[str, int, str]]:
    """item, value, note: what was compared by which keys, and what was not."""
    rows = [("compared pairs", compared, "")]
    for family, _, pairs, dropped in blocked.families.itertuples(index=False):
        rows.append((f"{BY}{family}", int(pairs), ""))
        if dropped:
            rows.append((f"not compared by {family}", int(dropped), "keys too common"))
    for key, size in blocked.dropped.head(NAMED).itertuples(index=False):
        rows.append((str(key), int(size), "key too common: these were not compared by it"))
    ignored = features.numbers.ignored.groupby("number").size()
    for number, count in zip(ignored.index, ignored.tolist(), strict=True):
        rows.append((str(number), count, "no number of a company: ignored"))
    return rows


def _members(mentions: pd.DataFrame, known: PartyFeatures, of_nodes: pd.DataFrame) -> pd.DataFrame:
    frame = of_nodes.iloc[known.node].reset_index(drop=True).assign(mention_id=mentions["mention_id"])
    alone = (frame["basis"] == "only record") & pd.Series(known.node).duplicated(keep=False)
    frame.loc[alone, "basis"] = SAME_NAME
    return frame
