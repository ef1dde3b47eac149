"""How alike two names, legal forms or addresses are: by numbers that are equal or not first, then letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from catchgraph.resolve.core.letters import only_in
from catchgraph.resolve.party.codes import PlaceCodes
from catchgraph.resolve.party.legal_forms import go_together
from catchgraph.resolve.party.names import Spelt

Levels = npt.NDArray[np.int8]
Codes = npt.NDArray[np.int32]

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
#: Errors that a name of so many letters may have to be anything of these.
_MOST = np.array(
    [
        max(e for e in range(1, _ERRORS + 1) if letters >= min(_SPELT[e], _NEARLY[e], _FAR[e]))
        for letters in range(int(_FAR[_ERRORS]) + 1)
    ]
)
#: So many letters, or more, are half the same after two errors.
_HALF = 5
#: Letters from which on a letter lost, doubled or exchanged with its neighbour is one, and two are.
_ONE_CLEAN, _TWO_CLEAN = 6, 8
#: Letters that are more than a misspelling.
_A_WORD = 3
#: Letters of a syllable of Chinese, Korean or Vietnamese names.
_SYLLABLE = 5


def name_levels(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of `levels.name` of rows of `spelt`."""
    same = spelt.joined_code[a] == spelt.joined_code[b]
    level = np.where(same, np.where(spelt.distinctive[a] & spelt.distinctive[b], EQUAL, SHORT), UNLIKE).astype(np.int8)
    other = np.flatnonzero(~same)
    level[other] = _unequal(spelt, a[other], b[other])
    return level


def _unequal(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of names that are not equal: by the errors that lead from one to the other, spaces aside.

    Letters that only one has tell of most that there are too many errors to count.
    """
    level = np.where(spelt.core_code[a] == spelt.core_code[b], REORDERED, UNLIKE).astype(np.int8)
    lost, gained = only_in(spelt.letters[a], spelt.letters[b]), only_in(spelt.letters[b], spelt.letters[a])
    one, other = spelt.length[a], spelt.length[b]
    short, apart = np.minimum(one, other), np.abs(one - other)
    near = np.maximum(np.maximum(lost, gained), apart) <= _MOST[np.minimum(short, len(_MOST) - 1)]
    # Of a name that is as long as three of the other most is not in common.
    longer = (apart >= _A_WORD) & (np.where(one < other, lost, gained) == 0) & (apart < 2 * short)
    code, short_name = spelt.initials_code, spelt.joined_code
    initials = ((code[a] == short_name[b]) & (code[a] >= 0)) | ((short_name[a] == code[b]) & (code[b] >= 0))
    level[initials] = INITIALS
    near |= spelt.sound_code[a] == spelt.sound_code[b]
    some = np.flatnonzero(near | longer)
    level[some] = _alike_enough(spelt, a[some], b[some], near[some], longer[some], level[some])
    return level


def _alike_enough(
    spelt: Spelt, a: Codes, b: Codes, near: npt.NDArray[np.bool_], longer: npt.NDArray[np.bool_], otherwise: Levels
) -> Levels:
    """The same of names whose letters let them be misspelt (`near`), or one of more letters than the other."""
    from rapidfuzz.distance import OSA, Indel

    letters = np.minimum(spelt.length[a], spelt.length[b])
    apart = np.abs(spelt.length[a] - spelt.length[b])
    errors = np.full(len(a), _ERRORS + 1, dtype=np.int32)
    errors[near] = _distance(spelt, a[near], b[near], OSA.distance, _ERRORS)
    few = np.flatnonzero(near & (letters < _HALF))
    errors[few[similarity(spelt.joined[a[few]], spelt.joined[b[few]]) <= _SOME]] = _ERRORS + 1
    more = longer.copy()
    more[longer] = _distance(spelt, a[longer], b[longer], Indel.distance, None) == apart[longer]
    clean = (spelt.single_code[a] == spelt.single_code[b]) | (spelt.letters_code[a] == spelt.letters_code[b])
    clean = ((errors == 1) & (clean | (apart == 1)) & (letters >= _ONE_CLEAN)) | (
        (errors == 2) & clean & (letters >= _TWO_CLEAN)
    )
    clean |= (spelt.sound_code[a] == spelt.sound_code[b]) & (letters >= _ONE_CLEAN)
    conditions = [
        clean | (letters >= _SPELT[errors]),
        errors == 1,
        letters >= _NEARLY[errors],
        otherwise == INITIALS,
        more,
        letters >= _FAR[errors],
    ]
    level = np.select(conditions, [SPELT, LETTER, NEARLY, INITIALS, MORE, FAR], otherwise).astype(np.int8)
    doubt = np.flatnonzero((errors > 1) & ~clean & np.isin(level, [SPELT, NEARLY, FAR]))
    one, two = spelt.core[a[doubt]].tolist(), spelt.core[b[doubt]].tolist()
    apart = np.array([_letters_apart(x, y) for x, y in zip(one, two, strict=True)], dtype=np.int32)
    level[doubt] = np.minimum(level[doubt], _by_letters(apart, errors[doubt]))
    return level


def _letters_apart(one: str, other: str) -> int:
    """Letters of the words that two names do not have in common, of the shorter ones: 6 of PETREL BAY, PERTEL BAY.

    A word in common is no sign that the others are misspelt: GLOBAL stands in the names of a thousand firms. Of
    syllables all letters count, as the name is one word: HAI YUAN XIN, HIA YUEN XIN.
    """
    x, y = one.split(), other.split()
    a, b = [word for word in x if word not in y], [word for word in y if word not in x]
    if len(x) > 2 and max(map(len, (*x, *y))) <= _SYLLABLE:
        a, b = x, y
    return min(sum(map(len, a)), sum(map(len, b)))


def _by_letters(letters: Codes, errors: Codes) -> Levels:
    """Levels of so many errors in words of so many letters; ANOTHER where they are too many, or half of the letters."""
    conditions = [2 * errors > letters, letters >= _SPELT[errors], letters >= _NEARLY[errors], letters >= _FAR[errors]]
    return np.select(conditions, [ANOTHER, SPELT, NEARLY, FAR], ANOTHER).astype(np.int8)


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


def form_levels(spelt: Spelt, a: Codes, b: Codes) -> Levels:
    """Levels of legal forms by their codes, worked out once for each two different ones."""
    level = np.where((a < 0) | (b < 0), 1, 3).astype(np.int8)
    rest = np.flatnonzero((a != b) & (level == 3))
    code, at = np.unique(a[rest].astype(np.int64) << 32 | b[rest], return_inverse=True)
    forms = spelt.forms
    akin = [go_together(forms[both >> 32], forms[both & 0xFFFFFFFF]) for both in code.tolist()]
    level[rest] = 2 * np.array(akin, dtype=np.int8)[at]
    return level


def address_levels(places: PlaceCodes, a: Codes, b: Codes) -> Levels:
    """Levels of `levels.address` of rows of `places`."""
    text = places.address[a], places.address[b]
    level = np.where((text[0] < 0) | (text[1] < 0), 0, 1).astype(np.int8)
    # One address may stand in two rows, spelt with and without commas.
    equal = (text[0] == text[1]) & (level > 0)
    level[equal] = np.where(places.precise[a[equal]] | places.precise[b[equal]], 7, 5)
    rest = np.flatnonzero((level == 1) | (level == 5))
    level[rest] = _parts_alike(places, a[rest], b[rest], equal[rest])
    return level


def _parts_alike(places: PlaceCodes, a: Codes, b: Codes, equal: npt.NDArray[np.bool_]) -> Levels:
    """Levels of addresses that are not equal, or (`equal`) name no building."""
    same, apart = {}, {}
    for name in ("number", "street", "town", "post_code"):
        codes = getattr(places, name)
        one, other = codes[a], codes[b]
        same[name] = (one == other) & (one >= 0)
        apart[name] = (one != other) & (one >= 0) & (other >= 0)
    building = same["number"] & (same["post_code"] | ~apart["town"])
    building[building] = _streets(places, a[building], b[building])
    near = (same["town"] & ~apart["post_code"]) | same["post_code"]
    alike = ~equal & ~building & ~apart["number"] & ~apart["post_code"]
    alike[alike] = _alike(places.text[a[alike]], places.text[b[alike]])
    moved = near & (apart["number"] | apart["street"])
    return np.select([building, equal, alike, moved, near], [6, 5, 4, 2, 3], 1).astype(np.int8)


def _streets(places: PlaceCodes, a: Codes, b: Codes) -> npt.NDArray[np.bool_]:
    one, other = places.street[a], places.street[b]
    same: npt.NDArray[np.bool_] = (one == other) & (one >= 0)
    rest = np.flatnonzero((one != other) & (one >= 0) & (other >= 0))
    same[rest] = similarity(places.street_text[a[rest]], places.street_text[b[rest]]) > ALIKE
    return same


def _alike(one: npt.NDArray[np.object_], other: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    similar = similarity(one, other)
    found: npt.NDArray[np.bool_] = similar > 0.9
    some = np.flatnonzero(~found & (similar > _SOME))
    found[some] = [_within(x, y) for x, y in zip(one[some].tolist(), other[some].tolist(), strict=True)]
    return found


def _within(one: str, other: str) -> bool:
    left, right = frozenset(one.split()), frozenset(other.split())
    return min(len(left), len(right)) >= 3 and (left <= right or right <= left)
