"""A cell that is too long is cut where it is read, and says so, in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.read.load import load
from catchgraph.read.long_cells import LONGEST, cut_object
from tests.conftest import ROOT

FIXTURES = ROOT / "fixtures"
LONG = "Ōtaki " * 1000
NOTE = "a cell of 6,000 characters: what follows the first 4,000 was left out"


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return open_case(tmp_path / "case", create=True)


def flags(case: CaseFolder) -> list[tuple[str, int, str]]:
    with case.read() as connection:
        return connection.execute(
            "SELECT \"column\", line, reason FROM read.flag WHERE reason LIKE 'a cell of%' ORDER BY ALL"
        ).fetchall()


def longest(case: CaseFolder) -> int:
    with case.read() as connection:
        row = connection.execute("SELECT max(length(name)) FROM read.vessel_mention").fetchone()
    assert row is not None
    return int(row[0])


def test_a_cell_of_a_register(case: CaseFolder, tmp_path: Path) -> None:
    with (FIXTURES / "iotc-register-2025-06-30.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    place = next(n for n, name in enumerate(header) if "name" in name.lower())
    # Cells may be as long as they may be, and no longer.
    rows[0][place] = "A" * LONGEST
    rows[1][place] = LONG[:6000]
    path = tmp_path / "iotc-register-2025-06-30.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    (report,) = load(case, [path])
    assert report.loaded + report.rejected == report.rows == len(rows)
    assert flags(case) == [(header[place], 3, NOTE)]
    assert longest(case) <= LONGEST


def test_a_text_of_a_document(case: CaseFolder, tmp_path: Path) -> None:
    entity = {
        "id": "v1", "schema": "Vessel", "caption": "ORCA", "datasets": ["test"],
        "properties": {"name": ["ORCA", LONG[:6000]], "flag": ["pa"], "imoNumber": ["9074729"]},
    }  # fmt: skip
    path = tmp_path / "entities.ftm.json"
    path.write_text(json.dumps(entity, ensure_ascii=False) + "\n", encoding="utf-8")
    (report,) = load(case, [path])
    assert (report.rows, report.loaded) == (1, 1)
    assert flags(case) == [("properties.name", 1, NOTE)]
    assert longest(case) <= LONGEST


def test_every_text_of_an_object_is_cut_however_deep() -> None:
    noted: list[tuple[str, str, str]] = []
    given = {"a": LONG[:6000], "b": {"c": [1, {"d": "x" * LONGEST}, LONG[:6000]]}, "e": None}
    found = cut_object(given, lambda *note: noted.append(note))
    assert found == {"a": LONG[:LONGEST], "b": {"c": [1, {"d": "x" * LONGEST}, LONG[:LONGEST]]}, "e": None}
    assert [(key, reason) for key, _, reason in noted] == [("a", NOTE), ("b.c", NOTE)]
