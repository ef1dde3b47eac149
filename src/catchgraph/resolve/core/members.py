"""Why a mention is where it is: confidence and basis of its membership, from its best link."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.score import probability

ONLY = "only record"
TWICE = "IMO number, which another row of the same list gives, too"

#: Fields named in a basis.
_NAMED = 3


def members(
    count: int, labels: npt.NDArray[np.intp], pairs: pd.DataFrame, fields: Sequence[str], words: Judged
) -> pd.DataFrame:
    """cluster, confidence, basis for each of `count` mentions.

    Confidence is the probability of a mention's best link (`decided` linked or judged same) within its cluster.
    `pairs` may bring the `basis` of each link (`bases`); else it is made from the parts of `fields`.
    """
    links = pairs[pairs["decided"].isin(["linked", "judged same"])].copy()
    links["rank"] = np.where(links["decided"] == "judged same", np.inf, links["score"])
    links["basis"] = _worded(links, links["basis"].to_list() if "basis" in links else bases(links, fields), words)
    sides = [links[[side, "rank", "basis"]].rename(columns={side: "m"}) for side in ("left", "right")]
    best = pd.concat(sides).sort_values(["m", "rank", "basis"], ascending=[True, False, True]).drop_duplicates("m")
    frame = pd.DataFrame({"cluster": labels, "confidence": 1.0, "basis": ONLY}, index=range(count))
    frame.loc[best["m"], "confidence"] = probability(best["rank"].to_numpy())
    frame.loc[best["m"], "basis"] = best["basis"].to_numpy()
    return frame


def nobody() -> pd.DataFrame:
    """The members where there is no mention; as empty as the pairs and participants beside them."""
    return pd.DataFrame({name: [] for name in ("mention_id", "cluster", "kind", "confidence", "basis")}, dtype=object)


def bases(links: pd.DataFrame, fields: Sequence[str]) -> list[str]:
    """What speaks for each link: the fields that weigh most, or the IMO number by itself."""
    weights = links[list(fields)].to_numpy()
    order = np.argsort(-weights, axis=1, kind="stable")[:, :_NAMED]
    number = fields.index("IMO number") if "IMO number" in fields else None
    source = fields.index("source") if "source" in fields else None
    result = []
    for at, best in enumerate(order):
        if number is not None and weights[at][number] > 0:
            result.append(TWICE if source is not None and weights[at][source] < 0 else "IMO number")
        else:
            result.append(", ".join(fields[i] for i in best if weights[at][i] > 0))
    return result


def _worded(links: pd.DataFrame, basis: list[str], words: Judged) -> list[str]:
    """A judgement `same` is the basis of its link, whatever else speaks for it."""
    if not words.same:
        return basis
    sure = set(words.same)
    sides = zip(links["left"].tolist(), links["right"].tolist(), basis, strict=True)
    return [words.words[a, b] if (a, b) in sure else text for a, b, text in sides]
