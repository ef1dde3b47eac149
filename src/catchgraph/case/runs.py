"""Which step ran when, on what: so that a step can say which one must come first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.errors import CaseNotReady

if TYPE_CHECKING:
    import duckdb


@cache
def installed() -> str:
    """The version of catchgraph that is at work."""
    from importlib.metadata import version

    return version("catchgraph")


def record_run(connection: duckdb.DuckDBPyConnection, step: str, counts: Mapping[str, int]) -> int:
    """Note inside a step's transaction that it ran; returns the number of the run."""
    row = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM main.run").fetchone()
    number = int(row[0]) if row else 1
    connection.execute(
        "INSERT INTO main.run VALUES (?, ?, now() AT TIME ZONE 'UTC', ?, ?)",
        [number, step, installed(), json.dumps(dict(counts), sort_keys=True)],
    )
    return number


def last_runs(case: CaseFolder) -> dict[str, int]:
    """Number of the last run of each step that ever ran."""
    with case.read() as connection:
        rows = connection.execute("SELECT step, max(run) FROM main.run GROUP BY step ORDER BY step").fetchall()
    return dict(rows)


def require(case: CaseFolder, step: str, *, after: str, what: str) -> None:
    """Raise `CaseNotReady` unless `step` ran, and ran after the last run of the step `after`.

    `what` is the command that puts it right.
    """
    runs = last_runs(case)
    if step not in runs:
        raise CaseNotReady(f"the step `{step.split()[0]}` has not been run on {case.path}", hint=f"Run: {what}")
    if runs[step] < runs.get(after, 0):
        raise CaseNotReady(
            f"the case changed since the step `{step.split()[0]}` was last run on {case.path}", hint=f"Run: {what}"
        )
