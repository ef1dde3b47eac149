"""What is left out of the graph of a large case changes no finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import worlds

from catchgraph import pipeline
from catchgraph.case.case import CaseFolder, open_case
from catchgraph.graph import slim

pytestmark = pytest.mark.slow


def rows(case: CaseFolder) -> list[tuple[object, ...]]:
    with case.read() as connection:
        return connection.execute(
            "SELECT id, name, severity, forced, details FROM derived.finding ORDER BY id"
        ).fetchall()


def test_the_invented_world_gives_the_same_findings_from_a_slim_graph(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, embedded_runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = open_case(worlds.copied(tmp_path_factory, tmp_path / "case"))
    whole = rows(case)
    monkeypatch.setattr(slim, "MOST_BILLS", 0)
    left = pipeline.build(case, whole=False).left_out
    assert left.keys() >= {"Bill", "Goods", "Landing"}
    pipeline.detect(case)
    assert rows(case) == whole
