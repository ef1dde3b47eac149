"""Comparators of companies and persons: a level per pair (int8), as in `levels`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.lists import highest, lists
from catchgraph.resolve.party_alike import address_levels, form_levels, name_levels, of_unique
from catchgraph.resolve.party_features import PartyFeatures
from catchgraph.resolve.party_together import party_together

Levels = npt.NDArray[np.int8]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of nodes, and every name of one beside every name of the other: place of the pair, rows of `spelt`."""

    features: PartyFeatures
    left: Positions
    right: Positions
    at: Positions
    a: npt.NDArray[np.int32]
    b: npt.NDArray[np.int32]

    def best(self, rank: Levels, levels: tuple[int, ...] = ()) -> Levels:
        """Of several spellings the highest rank, and the level it stands for."""
        found = highest(self.at, rank, len(self.left), 0)
        return np.array(levels, dtype=np.int8)[found] if levels else found


def name(sides: Sides) -> Levels:
    """Name without legal form, trade, unit and number, spaces aside; of several spellings the most alike.

    unlike: none of the below
    another word: less than half of the letters of what differs are in both, as in names of sister firms
    a word more: all letters of one in their order, and three more at least
    in another order: the same words in another order
    initials: one is the first letters of the other's words, three at least
    far misspelt: three letters otherwise of ten, four of 14, five of 16, six of 20
    nearly: two letters otherwise of eight, three of 14, four of 21
    a letter otherwise: one letter otherwise, of ten at most
    misspelt: a letter lost, doubled or swapped of six, two of eight; two others of eleven, three of 17; transliterated
    equal but short: the same one word of few letters, or words of trade alone
    equal: the same
    """
    spelt = sides.features.spelt
    return sides.best(of_unique(sides.a, sides.b, len(spelt), lambda a, b: name_levels(spelt, a, b)))


def number(sides: Sides) -> Levels:
    """Numbers in the name, which tell sister firms apart; of several spellings the most alike.

    none: neither name has one
    one side: only one name has one
    differ: two different numbers
    equal: the same numbers
    """
    texts, code = sides.features.spelt.number, sides.features.spelt.number_code
    given = (texts != "").astype(bool)
    a, b = given[sides.a], given[sides.b]
    equal = code[sides.a] == code[sides.b]
    return sides.best(np.select([~a & ~b, ~a | ~b, equal], [2, 1, 3], 0).astype(np.int8), (2, 1, 0, 3))


def trade(sides: Sides) -> Levels:
    """Trade that the name states, in any language: fishery, shipping, cold storage.

    missing: one name states none
    differ: two different trades
    neither: neither name states one
    in common: some in common
    equal: the same trades
    """
    trades = sides.features.spelt.trades
    a, b = trades[sides.a], trades[sides.b]
    conditions = [(a == 0) & (b == 0), (a == 0) | (b == 0), a == b, (a & b) != 0]
    return sides.best(np.select(conditions, [2, 1, 4, 3], 0).astype(np.int8), (1, 0, 2, 3, 4))


def unit(sides: Sides) -> Levels:
    """Which firm of a group the name says it is: holding, logistics, north.

    none: neither name says
    differ: one says, or they say otherwise
    equal: both say the same
    """
    texts, code = sides.features.spelt.unit, sides.features.spelt.unit_code
    given = (texts != "").astype(bool)
    equal = code[sides.a] == code[sides.b]
    rank = np.select([equal & ~given[sides.a], equal], [1, 2], 0).astype(np.int8)
    return sides.best(rank, (1, 0, 2))


def form(sides: Sides) -> Levels:
    """Legal form, in its canonical spelling.

    missing: one side gives none
    differ: two forms with nothing in common
    akin: a word in common (PTE LTD, LTD), or a translation (KK, CO LTD)
    equal: the same form
    """
    spelt = sides.features.spelt
    rank = of_unique(spelt.form_code[sides.a], spelt.form_code[sides.b], len(spelt), form_levels(spelt))
    return sides.best(rank, (1, 0, 2, 3))


def address(sides: Sides) -> Levels:
    """Address: as a whole, and its number, street, town and post code.

    missing: one side gives none
    differ: less than 90 % alike
    another street: of the same town or post code
    the same town: or post code, and a side names no street
    alike: more than 90 % alike, or all words of one, at least three, in the other
    equal, a place: the same village or district, which many share
    the same building: number and street, and no other town
    equal: the same, with street or box
    """
    places = sides.features.places
    place = sides.features.rows["place"].to_numpy()
    return of_unique(place[sides.left], place[sides.right], len(places), address_levels(places))


def country(sides: Sides) -> Levels:
    """Country, stated or at the end of the address.

    missing: one side gives none
    differ: two different countries
    equal: the same country
    """
    codes, texts = pd.factorize(sides.features.rows["country"])
    given = np.asarray(texts, dtype=object) != ""
    a, b = codes[sides.left], codes[sides.right]
    known = given[a] & given[b]
    return np.select([~known, a == b], [0, 2], 1).astype(np.int8)


def identifier(sides: Sides) -> Levels:
    """Tax, register or IMO company number, where it is no dummy such as 1234567.

    missing: one side gives none, or they are of different kinds
    differ: both give a number of one kind, none in common
    equal: a number in common
    """
    numbers = sides.features.numbers
    at, a, b = numbers.identifiers.both(sides.left, sides.right)
    level = np.select([a == b, numbers.kind[a] == numbers.kind[b]], [2, 1], 0).astype(np.int8)
    return highest(at, level, len(sides.left), 0)


def telephone(sides: Sides) -> Levels:
    """Telephone, with the country's code where it is stated.

    missing: one side gives none
    differ: both give one, none in common
    equal: one in common
    """
    at, a, b = sides.features.numbers.phones.both(sides.left, sides.right)
    return highest(at, np.where(a == b, 2, 1).astype(np.int8), len(sides.left), 0)


def vessel(sides: Sides) -> Levels:
    """Vessels that both own or operate, by whatever record.

    none: no vessel in common
    same: at least one vessel in common
    """
    owned = sides.features.vessels
    held = lists(owned["m"], owned["value"], len(sides.features))
    at, a, b = held.both(sides.left, sides.right)
    return highest(at, (a == b).astype(np.int8), len(sides.left), 0)


#: Field → the function whose docstring describes it.
PARTY_FIELDS: Mapping[str, Callable[..., Levels]] = {
    "name": name,
    "number in the name": number,
    "trade": trade,
    "unit": unit,
    "legal form": form,
    "address": address,
    "country": country,
    "identifier": identifier,
    "telephone": telephone,
    "vessel": vessel,
    "taken together": party_together,
}

#: Fields that are judged by the levels of the others.
TOGETHER = "taken together"


#: What costs least first.
_ORDER = ("identifier", "number in the name", "trade", "unit", "country", "telephone", "vessel", "legal form", "name")


def compare_parties(features: PartyFeatures, pairs: pd.DataFrame) -> pd.DataFrame:
    """One int8 column of levels for each of `PARTY_FIELDS`, a row per pair (left, right) of nodes."""
    sides = _sides(features, pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp))
    levels = {field: function(sides) for field, function in PARTY_FIELDS.items() if field != TOGETHER}
    return pd.DataFrame({**levels, TOGETHER: party_together(levels)}, index=pairs.index)


def reaching(
    features: PartyFeatures,
    pairs: pd.DataFrame,
    intercept: float,
    parts: Mapping[str, npt.NDArray[np.float64]],
    floor: float,
) -> tuple[Positions, dict[str, Levels]]:
    """`compare_parties` of the pairs whose score can reach `floor`: their places among `pairs`, a level per field.

    `parts`: weight of each level of each field. Names and addresses, which take longest, are compared only where the
    best of them would still do.
    """
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    at = np.arange(len(pairs))
    levels: dict[str, Levels] = {}
    total = np.full(len(pairs), intercept)
    left_to_come = sum(float(parts[field].max()) for field in PARTY_FIELDS)
    for field in (*_ORDER, "address"):
        if field in {"legal form", "name", "address"}:
            some = np.flatnonzero(total + left_to_come >= floor)
            at, total = at[some], total[some]
            levels = {known: level[some] for known, level in levels.items()}
        sides = _sides(features, left[at], right[at])
        levels[field] = PARTY_FIELDS[field](sides)
        total += parts[field][levels[field]]
        left_to_come -= float(parts[field].max())
    levels[TOGETHER] = party_together(levels)
    return at, levels


def _sides(features: PartyFeatures, left: Positions, right: Positions) -> Sides:
    return Sides(features, left, right, *features.names.both(left, right))
