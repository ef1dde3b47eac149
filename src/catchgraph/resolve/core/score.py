"""Score of a pair: intercept plus the weight of each field's level, in log-odds. The parts are the explanation."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.errors import CatchgraphError
from catchgraph.resolve.core.weights import Weights


def parts(levels: pd.DataFrame, weights: Weights, names: dict[str, list[str]]) -> pd.DataFrame:
    """Weight of each field's level (float64), shaped like `levels`.

    `names` gives the levels of each field in their order. Raises `CatchgraphError` where a weight is missing.
    """
    columns = {field: weights_of(field, weights, names[field])[levels[field].to_numpy()] for field in levels.columns}
    return pd.DataFrame(columns, copy=False)


def score(parts: pd.DataFrame, weights: Weights) -> npt.NDArray[np.float64]:
    """Log-odds that both mentions mean one entity: the sum of the parts and the intercept.

    Rounded to nine places, so that the order of summing decides nothing at the threshold.
    """
    total = np.full(len(parts), weights.intercept)
    for field in parts.columns:
        total += parts[field].to_numpy(np.float64)
    return total.round(9)


def probability(score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Log-odds as a probability between 0 and 1."""
    result: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(score, -60.0, 60.0)))
    return result


def weights_of(field: str, weights: Weights, names: Iterable[str]) -> npt.NDArray[np.float64]:
    """The weights of a field's levels in the order of `names`. Raises `CatchgraphError` where one is missing."""
    table = weights.fields.get(field, {})
    if missing := [name for name in names if name not in table]:
        raise CatchgraphError(
            f"no weight for {field}, {', '.join(missing)}",
            hint="The file of weights is of another version: make it anew, catchgraph train.",
        )
    return np.array([table[name] for name in names], dtype=np.float64)
