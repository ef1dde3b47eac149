"""From what a person types to one id."""

import pytest

from catchgraph.analyse.find import find
from catchgraph.case.case import open_case
from catchgraph.errors import Ambiguous, CaseNotReady, NotFound, UsageError

from .world import finish, put, vessel


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("vessel:widow", "vessel:widow"),
        ("registration:paper", "registration:paper"),
        ("finding:1", "finding:1"),
        ("SEA WIDOW", "vessel:widow"),
        ("  sea   widow ", "vessel:widow"),
        ("Señora Widow", "vessel:widow"),
        ("senora widow", "vessel:widow"),
        ("9074729", "vessel:widow"),
        ("IMO 9074729", "vessel:widow"),
        ("352999101", "vessel:heron"),
        ("4szq1", "vessel:widow"),
        ("IMUL-A-0001-XQA", "vessel:widow"),
        ("IOTC990002", "vessel:paper"),
        ("赤鷺", "vessel:heron"),
        ("F/V Red Heron", "vessel:heron"),
        ("widow fisheries ltd", "company:widow"),
        ("a lamp", "person:lamp"),
    ],
)
def test_one_thing_by_any_of_its_names_and_numbers(world, text, id_):
    assert find(world, text) == id_


def test_a_name_as_written_comes_before_names_that_compare_equal(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "Star")
        vessel(connection, "vessel:2", "STAR")
        finish(connection)
    assert find(case, "STAR") == "vessel:2"
    with pytest.raises(Ambiguous, match="2 fit"):
        find(case, "star")


def test_several_that_fit_are_listed_with_what_tells_them_apart(world):
    with pytest.raises(Ambiguous) as caught:
        find(world, "100290")
    assert caught.value.hint.split("\n") == [
        "Did you mean one of these? Give its id.",
        "  vessel:alone  Vessel  ALONE  FJI  register@2025-06-30",
        "  vessel:paper  Vessel  WIDOW  SYC  register@2025-06-30",
    ]


def test_the_nearest_names_are_offered_where_none_fits(world):
    with pytest.raises(NotFound, match="'RED HERRON'") as caught:
        find(world, "RED HERRON")
    assert caught.value.hint == "Did you mean: RED HERON?"
    with pytest.raises(NotFound) as caught:
        find(world, "Zzyzx")
    assert "Are its files loaded" in caught.value.hint


def test_a_name_written_otherwise_is_offered_first(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for number, name in enumerate(("NUESTRA SENORA DEL PUERTO", "NTRA PALOMA DEL PUERTO", "MERROW 7", "MERROW 8")):
            vessel(connection, f"vessel:{number}", name)
        finish(connection)
    for asked, meant in (("NTRA SRA DEL PUERTO", "NUESTRA SENORA DEL PUERTO"), ("MEROW SIETE", "MERROW 7")):
        with pytest.raises(NotFound) as caught:
            find(case, asked)
        assert caught.value.hint.startswith(f"Did you mean: {meant};"), caught.value.hint


def test_kinds_limit_what_a_name_may_mean(world):
    assert find(world, "Widow", kinds=["Vessel"]) == "vessel:paper"
    with pytest.raises(NotFound, match="no company"):
        find(world, "WIDOW", kinds=["Company"])


def test_an_id_that_is_gone_leads_to_its_successor(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:now", "NOW")
        vessel(connection, "vessel:other", "OTHER")
        for gone, successors, run in (
            ("vessel:a", ["vessel:b"], 1),
            ("vessel:b", ["vessel:now"], 2),
            ("vessel:split", ["vessel:now", "vessel:other"], 2),
            ("vessel:circle", ["vessel:circle"], 2),
        ):
            put(connection, "resolve.tombstone", entity_id=gone, successors=successors, reason="merged", run=run)
        finish(connection)
    assert find(case, "vessel:a") == "vessel:now"
    with pytest.raises(Ambiguous, match="vessel:split was split: 2 fit"):
        find(case, "vessel:split")
    for gone in ("vessel:never", "vessel:circle"):
        with pytest.raises(NotFound, match=f"no vessel with the id {gone}"):
            find(case, gone)


def test_nothing_typed_and_nothing_built_say_what_to_do(world, tmp_path):
    with pytest.raises(UsageError, match="no name"):
        find(world, "  ")
    with pytest.raises(CaseNotReady) as caught:
        find(open_case(tmp_path / "new", create=True), "ANYTHING")
    assert caught.value.hint == "Run: catchgraph build"


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE derived.vessel; --", "case:1", "%", "a" * 5000, "\x00", "finding:", "\udcff\udc80"]
)
def test_odd_text_finds_nothing_and_breaks_nothing(world, text):
    with pytest.raises(NotFound):
        find(world, text)
    assert find(world, "SEA WIDOW") == "vessel:widow"
