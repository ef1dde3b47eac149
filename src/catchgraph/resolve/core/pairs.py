"""Compared pairs with the levels of their fields and their score, and what was decided about each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
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


def scored(pairs: pd.DataFrame, levels: pd.DataFrame, weights: Weights, fields: Fields) -> pd.DataFrame:
    """`pairs` (left, right) with `score`, and a column per field with its part of the score."""
    names = {field: list(level_names(function)) for field, function in fields.items()}
    table = parts(levels, weights, names)
    columns = {name: part.to_numpy() for name, part in table.items()}
    ends = {name: pairs[name].to_numpy() for name in ("left", "right")}
    total = score(table, weights)
    return pd.DataFrame(ends | columns | {"score": total}, index=pairs.index, copy=False)


def decided(
    pairs: pd.DataFrame, labels: npt.NDArray[np.intp], linked: npt.NDArray[np.bool_], words: Judged
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


def worth_keeping(pairs: pd.DataFrame, reaches: npt.NDArray[np.bool_], words: Judged) -> npt.NDArray[np.bool_]:
    """Which pairs to keep for inspection: those near the threshold (`reaches`), and those that were judged."""
    keep = reaches.copy()
    keep[[at for at, _ in judged_places(pairs, words)]] = True
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
