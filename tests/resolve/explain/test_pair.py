"""Explanations: parts that sum to the score, for any two of one kind, by any id that means them."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decide
from catchgraph.errors import NotFound, UsageError
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.explain.pair import explain
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.run import resolve
from catchgraph.resolve.vessel.compare import FIELDS
from tests.once import copied
from tests.resolve.cases import IMO_A, IMO_B, case_with, encounter, members, party, vessel

MMSI = "273338570"
ROWS = [
    vessel("a", "SUBA PATHUM 03", record_kind="listing", registration_numbers=["IMULA0892KLT"], flags=["LKA"]),
    vessel("b", "IMULA0892KLT", registration_numbers=["IMULA0892KLT"], flags=["LKA"], tonnages=[24.0]),
    vessel("c", "GOLDEN PLOVER", imo=IMO_A, flags=["KOR"], mmsis=[MMSI]),
    vessel("d", "GOLDEN PLOVER", imo=IMO_B, flags=["KOR"]),
]
FIRMS = [
    party("p", "SEIN SHIPPING CO LTD", asset_mention_id="mention:a"),
    party("q", "SEIN SHIPPING LTD", asset_mention_id="mention:c"),
    party("r", "PACIFIC LONGLINER 3 LTD", asset_mention_id="mention:c"),
    party("s", "PNP FERNANDO", asset_mention_id="mention:a"),
    party("t", "PNP FERNANDO", asset_mention_id="mention:c"),
]


@copied
def made(folder: Path) -> CaseFolder:
    found = case_with(folder, ROWS, FIRMS, [encounter("1", MMSI, "412999201", "2016-02-01")])
    with found.write() as connection:
        connection.execute(
            """INSERT INTO read.registration (file_id, record_no, line, mention_id, id, name, register)
            VALUES ('file:1', 1, 2, 'mention:b', 'registration:b', 'IMULA0892KLT', 'IOTC')"""
        )
    resolve(found)
    return found


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return made(tmp_path / "case")


@pytest.mark.long
def test_the_parts_sum_to_the_score_for_every_pair(case: CaseFolder) -> None:
    vessels = [str(row["mention_id"]) for row in ROWS] + [bare_mention(MMSI), bare_mention("412999201")]
    firms = ["mention:p", "mention:q", "mention:r"]
    for group in (vessels, firms, ["mention:s", "mention:t"]):
        for a, b in itertools.combinations(group, 2):
            found = explain(case, a, b)
            assert found.intercept + sum(part.weight for part in found.parts) == pytest.approx(found.score, abs=1e-6)
            assert all(part.meaning and part.compares for part in found.parts)


def test_the_stored_pairs_are_explained_as_they_were_scored(case: CaseFolder) -> None:
    with case.read() as connection:
        stored = connection.execute('SELECT kind, "left", "right", score, levels, decided FROM resolve.pair').fetchall()
    assert stored
    for kind, left, right, score, text, decided in stored:
        found = explain(case, left, right)
        assert found.score == pytest.approx(score, abs=1e-6)
        assert found.decided == decided
        fields = FIELDS if kind == "vessel" else PARTY_FIELDS
        levels = [list(level_names(fields[part.field])).index(part.level) for part in found.parts]
        assert "".join(f"{level:x}" for level in levels) == text


def test_both_orders_are_one_explanation(case: CaseFolder) -> None:
    assert explain(case, "mention:a", "mention:b") == explain(case, "mention:b", "mention:a")


def test_ids_of_records_mentions_and_entities_mean_the_same(case: CaseFolder) -> None:
    entity = members(case)["a"]
    assert explain(case, "mention:a", "registration:b") == explain(case, "mention:a", "mention:b")
    assert explain(case, entity, entity) == explain(case, "mention:a", "mention:b")


def test_values_places_and_meaning_are_shown(case: CaseFolder) -> None:
    found = explain(case, "mention:a", "mention:b")
    number = next(part for part in found.parts if part.field == "registration number")
    assert (number.left, number.right, number.level) == ("IMULA0892KLT", "IMULA0892KLT", "equal")
    assert (found.left_name, found.right_name) == ("SUBA PATHUM 03", "IMULA0892KLT")
    assert found.left_where == "list.csv, line 2 (record 1)"
    assert (found.decided, found.together) == ("linked", True)


def test_homonyms_with_two_imo_numbers(case: CaseFolder) -> None:
    found = explain(case, "mention:c", "mention:d")
    assert (found.decided, found.together) == ("cannot link: two valid IMO numbers", False)


def test_a_bare_mmsi_is_explained_by_its_rule(case: CaseFolder) -> None:
    found = explain(case, "mention:c", bare_mention(MMSI))
    assert found.together
    assert {found.left_name, found.right_name} == {"GOLDEN PLOVER", f"MMSI {MMSI}"}
    assert "holder that day not stated" in found.note


def test_a_judgement_is_told(case: CaseFolder) -> None:
    decide(case, "judgement", ["mention:a", "mention:b"], "different", "two boats in one photo")
    found = explain(case, "mention:a", "mention:b")
    assert found.decided == "judged different"
    assert "two boats in one photo" in found.judgement


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        ("mention:a", "mention:p", UsageError),
        ("mention:a", "mention:a", UsageError),
        ("mention:a", "encounter:1", UsageError),
        ("mention:a", "mention:nothing", NotFound),
        ("mention:a", "registration:nothing", NotFound),
        ("mention:a", "vessel:nothing", NotFound),
    ],
)
def test_what_cannot_be_explained_is_told(case: CaseFolder, a: str, b: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        explain(case, a, b)
