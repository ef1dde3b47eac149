"""Blocking: shared keys pair, common keys are refined, what is still too common is reported."""

from __future__ import annotations

from typing import Any

import pandas as pd

from catchgraph.resolve.vessel.features import features
from catchgraph.resolve.vessel.keys import block
from tests.resolve.cases import IMO_A, vessel


def pairs(rows: list[dict[str, Any]], **options: Any) -> set[tuple[int, int]]:
    """Blocked pairs as positions."""
    found = block(features(pd.DataFrame(rows)), **options).pairs
    return set(zip(found["left"].tolist(), found["right"].tolist(), strict=True))


def test_each_identifier_pairs() -> None:
    facts: list[dict[str, Any]] = [
        {"imo": IMO_A},
        {"registration_numbers": ["CT51234"]},
        {"call_signs": ["HO12"]},
        {"mmsis": ["273338570"]},
    ]
    for fact in facts:
        assert pairs([vessel("1", "ALBA", **fact), vessel("2", "ZEPHYR", **fact)]) == {(0, 1)}


def test_a_former_name_pairs() -> None:
    assert pairs([vessel("1", "ALBA", former_names=["ZEPHYR"]), vessel("2", "ZEPHYR")]) == {(0, 1)}


def test_renamed_and_reflagged_pairs_by_size_and_year() -> None:
    size = {"lengths_m": [54.5], "tonnages": [612.0], "built": [1990]}
    assert pairs([vessel("1", "ALBA", flags=["PAN"], **size), vessel("2", "ZEPHYR", flags=["LBR"], **size)]) == {(0, 1)}


def test_hidden_imo_numbers_pair_nothing() -> None:
    rows = [vessel("1", "ALBA", imo=IMO_A), vessel("2", "ZEPHYR", imo=IMO_A)]
    assert pairs(rows, hide_imo=True) == set()


def test_likeness_within_one_list_is_no_reason_to_compare() -> None:
    rows = [vessel(str(n), f"LU QING {n}", dataset="a@2025", flags=["CHN"]) for n in range(1, 5)]
    assert pairs(rows) == set()


def test_a_common_key_is_refined_and_the_rest_reported() -> None:
    rows = [vessel(f"{n:02}", f"LU QING {n}", flags=["CHN" if n % 2 else "PAN"], lengths_m=[30.0]) for n in range(12)]
    found = block(features(pd.DataFrame(rows)), cap=4)
    assert found.pairs.empty
    assert sorted(found.dropped["members"]) == [6, 6, 6, 6]
    assert found.dropped["key"].str.contains("stem and flag: LU QING").all()
    assert block(features(pd.DataFrame(rows)), cap=6).dropped.empty
