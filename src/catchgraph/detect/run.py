"""Look for every typology of the catalogue and keep what was found in the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import standing
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.detect.catalogue import catalogue, is_own, select
from catchgraph.detect.check import check
from catchgraph.detect.gone import changes
from catchgraph.detect.history import keep, run_named
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind, suggest
from catchgraph.detect.query import Query
from catchgraph.detect.report import DetectReport
from catchgraph.detect.write import write
from catchgraph.errors import InputError, UsageError
from catchgraph.graph.store import Store
from catchgraph.model.schema import RELATIONSHIPS
from catchgraph.read.unfinished import unfinished
from catchgraph.reference.own import OwnTable, own_tables

#: Tables that are given otherwise, since what is built rests on them → how.
_GIVEN = {
    "conversion_factors": "Give factors of your own with: catchgraph load --factors FILE, and build again.",
    "agreements": "Give agreements of your own with: catchgraph load --agreements FILE.",
}
_NOT_REPLACED = "Files are read and names compared by it; it cannot be replaced. Remove the file."


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

    `params` go to each query that has a parameter of that name. The findings of what was asked replace those
    of the last time, in one transaction; a finding keeps its id and with it what was decided about it. The
    caller brings them to the graph (`graph.projection`). `verified`: only findings that hold without any suggested
    match. `since`: a run of before (its number, or `last`), for the report to say what is new since and what is gone.
    Reference tables in the case's folder `reference` stand in place of ours.

    Raises `QueryError` for a query file that is wrong or that the store refuses, `QueryTimeout` for one that
    runs longer than `timeout_s`, `UsageError` for a parameter that no query has, `NotFound` for an unknown name
    in `only` or a run that is none, `InputError` for a reference table of the user's that is wrong. Nothing is written
    then.
    """
    library = catalogue(queries)
    selected = select(library, only)
    own = own_tables(case.reference)
    _check_taken(library.values(), own)
    parameters = _parameters(selected, params or {}, own)
    baseline = _run_named(case, since)
    for query in selected:
        # The tests let both stores plan ours; Neo4j takes as long to plan one as to answer it.
        if not is_own(query):
            check(store, query, own)
    look = Look(store, timeout_s, verified=verified, suggested=_suggested(case), own=own)
    answers = [look.answer(query, parameters[query.id]) for query in _told(selected, progress)]
    progress("keeping what was found")
    results = tuple(answer.result for answer in answers)
    found = [finding for answer in answers for finding in answer.findings]
    sure = {id_ for answer in answers for id_ in answer.verified}
    decided = standing(case, "finding")
    with case.write() as connection:
        rows = write(connection, results, found, decided, sure, own, everything=not only)
        run = record_run(connection, "detect", {result.typology: result.findings for result in results})
        asked = [(query, parameters[query.id]) for query in selected]
        keep(connection, run, asked, verified=verified, everything=not only)
        rest = unfinished(connection)
        changed = None if baseline is None else changes(case, connection, baseline)
    taken = {name for query in selected for name in query.tables}
    replaced = tuple(table for name, table in own.items() if name in taken)
    return DetectReport(results, tuple(rows), tuple(rest), replaced, run, changed)


def _check_taken(library: Iterable[Query], own: Mapping[str, OwnTable]) -> None:
    """A table of the user's that no query takes changes nothing, and would seem to."""
    taken = {name for query in library for name in query.tables}
    for name, table in own.items():
        if name not in taken:
            raise InputError(f"{table.path}: no query takes the table {name}", hint=_GIVEN.get(name, _NOT_REPLACED))


def _run_named(case: CaseFolder, since: str | None) -> int | None:
    if since is None:
        return None
    with case.read() as connection:
        return run_named(connection, since)


def _told(queries: Sequence[Query], progress: Progress) -> Iterator[Query]:
    """The queries one after the other, each said before it is asked."""
    for query in queries:
        progress(f"looking for {query.id}")
        yield query


def _suggested(case: CaseFolder) -> frozenset[str]:
    """Types of which some relationship of the case rests on a suggested match."""
    some = " UNION ALL ".join(
        f"SELECT '{kind.type}' WHERE EXISTS (FROM derived.{kind.table} WHERE NOT verified)" for kind in RELATIONSHIPS
    )
    with case.read() as connection:
        return frozenset(type_ for (type_,) in connection.execute(some).fetchall())


def _parameters(
    queries: Sequence[Query], params: Mapping[str, str], own: Mapping[str, OwnTable]
) -> dict[str, dict[str, Any]]:
    known = sorted({parameter.name for query in queries for parameter in query.params})
    for name in params:
        if name not in known:
            raise UsageError(
                f"no query that is asked has a parameter {name!r}", hint=suggest(name, known, "Parameters")
            )
    return {
        query.id: bind(query, {name: text for name, text in params.items() if query.parameter(name)}, own)
        for query in queries
    }
