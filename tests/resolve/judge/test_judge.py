"""Judgements by any id, kept and taken back; the history and the ids they leave."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decisions, standing
from catchgraph.errors import Ambiguous, NotFound, UsageError
from catchgraph.resolve.explain.history import follow, history
from catchgraph.resolve.judge.judge import judge
from catchgraph.resolve.run import resolve
from tests.once import copied
from tests.resolve.cases import case_with, fill, members, vessel

ROWS = [
    vessel("a", "SUBA", registration_numbers=["IMULA0892KLT"]),
    vessel("b", "IMULA0892KLT", registration_numbers=["IMULA0892KLT"]),
    vessel("c", "GOLDEN PLOVER", call_signs=["HO12"]),
]


@copied
def made(folder: Path) -> CaseFolder:
    found = case_with(folder, ROWS)
    resolve(found)
    return found


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


def test_entities_are_judged_by_one_pair_of_their_records(case: CaseFolder) -> None:
    ids = members(case)
    (decision,) = judge(case, ids["c"], ids["a"], "same", "same hull in the photo").made
    assert decision.subjects in {("mention:a", "mention:c"), ("mention:b", "mention:c")}
    resolve(case)
    assert len(set(members(case).values())) == 1


def test_withdrawn_by_entity_ids_takes_back_the_pair_that_was_judged(case: CaseFolder) -> None:
    before = members(case)
    judge(case, before["a"], before["c"], "same", "same hull in the photo")
    resolve(case)
    one = members(case)["a"]
    judge(case, one, one, "withdrawn", "another photo")
    assert standing(case, "judgement") == {}
    assert len(decisions(case)) == 2
    resolve(case)
    assert members(case) == before


def test_a_judgement_outlives_its_records(case: CaseFolder) -> None:
    judge(case, "mention:a", "mention:b", "different", "two boats")
    fill(case, ROWS[:1])
    resolve(case)
    fill(case, ROWS)
    resolve(case)
    assert members(case)["a"] != members(case)["b"]


def test_several_judgements_must_be_named_to_be_withdrawn(case: CaseFolder) -> None:
    for other in ("mention:a", "mention:b"):
        judge(case, other, "mention:c", "same", "same hull in the photo")
    resolve(case)
    one = members(case)["a"]
    with pytest.raises(Ambiguous, match="several judgements"):
        judge(case, one, one, "withdrawn", "another photo")


@pytest.mark.parametrize(
    ("verdict", "why", "error"),
    [("perhaps", "why", UsageError), ("same", "  ", UsageError), ("withdrawn", "why", NotFound)],
)
def test_what_is_no_judgement_is_refused_and_not_kept(
    case: CaseFolder, verdict: str, why: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        judge(case, "mention:a", "mention:c", verdict, why)
    assert decisions(case) == []


def test_merged_and_split_ids_are_followed_and_told(case: CaseFolder) -> None:
    before = members(case)
    judge(case, "mention:a", "mention:c", "same", "same hull in the photo")
    resolve(case)
    (merged,) = set(members(case).values())
    assert follow(case, before["c"]) == [merged]
    lines = history(case, before["c"])
    assert [line.text for line in lines if line.what == "merged"] == [f"{before['c']} became part of it"]
    assert ["same hull in the photo" in line.text for line in lines if line.what == "judged"] == [True]
    assert lines == sorted(lines, key=lambda line: (line.day, line.time))
    assert all(line.time for line in lines if line.what != "record")
    judge(case, "mention:a", "mention:c", "withdrawn", "another photo")
    resolve(case)
    assert follow(case, before["c"]) == [before["c"]]
    assert any(line.what == "split" for line in history(case, merged))


def test_history_shows_records_with_their_rows(case: CaseFolder) -> None:
    with case.write() as connection:
        connection.execute(
            """INSERT INTO read.registration
                (file_id, record_no, line, mention_id, id, name, register, since, flag, high_seas_transshipment)
            VALUES ('file:1', 1, 2, 'mention:a', 'registration:a', 'SUBA', 'IOTC', '2024-05-01', 'LKA', 'yes')"""
        )
    (line,) = history(case, members(case)["a"])
    assert (line.day, line.what, line.where) == ("2024-05-01", "record", "list.csv, line 2 (record 1)")
    assert line.text.startswith("registered with IOTC as SUBA, flag LKA")


def test_an_unknown_entity(case: CaseFolder) -> None:
    with pytest.raises(NotFound):
        follow(case, "vessel:nothing")
    with pytest.raises(NotFound):
        history(case, "vessel:nothing")


@pytest.mark.long
def test_a_chain_of_merges_is_followed_split_and_merged_back(tmp_path: Path) -> None:
    names = ("ALBA", "BOREAS", "CIRRUS", "DELTA")
    case = case_with(tmp_path / "case", [vessel(key, name) for key, name in zip("abcd", names, strict=True)])
    resolve(case)
    first = members(case)
    judge(case, "mention:a", "mention:b", "same", "one photo")
    resolve(case)
    two = members(case)["a"]
    lost = ({first["a"], first["b"]} - {two}).pop()
    for key in "cd":
        judge(case, "mention:a", f"mention:{key}", "same", "one photo")
    judge(case, "mention:c", "mention:d", "same", "one photo")
    resolve(case)
    every = members(case)["a"]
    assert set(members(case).values()) == {every}
    for entity in first.values():
        assert follow(case, entity) == [every]
    told = " ".join(line.text for line in history(case, every) if line.what == "merged")
    assert all(entity in told for entity in {*first.values()} - {every})
    assert lost in told
    for key in "cd":
        judge(case, "mention:a", f"mention:{key}", "withdrawn", "another photo")
    resolve(case)
    assert members(case)["c"] == members(case)["d"] != members(case)["a"] == members(case)["b"]
    judge(case, "mention:a", "mention:c", "same", "a third photo")
    resolve(case)
    back = members(case)["a"]
    assert {entity for old in first.values() for entity in follow(case, old)} == {back}
    assert any("ALBA (mention:a) and BOREAS (mention:b) same" in line.text for line in history(case, back))
