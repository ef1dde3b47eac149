"""Names and files against the lists of a case."""

import pytest

from catchgraph.analyse.screen import screen
from catchgraph.case.case import open_case
from catchgraph.errors import CaseNotReady, UsageError

from .world import finish


def verdicts(table):
    return [(row["screened"], row["verdict"], row["vessel"]) for row in table.dicts()]


def test_names_and_numbers_each_with_a_verdict(world):
    table = screen(world, ["Red Heron", "9176187", "352999101", "赤鷺", "SEA WIDOW", "--"])
    assert verdicts(table) == [
        ("Red Heron", "possible", "vessel:heron"),
        ("9176187", "hit", "vessel:heron"),
        ("352999101", "no hit", None),
        ("赤鷺", "possible", "vessel:heron"),
        ("SEA WIDOW", "no hit", None),
        ("--", "not screened", None),
    ]
    assert table.dicts()[1]["listings"] == ["IOTC 2017-03-04 – in force", "NEAFC 2014 – 2018"]
    assert table.dicts()[1]["where"] == ["list.csv, line 2 (record 1)"]
    assert table.dicts()[1]["records"] == ["listing:iotc", "listing:neafc"]


def test_a_file_with_lines_and_columns_that_were_not_read(world, tmp_path):
    fleet = tmp_path / "fleet.csv"
    fleet.write_text("name,imo,price\nRED HERON,9074729,5\nOTHER,9176187,6\nNEW,9074728,\n", encoding="utf-8")
    table = screen(world, file=fleet)
    assert [(row["line"], row["verdict"]) for row in table.dicts()] == [
        (2, "homonym"),
        (3, "hit"),
        (4, "not screened"),
    ]
    assert table.dicts()[2]["reasons"] == [
        "not on a list by its name",
        "IMO number 9074728 is not valid: its check digit is wrong",
    ]
    assert table.note.split("\n", 1)[0] == "3 screened: 1 hit, 1 homonym, 1 not screened"
    assert table.note.split("\n", 1)[1] == (
        "read by the words of its header: name as name; imo as IMO number\ncolumns not read: price"
    )


def test_nothing_to_screen_and_no_list_are_two_errors(world, tmp_path):
    with pytest.raises(UsageError, match="nothing to screen"):
        screen(world, [])
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        finish(connection)
    with pytest.raises(CaseNotReady, match="holds no IUU list"):
        screen(case, ["ANY"])
