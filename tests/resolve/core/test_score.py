"""Scores are sums, and the shipped weights fit the comparators."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from catchgraph.errors import CatchgraphError
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.score import parts, probability, score
from catchgraph.resolve.core.weights import load_weights, parse_weights
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.vessel.compare import FIELDS

SMALL = """
intercept = -2.0
link_at = 1.0
keep_at = -1.0
[weights.name]
unlike = -1.5
equal = 4.25
"""


def test_a_score_is_the_intercept_and_its_parts() -> None:
    weights = parse_weights(SMALL)
    table = parts(pd.DataFrame({"name": np.array([0, 1], dtype=np.int8)}), weights, {"name": ["unlike", "equal"]})
    assert score(table, weights).tolist() == [-3.5, 2.25]


def test_a_level_without_weight_is_an_error() -> None:
    levels = pd.DataFrame({"name": np.array([0], dtype=np.int8)})
    with pytest.raises(CatchgraphError, match="no weight for name, alike"):
        parts(levels, parse_weights(SMALL), {"name": ["unlike", "alike", "equal"]})


def test_probability_of_log_odds() -> None:
    assert probability(np.array([0.0, np.log(3.0), -np.log(3.0)])).tolist() == pytest.approx([0.5, 0.75, 0.25])


@pytest.mark.parametrize(("kind", "fields"), [("vessel", FIELDS), ("company", PARTY_FIELDS), ("person", PARTY_FIELDS)])
def test_weights_and_levels_are_the_same_set(kind: str, fields: dict[str, object]) -> None:
    weights = load_weights(kind)
    expected = {field: set(level_names(function)) for field, function in fields.items()}  # type: ignore[arg-type]
    assert {field: set(levels) for field, levels in weights.fields.items()} == expected
    assert weights.keep_at < weights.link_at


def test_an_equal_imo_number_outweighs_everything_that_may_differ() -> None:
    weights = load_weights("vessel")
    worst = sum(min(levels.values()) for field, levels in weights.fields.items() if field != "IMO number")
    assert weights.intercept + worst + weights.fields["IMO number"]["equal"] >= weights.link_at


def test_namesakes_of_one_flag_are_not_linked() -> None:
    weights = load_weights("vessel")
    agreed = sum(weights.fields[field]["equal"] for field in ("name", "hull number", "flag"))
    assert weights.intercept + agreed < weights.link_at


def test_a_persons_name_alone_never_links() -> None:
    weights = load_weights("person")
    best = max(weights.fields["name"].values()) + max(weights.fields["number in the name"].values())
    place = weights.fields["address"]["equal, a place"]
    assert weights.intercept + best + place < weights.link_at
