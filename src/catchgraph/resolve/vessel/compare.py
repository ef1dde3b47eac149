"""Levels of every field for pairs of vessel mentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from catchgraph.resolve.vessel import levels, names, sizes
from catchgraph.resolve.vessel.features import Features
from catchgraph.resolve.vessel.interactions import together

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
