"""A new case stays only where something was loaded into it; what stays is its owner's alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.conftest import ROOT

from catchgraph.case.case import open_case
from catchgraph.case.decisions import decide
from catchgraph.case.fresh import new_case
from catchgraph.detect.saved import save
from catchgraph.pipeline import load

CARRIERS = ROOT / "fixtures" / "carriers.csv"


def interrupted(place: Path, files: list[Path]) -> None:
    """Ctrl-C after loading some files, or none."""
    with new_case(place) as case:
        load(case, files)
        raise KeyboardInterrupt


def test_nothing_is_left_of_a_case_without_files(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "work" / "case", [])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        assert case.id().startswith("case:")
    assert tmp_path.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_case_with_a_file_stays(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "case", [CARRIERS])
    assert open_case(tmp_path / "case").id().startswith("case:")


def test_a_case_that_was_there_stays_as_it_was(tmp_path: Path) -> None:
    before = open_case(tmp_path / "case", create=True).id()
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "case", [])
    assert open_case(tmp_path / "case").id() == before


def test_what_others_put_into_the_folder_stays(tmp_path: Path) -> None:
    with new_case(tmp_path / "case") as case:
        (case.path / "decisions.jsonl").write_text("")
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["decisions.jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_case_is_its_owners_alone(tmp_path: Path) -> None:
    case = open_case(tmp_path / "work" / "case", create=True)
    load(case, [CARRIERS])
    decide(case, "pin", ["vessel:1"], "pinned", "why")
    save(case.queries, "mine.one", "One", "RETURN 1 AS one", {})
    modes = {path.relative_to(case.path): stat.S_IMODE(path.stat().st_mode) for path in case.path.rglob("*")}
    assert stat.S_IMODE(case.path.stat().st_mode) == 0o700
    assert {mode for path, mode in modes.items() if (case.path / path).is_file()} == {0o600}
    assert (tmp_path / "work").stat().st_mode & 0o050, "folders above it are as ever"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_an_empty_folder_becomes_its_owners_alone_when_it_becomes_a_case(tmp_path: Path) -> None:
    place = tmp_path / "case"
    place.mkdir()
    place.chmod(0o755)
    open_case(place, create=True)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
