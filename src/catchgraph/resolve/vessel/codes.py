"""What vessel mentions offer, as numbers once and for all pairs: equal numbers mean equal values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.letters import letter_masks
from catchgraph.resolve.core.lists import Ints, Lists, lists

Codes = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Names:
    """Names as rows of `Features.names`: `own` and `rows` of a mention; codes of their parts, -1 where a part is empty.

    `stems`: text of each code of `stem`, `length` and `letters` (see `letters.letter_masks`) of each.
    """

    own: Lists
    stem: Codes
    joined: Codes
    number: Codes
    stems: npt.NDArray[np.object_]
    length: npt.NDArray[np.int32]
    letters: npt.NDArray[np.uint64]
    keys: Lists
    former: Lists


@dataclass(frozen=True, slots=True)
class Sources:
    """Code of the list (-1: none) and of the entry of each mention; pairs of both, sorted, as list × `width` + entry.

    `spread`: the entry stands in more than one list.
    """

    listed: Ints
    source: Ints
    entry: Ints
    width: int
    known: Ints
    spread: Bools


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures of each mention: value, code of the kind, whether the kind is stated."""

    rows: Lists
    value: npt.NDArray[np.float64]
    kind: Codes
    stated: Bools


@dataclass(frozen=True, slots=True)
class Coded:
    """`Features` by position of the mention. `imo`: -1 where there is none. `sets`: those of `Features.sets`, and
    `strong number`: registration numbers that identify by themselves; sets that are compared share their codes.
    """

    imo: Codes
    sets: Mapping[str, Lists]
    sizes: Mapping[str, Sizes]
    names: Names
    sources: Sources


def coded(
    rows: pd.DataFrame,
    names: pd.DataFrame,
    sets: Mapping[str, pd.DataFrame],
    sizes: Mapping[str, pd.DataFrame],
    distinctive: Bools,
) -> Coded:
    """Codes of what `Features` holds; `distinctive`: of each row of the set `registration number`."""
    count = len(rows)
    years = sets["built"].assign(value=sets["built"]["value"].astype(int))
    flat = [
        *_together(count, {name: sets[name] for name in ("flag", "former flag")}),
        *_together(
            count,
            {
                "registration number": sets["registration number"],
                "strong number": sets["registration number"][distinctive],
                "name as number": sets["name as number"],
            },
        ),
        *(pair for name in ("call sign", "MMSI", "party") for pair in _together(count, {name: sets[name]})),
        ("built", lists(years["m"], years["value"], count)),
    ]
    return Coded(
        imo=_codes(rows["imo"].to_numpy(object)),
        sets=dict(flat),
        sizes={name: _sizes(frame, count) for name, frame in sizes.items()},
        names=_names(names, count),
        sources=_sources(rows),
    )


def _codes(texts: npt.NDArray[np.object_]) -> Codes:
    """A number for each text; -1 for the empty one."""
    code, unique = pd.factorize(texts)
    number = np.where(np.asarray(unique, dtype=object) == "", -1, np.arange(len(unique)))
    result: Codes = number.astype(np.int32)[code] if len(unique) else code.astype(np.int32)
    return result


def _together(count: int, frames: Mapping[str, pd.DataFrame]) -> Iterable[tuple[str, Lists]]:
    texts = [frame["value"].to_numpy(object) for frame in frames.values()]
    code = pd.factorize(np.concatenate(texts))[0]
    ends = np.cumsum([len(part) for part in texts])[:-1]
    for (name, frame), part in zip(frames.items(), np.split(code, ends), strict=True):
        yield name, lists(frame["m"], part, count)


def _sizes(frame: pd.DataFrame, count: int) -> Sizes:
    kind = _codes(frame["kind"].to_numpy(object))
    rows = lists(frame["m"], np.arange(len(frame)), count)
    return Sizes(rows, frame["value"].to_numpy(np.float64), kind, kind >= 0)


def _names(names: pd.DataFrame, count: int) -> Names:
    own, m = names["own"].to_numpy(dtype=bool), names["m"].to_numpy(np.intp)
    stem, stems = pd.factorize(names["stem"].to_numpy(object))
    texts = np.asarray(stems, dtype=object)
    key = pd.factorize(names["key"].to_numpy(object))[0]
    return Names(
        own=lists(m[own], np.flatnonzero(own), count),
        stem=stem.astype(np.int32),
        joined=pd.factorize(names["joined"].to_numpy(object))[0].astype(np.int32),
        number=_codes(names["number"].to_numpy(object)),
        stems=texts,
        length=np.array([len(text) for text in texts], dtype=np.int32),
        letters=letter_masks(texts),
        keys=lists(m, key, count),
        former=lists(m[~own], key[~own], count),
    )


def _sources(rows: pd.DataFrame) -> Sources:
    source, entry = (pd.factorize(rows[name].to_numpy(object))[0].astype(np.intp) for name in ("source", "entry"))
    # Of a source where a vessel comes many times nothing is said.
    listed = np.where(rows["source"].to_numpy(object) == "", -1, source)
    width = int(entry.max(initial=0)) + 1
    known = np.unique(source * width + entry)
    spread = np.bincount(known % width, minlength=width)[entry] > 1
    return Sources(listed, source, entry, width, known, spread)
