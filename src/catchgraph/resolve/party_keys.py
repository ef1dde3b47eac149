"""Keys by which companies and persons meet: two nodes that share none are not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.keys import Keys, hashed, keys_of
from catchgraph.resolve.party_features import PartyFeatures

Positions = npt.NDArray[np.intp]
Made = tuple[str, Positions, npt.NDArray[np.uint64]]

_LONG = 5


def company_keys(features: PartyFeatures) -> Keys:
    """Keys of companies.

    The name itself; its letters, whatever their order; all its words but one (of a single word its beginning and its
    end); the address with the beginning of the name; the town or post code with the beginning; identifiers; telephones.
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
    yield _named(features, "name", range(len(spelt)), [str(text) for text in spelt.joined])
    at, texts = _each(spelt.joined, _letters)
    yield _named(features, "letters", at, texts)
    at, texts = _each(spelt.core, _without_one)
    yield _named(features, "words", at, texts)
    yield from _placed(features)
    codes = hashed(features.numbers.texts)
    for family, held in (("identifier", features.numbers.identifiers), ("telephone", features.numbers.phones)):
        yield family, held.positions(), codes[held.values]


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


def _each(texts: npt.NDArray[np.object_], cut: Callable[[str], list[str]]) -> tuple[list[int], list[str]]:
    made = [(at, text) for at, whole in enumerate(texts.tolist()) for text in cut(whole)]
    return [at for at, _ in made], [text for _, text in made]


def _letters(joined: str) -> list[str]:
    """The letters that occur, in order of the alphabet: the same for letters doubled, exchanged or repeated."""
    return ["".join(sorted(set(joined)))] if len(joined) > _LONG else []


def _without_one(core: str) -> list[str]:
    words = core.split()
    if len(words) > 1:
        found = {" ".join(words[:at] + words[at + 1 :]) for at in range(min(len(words), 6))}
        return sorted(text for text in found if len(text) >= _LONG)
    return [core[:_LONG] + "-", "-" + core[-_LONG:]] if len(core) > _LONG else []


def _named(features: PartyFeatures, family: str, name: range | list[int], texts: list[str]) -> Made:
    """Keys that names give, spread over the nodes that bear them."""
    codes = hashed(np.array(texts, dtype=object))
    frame = pd.DataFrame({"name": np.asarray(name, dtype=np.int32), "at": np.arange(len(texts), dtype=np.int32)})
    borne = pd.DataFrame({"m": features.names.positions().astype(np.int32), "name": features.names.values})
    rows = borne.merge(frame, on="name")
    at = rows["at"].to_numpy()
    return family, rows["m"].to_numpy(np.intp), codes[at]


def _placed(features: PartyFeatures) -> Iterator[Made]:
    """Keys of a place and the beginning of the name."""
    places = features.places
    house = places["number"] + "|" + places["street"]
    house = house.where((places["number"] != "") & (places["street"] != ""), "")
    kinds = (("address", places["address"], 1), ("house", house, 1), ("post code", places["post_code"], 2))
    for family, texts, letters in (*kinds, ("town", places["town"], 4)):
        m = features.names.positions()
        text = _of_places(features, texts)[m]
        start = np.array([whole[:letters] for whole in features.spelt.joined.tolist()], dtype=object)
        code = hashed(start)[features.names.values]
        with np.errstate(over="ignore"):
            both = hashed(text) * np.uint64(0x9E3779B97F4A7C15) + code
        said = text != ""
        yield family, m[said], both[said]


def shown_key(features: PartyFeatures) -> Callable[[str, int], str]:
    """Says of which name and place a key is, by its family and one of its nodes."""
    place = features.rows["place"].to_numpy()

    def text(family: str, m: int) -> str:
        name = str(features.spelt.core[features.names.values[features.names.start[m]]])
        return name if family in {"name", "letters", "words"} else f"{features.places['address'].iat[place[m]]}, {name}"

    return text


def _of_places(features: PartyFeatures, texts: pd.Series) -> npt.NDArray[np.object_]:
    result: npt.NDArray[np.object_] = texts.to_numpy(dtype=object)[features.rows["place"].to_numpy()]
    return result
