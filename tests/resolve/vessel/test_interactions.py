"""Interactions: what several fields say together, and what they do not."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.pairs import scored
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import features
from tests.resolve.cases import vessel

SIZE: dict[str, Any] = {"lengths_m": [54.5], "tonnages": [612.0]}
NUMBER: dict[str, Any] = {"registration_numbers": ["593762"], "flags": ["USA"]}

CASES = [
    (vessel("1", "ALBA 7", **SIZE), vessel("2", "ALBA NO. 7", **SIZE), "name and dimensions"),
    (vessel("1", "ALBA 7", **SIZE), vessel("2", "ALBA NO. 8", **SIZE), "nothing"),
    (vessel("1", "ALBA", **NUMBER), vessel("2", "ALBA", **NUMBER), "name and short number"),
    (vessel("1", "ALBA", **NUMBER), vessel("2", "ALBA", **NUMBER | {"flags": ["PAN"]}), "nothing"),
    (
        vessel("1", "ZEPHYR", former_names=["ALBA 7"], **SIZE),
        vessel("2", "ALBA 7", **SIZE),
        "former name and dimensions",
    ),
    (vessel("1", "ZEPHYR", former_names=["ALBA 7"], **SIZE), vessel("2", "ALBA 7"), "nothing"),
    (
        vessel("1", "ZEPHYR", former_names=["ALBA 7"], built=[1990], **SIZE),
        vessel("2", "ALBA 7", built=[2001], **SIZE),
        "nothing",
    ),
    (
        vessel("1", "ZEPHYR", former_names=["ALBA 7"], flags=["PAN"], **SIZE),
        vessel("2", "ALBA 7", flags=["LBR"], lengths_m=[54.5], tonnages=[700.0], tonnage_kind="GT"),
        "former name and dimensions",
    ),
]


def compared(left: dict[str, Any], right: dict[str, Any]) -> pd.DataFrame:
    return compare(features(pd.DataFrame([left, right])), pd.DataFrame({"left": [0], "right": [1]}))


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_level(left: dict[str, Any], right: dict[str, Any], expected: str) -> None:
    names = list(level_names(FIELDS["taken together"]))
    assert names[compared(left, right)["taken together"].iloc[0]] == expected


def test_a_vessel_renamed_and_reflagged_is_linked_by_former_name_and_dimensions() -> None:
    one = vessel(
        "1", "ZEPHYR", former_names=["ALBA 7"], flags=["PAN"], former_flags=["TWN"], call_signs=["HO12"], **SIZE
    )
    other = vessel("2", "ALBA 7", flags=["TWN"], call_signs=["BZYC2"], registration_numbers=["CT51234"], **SIZE)
    weights = load_weights("vessel")
    pairs = scored(pd.DataFrame({"left": [0], "right": [1]}), compared(one, other), weights, FIELDS)
    assert pairs["score"].iloc[0] >= weights.link_at
    stranger = other | {"lengths_m": [31.0], "tonnages": [140.0]}
    pairs = scored(pd.DataFrame({"left": [0], "right": [1]}), compared(one, stranger), weights, FIELDS)
    assert pairs["score"].iloc[0] < weights.link_at


def test_sister_ships_of_one_size_and_year_are_not_linked() -> None:
    facts = SIZE | {"built": [1990], "flags": ["TWN"], "parties": ["BLUE FIN"]}
    weights = load_weights("vessel")
    levels = compared(vessel("1", "ALBA 7", **facts), vessel("2", "ALBA 8", **facts))
    assert scored(pd.DataFrame({"left": [0], "right": [1]}), levels, weights, FIELDS)["score"].iloc[0] < weights.link_at
