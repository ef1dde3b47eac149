"""Comparators of companies and persons: a level per pair (int8), as in `vessel.levels`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import highest
from catchgraph.resolve.party.features import PartyFeatures
from catchgraph.resolve.party.interactions import party_together
from catchgraph.resolve.party.similarity import address_levels, form_levels, name_levels

Levels = npt.NDArray[np.int8]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of nodes, and every name of one beside every name of the other: place of the pair, rows of `spelt`.

    `at` is None where each node has one name.
    """

    features: PartyFeatures
    left: Positions
    right: Positions
    at: npt.NDArray[np.intp] | None
    a: npt.NDArray[np.int32]
    b: npt.NDArray[np.int32]

    def best(self, rank: Levels, levels: tuple[int, ...] = ()) -> Levels:
        """Of several spellings the highest rank, and the level it stands for."""
        found = rank if self.at is None else highest(self.at, rank, len(self.left), 0)
        return np.array(levels, dtype=np.int8)[found] if levels else found

    def take(self, some: npt.NDArray[np.intp]) -> Sides:
        """Some of the pairs."""
        if self.at is None:
            return Sides(self.features, self.left[some], self.right[some], None, self.a[some], self.b[some])
        return sides_of(self.features, self.left[some], self.right[some])


def sides_of(features: PartyFeatures, left: Positions, right: Positions) -> Sides:
    """Pairs of nodes for comparison."""
    at, a, b = features.names.both(left, right)
    single = len(at) == len(left) and bool((features.names.count == 1).all())
    return Sides(features, left, right, None if single else at, a, b)


def name(sides: Sides) -> Levels:
    """Name without legal form, trade, unit and number, spaces aside; of several spellings the most alike.

    Errors are counted against the letters of the words that differ, since a word in both makes no other one misspelt.

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
    return sides.best(name_levels(spelt, sides.a, sides.b))


def number(sides: Sides) -> Levels:
    """Numbers in the name, which tell sister firms apart; of several spellings the most alike.

    none: neither name has one
    one side: only one name has one
    differ: two different numbers
    equal: the same numbers
    """
    code = sides.features.spelt.number_code
    a, b = code[sides.a], code[sides.b]
    one, other = a >= 0, b >= 0
    return sides.best(np.where(a == b, one + np.int8(2), one ^ other).astype(np.int8), (2, 1, 0, 3))


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
    both = (a != 0) & (b != 0)
    rank = np.where(a == b, np.where(both, 4, 2), np.where(both, 3 * ((a & b) != 0), 1)).astype(np.int8)
    return sides.best(rank, (1, 0, 2, 3, 4))


def unit(sides: Sides) -> Levels:
    """Which firm of a group the name says it is: holding, logistics, north.

    none: neither name says
    differ: one says, or they say otherwise
    equal: both say the same
    """
    code = sides.features.spelt.unit_code
    a, b = code[sides.a], code[sides.b]
    rank = (a == b).astype(np.int8) + ((a == b) & (a >= 0))
    return sides.best(rank, (1, 0, 2))


def form(sides: Sides) -> Levels:
    """Legal form, in its canonical spelling.

    missing: one side gives none
    differ: two forms with nothing in common
    akin: a word in common (PTE LTD, LTD), or a translation (KK, CO LTD)
    equal: the same form
    """
    spelt = sides.features.spelt
    rank = form_levels(spelt, spelt.form_code[sides.a], spelt.form_code[sides.b])
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
    place = sides.features.place
    return address_levels(sides.features.parts, place[sides.left], place[sides.right])


def country(sides: Sides) -> Levels:
    """Country, stated or at the end of the address.

    missing: one side gives none
    differ: two different countries
    equal: the same country
    """
    code = sides.features.country
    a, b = code[sides.left], code[sides.right]
    return np.where((a >= 0) & (b >= 0), 1 + (a == b), 0).astype(np.int8)


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
    at, a, b = sides.features.owned.both(sides.left, sides.right)
    return highest(at, (a == b).astype(np.int8), len(sides.left), 0)


def kind(sides: Sides) -> Levels:
    """Whether both are companies, or persons, as far as each says by itself.

    alike: both say the same, or neither says
    open: one leaves it open, and the other does not
    differ: one is a company, the other a private person: a firm may bear its owner's name
    """
    clear = sides.features.clear
    a, b = clear[sides.left], clear[sides.right]
    return np.select([a == b, (a < 0) | (b < 0)], [0, 1], 2).astype(np.int8)


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
    "kind": kind,
    "taken together": party_together,
}

#: Fields that are judged by the levels of the others.
TOGETHER = "taken together"


#: What costs least first: numbers that are equal or not; then what few pairs have; then what is looked at as text.
_STEPS = (
    ("kind", "identifier", "number in the name", "trade", "unit"),
    ("country", "telephone", "vessel"),
    ("legal form",),
    ("name",),
    ("address",),
)


def ready(features: PartyFeatures) -> None:
    """Make the numbers that comparators look at, before several threads ask for them at once."""
    for held in (features.names, features.numbers.identifiers, features.numbers.phones, features.owned):
        _ = held.count
    _ = features.country, features.place, features.parts, features.spelt.letters, features.spelt.forms
    _ = features.says, features.clear


def compare_parties(features: PartyFeatures, pairs: pd.DataFrame) -> pd.DataFrame:
    """One int8 column of levels for each of `PARTY_FIELDS`, a row per pair (left, right) of nodes."""
    sides = sides_of(features, pairs["left"].to_numpy(), pairs["right"].to_numpy())
    levels = {field: function(sides) for field, function in PARTY_FIELDS.items() if field != TOGETHER}
    return pd.DataFrame({**levels, TOGETHER: party_together(levels)}, index=pairs.index)


def reaching(
    features: PartyFeatures,
    left: Positions,
    right: Positions,
    intercept: float,
    parts: Mapping[str, npt.NDArray[np.float64]],
    floor: float,
) -> tuple[npt.NDArray[np.intp], dict[str, Levels]]:
    """`compare_parties` of the pairs whose score can reach `floor`: their places among the pairs, a level per field.

    `parts`: weight of each level of each field. What takes longer is compared only where the best of it would still do.
    """
    sides = sides_of(features, left, right)
    at = np.arange(len(left))
    levels: dict[str, Levels] = {}
    total = np.full(len(left), intercept)
    left_to_come = sum(float(parts[field].max()) for field in PARTY_FIELDS)
    for step in _STEPS:
        if levels:
            some = np.flatnonzero(total + left_to_come >= floor)
            at, total, sides = at[some], total[some], sides.take(some)
            levels = {known: level[some] for known, level in levels.items()}
        for field in step:
            levels[field] = PARTY_FIELDS[field](sides)
            total += parts[field][levels[field]]
            left_to_come -= float(parts[field].max())
    levels[TOGETHER] = party_together(levels)
    return at, levels
