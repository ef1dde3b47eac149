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

UNLIKE, ANOTHER, MORE, REORDERED, INITIALS, FAR, NEARLY, LETTER, SPELT, SHORT, EQUAL = range(11)

#: Similarity (Indel, 0 to 1) from which streets count as alike.
ALIKE = 0.85
#: Below it no more is looked for.
_SOME = 0.5
#: More errors than these are not counted, and no misspelling.
_ERRORS = 6
#: Letters that a name must have for so many errors to be a misspelling; to be nearly one; to be looked at.
_SPELT = np.array([0, 11, 11, 17, 99, 99, 99, 999], dtype=np.int32)
_NEARLY = np.array([0, 0, 8, 14, 21, 99, 99, 999], dtype=np.int32)
_FAR = np.array([0, 0, 0, 10, 14, 16, 20, 999], dtype=np.int32)
#: Letters from which on a letter lost, doubled or exchanged with its neighbour is one, and two are.
_ONE_CLEAN, _TWO_CLEAN = 6, 8
#: Letters that are more than a misspelling.
_A_WORD = 3


def of_unique(a: npt.NDArray[np.integer], b: npt.NDArray[np.integer], size: int, judge: Judge) -> Levels:
    """`judge` on each different pair of codes below `size`, spread over all."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    code, at = np.unique(low * size + high, return_inverse=True)
    return judge((code // size).astype(np.int32), (code % size).astype(np.int32))[at]


def name_levels(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of `party_levels.name` of rows of `spelt`."""
    same = spelt.joined_code[a] == spelt.joined_code[b]
    level = np.where(same, np.where(spelt.distinctive[a] & spelt.distinctive[b], EQUAL, SHORT), UNLIKE).astype(np.int8)
    other = np.flatnonzero(~same)
    level[other] = _unequal(spelt, a[other], b[other])
    return level


def _unequal(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of names that are not equal: by the errors that lead from one to the other, spaces aside."""
    from rapidfuzz.distance import OSA, Indel

    letters = np.minimum(spelt.length[a], spelt.length[b])
    apart = np.abs(spelt.length[a] - spelt.length[b])
    # Most have so few letters in common that nothing else need be known of them.
    some = np.flatnonzero(similarity(spelt.joined[a], spelt.joined[b]) > _SOME)
    errors = np.full(len(a), _ERRORS + 1, dtype=np.int32)
    errors[some] = _distance(spelt, a[some], b[some], OSA.distance, _ERRORS)
    longer = some[apart[some] >= _A_WORD]
    more = np.zeros(len(a), dtype=bool)
    more[longer] = _distance(spelt, a[longer], b[longer], Indel.distance, None) == apart[longer]
    clean = (spelt.single_code[a] == spelt.single_code[b]) | (spelt.letters_code[a] == spelt.letters_code[b])
    clean = ((errors == 1) & (clean | (apart == 1)) & (letters >= _ONE_CLEAN)) | (
        (errors == 2) & clean & (letters >= _TWO_CLEAN)
    )
    sound = (spelt.sound_code[a] == spelt.sound_code[b]) & (letters >= _ONE_CLEAN)
    initials = (spelt.initials_code[a] == spelt.joined_code[b]) | (spelt.joined_code[a] == spelt.initials_code[b])
    clean |= sound
    conditions = [
        clean | (letters >= _SPELT[errors]),
        errors == 1,
        letters >= _NEARLY[errors],
        initials,
        more,
        letters >= _FAR[errors],
        spelt.core_code[a] == spelt.core_code[b],
    ]
    level = np.select(conditions, [SPELT, LETTER, NEARLY, INITIALS, MORE, FAR, REORDERED], UNLIKE).astype(np.int8)
    doubt = np.flatnonzero((errors > 1) & ~clean & np.isin(level, [SPELT, NEARLY, FAR]))
    one, two = spelt.core[a[doubt]].tolist(), spelt.core[b[doubt]].tolist()
    level[doubt[[_another_word(x, y, e) for x, y, e in zip(one, two, errors[doubt].tolist(), strict=True)]]] = ANOTHER
    return level


def _another_word(one: str, other: str, errors: int) -> bool:
    """Whether what two names do not have in common are other words: PETREL ONE, PETREL TWO; not PETREL, PERTEL."""
    x, y = one.split(), other.split()
    a, b = "".join(word for word in x if word not in y), "".join(word for word in y if word not in x)
    return (len(a) < len(one) or len(b) < len(other)) and 2 * errors > min(len(a), len(b))


def _distance(spelt: Spelt, a: Codes, b: Codes, scorer: Callable[..., int], most: int | None) -> Codes:
    from rapidfuzz import process

    result: Codes = process.cpdist(spelt.joined[a], spelt.joined[b], scorer=scorer, score_cutoff=most, dtype=np.int32)
    return result


def similarity(left: npt.NDArray[np.object_], right: npt.NDArray[np.object_]) -> npt.NDArray[np.float32]:
    """Normalised Indel similarity (0 to 1) of each pair."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    result: npt.NDArray[np.float32] = process.cpdist(
        left, right, scorer=Indel.normalized_similarity, dtype=np.float32, score_cutoff=_SOME
    )
    return result


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
