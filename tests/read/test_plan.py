import json

import pytest

from catchgraph.errors import InputError
from catchgraph.read.layouts import builtin_layouts, parse_layout
from catchgraph.read.plan import plan_of

from .conftest import IOTC, csv_text

LAYOUT = """
id = "mine"
kind = "register"
publisher = "P"
organisation = "O"
title = "T"
says = "S"
columns = { name = "Vessle" }
[recognise]
columns = ["Vessel"]
"""


def test_a_plan_says_how_a_file_will_be_read(write):
    path = write("iotc-2025-06-30.csv", csv_text(IOTC, []))
    plan = plan_of(path, builtin_layouts(), None, None)
    assert plan.dataset.id == "iotc-register@2025-06-30"
    assert plan.unread == ("Remarks",)
    assert plan.file_id.startswith("file:")
    assert json.loads(plan.settings)["edition"] == ["2025-06-30", "file name"]
    assert plan_of(path, builtin_layouts(), "2025", None).settings != plan.settings


def test_the_same_file_by_another_path_is_the_same_file(write, monkeypatch):
    path = write("a.csv", csv_text(IOTC, []))
    (path.parent / "link.csv").symlink_to(path)
    monkeypatch.chdir(path.parent)
    ids = {plan_of(type(path)(name), builtin_layouts(), None, None).file_id for name in ("a.csv", path, "link.csv")}
    assert len(ids) == 1


def test_a_column_no_row_can_do_without_must_be_there(write):
    with pytest.raises(InputError, match=r"a\.csv, line 1: no column 'Vessle'; mine needs it") as error:
        plan_of(write("a.csv", "Vessel,Flag\n"), [parse_layout(LAYOUT, "mine.toml")], None, None)
    assert error.value.hint == "Its header has: Vessel, Flag"


def test_a_header_of_nothing_known_names_what_is_expected(write):
    with pytest.raises(
        InputError, match="no layout has any of its columns; expected the header of ace-es-003"
    ) as error:
        plan_of(write("a.csv", "alpha;beta\n1;2\n"), builtin_layouts(), None, None)
    assert error.value.hint.endswith("Its header has: alpha, beta")


def test_persons_are_asked_for_or_not_which_reads_a_file_anew_and_changes_no_id(write):
    path = write("a.csv", csv_text(IOTC, []))
    without, with_ = (plan_of(path, builtin_layouts(), None, None, persons=persons) for persons in (False, True))
    assert [plan.persons for plan in (without, with_)] == [False, True]
    assert [plan.provenance.persons for plan in (without, with_)] == [False, True]
    assert (without.dataset.id, without.provenance.key) == (with_.dataset.id, with_.provenance.key)
    assert without.settings != with_.settings
    assert "persons" not in json.loads(without.settings)
