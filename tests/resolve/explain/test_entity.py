"""Why an entity's records are one: every record in one tree, the weakest link named; a path between any two."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide
from catchgraph.errors import UsageError
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.explain.entity import oneness
from catchgraph.resolve.explain.pair import explain
from catchgraph.resolve.run import resolve
from tests.once import copied
from tests.resolve.cases import IMO_A, case_with, encounter, members, party, vessel

MMSI = "273338570"
ROWS = [
    vessel("a", "SUBA PATHUM 03", imo=IMO_A, flags=["LKA"], mmsis=[MMSI]),
    vessel("b", "ZEPHYR", imo=IMO_A, registration_numbers=["IMULA0892KLT"], flags=["PAN"]),
    vessel("c", "IMULA0892KLT", registration_numbers=["IMULA0892KLT"], flags=["PAN"]),
    vessel("d", "GOLDEN PLOVER", flags=["KOR"]),
]
FIRMS = [party(key, "SEIN SHIPPING LTD", address="12 HARBOUR ROAD, SUVA") for key in ("p", "q")]


@copied
def made(folder: Path) -> CaseFolder:
    found = case_with(folder, ROWS, FIRMS, [encounter("1", MMSI, None, "2016-02-01")])
    decide(found, "judgement", ["mention:c", "mention:d"], "same", "same hull in the photo")
    resolve(found)
    return found


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


def test_every_record_is_in_the_tree_with_its_row(case: CaseFolder) -> None:
    found = oneness(case, members(case)["a"])
    assert {member.mention for member in found.members} == {f"mention:{key}" for key in "abcd"} | {bare_mention(MMSI)}
    assert len(found.steps) == len(found.members) - 1
    assert {member.label.where for member in found.members if member.mention == "mention:a"} == {
        "list.csv, line 2 (record 1)"
    }


def test_each_link_says_why(case: CaseFolder) -> None:
    why = {(step.left[8:], step.right[8:]): step.reasons for step in oneness(case, members(case)["a"]).steps}
    assert f"IMO number {IMO_A}" in why["a", "b"]
    assert "registration number IMULA0892KLT" in why["b", "c"]
    assert why["c", "d"].startswith("judged same by")
    (bare,) = [text for pair, text in why.items() if bare_mention(MMSI)[8:] in pair]
    assert bare.startswith("joined by rule: MMSI on a list without dates")


def test_the_weakest_link_is_named_and_is_no_judgement(case: CaseFolder) -> None:
    found = oneness(case, members(case)["a"])
    assert found.weakest is not None
    assert found.weakest.score == min(step.score for step in found.steps if "judged same" not in step.reasons)
    assert [step.weakest for step in found.steps].count(True) == 1


def test_same_name_and_address_is_a_link_too(case: CaseFolder) -> None:
    (step,) = oneness(case, members(case)["p"]).steps
    assert step.reasons.startswith("joined by rule: same name and address")


def test_two_records_that_are_one_through_others_show_the_path(case: CaseFolder) -> None:
    found = explain(case, "mention:a", "mention:d")
    assert [{step.left[8:], step.right[8:]} for step in found.path] == [{"a", "b"}, {"b", "c"}, {"c", "d"}]
    assert [step.weakest for step in found.path] == [False, True, False]
    assert explain(case, "mention:a", "mention:b").path == ()


def test_a_lone_record_and_a_record_id(case: CaseFolder) -> None:
    decide(case, "judgement", ["mention:c", "mention:d"], "different", "two hulls")
    resolve(case)
    alone = oneness(case, members(case)["d"])
    assert (len(alone.members), alone.steps, alone.weakest) == (1, (), None)
    with pytest.raises(UsageError, match="is one record"):
        oneness(case, "mention:d")


_FACTS = st.fixed_dictionaries(
    {
        "imo": st.sampled_from([None, None, IMO_A]),
        "call_signs": st.sampled_from([[], ["HO12"], ["6KZQ8"]]),
        "registration_numbers": st.sampled_from([[], ["IMULA0892KLT"]]),
        "flags": st.sampled_from([[], ["LKA"], ["PAN"]]),
        "tonnages": st.sampled_from([[], [412.0], [90.0]]),
    }
)


@pytest.mark.long
@settings(max_examples=3)
@given(st.lists(st.tuples(st.sampled_from(["ALBA 7", "ALBA NO. 7", "ZEPHYR"]), _FACTS), min_size=2, max_size=4))
def test_parts_sum_to_the_score_and_paths_end_where_they_should(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, dict[str, object]]]
) -> None:
    made = [vessel(str(at), name, **facts) for at, (name, facts) in enumerate(rows)]
    case = case_with(tmp_path_factory.mktemp("any") / "case", made)
    resolve(case)
    known = members(case)
    for a, b in itertools.combinations(known, 2):
        found = explain(case, f"mention:{a}", f"mention:{b}")
        assert found.intercept + sum(part.weight for part in found.parts) == pytest.approx(found.score, abs=1e-6)
        assert found.together == (known[a] == known[b])
        if found.path:
            met = [{step.left, step.right} for step in found.path]
            assert f"mention:{min(a, b)}" in met[0] | met[-1]
            assert all(one & other for one, other in itertools.pairwise(met))
    for entity in set(known.values()):
        assert len(oneness(case, entity).steps) == list(known.values()).count(entity) - 1
