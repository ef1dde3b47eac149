"""The case on a Neo4j server of our own, as in the tests: seconds of loading and of each query; is the same found?"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: What `detect` wrote, in full.
WRITTEN = ("derived.finding", "derived.about", "derived.rests_on", "detect.coverage", "detect.undecided")


def second_store(folder: Path, asked: Callable[[Any, str | None], dict[str, Any]]) -> dict[str, Any]:
    """Project a copy of the case in `folder`, ask it (`asked` takes case and address), and compare what was written."""
    sys.path.insert(0, str(HERE.parents[1]))
    from tests.servers.neo4j import neo4j_server

    from catchgraph.case.case import open_case
    from catchgraph.graph.projection import project

    shutil.rmtree(folder / "second", ignore_errors=True)
    shutil.copytree(folder / "case", folder / "second" / "case", ignore=shutil.ignore_patterns("graph"))
    case, first = open_case(folder / "second" / "case"), open_case(folder / "case")
    with neo4j_server(heap="3g", pages="2500m", quick=False) as server:
        os.environ.update(NEO4J_USERNAME=server.username, NEO4J_PASSWORD=server.password)
        began = time.monotonic()
        project(case, server.uri)
        loaded = time.monotonic() - began
        found = asked(case, server.uri)
    same = all(rows(first, table) == rows(case, table) for table in WRITTEN)
    shutil.rmtree(folder / "second")
    return {**found, "notes": [f"loaded in {loaded:.1f} s", f"the same as the embedded store: {same}"]}


def rows(case: Any, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table, in order."""
    with case.read() as connection:
        return list(connection.execute(f"FROM {table} ORDER BY ALL").fetchall())
