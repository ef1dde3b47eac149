"""Weights of the kinds that share party mentions, as tables; a pair is weighed by those of the kind it points to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.model import kinds
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.score import weights_of
from catchgraph.resolve.core.weights import Weights, load_weights
from catchgraph.resolve.party.levels import PARTY_FIELDS

Parts = Mapping[str, npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one kind. `parts`: weight of each level of each field, in the order of levels."""

    kind: str
    intercept: float
    link_at: float
    keep_at: float
    parts: Parts


Models = Sequence[Model]


def party_models() -> tuple[Model, ...]:
    """A model of each kind that shares party mentions, in their order."""
    return tuple(model_of(kind.prefix, load_weights(kind.prefix)) for kind in kinds.sharing("party"))


def model_of(kind: str, weights: Weights) -> Model:
    """Weights as tables. Raises `CatchgraphError` where a level has none."""
    parts = {field: weights_of(field, weights, level_names(function)) for field, function in PARTY_FIELDS.items()}
    return Model(kind, weights.intercept, weights.link_at, weights.keep_at, parts)


def link_at(pairs: pd.DataFrame, models: Models) -> npt.NDArray[np.float64]:
    """The score from which on each pair (column `model`) is linked."""
    return _of_each([model.link_at for model in models], pairs)


def keep_at(pairs: pd.DataFrame, models: Models) -> npt.NDArray[np.float64]:
    """The score from which on each pair (column `model`) is kept for inspection."""
    return _of_each([model.keep_at for model in models], pairs)


def _of_each(values: Sequence[float], pairs: pd.DataFrame) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = np.array(values, dtype=np.float64)[pairs["model"].to_numpy(np.intp)]
    return result


def linked(pairs: pd.DataFrame, models: Models) -> npt.NDArray[np.bool_]:
    """Which pairs score high enough to be one."""
    found: npt.NDArray[np.bool_] = pairs["score"].to_numpy() >= link_at(pairs, models)
    return found


def kind_names(pairs: pd.DataFrame, models: Models) -> npt.NDArray[np.object_]:
    """The kind by whose weights each pair was scored."""
    names = np.array([model.kind for model in models], dtype=object)
    result: npt.NDArray[np.object_] = names[pairs["model"].to_numpy(np.intp)]
    return result
