"""Comparators: the level of hand-made pairs, by the names the docstrings give them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from catchgraph.resolve.core.levels import describes, level_names
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import features
from tests.resolve.cases import IMO_A, IMO_B, broadcast, vessel

CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("IMO number", {}, {"imo": IMO_A}, "missing"),
    ("IMO number", {"imo": IMO_A}, {"imo": IMO_A}, "equal"),
    ("IMO number", {"imo": IMO_A}, {"imo": IMO_B}, "differ"),
    ("registration number", {"registration_numbers": ["CT51234"]}, {}, "missing"),
    ("registration number", {"registration_numbers": ["CT51234"]}, {"registration_numbers": ["CT51235"]}, "differ"),
    (
        "registration number",
        {"registration_numbers": ["100290"]},
        {"registration_numbers": ["100290"]},
        "equal but short",
    ),
    ("registration number", {"registration_numbers": ["AB12"]}, {"registration_numbers": ["AB12"]}, "equal but short"),
    (
        "registration number",
        {"registration_numbers": ["IMULA0892KLT", "X1"]},
        {"registration_numbers": ["IMULA0892KLT"]},
        "equal",
    ),
    ("call sign", {"call_signs": ["3FAB2", "HO12"]}, {"call_signs": ["HO12"]}, "equal"),
    ("call sign", {"call_signs": ["3FAB2"]}, {"call_signs": ["HO12"]}, "differ"),
    ("flag", {"flags": ["PAN"]}, {"flags": ["LBR"]}, "differ"),
    ("flag", {"flags": ["PAN"], "former_flags": ["LBR"]}, {"flags": ["LBR"]}, "former"),
    ("flag", {"flags": ["PAN"], "former_flags": ["LBR"]}, {"flags": ["LBR", "PAN"]}, "equal"),
    ("built", {"built": [1998]}, {"built": [1999]}, "near"),
    ("built", {"built": [1998]}, {"built": [1997]}, "near"),
    ("built", {"built": [1998, 2001]}, {"built": [2001]}, "equal"),
    ("built", {"built": [1998]}, {"built": [2004]}, "differ"),
    ("owner or operator", {"parties": ["BLUE FIN"]}, {"parties": ["RED FIN", "BLUE FIN"]}, "equal"),
    ("length", {"lengths_m": [50.0], "length_kind": "LOA"}, {"lengths_m": [50.5], "length_kind": "LOA"}, "equal"),
    ("length", {"lengths_m": [50.0], "length_kind": "LOA"}, {"lengths_m": [48.0]}, "near"),
    ("length", {"lengths_m": [50.0], "length_kind": "LOA"}, {"lengths_m": [42.0], "length_kind": "LBP"}, "other kind"),
    ("length", {"lengths_m": [50.0], "length_kind": "LOA"}, {"lengths_m": [42.0], "length_kind": "LOA"}, "far"),
    ("tonnage", {"tonnages": [400.0, 612.0]}, {"tonnages": [610.0]}, "equal"),
    (
        "tonnage",
        {"tonnages": [400.0], "tonnage_kind": "GT"},
        {"tonnages": [250.0], "tonnage_kind": "GRT"},
        "other kind",
    ),
    ("source", {"dataset": "a@2025"}, {"dataset": "a@2025"}, "same list"),
    (
        "source",
        {"dataset": "a@undated", "names": ["A"]},
        {"dataset": "a@undated", "file_id": "file:2", "names": ["B"]},
        "different",
    ),
    ("source", {"dataset": "a@2024", "names": ["A"]}, {"dataset": "a@2025", "names": ["B"]}, "different"),
    ("source", {"dataset": "a@2024", "names": ["A"]}, {"dataset": "a@2025", "names": ["A"]}, "same row"),
    ("source", {"dataset": "a@2024", "names": ["A"]}, {"dataset": "b@2025", "names": ["A"]}, "different"),
    (
        "source",
        {"dataset": "a@2024", "names": ["A"], "register_numbers": ["REG 1"]},
        {"dataset": "a@2025", "names": ["A"], "register_numbers": ["REG 1", "OTHER 9"], "flags": ["PAN"]},
        "same row",
    ),
    (
        "source",
        {"dataset": "a@2024", "names": ["A"], "register_numbers": ["REG 1"]},
        {"dataset": "a@2025", "names": ["B"], "register_numbers": ["REG 1"]},
        "different",
    ),
    (
        "source",
        {"dataset": "a@2024", "names": ["A"], "register_numbers": ["REG 1"]},
        {"dataset": "a@2025", "names": ["A"], "register_numbers": ["REG 2"]},
        "different",
    ),
]


def level(field: str, left: dict[str, Any], right: dict[str, Any]) -> str:
    """Name of the level of a field for two mentions."""
    known = features(pd.DataFrame([left, right]))
    code = compare(known, pd.DataFrame({"left": [0], "right": [1]}))[field].iloc[0]
    return list(level_names(FIELDS[field]))[code]


@pytest.mark.parametrize(("field", "left", "right", "expected"), CASES)
def test_level(field: str, left: dict[str, Any], right: dict[str, Any], expected: str) -> None:
    assert level(field, vessel("1") | left, vessel("2") | right) == expected


def test_a_name_that_is_the_registration_number_counts_as_one() -> None:
    one = vessel("1", "IMUL-A-0892-KLT")
    other = vessel("2", "SUBA PATHUM 03", registration_numbers=["IMULA0892KLT"])
    assert level("registration number", one, other) == "equal"


def test_one_name_on_both_sides_is_no_registration_number() -> None:
    assert level("registration number", vessel("1", "LU QING 178"), vessel("2", "LU QING 178")) == "missing"


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("2014-06-30", "2014-06-01", "equal and dated"),
        # The last day of one is the first of the other: a day that both held it.
        ("2014-06-30", "2014-06-30", "equal and dated"),
        ("2014-06-30", "2014-07-01", "equal"),
        ("2014-06-30", "2015-01-01", "equal"),
    ],
)
def test_mmsi_is_dated(last: str, first: str, expected: str) -> None:
    # Mentions are in the order of their ids: the earlier broadcast is once the first of the pair, once the second.
    for earlier, later in (("1", "2"), ("2", "1")):
        one = broadcast(earlier, "273338570", "2012-01-01", last)
        other = broadcast(later, "273338570", first, "2017-12-31")
        assert level("MMSI", one, other) == expected


def test_broadcasts_are_no_list_that_names_each_vessel_once() -> None:
    rows = [broadcast(str(n), "273338570", "2012-01-01", "2013-01-01") for n in (1, 2)]
    assert level("source", rows[0], rows[1]) == "different"


@pytest.mark.parametrize("field", list(FIELDS))
def test_every_level_is_described(field: str) -> None:
    named = level_names(FIELDS[field])
    assert len(named) >= 2
    assert all(named.values())
    assert describes(FIELDS[field])
