"""The step as a whole: every mention once, in any order, ids that stay, judgements that win."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide
from catchgraph.resolve.run import resolve

from ..once import copied
from .cases import IMO_A, IMO_B, broadcast, case_with, encounter, fill, members, party, together, vessel

VESSELS = [
    vessel("a1", "ALBA 7", imo=IMO_A, flags=["PAN"], call_signs=["HO12"]),
    vessel("a2", "ALBA NO. 7", flags=["PAN"], call_signs=["HO12"], lengths_m=[50.0], tonnages=[400.0]),
    vessel("a3", "ZEPHYR", imo=IMO_A, record_kind="listing", mmsis=["273338570"]),
    vessel("b1", "ALBA 7", imo=IMO_B, flags=["PAN"]),
    vessel("c1", "SUBA", registration_numbers=["IMULA0892KLT"], flags=["LKA"]),
    vessel("c2", "IMULA0892KLT", registration_numbers=["IMULA0892KLT"], flags=["LKA"]),
    broadcast("d1", "412999201", "2015-01-01", "2015-12-31", "HALCYON"),
]
PARTIES = [
    party("p1", "SEIN SHIPPING CO LTD", asset_mention_id="mention:a1"),
    party("p2", "SEIN SHIPPING LTD", role="operator", asset_mention_id="mention:c1"),
    party("p3", "PNP FERNANDO", asset_mention_id="mention:c1"),
]
ENCOUNTERS = [encounter("1", "273338570", "412999201", "2015-06-01"), encounter("2", "440999203", None, "2015-06-01")]
SAME = {frozenset({"a1", "a2", "a3"}), frozenset({"b1"}), frozenset({"c1", "c2"}), frozenset({"p1", "p2"})}


@copied
def made(folder: Path) -> CaseFolder:
    return case_with(folder, VESSELS, PARTIES, ENCOUNTERS)


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


@copied
def done(folder: Path) -> CaseFolder:
    resolve(found := made(folder))
    return found


@pytest.fixture
def resolved(tmp_path: Path) -> CaseFolder:
    """The same, resolved once."""
    return done(tmp_path / "case")


def one(case: CaseFolder, query: str) -> Any:
    with case.read() as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def named(case: CaseFolder) -> set[frozenset[str]]:
    """Clusters of the mentions that have a name here."""
    known = {str(row["mention_id"]).removeprefix("mention:") for row in (*VESSELS, *PARTIES)}
    return {frozenset(group & known) for group in together(case)} - {frozenset()}


def test_every_mention_is_a_member_once(case: CaseFolder) -> None:
    report = resolve(case)
    assert named(case) >= SAME
    assert one(case, "SELECT count(*) = count(DISTINCT mention_id) FROM resolve.member")
    assert one(case, "SELECT count(*) FROM resolve.member") == len(VESSELS) + len(PARTIES) + 2
    assert (report.entities["company"], report.entities["person"]) == (1, 1)
    # Four hulls, HALCYON, and the MMSI of the second encounter.
    assert report.entities["vessel"] == 5


def test_the_order_of_rows_does_not_matter(resolved: CaseFolder, tmp_path: Path) -> None:
    shuffled = [list(rows) for rows in (VESSELS, PARTIES, ENCOUNTERS)]
    for rows in shuffled:
        random.Random(7).shuffle(rows)
    other = case_with(tmp_path / "other", *shuffled)
    resolve(other)
    assert members(other) == members(resolved)


def test_a_second_run_changes_nothing_and_buries_nobody(resolved: CaseFolder) -> None:
    before = members(resolved)
    resolve(resolved)
    assert members(resolved) == before
    assert one(resolved, "SELECT count(*) FROM resolve.tombstone") == 0


def test_more_records_leave_the_rest_as_it_was(resolved: CaseFolder) -> None:
    before = members(resolved)
    fill(resolved, [vessel("00", "NEWCOMER", imo=IMO_A), *VESSELS], PARTIES, ENCOUNTERS)
    resolve(resolved)
    after = members(resolved)
    assert after.pop("00") == before["a1"]
    assert after == before


def test_no_vessel_holds_two_valid_imo_numbers(resolved: CaseFolder) -> None:
    assert members(resolved)["b1"] != members(resolved)["a1"]
    decided = """SELECT decided FROM resolve.pair WHERE "left" = 'mention:a1' AND "right" = 'mention:b1'"""
    assert one(resolved, decided) == "cannot link: two valid IMO numbers"


def test_one_imo_number_twice_in_one_list_is_one_vessel_and_says_so(tmp_path: Path) -> None:
    rows = [
        vessel("1", "NAGA MAS XI", imo=IMO_A, dataset="iotc@2025", call_signs=["YEB5731"], tonnages=[90.0]),
        vessel("2", "SENTRA NELAYAN", imo=IMO_A, dataset="iotc@2025", call_signs=["YEB5609"], tonnages=[30.0]),
    ]
    case = case_with(tmp_path / "case", rows)
    resolve(case)
    assert together(case) == {frozenset({"1", "2"})}
    assert (
        one(case, "SELECT min(basis) FROM resolve.member")
        == "IMO number, which another row of the same list gives, too"
    )


def judge(case: CaseFolder, a: str, b: str, verdict: str) -> None:
    decide(case, "judgement", [f"mention:{a}", f"mention:{b}"], verdict, "seen in port")


def test_judged_different_parts_what_scores_join_and_withdrawn_joins_again(resolved: CaseFolder) -> None:
    before = members(resolved)
    judge(resolved, "c1", "c2", "different")
    resolve(resolved)
    assert members(resolved)["c1"] != members(resolved)["c2"]
    judge(resolved, "c1", "c2", "withdrawn")
    resolve(resolved)
    assert members(resolved) == before


def test_judged_same_joins_what_scores_part(case: CaseFolder) -> None:
    judge(case, "c1", "d1", "same")
    resolve(case)
    assert members(case)["c1"] == members(case)["d1"]
    basis = one(case, "SELECT basis FROM resolve.member WHERE mention_id = 'mention:d1'")
    assert basis.startswith("judged same by")
    assert "seen in port" in basis


def test_judged_different_is_never_crossed_and_the_other_is_reported(case: CaseFolder) -> None:
    judge(case, "c1", "b1", "same")
    judge(case, "b1", "d1", "same")
    judge(case, "c1", "d1", "different")
    report = resolve(case)
    assert members(case)["c1"] != members(case)["d1"]
    assert [note for note in report.notes if "judged same, but not joined" in note]


def test_unsure_changes_nothing(resolved: CaseFolder) -> None:
    before = members(resolved)
    judge(resolved, "c1", "c2", "unsure")
    resolve(resolved)
    assert members(resolved) == before


def test_judged_companies(case: CaseFolder) -> None:
    judge(case, "p1", "p2", "different")
    resolve(case)
    assert members(case)["p1"] != members(case)["p2"]


def test_equal_mentions_can_be_judged_different(tmp_path: Path) -> None:
    twins = [party(f"{n}", "SEIN SHIPPING LTD", address="12 HARBOUR ROAD, SUVA") for n in (1, 2)]
    case = case_with(tmp_path / "case", parties=twins)
    resolve(case)
    assert len(together(case)) == 1
    judge(case, "1", "2", "different")
    resolve(case)
    assert len(together(case)) == 2


def test_a_bare_mmsi_can_be_parted_from_the_vessel_that_a_list_gives_it_to(resolved: CaseFolder) -> None:
    from catchgraph.resolve.attach.mmsi import bare_mention

    bare = bare_mention("273338570").removeprefix("mention:")
    assert members(resolved)[bare] == members(resolved)["a3"]
    judge(resolved, bare, "a3", "different")
    resolve(resolved)
    assert members(resolved)[bare] != members(resolved)["a3"]


def test_an_empty_case(tmp_path: Path) -> None:
    report = resolve(case_with(tmp_path / "case"))
    assert (report.mentions, set(report.entities.values())) == (0, {0})
