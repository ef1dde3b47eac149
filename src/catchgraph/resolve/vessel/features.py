"""What a mention of a vessel offers for comparison, taken apart once: names, identifiers, sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import VesselName, vessel_name
from catchgraph.resolve.core.lists import long
from catchgraph.resolve.vessel.codes import Coded, coded

#: Column of `read.vessel_mention` → name of the set of values.
SETS = {
    "call_signs": "call sign",
    "registration_numbers": "registration number",
    "flags": "flag",
    "former_flags": "former flag",
    "mmsis": "MMSI",
    "parties": "party",
    "built": "built",
}

#: Kinds of record of which one edition names each vessel once.
LISTS = ("registration", "listing")


@dataclass(frozen=True)
class Features:
    """Mentions by position `m` (0, 1, … in the order of their ids).

    `rows`: mention_id, record_kind, dataset, source (dataset and file, or '' where a vessel may come many times),
    entry (what makes it the same row in another edition of its list, or ''), imo, mmsi_first, mmsi_last.
    `names`: m, own (False: a former name), stem (words sorted), joined (words as they stand, without spaces), number,
    key. `sets`: m, value for each of `SETS`, and `name as number`: names squeezed like registration numbers.
    `sizes`: m, kind, value for `length` (metres) and `tonnage`.
    """

    rows: pd.DataFrame
    names: pd.DataFrame
    sets: dict[str, pd.DataFrame]
    sizes: dict[str, pd.DataFrame]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def coded(self) -> Coded:
        """The same as numbers, made once."""
        strong = distinctive(self.sets["registration number"]["value"]).to_numpy(dtype=bool)
        return coded(self.rows, self.names, self.sets, self.sizes, strong)


def features(mentions: pd.DataFrame) -> Features:
    """Take apart mentions (columns of `read.vessel_mention`, one row a mention id)."""
    mentions = mentions.sort_values("mention_id", ignore_index=True)
    rows = mentions[["mention_id", "record_kind", "dataset", "imo", "mmsi_first", "mmsi_last"]].copy()
    rows["imo"] = rows["imo"].fillna("")
    # With the file, since two editions may both be undated.
    edition = mentions["dataset"].astype(object) + " " + mentions["file_id"].astype(object)
    rows["source"] = np.where(rows["record_kind"].isin(LISTS), edition, "")
    rows["entry"] = ""
    listed = rows["record_kind"].isin(LISTS)
    rows.loc[listed, "entry"] = _entries(mentions[listed])
    sets = {name: long(mentions[column]) for column, name in SETS.items()}
    sets["name as number"] = _squeezed(long(mentions["names"]))
    return Features(
        rows=rows,
        names=_names(mentions),
        sets=sets,
        sizes={
            "length": _sizes(mentions["lengths_m"], mentions["length_kind"]),
            "tonnage": _sizes(mentions["tonnages"], mentions["tonnage_kind"]),
        },
    )


#: What a row says of its vessel, where it has no number of its register.
_CONTENT = (*SETS, "former_names", "lengths_m", "tonnages")


def _entries(mentions: pd.DataFrame) -> list[str]:
    """The list with its number and names of the vessel, else with everything it says of it: editions repeat both.

    A number alone is none: two lists may be of one layout, and each count from one.
    """
    columns = [mentions[column] for column in ("names", "imo", *_CONTENT)]
    numbers = mentions["register_numbers"] if "register_numbers" in mentions else [None] * len(mentions)
    entries = []
    for dataset, given, *values in zip(mentions["dataset"], numbers, *columns, strict=True):
        number = next(iter(_items(given)), None)
        texts = ["\x1e".join(sorted(map(str, _items(each)))) for each in (values[:1] if number else values)]
        entries.append("\x1f".join([str(dataset).partition("@")[0], str(number or ""), *texts]))
    return entries


def _items(values: object) -> list[object]:
    """The values of a list, or of a single text; no list at all is a null of DuckDB."""
    if isinstance(values, str):
        return [values]
    return list(values) if isinstance(values, (list, tuple, np.ndarray)) else []


def mapped(values: pd.Series, table: Mapping[str, object]) -> pd.Series:
    """Each value's entry, as objects: `map` gives an empty column a type of its own choice."""
    return pd.Series([table[value] for value in values], index=values.index, dtype=object)


def _sizes(values: pd.Series, kinds: pd.Series) -> pd.DataFrame:
    frame = long(values)
    frame["value"] = frame["value"].astype(float)
    frame["kind"] = kinds.fillna("").to_numpy()[frame["m"]]
    return frame[frame["value"] > 0].reset_index(drop=True)


def _names(mentions: pd.DataFrame) -> pd.DataFrame:
    frame = pd.concat([long(mentions["names"]).assign(own=True), long(mentions["former_names"]).assign(own=False)])
    parsed = {text: name for text in frame["value"].unique() if (name := vessel_name(text))}
    parts = pd.DataFrame(
        [(text, *_comparable(name), name.number, name.key) for text, name in parsed.items()],
        columns=["value", "stem", "joined", "number", "key"],
    )
    named = frame.merge(parts, on="value").drop(columns="value").drop_duplicates()
    return named.sort_values(["m", "own", "key"], ascending=[True, False, True], ignore_index=True)


def _comparable(name: VesselName) -> tuple[str, str]:
    """The stem's words sorted, and written together: ORYONG is ORYONG, YU LIAO and LIAOYU may be one name."""
    words = name.stem.split()
    return " ".join(sorted(words)), "".join(words)


def _squeezed(names: pd.DataFrame) -> pd.DataFrame:
    """Names that look like a registration number: some registers write the number as the name."""
    squeezed = {text: registration_number(text) or "" for text in names["value"].unique()}
    frame = names.assign(value=mapped(names["value"], squeezed))
    return frame[distinctive(frame["value"])].drop_duplicates(ignore_index=True)


def distinctive(numbers: pd.Series) -> pd.Series:
    """Registration numbers that identify by themselves: at least six characters, letters and digits."""
    text = numbers.astype(str)
    mixed = text.str.contains("[A-Z]") & text.str.contains("[0-9]{2}")
    return mixed & (text.str.len() >= 6)
