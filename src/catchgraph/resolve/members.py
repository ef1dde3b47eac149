"""Why a mention is where it is: confidence and basis of its membership, from its best link."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.judgements import Judged
from catchgraph.resolve.score import probability

ONLY = "only record"
TWICE = "IMO number, which another row of the same list gives, too"

#: Fields named in a basis.
_NAMED = 3


def members(
    count: int, labels: npt.NDArray[np.intp], pairs: pd.DataFrame, fields: Sequence[str], words: Judged
) -> pd.DataFrame:
    """cluster, confidence, basis for each of `count` mentions.

    Confidence is the probability of a mention's best link (`decided` linked or judged same) within its cluster.
    """
    links = pairs[pairs["decided"].isin(["linked", "judged same"])].copy()
    links["rank"] = np.where(links["decided"] == "judged same", np.inf, links["score"])
    links["basis"] = _bases(links, fields, words)
    sides = [links[[side, "rank", "basis"]].rename(columns={side: "m"}) for side in ("left", "right")]
    best = pd.concat(sides).sort_values(["m", "rank", "basis"], ascending=[True, False, True]).drop_duplicates("m")
    frame = pd.DataFrame({"cluster": labels, "confidence": 1.0, "basis": ONLY}, index=range(count))
    frame.loc[best["m"], "confidence"] = probability(best["rank"].to_numpy())
    frame.loc[best["m"], "basis"] = best["basis"].to_numpy()
    return frame


def _bases(links: pd.DataFrame, fields: Sequence[str], words: Judged) -> list[str]:
    weights = links[list(fields)].to_numpy()
    order = np.argsort(-weights, axis=1, kind="stable")[:, :_NAMED]
    sure = set(words.same)
    result = []
    sides = zip(links["left"].tolist(), links["right"].tolist(), strict=True)
    for at, pair in enumerate(sides):
        if pair in sure:
            result.append(words.words[pair])
        elif "IMO number" in fields and weights[at][fields.index("IMO number")] > 0:
            same_list = "source" in fields and weights[at][fields.index("source")] < 0
            result.append(TWICE if same_list else "IMO number")
        else:
            result.append(", ".join(fields[i] for i in order[at] if weights[at][i] > 0))
    return result
