"""Compared pairs with the parts of their score, and what was decided about each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.compare import level_names
from catchgraph.resolve.judgements import Judged
from catchgraph.resolve.score import parts, probability, score
from catchgraph.resolve.weights import Weights

Fields = Mapping[str, Callable[..., Any]]

LINKED, NOT_LINKED = "linked", "not linked"
JUDGED_SAME, JUDGED_DIFFERENT = "judged same", "judged different"
TWO_IMO = "cannot link: two valid IMO numbers"

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def scored(pairs: pd.DataFrame, levels: pd.DataFrame, weights: Weights, fields: Fields) -> pd.DataFrame:
    """`pairs` (left, right) with `score`, and a column per field with its part of the score."""
    names = {field: list(level_names(function)) for field, function in fields.items()}
    table = parts(levels, weights, names)
    columns = {name: part.to_numpy() for name, part in table.items()}
    ends = {name: pairs[name].to_numpy() for name in ("left", "right")}
    total = score(table, weights)
    return pd.DataFrame(ends | columns | {"score": total}, index=pairs.index, copy=False)


def decided(pairs: pd.DataFrame, labels: npt.NDArray[np.intp], weights: Weights, words: Judged) -> pd.Series:
    """What became of each scored pair: one of the words above."""
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    linked = (pairs["score"].to_numpy() >= weights.link_at) & (labels[left] == labels[right])
    result = np.where(linked, LINKED, NOT_LINKED).astype(object)
    if "IMO number" in pairs.columns:
        result[pairs["IMO number"].to_numpy() < 0] = TWO_IMO
    same, different = set(words.same), words.different
    for at, pair in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        if pair in different:
            result[at] = JUDGED_DIFFERENT
        elif pair in same and labels[pair[0]] == labels[pair[1]]:
            result[at] = JUDGED_SAME
    return pd.Series(result, index=pairs.index)


def worth_keeping(pairs: pd.DataFrame, weights: Weights, words: Judged) -> npt.NDArray[np.bool_]:
    """Linked or near the threshold, also without the part of the IMO number; or judged."""
    total = pairs["score"].to_numpy()
    if "IMO number" in pairs.columns:
        total = np.maximum(total, total - pairs["IMO number"].to_numpy())
    known = set(words.words)
    looked = [pair in known for pair in zip(pairs["left"].tolist(), pairs["right"].tolist(), strict=True)]
    keep: npt.NDArray[np.bool_] = (total >= weights.keep_at) | np.array(looked, dtype=bool)
    return keep


def table(
    pairs: pd.DataFrame,
    levels: pd.DataFrame,
    ids: npt.NDArray[np.object_],
    values: Callable[[npt.NDArray[np.intp]], Mapping[str, list[str]]],
    fields: Fields,
) -> pd.DataFrame:
    """Rows of `resolve.pair` without kind: ids, score, probability, parts as JSON, decided.

    `values` gives the texts of each field for positions.
    """
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    shown = np.unique(np.concatenate([left, right]))
    texts = values(shown)
    sides = zip(np.searchsorted(shown, left).tolist(), np.searchsorted(shown, right).tolist(), strict=True)
    columns = [(field, level_labels(levels[field], fields[field]), pairs[field].to_list()) for field in fields]
    parts = [
        [
            {
                "field": field,
                "left": texts[field][a],
                "right": texts[field][b],
                "level": level[at],
                "weight": weight[at],
            }
            for field, level, weight in columns
        ]
        for at, (a, b) in enumerate(sides)
    ]
    return pd.DataFrame(
        {
            "left": ids[left],
            "right": ids[right],
            "score": pairs["score"].to_numpy(),
            "probability": probability(pairs["score"].to_numpy()),
            "parts": [_ENCODE(part) for part in parts],
            "decided": pairs["decided"].to_numpy(),
        }
    )


def level_labels(levels: pd.Series, function: Callable[..., Any]) -> list[str]:
    """Levels of a field by their names."""
    names = list(level_names(function))
    return [names[level] for level in levels.tolist()]
