"""What nodes say, kept between runs: read back it compares as it did."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pandas as pd

from catchgraph.resolve.kept.features import load
from catchgraph.resolve.kept.queries import hulls
from catchgraph.resolve.mentions import party_mentions
from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.levels import compare_parties
from catchgraph.resolve.run import resolve
from tests.resolve.cases import case_with
from tests.resolve.namesakes import HULLS, mentions_of


def test_features_read_back_compare_as_they_did(tmp_path: Path) -> None:
    rows = mentions_of(60, seed=5).drop(columns=["alike", "evidence"]).astype(object)
    rows = rows.where(rows.notna(), None)
    case = case_with(tmp_path / "case", HULLS, rows.to_dict("records"))
    resolve(case)
    with case.read() as connection:
        mentions = party_mentions(connection)
        made = party_features(mentions, hulls(connection, mentions))
    with case.write() as connection:
        # A first run numbers nodes as they come. Half of them, in any order.
        wanted = np.arange(len(made))[::-2]
        read, number = load(connection, wanted)
    assert number.tolist() == sorted(wanted.tolist())
    assert read.rows["mention_id"].tolist() == made.rows["mention_id"].iloc[number].tolist()
    pairs = list(itertools.combinations(range(len(number)), 2))
    here = pd.DataFrame(pairs, columns=["left", "right"])
    there = pd.DataFrame({side: number[here[side].to_numpy()] for side in ("left", "right")})
    assert len(pairs) > 10
    assert (read.evidence == made.evidence[number]).all()
    assert (read.apart == made.apart[number]).all()
    pd.testing.assert_frame_equal(compare_parties(read, here), compare_parties(made, there))


def test_nothing_wanted_is_nothing(tmp_path: Path) -> None:
    case = case_with(
        tmp_path / "case", HULLS, mentions_of(5, seed=1).drop(columns=["alike", "evidence"]).to_dict("records")
    )
    resolve(case)
    with case.write() as connection:
        read, number = load(connection, np.zeros(0, dtype=np.int64))
    assert (len(read), len(number)) == (0, 0)
