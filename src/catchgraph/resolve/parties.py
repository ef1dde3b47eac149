"""Companies and persons: who owns and operates, joined only where more than a name says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.resolve.cluster import Constraints, cluster
from catchgraph.resolve.forms import words_of_form
from catchgraph.resolve.judgements import Judged, crossed, judged
from catchgraph.resolve.members import members
from catchgraph.resolve.pairs import decided, scored, table, worth_keeping
from catchgraph.resolve.partition import partitions, with_asked
from catchgraph.resolve.party_features import PartyFeatures, capped, company_keys, party_features, person_keys
from catchgraph.resolve.party_levels import PARTY_FIELDS, compare_parties
from catchgraph.resolve.values import party_node_values
from catchgraph.resolve.weights import Weights, load_weights

Positions = npt.NDArray[np.intp]

SAME_NAME = "same name and address"


@dataclass(frozen=True, slots=True)
class Parties:
    """`members`: mention_id, cluster, confidence, basis. `pairs`: as `resolve.pair` without kind.

    `report`: item, value, note.
    """

    members: pd.DataFrame
    pairs: pd.DataFrame
    report: list[tuple[str, int, str]]


def resolve_parties(mentions: pd.DataFrame, vessels: pd.DataFrame, standing: Iterable[Decision], kind: str) -> Parties:
    """Resolve the mentions (columns of `read.party_mention`) of one kind, `company` or `person`.

    `vessels`: mention_id, cluster of every vessel mention.
    """
    mentions = mentions[mentions["kind"] == kind].sort_values("mention_id", ignore_index=True)
    standing = list(standing)
    known = party_features(mentions, vessels, {subject for decision in standing for subject in decision.subjects})
    words = judged(standing, dict(zip(mentions["mention_id"], known.node.tolist(), strict=True)))
    weights = load_weights(kind)
    keys, dropped = capped((company_keys if kind == "company" else person_keys)(known))
    pairs, levels, compared = _compared(known, keys, words, weights)
    found = cluster(len(known), _links(pairs, weights), words.same, _constraints(known, words))
    pairs["decided"] = decided(pairs, found.labels, weights, words)
    ids = known.rows["mention_id"].to_numpy(dtype=object)
    kept = table(pairs, levels, ids, lambda at: party_node_values(mentions, known, at), PARTY_FIELDS)
    common = zip(dropped["key"], dropped["members"], strict=True)
    report = [("compared pairs", compared, "")]
    report += [(key, int(size), "key too common: these were not compared by it") for key, size in common]
    return Parties(_members(mentions, known, found.labels, pairs, words), kept, report + crossed(found.crossed, ids))


def _compared(
    known: PartyFeatures, keys: pd.DataFrame, words: Judged, weights: Weights
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Pairs worth keeping with their levels, and how many were compared; a partition at a time."""
    kept: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    compared = 0
    for some in with_asked(partitions(keys), words.pairs()):
        levels = compare_parties(known, some)
        pairs = scored(some, levels, weights, PARTY_FIELDS)
        keep = worth_keeping(pairs, weights, words)
        kept.append((pairs[keep], levels[keep]))
        compared += len(some)
    pairs, levels = (pd.concat(frames, ignore_index=True) for frames in zip(*kept, strict=True))
    return pairs, levels, compared


def _links(pairs: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    return pairs[pairs["score"] >= weights.link_at]


def _constraints(known: PartyFeatures, words: Judged) -> Constraints:
    """Firms of one name with incompatible legal forms stay apart, also where a third spelling has no form."""
    given = known.names[known.names["form"] != ""]
    forms = given.groupby("m")["form"].agg(
        lambda found: " ".join(sorted(frozenset().union(*map(words_of_form, found))))
    )
    identifier = np.full(len(known), "", dtype=object)
    identifier[forms.index.to_numpy(np.intp)] = forms.to_numpy()
    return Constraints(identifier.astype(str), words.different)


def _members(
    mentions: pd.DataFrame, known: PartyFeatures, labels: Positions, pairs: pd.DataFrame, words: Judged
) -> pd.DataFrame:
    of_nodes = members(len(known), labels, pairs, list(PARTY_FIELDS), words)
    frame = of_nodes.iloc[known.node].reset_index(drop=True).assign(mention_id=mentions["mention_id"])
    alone = (frame["basis"] == "only record") & pd.Series(known.node).duplicated(keep=False)
    frame.loc[alone, "basis"] = SAME_NAME
    return frame
