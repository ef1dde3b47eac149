"""Which pairs of mentions are worth comparing: those that share at least one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.keys import Candidates, Capped, Keys, capped, keys_of
from catchgraph.resolve.core.lists import Lists, lists
from catchgraph.resolve.core.text_codes import hashed
from catchgraph.resolve.vessel.features import Features, mapped

Positions = npt.NDArray[np.intp]
Made = tuple[str, Positions, npt.NDArray[np.uint64]]

#: A key shared by more mentions than this is refined by flag, then by length; what is still larger is dropped.
CAP = 60

#: Metres a length band is wide, when a key must be refined.
BAND = 4.0


@dataclass(frozen=True, slots=True)
class Blocked:
    """`pairs`: left, right (positions, left < right). `dropped`: family, key, members: too common to compare.

    `families`: family of keys → pairs that meet by it; one pair may meet by several.
    """

    pairs: pd.DataFrame
    dropped: pd.DataFrame
    families: dict[str, int]


def block(features: Features, *, cap: int = CAP, hide_imo: bool = False) -> Blocked:
    """Pairs that share a key. `hide_imo` leaves the IMO number out (benchmarks)."""
    source = features.rows["source"].to_numpy(dtype=object)
    listed = np.where(source == "", -1, pd.factorize(source)[0])
    parted, shown = _refinements(features), _shown(features)
    strong = capped(keys_of(_strong(features, hide_imo=hide_imo)), parted, shown, cap)
    weak = capped(_across(keys_of(_weak(features)), listed), parted, shown, cap)
    counts: dict[str, int] = {}
    met = [np.zeros(0, dtype=np.int64)]
    for kept in (strong, weak):
        for family, left, right in _pairs(kept, len(features)):
            if kept is weak:
                # One edition of a list names each vessel once: only what identifies can say otherwise.
                across = (listed[left] != listed[right]) | (listed[left] < 0)
                left, right = left[across], right[across]
            if len(left):
                counts[family] = len(left)
            met.append(left << 32 | right)
    code = np.unique(np.concatenate(met))
    pairs = pd.DataFrame({"left": code >> 32, "right": code & 0xFFFFFFFF})
    dropped = pd.concat([strong.dropped, weak.dropped], ignore_index=True)
    dropped = dropped.assign(family=[key.partition(": ")[0] for key in dropped["key"]])
    return Blocked(pairs, dropped.sort_values(["key", "members"], ignore_index=True), dict(sorted(counts.items())))


def _pairs(kept: Capped, count: int) -> Iterator[tuple[str, npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """family, left, right: each pair once a family."""
    for number, family in enumerate(kept.keys.families):
        found = pd.concat(list(Candidates(kept.keys.where(kept.keys.family == number), count)))
        yield family, found["left"].to_numpy(np.int64), found["right"].to_numpy(np.int64)


def _across(keys: Keys, listed: Positions) -> Keys:
    """Keys whose members stand in more than one list, or in a source where a vessel comes many times (-1)."""
    if not len(keys.m):
        return keys
    first = np.flatnonzero(np.r_[True, keys.key[1:] != keys.key[:-1]])
    of = listed[keys.m]
    low, high = np.minimum.reduceat(of, first), np.maximum.reduceat(of, first)
    return keys.where(np.repeat((low != high) | (low < 0), np.diff(np.r_[first, len(of)])))


def _refinements(features: Features) -> list[Lists]:
    """What parts the members of a key that is too common: each of its flags, then a band of lengths."""
    flag, length = features.sets["flag"], features.sizes["length"]
    low = np.floor(length["value"].to_numpy(dtype=np.float64) / BAND).astype(np.int32)
    m = length["m"].to_numpy(np.intp)
    # Each length in two bands, so that neighbours meet.
    return [
        _or_none(flag["m"].to_numpy(np.intp), pd.factorize(flag["value"])[0].astype(np.int32), len(features)),
        _or_none(np.r_[m, m], np.r_[low, low + np.int32(1)], len(features)),
    ]


def _or_none(m: Positions, value: npt.NDArray[np.int32], count: int) -> Lists:
    """The values of each position; those without one have one of their own, and stay together."""
    without = np.setdiff1d(np.arange(count), m)
    return lists(np.r_[m, without], np.r_[value, np.full(len(without), -1, dtype=np.int32)], count)


def _shown(features: Features) -> Callable[[str, int], str]:
    """The text of a key that is too common, by one of its members: its name, where it has one."""
    first = features.names.drop_duplicates("m").set_index("m")["stem"]
    return lambda _, m: str(first.get(m, "a vessel without a name"))


def _strong(features: Features, *, hide_imo: bool) -> list[Made]:
    """Keys that identify, or nearly so."""
    imo = features.rows["imo"]
    numbers = pd.concat([features.sets["registration number"], features.sets["name as number"]]).drop_duplicates()
    keys = [
        _key("registration", numbers["m"], numbers["value"]),
        _key("call sign", *_columns(features.sets["call sign"])),
        _key("MMSI", *_columns(features.sets["MMSI"])),
        _key("name", features.names["m"], features.names["key"]),
        _key("row", *_repeated(features)),
    ]
    if not hide_imo:
        known = imo[imo != ""]
        keys.append(_key("imo", known.index.to_series(), known))
    return keys


def _repeated(features: Features) -> tuple[pd.Series, pd.Series]:
    """Rows that another edition of their list repeats."""
    rows = features.rows[["entry", "source"]]
    entries = rows["entry"][(rows["entry"] != "") & (rows.groupby("entry")["source"].transform("nunique") > 1)]
    return entries.index.to_series(), entries


def _weak(features: Features) -> list[Made]:
    """Keys of likeness: they find renamed and misspelt vessels."""
    names = features.names[features.names["stem"] != ""]
    flags = features.sets["flag"].rename(columns={"value": "flag"})
    flagged = names.merge(flags, on="m")
    party = features.sets["party"]
    size = _rounded(features)
    built = features.sets["built"].rename(columns={"value": "year"})
    owned = party.merge(size, on="m")
    dated = size.merge(built, on="m")
    return [
        _key("stem and flag", flagged["m"], flagged["stem"] + "|" + flagged["flag"]),
        _key("letters", names["m"], _letters(names)),
        _key("party and length", owned["m"], owned["value"] + "|" + owned["length"]),
        _key("length, tonnage", size["m"], size["length"] + "|" + size["tonnage"]),
        _key("length, built", dated["m"], dated["length"] + "|" + dated["year"].astype(str)),
    ]


def _letters(names: pd.DataFrame) -> pd.Series:
    """Consonants of the stem and the hull number: equal for most misspellings."""
    stems = names["stem"].unique()
    letters = {stem: stem[:1] + "".join(c for c in stem[1:] if c not in "AEIOUY ") for stem in stems}
    return mapped(names["stem"], letters) + "|" + names["number"]


def _rounded(features: Features) -> pd.DataFrame:
    """m, length, tonnage as text, to a decimetre and a ton."""
    length, tonnage = features.sizes["length"], features.sizes["tonnage"]
    frame = length.merge(tonnage, on="m", suffixes=("", "_t"))
    return pd.DataFrame(
        {
            "m": frame["m"],
            "length": frame["value"].round(1).astype(str),
            "tonnage": frame["value_t"].round(0).astype(str),
        }
    )


def _columns(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    return frame["m"], frame["value"]


def _key(kind: str, m: pd.Series, value: pd.Series) -> Made:
    return kind, m.to_numpy(np.intp), hashed(value.astype(str).to_numpy(dtype=object))
