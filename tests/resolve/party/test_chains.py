"""What hangs together by links is weighed pair by pair, whether or not two share a key."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.party import chains
from catchgraph.resolve.party.chains import pairs_inside

PAIRS = st.lists(st.sampled_from(list(combinations(range(9), 2))), unique=True, max_size=14)


def frame(pairs: list[tuple[int, int]], scores: list[float]) -> pd.DataFrame:
    found = pd.DataFrame(pairs, columns=["left", "right"], dtype=np.int64).assign(score=scores)
    return found.sort_values(["left", "right"], ignore_index=True)


def linked(pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which of these pairs score nought or more."""
    return pairs["score"].to_numpy() >= 0.0


@given(PAIRS, st.data(), st.lists(st.sampled_from(list(combinations(range(9), 2))), max_size=2))
def test_every_pair_of_a_component_that_is_not_there_yet(
    pairs: list[tuple[int, int]], data: st.DataObject, same: list[tuple[int, int]]
) -> None:
    scores = data.draw(st.lists(st.sampled_from([-1.0, 0.0, 2.0]), min_size=len(pairs), max_size=len(pairs)))
    graph = nx.Graph([*same, *(pair for pair, score in zip(pairs, scores, strict=True) if score >= 0.0)])
    expected = {
        pair
        for component in nx.connected_components(graph)
        if len(component) > 2
        for pair in combinations(sorted(component), 2)
    } - set(pairs)
    found = pairs_inside(9, frame(pairs, scores), linked(frame(pairs, scores)), same)
    assert list(found.itertuples(index=False, name=None)) == sorted(expected)


def test_a_component_of_too_many_is_left_as_its_keys_gave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = frame([(0, 1), (1, 2), (2, 3), (5, 6), (6, 7)], [1.0] * 5)
    monkeypatch.setattr(chains, "MOST", 3)
    found = pairs_inside(9, chain, linked(chain), [])
    assert list(found.itertuples(index=False, name=None)) == [(5, 7)]
