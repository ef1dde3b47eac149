"""`records`, and what `load`, `verify` and `show FILE` count."""

import json

from tests.analyse.papers import build_papers
from tests.conftest import ROOT

REGISTER = ROOT / "fixtures" / "iotc-register-2025-06-30.csv"


def test_records_for_people_and_programs(cli, tmp_path):
    case = build_papers(tmp_path / "case").path
    out = cli("--case", case, "records").stdout
    assert "Covered" in out
    assert "2024-05" in out
    answer = json.loads(cli("--case", case, "records", "--kind", "Bill", "--format", "json").stdout)
    assert answer["Records"] == [
        {"kind": "Bill", "dataset": "ams@2024", "month": "2024-05", "records": 1, "lines": 3}
    ]  # fmt: skip
    assert cli("--case", case, "records", "--dataset", "x").exit_code == 1


def test_load_verify_and_show_count_what_a_file_holds(cli, tmp_path):
    case = tmp_path / "case"
    [row] = json.loads(cli("--case", case, "load", REGISTER, "--format", "json").stdout)
    assert row["holds"] == ["33 registrations", "125 parties"]
    assert "held: 33 registrations, 125 parties" in cli("--case", case, "verify").stdout
    shown = json.loads(cli("--case", case, "show", REGISTER.name, "--format", "json").stdout)
    assert shown["sections"]["Holds"] == [
        {"what": "Registration", "number": 33}, {"what": "party", "number": 125},
    ]  # fmt: skip
    assert sum(one["number"] for one in shown["sections"]["Noted, by reason"]) == len(shown["sections"]["Noted values"])
