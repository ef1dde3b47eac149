"""Look for every typology of the catalogue and keep what was found in the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import standing
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.detect.gone import changes
from catchgraph.detect.history import keep, run_named
from catchgraph.detect.inquiry import inquire
from catchgraph.detect.look import Look
from catchgraph.detect.report import DetectReport
from catchgraph.detect.write import write
from catchgraph.graph.store import Store
from catchgraph.model.schema import RELATIONSHIPS
from catchgraph.read.unfinished import unfinished

if TYPE_CHECKING:
    import duckdb


def detect(
    case: CaseFolder,
    store: Store,
    *,
    queries: Sequence[Path] = (),
    only: Sequence[str] = (),
    params: Mapping[str, str] | None = None,
    timeout_s: float = 60,
    verified: bool = False,
    since: str | None = None,
    progress: Progress = silent,
) -> DetectReport:
    """Ask `store` every query of the catalogue and of the folders `queries`, or those named in `only`.

    The findings of what was asked replace those of the last time, in one transaction; a finding keeps its id and with
    it what was decided about it. The caller brings them to the graph (`graph.projection`). `verified`: only findings
    that hold without any suggested match. `since`: a run of before (its number, or `last`), for the report to say what
    is new since and what is gone.

    Raises as `inquire` does, `QueryError` for a query that the store refuses, `QueryTimeout` for one that runs longer
    than `timeout_s`, `UsageError` for a run that is none. Nothing is written then.
    """
    inquiry = inquire(case.reference, queries, only, params or {})
    with case.read() as connection:
        baseline = None if since is None else run_named(connection, since)
        suggested = _suggested(connection)
    inquiry.check(store)
    look = Look(store, timeout_s, verified=verified, suggested=suggested, own=inquiry.own)
    answers = [look.answer(query, parameters) for query, parameters in inquiry.told(progress)]
    progress("keeping what was found")
    results = tuple(answer.result for answer in answers)
    found = [finding for answer in answers for finding in answer.findings]
    sure = {id_ for answer in answers for id_ in answer.verified}
    decided = standing(case, "finding")
    with case.write() as connection:
        rows = write(connection, results, found, decided, sure, inquiry.own, everything=not only)
        run = record_run(connection, "detect", {result.typology: result.findings for result in results})
        keep(connection, run, inquiry.asked, verified=verified, everything=not only)
        rest = unfinished(connection)
        changed = None if baseline is None else changes(case, connection, baseline)
    return DetectReport(results, tuple(rows), tuple(rest), inquiry.replaced, run, changed)


def _suggested(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Types of which some relationship of the case rests on a suggested match."""
    some = " UNION ALL ".join(
        f"SELECT '{kind.type}' WHERE EXISTS (FROM derived.{kind.table} WHERE NOT verified)" for kind in RELATIONSHIPS
    )
    return frozenset(type_ for (type_,) in connection.execute(some).fetchall())
