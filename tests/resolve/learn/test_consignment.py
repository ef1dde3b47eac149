"""Weights of parties and goods, learnt from records that numbers join."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from catchgraph.errors import UsageError
from catchgraph.resolve.consignment.levels import FIELDS, LEVELS
from catchgraph.resolve.core.weights import load_weights, parse_weights
from catchgraph.resolve.learn.consignment import FIXED, learn, train_consignments
from tests.resolve.consignment.papers import Papers


def rows(*some: tuple[dict[str, str], bool, int]) -> pd.DataFrame:
    """Levels by name, whether a number joins them, how many pairs there are; of fields that are not named the first."""
    return pd.DataFrame(
        [
            {field: list(LEVELS[field]).index(said.get(field, next(iter(LEVELS[field])))) for field in FIELDS}
            | {"y": same, "n": many}
            for said, same, many in some
        ]
    )


def test_what_goes_with_one_consignment_weighs_for_it_and_what_does_not_against() -> None:
    found = learn(
        rows(
            ({"weight": "packed"}, True, 90), ({"weight": "packed"}, False, 10),
            ({"weight": "far"}, True, 10), ({"weight": "far"}, False, 90),
            ({"vessel": "same"}, False, 50), ({}, True, 50), ({}, False, 50),
        )
    )  # fmt: skip
    assert found.fields["weight"]["packed"] > 1 > -1 > found.fields["weight"]["far"]
    # What both have in common speaks against no pair, whatever a few pairs say.
    assert found.fields["vessel"]["same"] == 0
    assert found.fields["container"] == {"unknown": 0.0, **FIXED["container"][1]}


def test_too_few_pairs_teach_nothing(tmp_path: Path) -> None:
    papers = Papers()
    papers.bill("1", "0000123456", "2025-03-10", "ZZMB", parties={"consignee": "company:c"})
    papers.entry("1", "2025-03-12", bills=["ZZMB0000123456"], parties={"importer": "company:c"})
    with pytest.raises(UsageError, match="1 pairs are known to be one, 0 to be two"):
        train_consignments(papers.kept_in(tmp_path / "case"))


def test_the_weights_that_are_shipped_name_every_level() -> None:
    shipped = load_weights("consignment")
    assert {field: list(levels) for field, levels in shipped.fields.items()} == {
        field: list(levels) for field, levels in LEVELS.items()
    }
    assert (
        parse_weights("intercept = 1\nlink_at = 0\nkeep_at = 0\n[weights.day]\nfar = -1\n").fields["day"]["far"] == -1
    )
