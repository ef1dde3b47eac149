"""The vessels that matter most: renamed and reflagged at once; as registers show them, and made where they do not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from vessel_truth import Truth, hidden

from catchgraph.resolve.learn.turned_back import turned_back
from catchgraph.resolve.vessel.features import Features


def renamed(truth: Truth, known: Features) -> pd.DataFrame:
    """True pairs whose present names (with hull number, spelling aside) and call signs both differ."""
    own = known.names[known.names["own"]]
    signs = known.sets["call sign"]
    names = _meets(truth.pairs, own.rename(columns={"key": "value"}))
    given = truth.pairs["left"].isin(signs["m"]) & truth.pairs["right"].isin(signs["m"])
    return truth.pairs[~names & given.to_numpy() & ~_meets(truth.pairs, signs)]


def turned_back_world(raw: pd.DataFrame) -> tuple[pd.DataFrame, Truth, npt.NDArray[np.bool_]]:
    """All rows and, of each hull of the test half that a register gives a former name, a row of another register turned
    back to it; the truth; which rows are such copies."""
    from catchgraph.resolve.learn.vessel import second_half

    imo = raw["imo"].fillna("").to_numpy(dtype=str)
    copies = turned_back(raw, second_half(imo))
    every = pd.concat([raw, copies], ignore_index=True).sort_values("mention_id", ignore_index=True)
    mentions, truth = hidden(every)
    return mentions, truth, mentions["mention_id"].isin(copies["mention_id"]).to_numpy()


def _meets(pairs: pd.DataFrame, values: pd.DataFrame) -> npt.NDArray[np.bool_]:
    at = pairs.assign(at=np.arange(len(pairs)))
    left = at.merge(values[["m", "value"]], left_on="left", right_on="m")
    both = left.merge(values[["m", "value"]], left_on=["right", "value"], right_on=["m", "value"])
    hit = np.zeros(len(pairs), dtype=bool)
    hit[both["at"].to_numpy()] = True
    return hit
