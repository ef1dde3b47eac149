"""`forget`: what it took out, and what to do next."""

import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

from ..read.conftest import IOTC, csv_text


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "iotc-2025-06-30.csv"
    path.write_text(csv_text(IOTC, [{"IOTC Number": "K1", "Name": "SABLE"}]), encoding="utf-8")
    load(open_case(tmp_path / "case", create=True), [path])
    return tmp_path


def test_a_file_is_taken_out_and_the_next_step_is_said(cli, folder):
    done = cli("--case", folder / "case", "forget", "iotc-2025-06-30.csv", "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == [
        {"file": "iotc-2025-06-30.csv", "dataset": "iotc-register@2025-06-30", "rows": 1,
         "path": str(folder / "iotc-2025-06-30.csv")},
    ]  # fmt: skip
    assert "Run: catchgraph resolve, then catchgraph build" in done.stderr


def test_a_file_that_is_not_loaded_is_said_with_what_is(cli, folder):
    done = cli("--case", folder / "case", "forget", "iotc.csv")
    assert done.exit_code == 1
    assert "'iotc.csv' is no loaded file" in done.stderr
    assert "iotc-2025-06-30.csv" in done.stderr


def test_a_shell_offers_the_names_of_loaded_files(folder):
    from click import Context

    from catchgraph.cli import main
    from catchgraph.cli.app import State
    from catchgraph.cli.complete import loaded_files

    context = Context(main, obj=State(folder / "case", None, quiet=True), info_name="catchgraph")
    context.params["path"] = folder / "case"
    assert [item.value for item in loaded_files(context, main.params[0], "iotc")] == ["iotc-2025-06-30.csv"]
