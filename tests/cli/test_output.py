"""The same rows in four formats."""

import csv
import io
import json

import pytest

from catchgraph.analyse.table import Table
from catchgraph.cli.output import emit

ONE = Table("Ships", ("name", "flags", "id"), [("=ORCA", ["PAN", "LBR"], "vessel:1"), ("B", [], "vessel:2")],
            note="2 of 9", hidden=frozenset({"id"}))  # fmt: skip
TWO = Table("Firms", ("name", "city"), [("C Ltd", None)])
HEAD = {"id": "vessel:1", "label": "Vessel", "name": "ORCA", "properties": {"imo": "9074729", "mmsis": []}}


def printed(capsys, *args):
    emit(*args)
    return capsys.readouterr()


def test_one_table_as_json_is_a_list_of_objects(capsys):
    out, err = printed(capsys, ONE, "json")
    assert json.loads(out) == [
        {"name": "=ORCA", "flags": ["PAN", "LBR"], "id": "vessel:1"}, {"name": "B", "flags": [], "id": "vessel:2"},
    ]  # fmt: skip
    assert err == "Ships: 2 of 9\n", "a note is not lost, and not between the rows"


def test_one_table_as_jsonl_and_csv(capsys):
    out, _ = printed(capsys, ONE, "jsonl")
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["=ORCA", "B"]
    out, _ = printed(capsys, ONE, "csv")
    assert list(csv.reader(io.StringIO(out))) == [
        ["name", "flags", "id"], ["'=ORCA", "PAN; LBR", "vessel:1"], ["B", "", "vessel:2"],
    ]  # fmt: skip


@pytest.mark.parametrize("first", list("=+-@＝＋－＠\t\r\n"))
def test_a_spreadsheet_runs_no_formula_of_a_column_or_title(capsys, first):
    names = (f"{first}HYPERLINK(1)", "name")
    out, _ = printed(capsys, [Table(f"{first}1", names, [(f"{first}2", "B")])], "csv")
    read = list(csv.reader(io.StringIO(out, newline="")))
    shown = first.replace("\r", "\n")
    assert read[0] == ["section", f"'{shown}HYPERLINK(1)", "name"]
    assert read[1] == [f"'{shown}1", f"'{shown}2", "B"]


def test_no_row_begins_inside_a_cell(capsys):
    out, _ = printed(capsys, Table("Ships", ("name",), [("ORCA\r=1+1",), ("ORCA\r\n=1+1",)]), "csv")
    assert list(csv.reader(io.StringIO(out, newline=""))) == [["name"], ["ORCA\n=1+1"], ["ORCA\n=1+1"]]


def test_several_tables_are_told_apart_by_their_section(capsys):
    out, _ = printed(capsys, [ONE, TWO], "json")
    assert list(json.loads(out)) == ["Ships", "Firms"]
    out, _ = printed(capsys, [ONE, TWO], "jsonl")
    assert [json.loads(line)["section"] for line in out.splitlines()] == ["Ships", "Ships", "Firms"]
    out, _ = printed(capsys, [ONE, TWO], "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["section"], row["name"], row["city"]) for row in rows][2] == ("Firms", "C Ltd", "")


def test_an_answer_about_something_begins_with_it(capsys):
    out, _ = printed(capsys, [TWO], "json", HEAD)
    answer = json.loads(out)
    assert (answer["name"], answer["properties"]["imo"]) == ("ORCA", "9074729")
    assert answer["sections"]["Firms"] == [{"name": "C Ltd", "city": None}]
    out, _ = printed(capsys, [TWO], "csv", HEAD)
    assert "Properties,,,imo,9074729\n" in out or "Properties,imo,9074729,,\n" in out


def test_a_table_hides_what_is_for_machines(capsys):
    out, err = printed(capsys, ONE, "table")
    assert "vessel:1" not in out
    assert "PAN; LBR" in out
    assert "=ORCA" in out, "no formula runs on a terminal"
    assert out.rstrip().endswith("2 of 9")
    assert err == ""


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl"])
def test_nothing_found_is_still_well_formed(capsys, format_):
    out, _ = printed(capsys, Table("None", ("a", "b"), []), format_)
    assert out == {"csv": "a,b\n", "json": "[]\n", "jsonl": ""}[format_]
