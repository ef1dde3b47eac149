"""Keys by which companies and persons meet: two nodes that share none are not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.keys import Keys, hashed, keys_of
from catchgraph.resolve.party_features import PartyFeatures

Positions = npt.NDArray[np.intp]
Codes = npt.NDArray[np.uint64]
Made = tuple[str, Positions, Codes]

_LONG = 5


def company_keys(features: PartyFeatures) -> Keys:
    """Keys of companies.

    The name itself; house or post code with its beginning; identifiers; telephones. Its letters, whatever their order,
    and all its words but one (of a single word its beginning and its end) are shared by many: they count with the
    number in the name and either the trades it states, or its first letter.
    """
    return keys_of(_company(features))


def person_keys(features: PartyFeatures) -> Keys:
    """Keys of persons: one name, and one address or one vessel. A name alone is not compared."""
    return keys_of(_person(features))


def refinements(features: PartyFeatures) -> list[npt.NDArray[np.uint64]]:
    """What parts the members of a key that is too common: the town or country, then the address."""
    town = _of_places(
        features, features.places["town"].where(features.places["town"] != "", features.places["country"])
    )
    country = features.rows["country"].to_numpy(dtype=object)
    near = np.where(town == "", country, town)
    return [hashed(near), hashed(_of_places(features, features.places["address"]))]


def _company(features: PartyFeatures) -> Iterator[Made]:
    spelt = features.spelt
    joined = spelt.joined.tolist()
    yield _named(features, "name", np.arange(len(spelt)), hashed(spelt.joined))
    number = hashed(spelt.number)
    trade = _with(number, spelt.trades.astype(np.uint64))
    start = _with(number, hashed(np.array([text[:1] for text in joined], dtype=object)))
    for family, (at, texts) in (
        ("letters", _each(spelt.joined, _letters)),
        ("words", _each(spelt.core, _without_one)),
    ):
        codes = hashed(np.array(texts, dtype=object))
        yield _named(features, family, at, _with(codes, trade[at]))
        yield _named(features, f"{family}, first letter", at, _with(codes, start[at]))
    yield from _placed(features)
    codes = hashed(features.numbers.texts)
    for family, held in (("identifier", features.numbers.identifiers), ("telephone", features.numbers.phones)):
        yield family, held.positions(), codes[held.values]


def _with(one: Codes, other: Codes) -> Codes:
    """A code of both."""
    with np.errstate(over="ignore"):
        return (one ^ (one >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + other


def _person(features: PartyFeatures) -> Iterator[Made]:
    m, name = features.names.positions(), features.names.values
    joined = features.spelt.joined
    place = _of_places(features, features.places["address"])[m]
    here = place != ""
    yield _pairwise("address", m[here], place[here], joined[name[here]])
    owned = pd.DataFrame({"m": m, "name": name}).merge(features.vessels, on="m")
    yield _pairwise("vessel", owned["m"].to_numpy(np.intp), owned["value"].to_numpy(), joined[owned["name"].to_numpy()])


def _pairwise(family: str, m: Positions, of: npt.NDArray[np.generic], text: npt.NDArray[np.object_]) -> Made:
    texts = np.array([f"{a}|{b}" for a, b in zip(of.tolist(), text.tolist(), strict=True)], dtype=object)
    return family, m, hashed(texts)


def _each(texts: npt.NDArray[np.object_], cut: Callable[[str], list[str]]) -> tuple[Positions, list[str]]:
    made = [cut(whole) for whole in texts.tolist()]
    return np.repeat(np.arange(len(made)), [len(found) for found in made]), [text for found in made for text in found]


def _letters(joined: str) -> list[str]:
    """The letters that occur, in order of the alphabet: the same for letters doubled, exchanged or repeated."""
    return ["".join(sorted(set(joined)))] if len(joined) > _LONG else []


def _without_one(core: str) -> list[str]:
    words = core.split()
    if len(words) > 1:
        found = {" ".join(words[:at] + words[at + 1 :]) for at in range(min(len(words), 6))}
        return sorted(text for text in found if len(text) >= _LONG)
    return [core[:_LONG] + "-", "-" + core[-_LONG:]] if len(core) > _LONG else []


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
    places = features.places
    house = places["number"] + "|" + places["street"]
    house = house.where((places["number"] != "") & (places["street"] != ""), "")
    for family, texts, letters in (("house", house, 1), ("post code", places["post_code"], 2)):
        m = features.names.positions()
        text = _of_places(features, texts)[m]
        start = np.array([whole[:letters] for whole in features.spelt.joined.tolist()], dtype=object)
        code = hashed(start)[features.names.values]
        said = text != ""
        yield family, m[said], _with(hashed(text[said]), code[said])


def shown_key(features: PartyFeatures) -> Callable[[str, int], str]:
    """Says of which name and place a key is, by its family and one of its nodes."""
    place = features.rows["place"].to_numpy()

    def text(family: str, m: int) -> str:
        name = str(features.spelt.core[features.names.values[features.names.start[m]]])
        return (
            name
            if family.partition(",")[0] in {"name", "letters", "words"}
            else f"{features.places['address'].iat[place[m]]}, {name}"
        )

    return text


def _of_places(features: PartyFeatures, texts: pd.Series) -> npt.NDArray[np.object_]:
    result: npt.NDArray[np.object_] = texts.to_numpy(dtype=object)[features.rows["place"].to_numpy()]
    return result
