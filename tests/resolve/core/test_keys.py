"""Keys: what is too common is refined, then dropped; pairs by partitions are the same pairs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from catchgraph.resolve.core.keys import Candidates, Capped, Keys, by_key, capped, keys_of
from catchgraph.resolve.core.text_codes import hashed


def keys(**families: dict[int, list[str]]) -> Keys:
    """Family → position → keys."""
    made = []
    for name, held in families.items():
        rows = [(m, text) for m, texts in held.items() for text in texts]
        made.append(
            (
                name,
                np.array([m for m, _ in rows], dtype=np.intp),
                hashed(np.array([text for _, text in rows], dtype=object)),
            )
        )
    return keys_of(made)


def shown(family: str, m: int) -> str:
    return f"of {m}"


def pairs(blocked: Capped, count: int, most: int = 1_000) -> list[tuple[int, int]]:
    every = pd.concat(list(Candidates(blocked.keys, count, most)))
    return list(zip(every["left"].tolist(), every["right"].tolist(), strict=True))


def test_pairs_share_a_key_of_one_family() -> None:
    made = keys(name={0: ["A"], 1: ["A", "B"], 2: ["B"]}, town={3: ["A"], 0: ["X"], 2: ["X"]})
    blocked = capped(made, [], shown)
    assert pairs(blocked, 4) == [(0, 1), (0, 2), (1, 2)]
    assert blocked.families["pairs"].to_list() == [2, 1]
    assert blocked.dropped.empty


def test_a_common_key_is_parted_then_dropped_and_named() -> None:
    made = keys(name={m: ["A"] for m in range(10)})
    towns = hashed(np.array(["X"] * 3 + ["Y"] * 7, dtype=object))
    blocked = capped(made, [towns], shown, cap=4)
    assert pairs(blocked, 10) == [(0, 1), (0, 2), (1, 2)]
    assert blocked.dropped.to_dict("records") == [{"key": "name: of 3", "members": 7}]
    assert blocked.families["dropped"].to_list() == [7]


def test_a_key_of_as_many_as_the_cap_is_kept_and_of_one_more_is_not() -> None:
    blocked = capped(keys(name={m: ["A"] for m in range(4)} | {m: ["B"] for m in range(4, 9)}), [], shown, cap=4)
    assert pairs(blocked, 9) == [(a, b) for a in range(4) for b in range(a + 1, 4)]
    assert blocked.dropped.to_dict("records") == [{"key": "name: of 4", "members": 5}]
    assert blocked.families[["keys", "pairs", "dropped"]].to_numpy().tolist() == [[1, 6, 5]]


@pytest.mark.parametrize("most", [1, 7, 1_000])
def test_partitions_are_the_same_pairs(most: int) -> None:
    texts = {m: [str(m % 3), f"x{m % 5}"] for m in range(30)}
    blocked = capped(keys(name=texts), [], shown)
    expected = sorted((a, b) for a in range(30) for b in range(a + 1, 30) if set(texts[a]) & set(texts[b]))
    assert pairs(blocked, 30, most) == expected


def test_rows_of_one_key_stand_beside_one_another_in_the_order_of_positions_each_once() -> None:
    code = np.array([9, 4, 9, 4, 9, 2**64 - 1], dtype=np.uint64)
    found = by_key(np.array([5, 3, 1, 3, 5, 0]), code, np.array([1, 0, 1, 0, 1, 2], dtype=np.int8), ("a", "b", "c"))
    rows = list(zip(found.key.tolist(), found.m.tolist(), found.family.tolist(), strict=True))
    assert rows == [(4, 3, 0), (9, 1, 1), (9, 5, 1), (2**64 - 1, 0, 2)]


def test_nothing_has_no_pairs() -> None:
    assert pairs(capped(keys(name={}), [], shown), 0) == []
    assert pairs(capped(keys(name={0: ["A"], 1: ["B"]}), [], shown), 2) == []
