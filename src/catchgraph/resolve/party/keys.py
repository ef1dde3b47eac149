"""Keys by which companies and persons meet: two nodes that share none are not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.keys import Keys, keys_of
from catchgraph.resolve.core.lists import Lists
from catchgraph.resolve.core.text_codes import cut, hashed, letter_sets, mixed, words_of
from catchgraph.resolve.party.features import CROWD_OF_VESSEL, PartyFeatures, stand_apart
from catchgraph.resolve.party.kind import scale

Positions = npt.NDArray[np.intp]
Codes = npt.NDArray[np.uint64]
Made = tuple[str, Positions, Codes]

_LONG = 5
#: Letters at the beginning and end of a name of so many. In a shorter one a letter otherwise is no misspelling.
_END, _WITH_ENDS = 6, 10
#: So many words, the first ones, are left out in turn.
_WORDS = 6
#: Told from the keys of companies and persons by this.
_PLACES = np.uint64(0x5DEECE66D1CE4E5B)


def party_keys(features: PartyFeatures) -> Keys:
    """Keys of nodes.

    Of who may be known by name: the name itself; house or post code with its beginning; telephones. Its letters,
    whatever their order, and all its words but one (of a single word its beginning and its end) are shared by many:
    they count with the number in the name and either the trades it states, or its first letter; long ones' ends with
    the trades. Of who may not: one name, its words in any order, and one address or one vessel; and the name itself,
    where nothing says that it is a person's, so that it meets the firms of that name. Of all: identifiers. A name on
    too many mentions has none. Kinds that stand apart meet among themselves, also by name and country, and by
    house number, town and first letter, since a plant's name and street are misspelt as its company's are.
    """
    meets = features.apart < CROWD_OF_VESSEL
    return keys_of(_apart(features, _families(features, meets)))


def _apart(features: PartyFeatures, families: Iterator[Made]) -> Iterator[Made]:
    """The keys, those of kinds that stand apart made others than the same of all the rest.

    The families are the same whoever is among the nodes: parts of them are counted together.
    """
    apart = stand_apart(features.says)
    if not apart.any():
        yield from families
        for family in ("country", "building"):
            yield family, np.empty(0, dtype=np.intp), np.empty(0, dtype=np.uint64)
        return
    for family, m, codes in families:
        yield family, m, np.where(apart[m], mixed(codes ^ _PLACES), codes)
    meets = apart & (features.apart < CROWD_OF_VESSEL)
    yield _only(_by_country(features), meets)
    yield _only(_by_building(features), meets)


def refinements(features: PartyFeatures) -> list[npt.NDArray[np.uint64]]:
    """What parts the members of a key that is too common: the town or country, then the address."""
    places, place = features.places, features.rows["place"].to_numpy()
    town = np.where(_given(places["town"]), _codes(places["town"]), _codes(places["country"]))
    near = np.where((_given(places["town"]) | _given(places["country"]))[place], town[place], _country(features))
    return [near, _codes(places["address"])[place]]


def _country(features: PartyFeatures) -> Codes:
    return hashed(features.rows["country"].to_numpy(dtype=object))


def _codes(texts: pd.Series) -> Codes:
    return hashed(texts.to_numpy(dtype=object))


def _given(texts: pd.Series) -> npt.NDArray[np.bool_]:
    result: npt.NDArray[np.bool_] = (texts.to_numpy(dtype=object) != "").astype(bool)
    return result


def _families(features: PartyFeatures, meets: npt.NDArray[np.bool_]) -> Iterator[Made]:
    """Every family of keys, of the nodes that may have it."""
    by_name, names = meets & features.by_name, features.spelt
    # Where nothing is clear (-1) the last counts.
    open_ = meets & np.array([*(kind.by_name for kind in scale().of), True])[features.clear]
    every = np.arange(len(names))
    yield _only(_named(features, "name", every, hashed(names.joined)), open_ | by_name)
    for made in _by_name(features):
        yield _only(made, by_name)
    yield _only(_numbered("identifier", features.numbers.identifiers, features), meets)
    for made in _by_place(features):
        yield _only(made, meets & ~features.by_name)


def _only(made: Made, nodes: npt.NDArray[np.bool_]) -> Made:
    """The keys of some of the nodes."""
    if nodes.all():
        return made
    family, m, codes = made
    some = nodes[m]
    return family, m[some], codes[some]


def _numbered(family: str, held: Lists, features: PartyFeatures) -> Made:
    return family, held.positions(), hashed(features.numbers.texts)[held.values]


def _by_name(features: PartyFeatures) -> Iterator[Made]:
    spelt = features.spelt
    number = hashed(spelt.number)
    trade = _with(number, spelt.trades.astype(np.uint64))
    start = _with(number, hashed(cut(spelt.joined, 0, 1)))
    # The letters that occur: the same for letters doubled, exchanged or repeated.
    many = np.flatnonzero(spelt.length > _LONG)
    # Where both words are misspelt one of these mostly is not.
    at, codes = _ends(spelt.joined, np.flatnonzero(spelt.length >= _WITH_ENDS), _END)
    yield _named(features, "ends", at, _with(codes, trade[at]))
    for family, (at, codes) in (
        ("letters", (many, letter_sets(spelt.joined[many]))),
        ("words", _without_one(spelt.core)),
    ):
        yield _named(features, family, at, _with(codes, trade[at]))
        yield _named(features, f"{family}, first letter", at, _with(codes, start[at]))
    yield from _placed(features)
    yield _numbered("telephone", features.numbers.phones, features)


def _with(one: Codes, other: Codes) -> Codes:
    """A code of both."""
    with np.errstate(over="ignore"):
        return (one ^ (one >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + other


def _without_one(cores: npt.NDArray[np.object_]) -> tuple[Positions, Codes]:
    """All words of a name but one; of a single word its beginning and its end. Rows of `cores`, ascending, and codes.

    Words stand in order of the alphabet, so that their sum stands for them.
    """
    count, word, size = words_of(cores)
    first = np.cumsum(count) - count
    given = count > 0
    whole, letters = np.zeros(len(count), dtype=np.uint64), np.zeros(len(count), dtype=np.intp)
    if given.any():
        whole[given] = np.add.reduceat(word, first[given])
        letters[given] = np.add.reduceat(size, first[given]) + count[given] - 2
    some = np.flatnonzero(count > 1)
    left_out = np.minimum(count[some], _WORDS)
    row = np.repeat(np.arange(len(some)), left_out)
    at = first[some[row]] + np.arange(len(row)) - np.repeat(np.cumsum(left_out) - left_out, left_out)
    enough = letters[some[row]] - size[at] >= _LONG
    rest = mixed(whole[some[row]] - word[at])[enough]
    one = np.flatnonzero(count == 1)
    ends, of_ends = _ends(cores, one[size[first[one]] > _LONG], _LONG)
    rows, codes = np.concatenate([some[row[enough]], ends]), np.concatenate([rest, of_ends])
    order = np.argsort(rows, kind="stable")
    return rows[order], codes[order]


def _ends(texts: npt.NDArray[np.object_], at: Positions, letters: int) -> tuple[Positions, Codes]:
    """So many letters at the beginning and end of the texts in these rows: rows, ascending, and codes."""
    codes = [hashed(cut(texts[at], *ends)) + np.uint64(n) for n, ends in enumerate(((0, letters), (-letters, None)))]
    return np.repeat(at, 2), np.column_stack(codes).reshape(-1)


def _by_place(features: PartyFeatures) -> Iterator[Made]:
    """One name, its words in any order, with one address or one vessel."""
    m, name = features.names.positions(), features.names.values
    words = np.array([text.replace(" ", "") for text in features.spelt.core.tolist()], dtype=object)
    code = _with(hashed(words), hashed(features.spelt.number))[name]
    place = features.rows["place"].to_numpy()[m]
    here = _given(features.places["address"])[place]
    yield "address", m[here], _with(code[here], _codes(features.places["address"])[place[here]])
    owned = pd.DataFrame({"m": m, "code": code}).merge(features.vessels, on="m")
    vessel = owned["value"].to_numpy(np.int64).astype(np.uint64)
    yield "vessel", owned["m"].to_numpy(np.intp), _with(owned["code"].to_numpy(np.uint64), vessel)


def _by_country(features: PartyFeatures) -> Made:
    """One name, its words in any order, in one country."""
    m, name = features.names.positions(), features.names.values
    words = np.array([text.replace(" ", "") for text in features.spelt.core.tolist()], dtype=object)
    known = (features.rows["country"].to_numpy(dtype=object) != "").astype(bool)[m]
    return "country", m[known], _with(hashed(words)[name], _country(features)[m] ^ _PLACES)[known]


def _by_building(features: PartyFeatures) -> Made:
    """One house number of one town, and one first letter of the name."""
    places, m = features.places, features.names.positions()
    place = features.rows["place"].to_numpy()[m]
    said = (_given(places["number"]) & _given(places["town"]))[place]
    house = _with(_codes(places["number"]), _codes(places["town"]))[place[said]]
    start = hashed(cut(features.spelt.joined, 0, 1))[features.names.values[said]]
    return "building", m[said], _with(house ^ _PLACES, start)


def _named(features: PartyFeatures, family: str, name: Positions, codes: Codes) -> Made:
    """Keys that names give (rows of `spelt`, ascending), spread over the nodes that bear them."""
    borne = features.names.values
    count = np.bincount(name, minlength=len(features.spelt))
    start = np.cumsum(count) - count
    many = count[borne]
    inside = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return family, np.repeat(features.names.positions(), many), codes[np.repeat(start[borne], many) + inside]


def _placed(features: PartyFeatures) -> Iterator[Made]:
    """Keys of a place and the beginning of the name."""
    places, m = features.places, features.names.positions()
    place = features.rows["place"].to_numpy()[m]
    house = _with(_codes(places["number"]), _codes(places["street"]))
    for family, code, given, letters in (
        ("house", house, _given(places["number"]) & _given(places["street"]), 1),
        ("post code", _codes(places["post_code"]), _given(places["post_code"]), 2),
    ):
        start = hashed(cut(features.spelt.joined, 0, letters))[features.names.values]
        said = given[place]
        yield family, m[said], _with(code[place[said]], start[said])


def shown_key(features: PartyFeatures) -> Callable[[str, int], str]:
    """Says of which name and place a key is, by its family and one of its nodes."""
    place = features.rows["place"].to_numpy()

    def text(family: str, m: int) -> str:
        name = str(features.spelt.core[features.names.values[features.names.start[m]]])
        return (
            name
            if family.partition(",")[0] in {"name", "ends", "letters", "words"}
            else f"{features.places['address'].iat[place[m]]}, {name}"
        )

    return text
