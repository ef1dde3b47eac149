"""Levels of every field for pairs of vessel mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from catchgraph.resolve import levels, names, sizes
from catchgraph.resolve.features import Features
from catchgraph.resolve.together import together

#: Field → the function whose docstring describes it.
FIELDS: Mapping[str, Callable[..., Any]] = {
    "IMO number": levels.imo,
    "registration number": levels.registration,
    "call sign": levels.call_sign,
    "MMSI": levels.mmsi,
    "name": names.stem,
    "hull number": names.number,
    "former name": names.former,
    "flag": levels.flag,
    "length": sizes.length,
    "tonnage": sizes.tonnage,
    "built": levels.built,
    "owner or operator": levels.party,
    "source": levels.source,
    "taken together": together,
}

_NAMES = ("name", "hull number", "former name")

#: Fields that are judged by the levels of the others.
INTERACTIONS = ("taken together",)


def compare(features: Features, pairs: pd.DataFrame) -> pd.DataFrame:
    """One int8 column of levels for each of `FIELDS`, a row per pair (left, right), in the order of `pairs`."""
    named = names.compare_names(features, pairs)
    columns = {
        field: function(named) if field in _NAMES else function(features, pairs)
        for field, function in FIELDS.items()
        if field not in INTERACTIONS
    }
    return pd.DataFrame(columns | {field: FIELDS[field](columns) for field in INTERACTIONS})


def level_names(function: Callable[..., Any]) -> dict[str, str]:
    """Levels of a comparator in their order, with their meaning: the `level: meaning` lines of its docstring."""
    lines = (function.__doc__ or "").strip().split("\n")[1:]
    parted = [line.strip().split(": ", 1) for line in lines if ": " in line]
    return {parts[0]: parts[1] for parts in parted}


def describes(function: Callable[..., Any]) -> str:
    """What a comparator compares: the first line of its docstring."""
    return (function.__doc__ or "").strip().split("\n")[0].rstrip(".")
