"""Judgements on whole entities: `different` holds whatever record is linked later; one act, one step back."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide, decisions, standing
from catchgraph.errors import UsageError
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.explain import representatives
from catchgraph.resolve.explain.pair import explain
from catchgraph.resolve.judge.judge import judge
from catchgraph.resolve.judge.log import PENDING, judgements, undo
from catchgraph.resolve.run import resolve
from tests.once import copied
from tests.resolve.cases import IMO_A, IMO_B, case_with, encounter, members, party, together, vessel

MMSI = "273999104"
#: One vessel of a listing, two registrations and the MMSI alone; another of a register's line and a listing.
ROWS = [
    vessel("a1", "KITTIWAKE 4", record_kind="listing", imo=IMO_A, flags=["RUS"], mmsis=[MMSI]),
    vessel("a2", "KITTIWAKE 4", imo=IMO_A, call_signs=["UBCD"], flags=["RUS"], built=[1990], lengths_m=[57.0]),
    vessel("a3", "MYS ZARNITSA", imo=IMO_A, call_signs=["UBCD"], flags=["RUS"]),
    vessel("b1", "SABLE MERIDIAN", imo=IMO_B, call_signs=["HO12"], flags=["PAN"], built=[1985], lengths_m=[98.0]),
    vessel("b2", "SABLE MERIDIAN", record_kind="listing", imo=IMO_B, flags=["PAN"]),
    vessel("c", "GOLDEN PLOVER", call_signs=["HO13"]),
]
A, B = ("a1", "a2", "a3"), ("b1", "b2")


@copied
def made(folder: Path) -> CaseFolder:
    found = case_with(folder, ROWS, encounters=[encounter("1", MMSI, None, "2016-02-01")])
    resolve(found)
    assert {frozenset({*A, bare_mention(MMSI)[8:]}), frozenset(B), frozenset("c")} == together(found)
    return found


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


def pairs(case: CaseFolder) -> set[tuple[str, str]]:
    return {(pair[0][8:], pair[1][8:]) for pair in standing(case, "judgement")}


def test_different_entities_are_different_by_all_their_records(case: CaseFolder) -> None:
    made = judge(case, members(case)["a1"], members(case)["b1"], "different", "other hulls on the photographs")
    assert pairs(case) == set(product(A, B))
    # Shown are the two that say most, not the MMSI alone.
    assert made.mentions == ("mention:a2", "mention:b1")
    assert (made.left.name, made.right.where) == ("KITTIWAKE 4", "list.csv, line 2 (record 1)")
    assert (len(made.made), made.unjudged, made.replaces, made.against) == (6, 0, (), ())


@pytest.mark.parametrize(("one", "other"), list(product(A, B)))
def test_it_holds_whatever_record_of_the_one_is_judged_same_as_whatever_of_the_other(
    case: CaseFolder, one: str, other: str
) -> None:
    ids = members(case)
    judge(case, ids["a1"], ids["b1"], "different", "other hulls on the photographs")
    with pytest.raises(UsageError, match=r"judged different by all records of both.*other hulls") as refused:
        judge(case, f"mention:{one}", f"mention:{other}", "same", "one photo")
    assert f"catchgraph judge mention:{one} mention:{other} --withdraw" in refused.value.hint
    assert pairs(case) == set(product(A, B))
    # Even if another tool wrote that line, every other pair stays apart.
    decide(case, "judgement", [f"mention:{one}", f"mention:{other}"], "same", "one photo")
    resolve(case)
    now = members(case)
    for a, b in set(product(A, B)) - {(one, other)}:
        assert now[a] != now[b]


def test_what_is_judged_same_beside_it_is_taken_and_told(case: CaseFolder) -> None:
    ids = members(case)
    judge(case, ids["a1"], ids["b1"], "different", "other hulls on the photographs")
    # The MMSI alone is in no pair of the judgement; it is one of the vessel's, though.
    made = judge(case, bare_mention(MMSI), "mention:b1", "same", "seen from the air")
    assert [old.verdict for old in made.against] == ["different"]


def test_a_later_link_through_a_third_record_does_not_cross_it(case: CaseFolder) -> None:
    ids = members(case)
    judge(case, ids["a1"], ids["b1"], "different", "other hulls on the photographs")
    for key in ("a1", "b2"):
        decide(case, "judgement", ["mention:c", f"mention:{key}"], "same", "one photo")
    resolve(case)
    now = members(case)
    assert all(now[a] != now[b] for a, b in product(A, B))


def test_undo_and_withdraw_take_back_the_whole_act(case: CaseFolder) -> None:
    before = judge(case, "mention:a1", "mention:b2", "unsure", "no photo").decision
    ids = members(case)
    judge(case, ids["a1"], ids["b1"], "different", "other hulls on the photographs")
    back = undo(case)
    assert len(back) == 6
    assert [now for _, now in back if now is not None] == [before]
    assert list(standing(case, "judgement").values()) == [before]
    judge(case, ids["a1"], ids["b1"], "different", "other hulls on the photographs")
    judge(case, "mention:a2", "mention:b1", "withdrawn", "photographs mixed up")
    assert standing(case, "judgement") == {}
    # Nothing is erased.
    assert len(decisions(case)) == 1 + 6 + 6 + 6 + 6


def test_of_large_entities_those_records_are_judged_that_say_most(
    case: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(representatives, "MOST_JUDGED", 1)
    made = judge(case, members(case)["a1"], members(case)["b1"], "different", "other hulls on the photographs")
    # Three records and two, of each one is judged.
    assert (pairs(case), made.unjudged) == ({("a2", "b1")}, 3)


def test_same_is_kept_on_the_pair_that_can_be_compared_best(case: CaseFolder) -> None:
    ids = members(case)
    made = judge(case, ids["a1"], ids["b1"], "same", "a forged number")
    assert [one.subjects for one in made.made] == [("mention:a2", "mention:b1")]


def test_companies_are_judged_by_what_their_mentions_say_not_by_each_copy(tmp_path: Path) -> None:
    firms = [party(f"p{at}", "HALF MOON BIGHT FISHERIES SA") for at in range(4)]
    firms += [party(f"q{at}", "CORMORANT LEDGE TRADING LTD") for at in range(3)]
    case = case_with(tmp_path / "case", [], firms)
    resolve(case)
    before = together(case)
    judge(case, members(case)["p0"], members(case)["q0"], "different", "two registers of companies")
    assert pairs(case) == {("p0", "q0")}
    resolve(case)
    assert together(case) == before


def test_an_entity_with_itself_is_refused_but_a_record_may_leave_it(case: CaseFolder) -> None:
    ids = members(case)
    for b in (ids["a3"], ids["a1"]):
        with pytest.raises(UsageError, match="one vessel already"):
            judge(case, ids["a1"], b, "same", "one photo")
    assert decisions(case) == []
    judge(case, "mention:a3", ids["a1"], "different", "another boat")
    assert pairs(case) == {("a1", "a3"), ("a2", "a3")}
    resolve(case)
    assert frozenset({"a3"}) in together(case)


def test_two_names_of_one_entity_are_its_records_of_these_names(case: CaseFolder) -> None:
    one = members(case)["a1"]
    judge(case, one, one, "different", "another boat", names=("Kittiwake-4", "MYS ZARNITSA"))
    assert pairs(case) == {("a1", "a3"), ("a2", "a3")}
    with pytest.raises(UsageError):
        judge(case, one, one, "same", "one boat", names=("KITTIWAKE 4", "kittiwake 4"))


def test_what_a_new_judgement_contradicts_is_said_when_it_is_made(case: CaseFolder) -> None:
    first = judge(case, "mention:a1", "mention:b1", "same", "one photo").decision
    second = judge(case, "mention:b1", "mention:c", "same", "one photo").decision
    third = judge(case, "mention:a1", "mention:c", "different", "two photos")
    assert third.against == (first, second)
    # Nothing was resolved since: none is followed yet, and none is not.
    assert {one.state for one in judgements(case) if one.decision.verdict == "same"} == {PENDING}


def test_explain_takes_the_records_that_can_be_compared_best(case: CaseFolder) -> None:
    ids = members(case)
    found = explain(case, ids["a1"], ids["b1"])
    assert (found.left, found.right) == ("mention:a2", "mention:b1")
    assert {part.field for part in found.parts if part.left and part.right} >= {"call sign", "length"}
