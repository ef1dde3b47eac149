"""Changed files of the readers that no other test changes at random: read or said, and every row is counted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

READERS = ("ams-set", "ace-workbook", "catair-entries", "isf", "container-status", "pga", "entries-and-lists")


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        import mutated

        yield mutated
        sys.modules.pop("mutated")


def test_files_changed_at_random_are_read_or_said(bench: ModuleType, tmp_path: Path) -> None:
    for reader in READERS:
        for name, data in bench.mutants(reader, 0, 6, 1):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
    tally = bench.measure(tmp_path, persons=True)
    assert (tally.wrong, tally.files) == ({}, 6 * len(READERS))
    assert 0 < tally.refused < tally.files
    assert tally.loaded > 50


def test_what_ends_a_load_is_found_and_named(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from catchgraph.read import records

    (tmp_path / "0").mkdir()
    for name in ("permits-2025.csv", "outcomes-2025.csv"):
        shutil.copy(bench.FIXTURES / "domestic" / name, tmp_path / "0")
    read = records.records_of

    def fail(plan: Any, *rest: Any) -> Any:
        if plan.file.source.name == "permits-2025.csv":
            raise ZeroDivisionError
        return read(plan, *rest)

    monkeypatch.setattr(records, "records_of", fail)
    tally = bench.measure(tmp_path, persons=False)
    [(path, why)] = tally.wrong["crashes"]
    assert (Path(path).name, why.rstrip().endswith("ZeroDivisionError")) == ("permits-2025.csv", True)
    assert tally.loaded > 0
