"""Comparators of companies and persons: a level per pair (int8), as in `levels`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.forms import go_together
from catchgraph.resolve.levels import given, shared
from catchgraph.resolve.names import similarity
from catchgraph.resolve.party_features import DISTINCT_LETTERS, PartyFeatures

Levels = npt.NDArray[np.int8]

#: Similarity (Indel, 0 to 1) of sorted words from which names count as alike, or as a misspelling.
ALIKE, SPELT = 0.85, 0.94


def name(features: PartyFeatures, pairs: pd.DataFrame) -> Levels:
    """Name without legal form and numbers, its words in any order; of several spellings the most alike.

    unlike: less than 85 % alike
    alike: 85 to 94 % alike
    spelt otherwise: more than 94 % alike, and so are the words that differ: as misspelt, not as sister firms
    equal but short: the same one word, of fewer than six letters
    equal: the same words, also written together
    """
    both = _expanded(features, pairs)
    a, b = both["stem"].to_numpy(dtype=str), both["stem_right"].to_numpy(dtype=str)
    equal = (a == b) | (both["joined"] == both["joined_right"]).to_numpy()
    short = equal & (np.char.str_len(a) < DISTINCT_LETTERS) & (np.char.find(a, " ") < 0)
    similar = similarity(both["stem"], both["stem_right"])
    spelt = (similar > SPELT) & ~equal
    spelt[spelt] = [_misspelt(x, y) for x, y in zip(a[spelt].tolist(), b[spelt].tolist(), strict=True)]
    level = np.select([short, equal, spelt, similar > ALIKE], [3, 4, 2, 1], 0)
    return _best(pairs, both["at"], level)


def number(features: PartyFeatures, pairs: pd.DataFrame) -> Levels:
    """Numbers in the name, which tell sister firms apart; of several spellings the most alike.

    differ: two different numbers
    one side: only one name has one
    none: neither name has one
    equal: the same numbers
    """
    both = _expanded(features, pairs)
    a, b = both["number"].to_numpy(dtype=str), both["number_right"].to_numpy(dtype=str)
    level = np.select([(a == "") & (b == ""), (a == "") | (b == ""), a == b], [2, 1, 3], 0)
    return _best(pairs, both["at"], level)


def form(features: PartyFeatures, pairs: pd.DataFrame) -> Levels:
    """Legal form, in its canonical spelling.

    differ: two forms with nothing in common
    missing: one side gives none
    akin: a word in common (PTE LTD, LTD), or a translation (KK, CO LTD)
    equal: the same form
    """
    both = _expanded(features, pairs)
    a, b = both["form"].to_numpy(dtype=str), both["form_right"].to_numpy(dtype=str)
    unique = {(x, y): go_together(x, y) for x, y in set(zip(a, b, strict=True))}
    akin = np.array([unique[pair] for pair in zip(a, b, strict=True)], dtype=bool)
    level = np.select([(a == "") | (b == ""), a == b, akin], [1, 3, 2], 0)
    return _best(pairs, both["at"], level)


def address(features: PartyFeatures, pairs: pd.DataFrame) -> Levels:
    """Address, in its comparable form.

    missing: one side gives none
    differ: less than 90 % alike
    alike: more than 90 % alike, or all words of one, at least three, in the other
    equal, a place: the same village or district, which many share
    equal: the same, with street or box
    """
    text, precise = features.rows["address"], features.rows["precise"].to_numpy()
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    a, b = text.to_numpy(dtype=str)[left], text.to_numpy(dtype=str)[right]
    similar = (similarity(pd.Series(a), pd.Series(b)) > 0.9) | _within(a, b)
    exact = (a == b) & precise[left] & precise[right]
    level = np.select([(a == "") | (b == ""), exact, a == b, similar], [0, 4, 3, 2], 1)
    return level.astype(np.int8)


def vessel(features: PartyFeatures, pairs: pd.DataFrame) -> Levels:
    """Vessels that both own or operate, by whatever record.

    none: no vessel in common
    same: at least one vessel in common
    """
    level = given(pairs, features.vessels, len(features)) & shared(pairs, features.vessels, features.vessels)
    return level.astype(np.int8)


#: Field → the function whose docstring describes it.
PARTY_FIELDS: Mapping[str, Callable[[PartyFeatures, pd.DataFrame], Levels]] = {
    "name": name,
    "number in the name": number,
    "legal form": form,
    "address": address,
    "vessel": vessel,
}


def compare_parties(features: PartyFeatures, pairs: pd.DataFrame) -> pd.DataFrame:
    """One int8 column of levels for each of `PARTY_FIELDS`, a row per pair (left, right) of nodes."""
    return pd.DataFrame({field: function(features, pairs) for field, function in PARTY_FIELDS.items()})


@cache
def _misspelt(one: str, other: str) -> bool:
    """Whether the words that differ are long, begin alike and are alike: PESQUERAS, PESQUERIAS; not YING, MING."""
    from rapidfuzz.distance import Indel

    left, right = set(one.split()), set(other.split())
    a, b = " ".join(sorted(left - right)), " ".join(sorted(right - left))
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and Indel.normalized_similarity(a, b) >= 0.8


def _within(left: npt.NDArray[np.str_], right: npt.NDArray[np.str_]) -> npt.NDArray[np.bool_]:
    words = {text: frozenset(text.split()) for text in {*left.tolist(), *right.tolist()}}
    sides = ((words[a], words[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True))
    return np.array([min(len(a), len(b)) >= 3 and (a <= b or b <= a) for a, b in sides], dtype=bool)


def _expanded(features: PartyFeatures, pairs: pd.DataFrame) -> pd.DataFrame:
    at = pairs[["left", "right"]].assign(at=np.arange(len(pairs)))
    left = features.names.rename(columns={"m": "left"})
    right = features.names.rename(columns={"m": "right"})
    return at.merge(left, on="left").merge(right, on="right", suffixes=("", "_right"))


def _best(pairs: pd.DataFrame, at: pd.Series, level: npt.NDArray[np.int64]) -> Levels:
    levels = np.zeros(len(pairs), dtype=np.int8)
    np.maximum.at(levels, at.to_numpy(np.intp), level.astype(np.int8))
    return levels
