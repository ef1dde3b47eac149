"""`diff` of two editions; the files are in `tests/editions.py`."""

import pytest

from catchgraph.analyse.diff import diff
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError
from catchgraph.read.load import load

from ..editions import write_files


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("diff")
    case = open_case(folder / "case", create=True)
    load(case, write_files(folder))
    return case


def test_numbers_come_first_and_add_up(case):
    numbers, *_ = diff(case, "iotc-register@2024-06-30", "iotc-register@2025-06-30")
    assert numbers.columns == ("label", "records_before", "records_after", "added", "removed", "changed", "unchanged")
    assert numbers.rows == [("Registration", 5, 5, 1, 1, 3, 1)]


def test_each_difference_comes_with_its_rows(case):
    _, added, removed, changed = diff(case, "iotc-register@2024-06-30", "iotc-register@2025-06-30")
    assert (added.column("name"), added.column("where")) == (["GOLF"], ["register-2025-06-30.csv, line 5 (record 4)"])
    assert (removed.column("name"), removed.column("where")) == (
        ["BRAVO"],
        ["register-2024-06-30.csv, line 3 (record 2)"],
    )
    assert [row[1] for row in changed.rows] == ["CHARLIE", "ECHO", "ECHO", "FOXTROT"]
    first = changed.dicts()[0]
    assert (first["column"], first["before"], first["after"]) == ("number", "K3", "K9")
    assert (first["where_before"], first["where_after"]) == (
        "register-2024-06-30.csv, line 4 (record 3)",
        "register-2025-06-30.csv, line 2 (record 1)",
    )


def test_backwards_what_was_added_is_removed(case):
    forth = diff(case, "list-2024-01-01.csv", "list-2025-01-01.csv")
    back = diff(case, "list-2025-01-01.csv", "list-2024-01-01.csv")
    assert forth[1].column("record") == back[2].column("record")
    assert forth[2].column("record") == back[1].column("record")
    assert (forth[3].column("before"), forth[3].column("after")) == (back[3].column("after"), back[3].column("before"))


def test_the_wrong_way_round_is_said(case):
    later, *_ = diff(case, "list-2025-01-01.csv", "list-2024-01-01.csv")
    assert later.note.splitlines()[0] == (
        "list-2025-01-01.csv is the later edition (2025-01-01 after 2024-01-01): what is added here was dropped, and "
        "what is removed is new. In order of time: catchgraph diff list-2024-01-01.csv list-2025-01-01.csv"
    )
    assert "later edition" not in diff(case, "list-2024-01-01.csv", "list-2025-01-01.csv")[0].note


def test_the_listings_words_about_the_edition_are_no_change(case):
    """STORK's listing by the IOTC is "in force at" another day in each edition, and nothing else changed."""
    *_, changed = diff(case, "list-2024-01-01.csv", "list-2025-01-01.csv")
    assert set(changed.column("name")) == {"HERON"}


def test_what_is_not_loaded_is_said_with_what_is(case):
    with pytest.raises(NotFound, match="no dataset and no file") as error:
        diff(case, "iotc-register@2024-06-30", "iotc-register@2023")
    assert "iotc-register@2025-06-30  (register-2025-06-30.csv)" in error.value.hint


def test_two_sources_or_one_edition_are_not_compared(case):
    with pytest.raises(UsageError, match="no editions of one source"):
        diff(case, "iotc-register@2024-06-30", "iuu-list@2025-01-01")
    with pytest.raises(UsageError, match="are the same"):
        diff(case, "iotc-register@2024-06-30", "register-2024-06-30.csv")


def test_in_an_empty_case_nothing_is_loaded(tmp_path):
    with pytest.raises(NotFound) as error:
        diff(open_case(tmp_path / "case", create=True), "a", "b")
    assert "Nothing is loaded yet" in error.value.hint
