"""What became of each compared pair of companies or persons, and why each is where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.members import ONLY
from catchgraph.resolve.core.pairs import JUDGED_DIFFERENT, JUDGED_SAME, LINKED, NOT_LINKED
from catchgraph.resolve.core.score import probability
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import Models

Positions = npt.NDArray[np.intp]

#: Fields named in a basis.
_NAMED = 3


def decided_parties(
    pairs: pd.DataFrame, labels: Positions, linked: npt.NDArray[np.bool_], words: Judged
) -> npt.NDArray[np.object_]:
    """What became of each pair (`linked`: it scores high enough): linked, not linked, judged same, judged different."""
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    together = labels[left] == labels[right]
    result = np.where(linked & together, LINKED, NOT_LINKED).astype(object)
    for at, pair in judged_places(pairs, words):
        if pair in words.different:
            result[at] = JUDGED_DIFFERENT
        elif together[at] and pair in words.same:
            result[at] = JUDGED_SAME
    return result


def judged_places(pairs: pd.DataFrame, words: Judged) -> Iterator[tuple[int, tuple[int, int]]]:
    """Place of each judged pair among `pairs`, where it is there."""
    if not words.words:
        return
    asked = pd.DataFrame(words.pairs(), columns=["left", "right"])
    found = pairs[["left", "right"]].reset_index(drop=True).reset_index(names="at").merge(asked, on=["left", "right"])
    for at, left, right in zip(found["at"].tolist(), found["left"].tolist(), found["right"].tolist(), strict=True):
        yield at, (left, right)


def party_members(count: int, labels: Positions, pairs: pd.DataFrame, models: Models, words: Judged) -> pd.DataFrame:
    """cluster, confidence, basis of each of `count` nodes.

    `pairs`: left, right, score, model, decided, and a level (int8) per field.
    Confidence is the probability of a node's best link within its cluster; the basis names what speaks most for it.
    """
    links = pairs[pairs["decided"].isin([LINKED, JUDGED_SAME])]
    rank = np.where(links["decided"] == JUDGED_SAME, np.inf, links["score"])
    sides = [pd.DataFrame({"m": links[side].to_numpy(), "rank": rank, "at": links.index}) for side in ("left", "right")]
    best = pd.concat(sides).sort_values(["m", "rank", "at"], ascending=[True, False, True]).drop_duplicates("m")
    frame = pd.DataFrame({"cluster": labels, "confidence": 1.0, "basis": ONLY}, index=range(count))
    frame.loc[best["m"], "confidence"] = probability(best["rank"].to_numpy())
    frame.loc[best["m"], "basis"] = _bases(pairs.loc[best["at"]], models, words)
    return frame


def _bases(links: pd.DataFrame, models: Models, words: Judged) -> list[str]:
    fields = list(PARTY_FIELDS)
    by = ["model", *fields]
    combined = links.groupby(by, sort=False).ngroup().to_numpy() if len(links) else np.zeros(0, dtype=np.intp)
    first = ~pd.Series(combined).duplicated().to_numpy()
    rows = links[by][first].itertuples(index=False)
    texts = [
        _strongest(np.array([models[number].parts[f][level] for f, level in zip(fields, levels, strict=True)]), fields)
        for number, *levels in rows
    ]
    result = [texts[group] for group in combined.tolist()]
    if words.words:
        pairs = zip(links["left"].tolist(), links["right"].tolist(), links["decided"].tolist(), strict=True)
        for at, (left, right, decided) in enumerate(pairs):
            if decided == JUDGED_SAME:
                result[at] = words.words[left, right]
    return result


def _strongest(weights: npt.NDArray[np.float64], fields: Sequence[str]) -> str:
    order = np.argsort(-weights, kind="stable")[:_NAMED]
    return ", ".join(fields[at] for at in order if weights[at] > 0)
