"""Load files into a case: recognise, read, write, one transaction a file.

The same file twice changes nothing; a changed file replaces what it said before, and the report says what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.read.ahead import read_ahead
from catchgraph.read.changes.compare import Changes, changes_between, counted, snapshot
from catchgraph.read.file_rows import FileRows
from catchgraph.read.layouts import Layout, builtin_layouts, read_layout
from catchgraph.read.plan import Plan, plan_of
from catchgraph.read.report import LoadReport, report_of
from catchgraph.read.write import FileEntry, forget, write_file, write_rejects, write_rows

if TYPE_CHECKING:
    import duckdb


def load(
    case: CaseFolder,
    paths: Sequence[Path],
    *,
    layout: Path | str | None = None,
    edition: str | None = None,
    handling: Path | None = None,
    progress: Progress = silent,
) -> list[LoadReport]:
    """Load files into a case; a report per file, in their order.

    `layout` is a layout file, or the id of one that comes with catchgraph; without it the header decides.
    `edition` (YYYY, YYYY-MM or YYYY-MM-DD) and `handling` apply to every file. All files are recognised before the
    first is written. Raises `InputError` for a file that cannot be read as what it is, `LayoutError` for a wrong
    layout, `UsageError` for a wrong edition; what was loaded before stays.
    """
    layouts = (_layout(layout),) if layout else builtin_layouts()
    plans = {plan.file_id: plan for plan in (plan_of(path, layouts, edition, handling) for path in paths)}
    before = _before(case)
    anew = {id_: n for n, id_ in enumerate(id_ for id_, plan in plans.items() if _differs(plan, before))}
    with read_ahead([plans[id_] for id_ in anew]) as rows_of:
        return [
            _write(case, plan, before, partial(rows_of, anew[id_]), progress) if id_ in anew else _unchanged(case, plan)
            for id_, plan in plans.items()
        ]


def _layout(given: Path | str) -> Layout:
    known = {layout.id: layout for layout in builtin_layouts()}
    return known[str(given)] if str(given) in known and not Path(given).is_file() else read_layout(Path(given))


def _before(case: CaseFolder) -> dict[str, tuple[str, str]]:
    """Hash and settings of every file the case holds."""
    with case.read() as connection:
        rows = connection.execute("SELECT file_id, sha256, settings FROM read.file").fetchall()
    return {file_id: (sha256, settings) for file_id, sha256, settings in rows}


def _differs(plan: Plan, before: dict[str, tuple[str, str]]) -> bool:
    return before.get(plan.file_id) != (plan.file.source.sha256, plan.settings)


def _unchanged(case: CaseFolder, plan: Plan) -> LoadReport:
    with case.read() as connection:
        return report_of(connection, plan, "unchanged")


def _write(
    case: CaseFolder,
    plan: Plan,
    before: dict[str, tuple[str, str]],
    read: Callable[[], FileRows],
    progress: Progress,
) -> LoadReport:
    progress(f"reading {plan.file.source.name} as {plan.file.layout.id}")
    rows = read()
    counts = {"rows": rows.rows, "loaded": rows.loaded, "rejected": len(rows.rejects)}
    known = plan.file_id in before
    with case.write() as connection:
        if known:
            snapshot(connection, "before", [plan.file_id])
            forget(connection, plan.file_id)
        write_file(connection, FileEntry(plan, **counts))
        write_rows(connection, rows)
        write_rejects(connection, plan.file_id, rows.rejects)
        changes = _changes(connection, plan.file_id) if known else ()
        record_run(connection, "load", {**counts, **counted(changes)})
        return report_of(connection, plan, "replaced" if known else "new", changes)


def _changes(connection: duckdb.DuckDBPyConnection, file_id: str) -> tuple[Changes, ...]:
    """What the file says otherwise than it did before; its rows of then are in the state `before`."""
    snapshot(connection, "after", [file_id])
    return tuple(changes_between(connection))
