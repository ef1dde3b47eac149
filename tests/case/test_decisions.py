import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.case.decisions import decide, decisions, standing
from catchgraph.errors import CaseError


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def test_the_last_word_counts_and_every_word_is_kept(case):
    decide(case, "judgement", ("mention:b", "mention:a"), "same", "same hull number on photographs")
    decide(case, "judgement", ("mention:a", "mention:b"), "different", "built in different yards")
    decide(case, "finding", ("finding:1",), "dismissed", "declared in time")
    assert [d.verdict for d in decisions(case)] == ["same", "different", "dismissed"]
    last = standing(case, "judgement")
    assert list(last) == [("mention:a", "mention:b")]
    assert last["mention:a", "mention:b"].verdict == "different"
    assert last["mention:a", "mention:b"].why == "built in different yards"


def test_a_withdrawn_judgement_no_longer_stands(case):
    decide(case, "judgement", ("a", "b"), "same", "…")
    decide(case, "judgement", ("a", "b"), "withdrawn", "was a mistake")
    assert standing(case, "judgement") == {}


def test_a_line_torn_by_a_kill_is_passed_over_and_the_next_begins_a_new_line(case):
    decide(case, "judgement", ("a", "b"), "same", "…")
    with case.decisions.open("a") as file:
        file.write('{"kind": "judgement", "subj')
    decide(case, "judgement", ("c", "d"), "same", "…")
    assert list(standing(case, "judgement")) == [("a", "b"), ("c", "d")]


def test_damage_is_named_with_its_line(case):
    decide(case, "judgement", ("a", "b"), "same", "…")
    with case.decisions.open("a") as file:
        file.write(json.dumps({"kind": "judgement"}) + "\n")
    with pytest.raises(CaseError, match="line 2"):
        decisions(case)


@pytest.mark.parametrize(
    "line",
    [
        '"subjects": ["a", "b"], "verdict": "same"',  # what is left of a line without its beginning
        "kind judgement, subjects a and b",
        '["judgement", "a", "b"',
        '{"kind": "judgement", "subjects": ["a", "b"],}',
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_a_damaged_line_is_no_line_torn_by_a_kill(case, line, last):
    """Only a beginning of an object without its end is passed over: all else may be a decision that was lost."""
    decide(case, "judgement", ("a", "b"), "different", "…")
    with case.decisions.open("a") as file:
        file.write(line + "\n")
    if not last:
        decide(case, "judgement", ("c", "d"), "same", "…")
    with pytest.raises(CaseError, match=r"line 2: not a decision"):
        decisions(case)
