"""Why each one is where it is: confidence and basis of its membership, from its best link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.pairs import JUDGED_SAME, LINKED
from catchgraph.resolve.core.score import probability

ONLY = "only record"

#: Fields named in a basis.
_NAMED = 3


def members(
    count: int,
    labels: npt.NDArray[np.intp],
    pairs: pd.DataFrame,
    basis: Callable[[pd.DataFrame], list[str]],
    words: Judged,
) -> pd.DataFrame:
    """cluster, confidence, basis of each of `count` positions.

    `pairs`: left, right, score, decided. Confidence is the probability of the best link within the cluster, and `basis`
    says what speaks for some of the pairs; a judgement `same` is the basis of its link, whatever else speaks for it.
    """
    links = pairs[pairs["decided"].isin([LINKED, JUDGED_SAME])]
    rank = np.where(links["decided"] == JUDGED_SAME, np.inf, links["score"])
    sides = [pd.DataFrame({"m": links[side].to_numpy(), "rank": rank, "at": links.index}) for side in ("left", "right")]
    best = pd.concat(sides).sort_values(["m", "rank", "at"], ascending=[True, False, True]).drop_duplicates("m")
    frame = pd.DataFrame({"cluster": labels, "confidence": 1.0, "basis": ONLY}, index=range(count))
    frame.loc[best["m"], "confidence"] = probability(best["rank"].to_numpy())
    chosen = pairs.loc[best["at"]]
    frame.loc[best["m"], "basis"] = _worded(chosen, basis(chosen), words)
    return frame


def nobody() -> pd.DataFrame:
    """The members where there is no mention; as empty as the pairs and participants beside them."""
    return pd.DataFrame({name: [] for name in ("mention_id", "cluster", "kind", "confidence", "basis")}, dtype=object)


def strongest(weights: npt.NDArray[np.float64], fields: Sequence[str]) -> str:
    """The fields that weigh most, named."""
    order = np.argsort(-weights, kind="stable")[:_NAMED]
    return ", ".join(fields[at] for at in order if weights[at] > 0)


def _worded(links: pd.DataFrame, bases: list[str], words: Judged) -> list[str]:
    if not words.words:
        return bases
    sides = zip(links["left"].tolist(), links["right"].tolist(), links["decided"].tolist(), bases, strict=True)
    return [words.words[left, right] if decided == JUDGED_SAME else text for left, right, decided, text in sides]
