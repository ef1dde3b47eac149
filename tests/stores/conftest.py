"""Both graph stores at once, empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.graph.store import Store

from ..detect.conftest import opened


@pytest.fixture
def stores(request: pytest.FixtureRequest, tmp_path: Path, cleared_neo4j: str) -> Iterator[list[Store]]:
    """The embedded store and Neo4j."""
    with opened("embedded", request, tmp_path) as one, opened("neo4j", request, tmp_path) as other:
        yield [one, other]


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """An empty case."""
    return open_case(tmp_path / "case", create=True)
