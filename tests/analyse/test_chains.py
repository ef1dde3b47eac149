"""What is said of where the ways of goods end."""

from __future__ import annotations

from pathlib import Path

from catchgraph.analyse.chains import chain_ends
from catchgraph.case.case import open_case
from catchgraph.cli.checks import case_checks
from tests.tables import insert


def test_ends_are_counted_and_said(tmp_path: Path) -> None:
    case = open_case(tmp_path / "case", create=True)
    assert not [check for check in case_checks(case.path) if check.what == "chains"]
    paper = "catch-certificate ECU 2025-1"
    with case.write() as connection:
        for id_, ends, whole, missing, stopped in (
            ("chain:1", ["sea"], True, [], False),
            ("chain:2", ["document not shared", "sea"], False, [paper], False),
            ("chain:3", ["document not shared"], False, [paper], True),
        ):
            said = {"ends": ends, "whole": whole, "missing": missing, "stopped": stopped}
            insert(connection, "derived.chain", id=id_, **said)
    found = chain_ends(case)
    assert (found.chains, found.whole, found.stopped, found.missing) == (3, 1, 1, 1)
    assert found.ends == {"document not shared": 2, "sea": 2}
    [check] = [check for check in case_checks(case.path) if check.what == "chains"]
    assert check.state == "ok"
    assert check.found == (
        "3 lines of trade followed back; 1 to the sea or a farm all the way; document not shared 2; "
        "documents cited and not loaded 1; not followed to the end 1"
    )
