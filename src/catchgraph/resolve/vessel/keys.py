"""Which pairs of mentions are worth comparing: those that share at least one key."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from catchgraph.resolve.vessel.features import Features, mapped

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
    strong = pd.concat(_strong(features, hide_imo=hide_imo), ignore_index=True)
    weak = _across(pd.concat(_weak(features), ignore_index=True), features)
    kept_strong, dropped_strong = _capped(strong, features, cap)
    kept_weak, dropped_weak = _capped(weak, features, cap)
    within = _pairs(kept_strong)
    source = features.rows["source"].to_numpy()
    across = _pairs(kept_weak)
    # One edition of a list names each vessel once: only what identifies can say otherwise.
    left, right = source[across["left"]], source[across["right"]]
    across = across[(left != right) | (left == "")]
    met = pd.concat([within, across], ignore_index=True)
    families = met.groupby("family").size().sort_index()
    pairs = met[["left", "right"]].drop_duplicates().sort_values(["left", "right"], ignore_index=True)
    dropped = pd.concat([dropped_strong, dropped_weak], ignore_index=True)
    dropped = dropped.assign(family=dropped["key"].map(_family).astype(object))
    counts = dict(zip(families.index, families.tolist(), strict=True))
    return Blocked(pairs, dropped.sort_values("key", ignore_index=True), counts)


def _family(key: str) -> str:
    return key.partition(": ")[0]


def _strong(features: Features, *, hide_imo: bool) -> list[pd.DataFrame]:
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


def _weak(features: Features) -> list[pd.DataFrame]:
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


def _across(keys: pd.DataFrame, features: Features) -> pd.DataFrame:
    """Keys whose members stand in more than one list, or in a source where a vessel comes many times."""
    source = features.rows["source"].to_numpy(dtype=str)[keys["m"]]
    lists = keys.assign(source=source).groupby("key")["source"].agg(["nunique", "min"])
    useful = lists.index[(lists["nunique"] > 1) | (lists["min"] == "")]
    return keys[keys["key"].isin(useful)].reset_index(drop=True)


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


def _key(kind: str, m: pd.Series, value: pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame({"m": m.to_numpy(), "key": (kind + ": " + value.astype(str)).to_numpy()})
    return frame.drop_duplicates(ignore_index=True)


def _capped(keys: pd.DataFrame, features: Features, cap: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keys small enough to pair, and those that stay too common after refining."""
    kept: list[pd.DataFrame] = []
    rest = keys
    for refine in (_by_flag, _by_length, None):
        size = rest.groupby("key")["m"].transform("size")
        kept.append(rest[size <= cap])
        rest = rest[size > cap]
        if refine is None or rest.empty:
            break
        rest = refine(rest, features)
    counts = rest.groupby("key").size()
    return pd.concat(kept, ignore_index=True), pd.DataFrame({"key": counts.index, "members": counts.to_numpy()})


def _by_flag(keys: pd.DataFrame, features: Features) -> pd.DataFrame:
    return _extended(keys, features.sets["flag"])


def _by_length(keys: pd.DataFrame, features: Features) -> pd.DataFrame:
    length = features.sizes["length"]
    low = np.floor(length["value"] / BAND)
    # Each length in two bands, so that neighbours meet.
    bands = pd.concat([length.assign(value=low), length.assign(value=low + 1)])
    return _extended(keys, bands[["m", "value"]])


def _extended(keys: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    frame = keys.merge(values, on="m", how="left")
    # Those without a value stay together: a missing value as text is missing again, and would lose its key.
    value = frame["value"].astype(object).where(frame["value"].notna(), "none stated")
    frame["key"] = frame["key"] + " | " + value.astype(str)
    return frame[["m", "key"]].drop_duplicates(ignore_index=True)


def _pairs(keys: pd.DataFrame) -> pd.DataFrame:
    """family, left, right: once a family."""
    code, texts = pd.factorize(keys["key"])
    codes = pd.DataFrame({"m": keys["m"].to_numpy(), "key": code})
    pairs = codes.merge(codes, on="key", suffixes=("", "_right"))
    pairs = pairs[pairs["m"] < pairs["m_right"]]
    families = np.array([_family(text) for text in texts], dtype=object)
    frame = {"family": families[pairs["key"].to_numpy()], "left": pairs["m"], "right": pairs["m_right"]}
    return pd.DataFrame(frame).drop_duplicates(ignore_index=True)
