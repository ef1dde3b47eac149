"""Compared pairs with the levels of their fields and their score, and what was decided about each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.judgements import Judged
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.score import parts, probability, score
from catchgraph.resolve.core.weights import Weights

Fields = Mapping[str, Callable[..., Any]]

LINKED, NOT_LINKED = "linked", "not linked"
JUDGED_SAME, JUDGED_DIFFERENT = "judged same", "judged different"
TWO_IMO = "cannot link: two valid IMO numbers"


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
    pairs: pd.DataFrame, levels: pd.DataFrame, ids: npt.NDArray[np.object_], fields: Collection[str]
) -> pd.DataFrame:
    """Rows of `resolve.pair` without kind: ids, score, probability, levels as text, decided; in their order."""
    return pd.DataFrame(
        {
            "left": ids[pairs["left"].to_numpy(np.intp)],
            "right": ids[pairs["right"].to_numpy(np.intp)],
            "score": pairs["score"].to_numpy(),
            "probability": probability(pairs["score"].to_numpy()),
            "levels": written(levels, fields),
            "decided": pairs["decided"].to_numpy(),
        }
    )


def written(levels: pd.DataFrame, fields: Collection[str]) -> npt.NDArray[np.object_]:
    """The levels of each row as text: a hexadecimal digit a field, in the order of `fields` (16 at most)."""
    code = np.zeros(len(levels), dtype=np.int64)
    for field in fields:
        code = code << 4 | levels[field].to_numpy(np.int64)
    place, unique = pd.factorize(code)
    texts = np.array([f"{value:0{len(fields)}x}" for value in unique.tolist()], dtype=object)
    result: npt.NDArray[np.object_] = texts[place]
    return result


def unwritten(texts: npt.NDArray[np.object_], fields: Collection[str]) -> dict[str, npt.NDArray[np.int8]]:
    """Levels (int8) of each field, from text as `written` makes it."""
    place, unique = pd.factorize(texts)
    code = np.array([int(text, 16) for text in unique], dtype=np.int64)
    last = len(fields) - 1
    return {field: ((code >> 4 * (last - at)) & 15).astype(np.int8)[place] for at, field in enumerate(fields)}
