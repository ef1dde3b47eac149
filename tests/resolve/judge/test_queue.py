"""What is asked: undecided pairs in doubt, the most consequential first, each question once."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.judge.queue import queue, sides
from catchgraph.resolve.judge.stakes import Stakes
from catchgraph.resolve.run import resolve
from tests.resolve.cases import case_with, vessel
from tests.resolve.doubts import add_pair, doubtful


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return doubtful(tmp_path / "case")


def asked(case: CaseFolder, *, conflicts: bool = False) -> list[str]:
    return [f"{doubt.left[8:]} {doubt.right[8:]}" for doubt in queue(case, conflicts=conflicts)]


def test_what_is_listed_comes_first_and_what_follows_from_another_is_not_asked(case: CaseFolder) -> None:
    # d: 0.5 from the threshold with a listing. a1–a2 is beyond doubt, a2–a3 closes a circle, a2–b1 is weaker than
    # a1–b1, a1–c1 far off, c1–d1 held apart by its clusters: 3 above.
    assert asked(case)[0] == "d1 d2"
    assert set(asked(case)) == {"d1 d2", "a1 a3", "a1 b1", "b1 c1", "c1 d1", "p1 q1"}
    assert asked(case).index("a1 b1") < asked(case).index("b1 c1")


def test_decided_pairs_do_not_return_nor_others_between_the_same_two(case: CaseFolder) -> None:
    decide(case, "judgement", ["mention:a1", "mention:b1"], "different", "two hulls")
    decide(case, "judgement", ["mention:d1", "mention:d2"], "unsure", "no photo")
    assert set(asked(case)) == {"a1 a3", "b1 c1", "c1 d1", "p1 q1"}


def test_conflicts_are_pairs_that_would_be_one_but_for_their_clusters(case: CaseFolder) -> None:
    assert asked(case, conflicts=True) == ["c1 d1"]


def test_only_one_kind(case: CaseFolder) -> None:
    assert [doubt.left for doubt in queue(case, ["company"])] == ["mention:p1"]


def test_what_hangs_on_it(case: CaseFolder) -> None:
    first = queue(case)[0]
    assert first.together
    assert first.stakes[0] == Stakes(records=2, listings=1, events=0, findings=0)
    assert first.stakes[0].said() == "2 records, 1 listing"
    # 3 for one listing, log2(3) for two records.
    assert first.stakes[0].weight == pytest.approx(4.585, abs=0.001)


def test_values_names_and_places_of_both_sides(case: CaseFolder) -> None:
    seen = sides(case, queue(case)[0])
    assert (seen.left.name, seen.left.where) == ("ALBA D1", "list.csv, line 2 (record 1)")
    assert {part.field for part in seen.parts if part.left or part.right} == {"name", "hull number", "source"}
    name = next(part for part in seen.parts if part.field == "name")
    # The level is the stored one, whatever the comparison would say now.
    assert (name.left, name.right, name.level) == ("ALBA D1", "ALBA D2", "unlike")
    assert name.weight == load_weights("vessel").fields["name"]["unlike"]


def test_pairs_of_one_entity_do_not_crowd_out_the_others(tmp_path: Path) -> None:
    # A listed vessel with three doubtful others, and a pair of two that are not listed.
    keys = ("a", "b", "c", "d", "e", "f")
    case = case_with(tmp_path / "case", [vessel(key, f"ALBA {key.upper()}") for key in keys])
    resolve(case)
    with case.write() as connection:
        connection.execute("DELETE FROM resolve.pair")
        for left, right in (("a", "b"), ("a", "c"), ("a", "d"), ("e", "f")):
            add_pair(connection, "vessel", left, right, load_weights("vessel").link_at - 0.5, "0" * 14, "not linked")
        connection.execute(
            """INSERT INTO read.listing (file_id, record_no, line, mention_id, id, name, rfmo, period, in_force)
            VALUES ('file:1', 1, 2, 'mention:a', 'listing:a', 'ALBA A', 'IOTC', '2020 –', true)"""
        )
    # 1 + (3 + 1) + 1 against 1 + 1 + 1: 6, then 6/2 = 3 for a second pair of a and 3 for e f, then 6/3.
    assert asked(case)[0] == "a b"
    assert asked(case)[-1] == "a d"
    assert set(asked(case)[1:3]) == {"a c", "e f"}
