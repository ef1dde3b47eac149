"""What people judge of records and consignments, and why each record belongs."""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision
from catchgraph.errors import NotFound
from catchgraph.resolve.consignment.run import consign
from catchgraph.resolve.explain.consignment import belongs
from catchgraph.resolve.judge.judge import judge
from catchgraph.resolve.judge.log import FOLLOWED, judgements, undo
from tests.resolve.consignment.papers import Papers


def said(a: str, b: str, verdict: str) -> Decision:
    return Decision("judgement", tuple(sorted((a, b))), verdict, "why", "who", "2025-01-01")


def together(papers: Papers, *words: Decision) -> list[set[str]]:
    consign(papers.connection, None, words)
    found: dict[str, set[str]] = {}
    for record, whole in papers.ask("SELECT record_id, consignment_id FROM resolve.part_of"):
        found.setdefault(whole, set()).add(record)
    return sorted(found.values(), key=min)


@pytest.fixture
def papers() -> Papers:
    """A bill, an entry and a refusal that cite it or one another; another bill."""
    made = Papers()
    made.bill("1", "0000123456", "2025-03-10", "ZZMB")
    made.bill("2", "0000999999", "2025-03-10", "ZZMB")
    made.entry("1", "2025-03-12", number="ABC1234567", bills=["ZZMB0000123456"])
    made.other("refusal", "1", entries=["ABC1234567"])
    return made


def test_same_joins_and_says_who_decided(papers: Papers) -> None:
    word = said("bill:2", "refusal:1", "same")
    assert together(papers, word) == [{"bill:1", "entry:1"}, {"bill:2", "refusal:1"}]
    assert papers.basis("refusal:1") == ("judged", 1.0, "bill:2")


def test_different_keeps_apart_what_a_number_joins(papers: Papers) -> None:
    assert together(papers, said("bill:1", "entry:1", "different")) == [{"entry:1", "refusal:1"}]


def test_different_cuts_the_weakest_join_between_two(papers: Papers) -> None:
    # The refusal is with the bill through the entry, whose join by number and carrier is as sure: the first goes.
    assert together(papers, said("bill:1", "refusal:1", "different")) == [{"entry:1", "refusal:1"}]
    why = "SELECT why FROM resolve.part_candidate WHERE record_id = 'entry:1'"
    assert papers.ask(why) == [("judged different: bill:1 and refusal:1",)]


def test_different_stands_before_same(papers: Papers) -> None:
    words = [said("bill:2", "entry:1", "same"), said("bill:1", "bill:2", "different")]
    assert together(papers, *words) == [{"bill:2", "entry:1", "refusal:1"}]


def test_unsure_changes_nothing(papers: Papers) -> None:
    assert together(papers, said("bill:1", "entry:1", "unsure")) == together(papers)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    """The same papers, and an entry that parties and goods join to the second bill, in a case on disk."""
    made = Papers()
    sold = {"shipper": "company:s", "consignee": "company:c"}
    made.bill("1", "0000123456", "2025-03-10", "ZZMB")
    made.bill("2", "0000999999", "2025-03-10", "ZZMB", parties=sold, gross_kg=21_600.0)
    made.bill("3", "0000999998", "2025-03-11", "ZZMB", parties=sold, gross_kg=30_000.0)
    made.entry("1", "2025-03-12", number="ABC1234567", bills=["ZZMB0000123456"])
    made.entry("2", "2025-03-12", parties={"importer": "company:c"}, lines=[("030617", 20_000.0)])
    return made.kept_in(tmp_path_factory.mktemp("case") / "case")


def consignment_of(case: CaseFolder, record: str) -> str:
    with case.read() as connection:
        rows: list[Any] = connection.execute(
            "SELECT consignment_id FROM resolve.part_of WHERE record_id = ?", [record]
        ).fetchall()
    return str(rows[0][0])


def test_each_record_says_why_it_belongs(case: CaseFolder) -> None:
    found, records = belongs(case, consignment_of(case, "entry:2"))
    assert [(one.record, one.basis) for one in records] == [("bill:2", "anchor"), ("entry:2", "parties and goods")]
    entry = records[1]
    assert entry.score == pytest.approx(entry.intercept + sum(part.weight for part in entry.weighed), abs=1e-6)
    assert {part.field: part.level for part in entry.weighed}["weight"] == "packed"
    assert entry.label.where.startswith("papers, line 2")
    assert found.id == consignment_of(case, "bill:2")


def test_a_record_and_a_consignment_are_judged_and_taken_back(case: CaseFolder) -> None:
    ruling = judge(case, "entry:2", consignment_of(case, "entry:1"), "different", "another importer")
    assert [one.subjects for one in ruling.made] == [("bill:1", "entry:2"), ("entry:1", "entry:2")]
    same = judge(case, "bill:3", consignment_of(case, "entry:2"), "same", "told on the telephone")
    assert same.made[0].subjects == ("bill:2", "bill:3")
    words = [one.decision for one in judgements(case)]
    with case.write() as connection:
        consign(connection, frozenset(), words)
    assert consignment_of(case, "bill:3") == consignment_of(case, "entry:2")
    assert {one.state for one in judgements(case)} == {FOLLOWED}
    assert [one.subjects for one, _ in undo(case)] == [("bill:2", "bill:3")]


def test_a_record_that_is_not_there(case: CaseFolder) -> None:
    with pytest.raises(NotFound, match="no record bill:9"):
        judge(case, "bill:9", "bill:1", "same", "why")
