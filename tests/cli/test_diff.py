"""`diff`, and what `load` says of a file that changed in its place; the files are in `tests/editions.py`."""

import json

import pytest

from ..editions import REGISTER_2024, REGISTER_2025, write_files


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    from click.testing import CliRunner

    from catchgraph.cli import main

    folder = tmp_path_factory.mktemp("diff")
    files = [str(path) for path in write_files(folder)]
    assert CliRunner().invoke(main, ["--case", str(folder / "case"), "-q", "load", *files]).exit_code == 0
    return folder / "case"


def test_differences_are_printed_for_people_and_programs(cli, loaded):
    args = ("--case", loaded, "diff", "iotc-register@2024-06-30", "iotc-register@2025-06-30")
    table = cli(*args)
    assert table.exit_code == 0, table.stderr
    assert "From iotc-register@2024-06-30 to iotc-register@2025-06-30" in table.stdout
    assert "line 4" in table.stdout
    lines = [json.loads(line) for line in cli(*args, "--format", "jsonl").stdout.splitlines()]
    assert [(line["column"], line["before"], line["after"]) for line in lines if line["section"] == "Changed"] == [
        ("number", "K3", "K9"),
        ("name", "DELTA", "ECHO"),
        ("owner", "Delta Lines Ltd", "Echo Lines Ltd"),
        ("flag", "LKA", "IDN"),
    ]


def test_what_cannot_be_compared_is_one_message(cli, loaded):
    unknown = cli("--case", loaded, "diff", "iotc-register@2024-06-30", "wcpfc-register@2024")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "iuu-list@2025-01-01" in unknown.stderr
    other = cli("--case", loaded, "diff", "iotc-register@2024-06-30", "iuu-list@2025-01-01")
    assert (other.exit_code, other.stdout) == (2, "")


def test_load_says_what_changed_in_a_file(cli, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(REGISTER_2024, encoding="utf-8")
    first = cli("--case", tmp_path / "case", "load", path)
    assert "added" not in first.stdout
    path.write_text(REGISTER_2025, encoding="utf-8")
    second = cli("--case", tmp_path / "case", "load", path, "--format", "json")
    [row] = json.loads(second.stdout)
    assert (row["state"], row["added"], row["removed"], row["changed"]) == ("replaced", 1, 1, 3)
    assert "register.csv: read anew; records: 1 added, 1 removed, 3 changed" in second.stderr
    assert "~ FOXTROT: flag: LKA -> IDN, register.csv, line 4 (record 3)" in second.stderr
