"""The log of judgements: what became of each, contradictions, undo, out to files and in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, append, decide, decide_all, decisions, standing
from catchgraph.errors import NotFound
from catchgraph.resolve.judge.exchange import decided, followed, nomenklatura_lines, our_lines, read_lines
from catchgraph.resolve.judge.imports import take_in
from catchgraph.resolve.judge.log import CROSSED, FOLLOWED, OPEN, PENDING, WAITS, contradictions, judgements, undo
from catchgraph.resolve.run import resolve
from tests.once import copied
from tests.resolve.cases import case_with, fill, members, vessel

ROWS = [
    vessel(key, f"{name} {key.upper()}")
    for key, name in zip("abcd", ("ALBA", "BOREAS", "CIRRUS", "DELTA"), strict=True)
]


@copied
def made(folder: Path) -> CaseFolder:
    found = case_with(folder, ROWS)
    resolve(found)
    return found


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


def judged(case: CaseFolder, pair: str, verdict: str, why: str = "seen in port") -> Decision:
    return decide(case, "judgement", [f"mention:{key}" for key in pair], verdict, why)


def states(case: CaseFolder) -> dict[str, str]:
    return {"".join(s.removeprefix("mention:") for s in one.decision.subjects): one.state for one in judgements(case)}


def test_each_judgement_says_what_became_of_it(case: CaseFolder) -> None:
    judged(case, "ab", "same")
    judged(case, "ac", "different")
    judged(case, "bd", "unsure")
    judged(case, "ax", "same")
    assert states(case) == {"ab": PENDING, "ac": FOLLOWED, "bd": OPEN, "ax": WAITS}
    resolve(case)
    assert states(case)["ab"] == FOLLOWED
    (one,) = [one for one in judgements(case) if one.decision.verdict == "same" and one.state == FOLLOWED]
    assert (one.left.name, one.left.where) == ("ALBA A", "list.csv, line 2 (record 1)")


def test_a_contradiction_is_shown_with_its_chain_and_what_resolve_did(case: CaseFolder) -> None:
    judged(case, "ab", "same")
    judged(case, "bc", "same")
    judged(case, "ac", "different")
    (found,) = contradictions(case)
    assert [one.subjects for one in found.same] == [("mention:a", "mention:b"), ("mention:b", "mention:c")]
    assert found.different.subjects == ("mention:a", "mention:c")
    # Before it counts, none of both is not followed.
    assert found.broken == ()
    assert states(case) == {"ab": PENDING, "bc": PENDING, "ac": FOLLOWED}
    resolve(case)
    (found,) = contradictions(case)
    # The first word stands: a and b are one, and c, judged later to be b, is apart.
    assert [one.subjects for one in found.broken] == [("mention:b", "mention:c")]
    assert states(case) == {"ab": FOLLOWED, "bc": CROSSED, "ac": FOLLOWED}


def test_a_cycle_of_same_is_no_contradiction(case: CaseFolder) -> None:
    for pair in ("ab", "bc", "ca"):
        judged(case, pair, "same")
    resolve(case)
    assert contradictions(case) == []
    assert len({members(case)[key] for key in "abc"}) == 1


def test_judgements_wait_for_their_records_and_count_again_when_they_return(case: CaseFolder) -> None:
    judged(case, "ab", "same")
    resolve(case)
    fill(case, ROWS[1:])
    resolve(case)
    assert states(case) == {"ab": WAITS}
    fill(case, ROWS)
    resolve(case)
    assert states(case) == {"ab": FOLLOWED}
    assert members(case)["a"] == members(case)["b"]


def test_undo_goes_back_step_by_step(case: CaseFolder) -> None:
    first = judged(case, "ab", "same", "one photo")
    second = judged(case, "ab", "different", "another photo")
    judged(case, "cd", "unsure")
    assert [now for _, now in undo(case)] == [None]
    assert undo(case) == [(second, first)]
    assert standing(case, "judgement") == {first.subjects: first}
    assert undo(case) == [(first, None)]
    assert standing(case, "judgement") == {}
    # Nothing is erased: three decisions and three steps back.
    assert len(decisions(case)) == 6
    with pytest.raises(NotFound, match="no judgement stands"):
        undo(case)


def test_our_own_format_carries_the_whole_log(case: CaseFolder, tmp_path: Path) -> None:
    judged(case, "ab", "same")
    judged(case, "ab", "withdrawn")
    judged(case, "cd", "different")
    text = "\n".join(our_lines(decisions(case)))
    other = case_with(tmp_path / "other", ROWS)
    resolve(other)
    found = take_in(other, text)
    assert (len(found.taken), found.known, found.wrong) == (3, 0, [])
    assert decisions(other) == decisions(case)
    again = take_in(other, text)
    assert (again.taken, again.known) == ([], 3)


def test_what_was_taken_back_here_is_said_and_stands_again_only_if_asked(case: CaseFolder) -> None:
    made = [judged(case, "ab", "same"), judged(case, "ac", "different")]
    for text in ("\n".join(our_lines(made)), "\n".join(nomenklatura_lines(made))):
        while standing(case, "judgement"):
            undo(case)
        found = take_in(case, text)
        assert (found.taken, found.known, standing(case, "judgement")) == ([], 0, {})
        assert sorted(theirs.verdict for theirs, _ in found.withdrawn) == ["different", "same"]
        assert {ours.verdict for _, ours in found.withdrawn} == {"withdrawn"}
        take_in(case, text, restore=True)
        back = {pair: one.verdict for pair, one in standing(case, "judgement").items()}
        assert back == {("mention:a", "mention:b"): "same", ("mention:a", "mention:c"): "different"}


def test_an_act_goes_through_a_file_and_is_undone_as_one(case: CaseFolder, tmp_path: Path) -> None:
    made = decide_all(
        case, "judgement", [("mention:a", "mention:c"), ("mention:b", "mention:c")], "different", "seen in port"
    )
    assert made[0].act == made[1].act != ""
    other = case_with(tmp_path / "other", ROWS)
    resolve(other)
    take_in(other, "\n".join(our_lines(made)))
    assert decisions(other) == list(made)
    assert len(undo(other)) == 2
    assert standing(other, "judgement") == {}


def test_what_contradicts_ours_is_shown_and_not_taken(case: CaseFolder) -> None:
    ours = judged(case, "ab", "different", "two hulls in one photo")
    theirs = Decision(
        "judgement", ("mention:a", "mention:b"), "same", "same owner", "someone", "2020-01-01T00:00:00+00:00"
    )
    found = take_in(case, "\n".join(our_lines([theirs])))
    assert found.against == [(theirs, ours)]
    assert standing(case, "judgement")[ours.subjects] == ours


def test_a_log_that_goes_on_from_ours_is_taken(case: CaseFolder) -> None:
    ours = judged(case, "ab", "different")
    later = Decision("judgement", ours.subjects, "same", "it was one hull", "someone", "2030-01-01T00:00:00+00:00")
    assert take_in(case, "\n".join(our_lines([ours, later]))).taken == [later]
    assert standing(case, "judgement")[ours.subjects] == later


def test_lines_that_are_no_judgements_are_named(case: CaseFolder) -> None:
    lines = ["{", '["a", "b"]', '["mention:a", "mention:b", "perhaps", 1, "me", null]', "", '{"kind": "judgement"}']
    found = take_in(case, "\n".join(lines))
    assert found.wrong == [
        (1, "no judgement: not JSON"),
        (2, "no judgement None; one of: positive, negative, unsure"),
        (3, "no judgement 'perhaps'; one of: positive, negative, unsure"),
        (5, "no judgement: without subjects, verdict, why, who, when"),
    ]
    assert found.taken == []


def test_nomenklatura_joins_through_names_of_clusters(case: CaseFolder) -> None:
    with case.write() as connection:
        connection.execute(
            """INSERT INTO read.registration (file_id, record_no, line, mention_id, id, name, register)
            VALUES ('file:1', 1, 2, 'mention:c', 'registration:c', 'CIRRUS C', 'IOTC')"""
        )
    lines = [
        ["NK-one", "mention:a", "positive", None, "ann", "2024-01-02T03:04:05"],
        ["NK-one", "mention:b", "positive", 0.9, "ann", "2024-01-03T03:04:05"],
        ["registration:c", "NK-one", "negative", None, "bob", "2024-01-04T03:04:05"],
        ["mention:d", "mention:c", "unsure", None, None, None],
        ["mention:d", "mention:a", "no_judgement", 0.4, None, None],
        ["us-ofac-1", "mention:a", "positive", None, "ann", None],
        ["NK-two", "us-ofac-1", "positive", None, "ann", "2024-01-02T03:04:05"],
        ["mention:d", "NK-two", "negative", None, "eve", "2024-01-05T03:04:05"],
        ["mention:d", "mention:b", "positive", None, "ann", "2024-01-02T03:04:05", "2024-02-02T03:04:05"],
    ]
    found = take_in(case, "\n".join(map(json.dumps, lines)))
    kept = {one.subjects: (one.verdict, one.who) for one in standing(case, "judgement").values()}
    assert kept == {
        ("mention:a", "mention:b"): ("same", "ann"),
        ("mention:a", "mention:c"): ("different", "bob"),
        # An id of another system stands for the record it is joined to.
        ("mention:a", "mention:d"): ("different", "eve"),
        ("mention:c", "mention:d"): ("unsure", "unknown"),
    }
    assert found.unknown == ["us-ofac-1"]
    assert all(one.when for one in found.taken)


_VERDICTS = st.sampled_from(["same", "different", "unsure"])
_PAIRS = st.sampled_from([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d")])


@given(st.dictionaries(_PAIRS, _VERDICTS, max_size=6))
def test_out_to_nomenklatura_and_in_again_groups_the_same(words: dict[tuple[str, str], str]) -> None:
    made = [
        Decision("judgement", pair, verdict, "why", "ann", "2024-01-01T00:00:00+00:00")
        for pair, verdict in sorted(words.items())
    ]
    follows, crossing = followed(made)
    logged, edges, wrong = read_lines("\n".join(nomenklatura_lines(follows)))
    assert (logged, wrong) == ([], [])
    back = decided(edges, lambda id_: not id_.startswith("NK-"))
    assert _groups(back) == _groups(follows)
    # Nothing is left out unless it must be, and what is sent does not contradict itself.
    apart = [set(one.subjects) for one in made if one.verdict == "different"]
    assert not any(pair <= group for pair in apart for group in _groups(back))
    for one in crossing:
        assert any(pair <= group for pair in apart for group in _groups([*follows, one]))
    kept = {one.subjects: one.verdict for one in back if one.verdict != "same"}
    assert kept == {one.subjects: one.verdict for one in made if one.verdict != "same"}


def _groups(made: list[Decision]) -> set[frozenset[str]]:
    groups = [{key} for key in "abcd"]
    for one in made:
        if one.verdict == "same":
            joined = [group for group in groups if group & set(one.subjects)]
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return {frozenset(group) for group in groups}


@pytest.mark.long
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(_PAIRS, st.sampled_from(["same", "different", "withdrawn", "unsure"])), max_size=10))
def test_different_is_never_crossed_whatever_is_judged_in_whatever_order(
    case: CaseFolder, words: list[tuple[tuple[str, str], str]]
) -> None:
    case.decisions.unlink(missing_ok=True)
    append(
        case,
        [
            Decision(
                "judgement", (f"mention:{a}", f"mention:{b}"), verdict, "why", "ann", f"2024-01-01T00:00:{at:02}+00:00"
            )
            for at, ((a, b), verdict) in enumerate(words)
        ],
    )
    resolve(case)
    entities = {f"mention:{key}": entity for key, entity in members(case).items()}
    for one in judgements(case):
        if one.decision.verdict == "different":
            assert entities[one.decision.subjects[0]] != entities[one.decision.subjects[1]]
        assert one.state in (FOLLOWED, OPEN, CROSSED)
    crossed = [one for one in judgements(case) if one.state == CROSSED]
    assert bool(crossed) == bool(contradictions(case))
