"""How alike two names, legal forms or addresses are, worked out once for each pair of different ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.forms import go_together
from catchgraph.resolve.party_names import Spelt

Levels = npt.NDArray[np.int8]
Codes = npt.NDArray[np.int32]
Judge = Callable[[Codes, Codes], Levels]

UNLIKE, SOMEWHAT, ALIKE_NAME, ANOTHER, NEARLY, MORE, LETTER, SPELT, SHORT, EQUAL = range(10)

#: Similarity (Indel, 0 to 1) of sorted words from which names count as alike, or as somewhat alike.
ALIKE, HARDLY = 0.85, 0.70
#: Below it no word more is looked for.
_SOME = 0.5
#: Letters of a word from which on two errors are a misspelling, and from which on one is.
_LONG, _MIDDLE = 8, 5


def of_unique(a: npt.NDArray[np.integer], b: npt.NDArray[np.integer], size: int, judge: Judge) -> Levels:
    """`judge` on each different pair of codes below `size`, spread over all."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    code, at = np.unique(low * size + high, return_inverse=True)
    return judge((code // size).astype(np.int32), (code % size).astype(np.int32))[at]


def name_levels(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of `party_levels.name` of rows of `spelt`."""
    same = (spelt.core_code[a] == spelt.core_code[b]) | (spelt.joined_code[a] == spelt.joined_code[b])
    level = np.where(same, np.where(spelt.distinctive[a] & spelt.distinctive[b], EQUAL, SHORT), UNLIKE).astype(np.int8)
    other = np.flatnonzero(~same)
    one, two = spelt.core[a[other]], spelt.core[b[other]]
    similar = similarity(one, two)
    close = np.flatnonzero(similar > _SOME)
    level[other[close]] = [
        _closer(x, y, how)
        for x, y, how in zip(one[close].tolist(), two[close].tolist(), similar[close].tolist(), strict=True)
    ]
    return level


def similarity(left: npt.NDArray[np.object_], right: npt.NDArray[np.object_]) -> npt.NDArray[np.float32]:
    """Normalised Indel similarity (0 to 1) of each pair."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    result: npt.NDArray[np.float32] = process.cpdist(
        left, right, scorer=Indel.normalized_similarity, dtype=np.float32, score_cutoff=_SOME
    )
    return result


def _closer(one: str, other: str, similar: float) -> int:
    """The level of two names that are not equal: what differs decides."""
    a, b = _differing(one.split(), other.split())
    if not a or not b:
        return MORE
    level = _misspelt("".join(a), "".join(b))
    if level:
        return level
    # Words written together in one name, and apart in the other.
    if len(a) != len(b) and similar > ALIKE:
        return ALIKE_NAME
    if len(a) + len(b) < len(one.split()) + len(other.split()):
        return ANOTHER
    return ALIKE_NAME if similar > ALIKE else SOMEWHAT if similar > HARDLY else UNLIKE


def _differing(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Words of each that the other does not have, as often as it has them."""
    rest, missing = list(other), []
    for word in one:
        if word in rest:
            rest.remove(word)
        else:
            missing.append(word)
    return missing, rest


def _misspelt(a: str, b: str) -> int:
    """Whether what differs is misspelt: PESQUERAS, PESQUERIAS; not YING, MING. The level, or 0."""
    from rapidfuzz.distance import OSA

    length = min(len(a), len(b))
    errors = OSA.distance(a, b, score_cutoff=2)
    turned = errors == 1 and a[1::-1] == b[:2]
    if errors > (1 if length < _LONG else 2) or (a[0] != b[0] and not turned and (length < _LONG - 2 or errors > 1)):
        return NEARLY if errors == 1 or (errors == 2 and length >= _MIDDLE) else 0
    return SPELT if length >= _MIDDLE else LETTER if max(len(a), len(b)) > _MIDDLE - 3 else 0


def form_levels(spelt: Spelt) -> Judge:
    """Judge of legal forms by their codes."""
    first = pd.Series(spelt.form, dtype=object).drop_duplicates().to_numpy(dtype=object)

    def judge(a: Codes, b: Codes) -> Levels:
        return np.array([_form(first[x], first[y]) for x, y in zip(a.tolist(), b.tolist(), strict=True)], dtype=np.int8)

    return judge


def _form(one: str, other: str) -> int:
    if not one or not other:
        return 1
    if one == other:
        return 3
    return 2 if go_together(one, other) else 0


def address_levels(places: pd.DataFrame) -> Judge:
    """Judge of rows of `places`."""
    text, precise = places["address"].to_numpy(dtype=object), places["precise"].to_numpy(dtype=bool)
    part = {name: places[name].to_numpy(dtype=object) for name in ("number", "street", "town", "post_code")}

    def judge(a: Codes, b: Codes) -> Levels:
        given = (text[a] != "") & (text[b] != "")
        # One address may stand in two rows, spelt with and without commas.
        equal = text[a] == text[b]
        same = {name: (values[a] == values[b]) & (values[a] != "") for name, values in part.items()}
        apart = {
            name: (values[a] != values[b]) & (values[a] != "") & (values[b] != "") for name, values in part.items()
        }
        building = same["number"] & _streets(part["street"], a, b) & (same["post_code"] | ~apart["town"])
        near = (same["town"] & ~apart["post_code"]) | same["post_code"]
        alike = _alike(text, a, b, given & ~equal & ~building) & ~apart["number"] & ~apart["post_code"]
        moved = near & (apart["number"] | apart["street"])
        conditions = [~given, equal & (precise[a] | precise[b]), building, equal, alike, moved, near]
        return np.select(conditions, [0, 7, 6, 5, 4, 2, 3], 1).astype(np.int8)

    return judge


def _streets(street: npt.NDArray[np.object_], a: Codes, b: Codes) -> npt.NDArray[np.bool_]:
    known = (street[a] != "") & (street[b] != "")
    same: npt.NDArray[np.bool_] = known & (street[a] == street[b])
    rest = np.flatnonzero(known & ~same)
    same[rest] = similarity(street[a[rest]], street[b[rest]]) > ALIKE
    return same


def _alike(text: npt.NDArray[np.object_], a: Codes, b: Codes, where: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(a), dtype=bool)
    rest = np.flatnonzero(where)
    one, two = text[a[rest]], text[b[rest]]
    similar = similarity(one, two)
    found[rest] = similar > 0.9
    some = np.flatnonzero((similar <= 0.9) & (similar > _SOME))
    found[rest[some]] = [_within(x, y) for x, y in zip(one[some].tolist(), two[some].tolist(), strict=True)]
    return found


def _within(one: str, other: str) -> bool:
    left, right = frozenset(one.split()), frozenset(other.split())
    return min(len(left), len(right)) >= 3 and (left <= right or right <= left)
