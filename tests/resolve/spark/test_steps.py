"""The steps that Spark calls on parts give together what one machine gives; no Spark is needed to call them."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.models import party_models
from catchgraph.resolve.party.rows import from_rows, to_rows
from catchgraph.resolve.party.run import party_blocks, scored_parties, words_on
from catchgraph.resolve.spark import steps
from tests.resolve.namesakes import mentions_of

VESSELS = pd.DataFrame({"mention_id": ["mention:v1", "mention:v2"], "cluster": [4, 7]})


def split(table: pa.Table, by: Any) -> list[pa.Table]:
    return [table.filter(pc.equal(by, part)) for part in pc.unique(by).to_pylist()]


def remainder(column: pa.ChunkedArray, parts: int) -> pa.Array:
    return pa.array(column.to_numpy() % parts)


def pairs_in_parts(mentions: pd.DataFrame, parts: int) -> list[tuple[Any, ...]]:
    """left, right, score and levels, worked out part by part as Spark would."""
    score = partial(steps.scored, models=party_models())
    sent = steps.sent(mentions, VESSELS, set(), parts)
    rows = pa.concat_tables(steps.normalised(part) for part in split(sent, sent["bucket"]))
    keys = pa.concat_tables(steps.keyed(part) for part in split(rows, remainder(rows["node"], parts)))
    met = pa.concat_tables(steps.met(part) for part in split(keys, remainder(keys["key"], parts)))
    pairs = met.group_by(["left", "right"]).aggregate([])
    scored = []
    for part in split(pairs, remainder(pairs["left"], parts)):
        ends = pa.chunked_array([*part["left"].chunks, *part["right"].chunks])
        nodes = rows.filter(pc.is_in(rows["node"], value_set=pc.unique(ends)))
        scored += [tuple(row.values()) for row in score(part, nodes).to_pylist()]
    return sorted(scored)


@pytest.mark.parametrize("parts", [1, 3])
def test_parts_give_the_pairs_and_scores_of_the_whole(parts: int) -> None:
    mentions = mentions_of(220, seed=5)
    known = party_features(mentions, VESSELS, ())
    blocked = party_blocks(known)
    whole, _ = scored_parties(known, blocked, party_models(), words_on([], mentions, known))
    # A node is named by the place of its first mention.
    first = pd.Series(range(len(mentions))).groupby(known.node).first().to_numpy()
    named = whole.assign(left=first[whole["left"]], right=first[whole["right"]])
    assert len(named) > 20
    assert pairs_in_parts(mentions, parts) == sorted(named.itertuples(index=False, name=None))


def test_a_key_that_is_too_common_in_all_is_so_in_its_part() -> None:
    mentions = mentions_of(60, seed=6, common=400)
    known = party_features(mentions, VESSELS, ())
    blocked = party_blocks(known)
    assert len(blocked.dropped)
    sent = steps.sent(mentions, VESSELS, set(), 4)
    rows = pa.concat_tables(steps.normalised(part) for part in split(sent, sent["bucket"]))
    keys = steps.keyed(rows)
    names = tuple(blocked.families["family"])
    counted = pa.concat_tables(steps.census(part, names) for part in split(keys, remainder(keys["key"], 4)))
    counted = counted.to_pandas()
    common = counted[counted["common"]]
    assert sorted(common["dropped"]) == sorted(blocked.dropped["members"])
    gave = counted[~counted["common"]].groupby("item")[["keys", "pairs"]].sum()
    whole = blocked.families.set_index("family")[["keys", "pairs"]].sort_index()
    pd.testing.assert_frame_equal(gave, whole, check_names=False, check_dtype=False)


def test_rows_and_back_are_the_same_features() -> None:
    mentions = mentions_of(120, seed=7)
    known = party_features(mentions, VESSELS, ())
    at = np.arange(len(mentions))
    rows = to_rows(known, at)
    again = from_rows(rows, mentions["mention_id"].to_numpy(dtype=object))
    assert (again.node == known.node).all()
    assert to_rows(again, at).equals(rows)
