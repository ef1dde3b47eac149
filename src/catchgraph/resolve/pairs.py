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


def scored(pairs: pd.DataFrame, levels: pd.DataFrame, weights: Weights, fields: Fields) -> pd.DataFrame:
    """`pairs` (left, right) with `score`, and a column per field with its part of the score."""
    names = {field: list(level_names(function)) for field, function in fields.items()}
    table = parts(levels, weights, names)
    return pd.concat([pairs[["left", "right"]], table], axis=1).assign(score=score(table, weights))


def decided(pairs: pd.DataFrame, labels: npt.NDArray[np.intp], weights: Weights, words: Judged) -> pd.Series:
    """What became of each scored pair: one of the words above."""
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    linked = (pairs["score"].to_numpy() >= weights.link_at) & (labels[left] == labels[right])
    result = np.where(linked, LINKED, NOT_LINKED).astype(object)
    if "IMO number" in pairs:
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
    if "IMO number" in pairs:
        total = np.maximum(total, total - pairs["IMO number"].to_numpy())
    known = set(words.words)
    looked = [pair in known for pair in zip(pairs["left"].tolist(), pairs["right"].tolist(), strict=True)]
    keep: npt.NDArray[np.bool_] = (total >= weights.keep_at) | np.array(looked, dtype=bool)
    return keep


def table(
    pairs: pd.DataFrame,
    levels: pd.DataFrame,
    ids: npt.NDArray[np.object_],
    values: Mapping[str, list[str]],
    fields: Fields,
) -> pd.DataFrame:
    """Rows of `resolve.pair` without kind: ids, score, probability, parts as JSON, decided."""
    names = {field: list(level_names(function)) for field, function in fields.items()}
    weight = {field: pairs[field].to_numpy().tolist() for field in fields}
    level = {field: levels[field].to_numpy().tolist() for field in fields}
    texts = [
        [
            {
                "field": field,
                "left": values[field][a],
                "right": values[field][b],
                "level": names[field][level[field][at]],
                "weight": weight[field][at],
            }
            for field in fields
        ]
        for at, (a, b) in enumerate(zip(pairs["left"].tolist(), pairs["right"].tolist(), strict=True))
    ]
    return pd.DataFrame(
        {
            "left": ids[pairs["left"].to_numpy(np.intp)],
            "right": ids[pairs["right"].to_numpy(np.intp)],
            "score": pairs["score"].to_numpy(),
            "probability": probability(pairs["score"].to_numpy()),
            "parts": [json.dumps(text, ensure_ascii=False) for text in texts],
            "decided": pairs["decided"].to_numpy(),
        }
    )
