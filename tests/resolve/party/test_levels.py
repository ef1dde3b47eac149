"""Levels of companies: what a pair cannot reach is dropped early, and nothing else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.levels import PARTY_FIELDS, compare_parties, reaching
from catchgraph.resolve.party.models import model_of
from tests.resolve.cases import frame_of, party
from tests.resolve.namesakes import mentions_of

VESSELS = pd.DataFrame({"mention_id": ["mention:v1", "mention:v2"], "cluster": [4, 7]})


@pytest.mark.parametrize("floor", [-100.0, -3.0, 0.0, 6.0])
@pytest.mark.parametrize("kind", ["company", "person"])
def test_a_pair_is_dropped_early_only_if_it_cannot_reach_the_floor(kind: str, floor: float) -> None:
    known = party_features(mentions_of(70, seed=12), VESSELS, ())
    pairs = pd.DataFrame(combinations(range(len(known)), 2), columns=["left", "right"])
    weights = load_weights(kind)
    parts = model_of(kind, weights).parts
    levels = compare_parties(known, pairs)
    score = weights.intercept + sum(parts[field][levels[field]] for field in PARTY_FIELDS)
    at, found = reaching(known, *(pairs[side].to_numpy() for side in pairs), weights.intercept, parts, floor)
    assert set(np.flatnonzero(score >= floor)) <= set(at)
    for field in PARTY_FIELDS:
        assert (found[field] == levels[field].to_numpy()[at]).all(), field
    assert (len(at) < len(pairs)) == (floor > -100.0)


def level(field: str, one: str, other: str) -> str:
    """The level of two companies' names."""
    mentions = frame_of([party("1", one, address="1 QUAY ROAD, SUVA"), party("2", other, address="9 REEF ROW, APIA")])
    known = party_features(mentions, VESSELS, ())
    found = compare_parties(known, pd.DataFrame({"left": [0], "right": [1]}))[field].iloc[0]
    return list(level_names(PARTY_FIELDS[field]))[found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("KAIHO FISHERY CO LTD", "KAIHO FISHERY LTD", "none"),
        ("KAIHO GROUP LTD", "KAIHO LTD", "differ"),
        ("KAIHO GROUP LTD", "KAIHO LOGISTICS LTD", "differ"),
        ("KAIHO HOLDINGS LTD", "KAIHO HOLDING LIMITED", "equal"),
    ],
)
def test_which_firm_of_a_group(one: str, other: str, expected: str) -> None:
    assert level("unit", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("PETREL ONE LTD", "PETREL TWO LTD", "differ"),
        ("PETREL ONE LTD", "PETREL 1 LTD", "equal"),
        ("FIRST PETREL LTD", "1ST PETREL LTD", "equal"),
        ("PETREL ONE LTD", "PETREL LTD", "one side"),
    ],
)
def test_numbers_in_words(one: str, other: str, expected: str) -> None:
    assert level("number in the name", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("SHENGLONGHAI FISHERY CO LTD", "SHENGLONGHAI FISHERY CO LTD", "equal"),
        ("MRS CORP", "MRS LTD", "equal but short"),
        # One letter doubled in twelve.
        ("PESQUERAMEVID S.L.", "PESQUERAMEVVID S.L.", "misspelt"),
        # Five letters, one of them another: too few to be a misspelling.
        ("YING CHUN LTD", "MING CHUN LTD", "a letter otherwise"),
        ("OCEANIC NINGTAI LTD", "NINGTAI OCEANIC LTD", "in another order"),
        ("ZHOUSHAN LTD", "VIGO LTD", "unlike"),
        # Three signs of fifteen, and each another way to write one Cyrillic letter.
        ("TSENTRALNAYA RIF LLC", "CENTRALNAJA RIF LLC", "misspelt"),
        ("KHAN LTD", "HAN LTD", "a letter otherwise"),
        ("RRS LTD", "RED REEF SEAFOOD LTD", "initials"),
        ("RED REEF AND QUAY SHIPPING SA", "RRQS SA", "initials"),
        # Two initials are anybody's; RRX are another's.
        ("RQ LTD", "RED QUAY LTD", "unlike"),
        ("RRX LTD", "RED REEF SEAFOOD LTD", "unlike"),
        ("QUAY BROS LTD", "QUAY BROTHERS LTD", "equal"),
        # A region more is another firm of the group.
        ("CHARCA LTD", "CHARCA EUROPE LTD", "a word more"),
    ],
)
def test_names(one: str, other: str, expected: str) -> None:
    assert level("name", one, other) == expected
