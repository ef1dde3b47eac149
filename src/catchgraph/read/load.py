"""Load files into a case: recognise, read, write, one transaction a file.

The same file twice changes nothing, nor does a copy of it; a changed file replaces what it said before, and the report
says what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.errors import InputError
from catchgraph.read.ahead import read_ahead
from catchgraph.read.changes.compare import Changes, changes_between, counted, snapshot
from catchgraph.read.copies import copies
from catchgraph.read.file_rows import FileRows
from catchgraph.read.layouts import builtin_layouts, layout_of
from catchgraph.read.plan import Plan, plan_of
from catchgraph.read.report import LoadReport, copy_report, report_of
from catchgraph.read.unfinished import unfinished
from catchgraph.read.write import FileEntry, forget, write_file, write_rejects, write_rows

if TYPE_CHECKING:
    import duckdb

#: Bytes of files that are written by one connection; others who read the case wait meanwhile.
TOGETHER = 8_000_000


def load(
    case: CaseFolder,
    paths: Sequence[Path],
    *,
    layout: Path | str | None = None,
    edition: str | None = None,
    handling: Path | None = None,
    refused: dict[Path, InputError] | None = None,
    progress: Progress = silent,
) -> list[LoadReport]:
    """Load files into a case; a report per file, in their order.

    `layout` is a layout file, or the id of one that comes with catchgraph; without it the header decides.
    `edition` (YYYY, YYYY-MM or YYYY-MM-DD) and `handling` apply to every file. All files are recognised before the
    first is written. Raises `InputError` for a file that cannot be read as what it is, `LayoutError` for a wrong
    layout, `UsageError` for a wrong edition; what was loaded before stays. With `refused`, a file that cannot be read
    is put there with its error, and the others are loaded.
    """
    layouts = (layout_of(layout),) if layout else builtin_layouts()
    plans: dict[str, Plan] = {}
    for path in paths:
        with _refusing(path, refused):
            plan = plan_of(path, layouts, edition, handling)
            plans[plan.file_id] = plan
    before = _before(case)
    reports = _copies(case, list(plans.values()))
    anew = [plan for plan in plans.values() if plan.file_id not in reports and _differs(plan, before)]
    reports |= _unchanged(case, [plan for plan in plans.values() if not _differs(plan, before)])
    with read_ahead(anew) as rows_of:
        for together in _groups(anew):
            with case.writes() as transaction:
                for number in together:
                    plan = anew[number]
                    progress(f"reading {plan.file.source.name} as {plan.file.layout.id}")
                    with _refusing(plan.file.source.path, refused):
                        rows = rows_of(number)
                        with transaction() as connection:
                            reports[plan.file_id] = _write(connection, plan, rows, known=plan.file_id in before)
    return _finished(case, [reports[file_id] for file_id in plans if file_id in reports])


def _finished(case: CaseFolder, reports: list[LoadReport]) -> list[LoadReport]:
    """The reports, each with what its file goes on with and no file has, now that all of them are there."""
    with case.read() as connection:
        rest = unfinished(connection)
    said = {path: tuple(each.said for each in rest if each.path == path) for path in {each.path for each in rest}}
    return [replace(report, notes=(*report.notes, *said.get(str(report.path), ()))) for report in reports]


@contextmanager
def _refusing(path: Path, refused: dict[Path, InputError] | None) -> Iterator[None]:
    """Keep the error of a file that cannot be read in `refused`, where that is asked for."""
    try:
        yield
    except InputError as error:
        if refused is None:
            raise
        refused[path] = error


def _groups(plans: Sequence[Plan]) -> Iterator[range]:
    """Files that are written by one connection, as places in their order: to open one takes as long as a small file."""
    start, size = 0, 0
    for number, plan in enumerate(plans):
        size += plan.file.source.size
        if size > TOGETHER and number > start:
            yield range(start, number)
            start, size = number, plan.file.source.size
    if plans:
        yield range(start, len(plans))


def _before(case: CaseFolder) -> dict[str, tuple[str, str]]:
    """Hash and settings of every file the case holds."""
    with case.read() as connection:
        rows = connection.execute("SELECT file_id, sha256, settings FROM read.file").fetchall()
    return {file_id: (sha256, settings) for file_id, sha256, settings in rows}


def _differs(plan: Plan, before: dict[str, tuple[str, str]]) -> bool:
    return before.get(plan.file_id) != (plan.file.source.sha256, plan.settings)


def _copies(case: CaseFolder, plans: Sequence[Plan]) -> dict[str, LoadReport]:
    with case.read() as connection:
        found = copies(connection, plans)
    return {plan.file_id: copy_report(plan, found[plan.file_id]) for plan in plans if plan.file_id in found}


def _unchanged(case: CaseFolder, plans: Sequence[Plan]) -> dict[str, LoadReport]:
    if not plans:
        return {}
    with case.read() as connection:
        return {plan.file_id: report_of(connection, plan, "unchanged") for plan in plans}


def _write(connection: duckdb.DuckDBPyConnection, plan: Plan, rows: FileRows, *, known: bool) -> LoadReport:
    """Write what a file says, in place of what it said before where it is `known`."""
    counts = {"rows": rows.rows, "loaded": rows.loaded, "rejected": rows.rejects.total}
    if known:
        snapshot(connection, "before", [plan.file_id])
        forget(connection, plan.file_id)
    write_file(connection, FileEntry(plan, **counts))
    write_rows(connection, rows)
    write_rejects(connection, plan, rows.rejects)
    changes = _changes(connection, plan.file_id) if known else ()
    record_run(connection, "load", {**counts, **counted(changes)})
    return report_of(connection, plan, "replaced" if known else "new", changes)


def _changes(connection: duckdb.DuckDBPyConnection, file_id: str) -> tuple[Changes, ...]:
    """What the file says otherwise than it did before; its rows of then are in the state `before`."""
    snapshot(connection, "after", [file_id])
    return tuple(changes_between(connection))
