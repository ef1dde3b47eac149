"""Load files into a case: recognise, read, write. Many small files are one transaction, a large one is one of its own.

The same file twice changes nothing, nor does a copy of it; a changed file replaces what it said before, and the report
says what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.errors import InputError
from catchgraph.read.ahead import read_ahead
from catchgraph.read.batch import Batch
from catchgraph.read.calm import no_collection
from catchgraph.read.changes.compare import Changes, changes_between, counted, snapshot
from catchgraph.read.copies import copies
from catchgraph.read.documents import read_together
from catchgraph.read.handling import Statements
from catchgraph.read.layouts import Layout, builtin_layouts, layout_of
from catchgraph.read.plan import Held, Plan, plan_of
from catchgraph.read.report import LoadReport, copy_report, reports_of
from catchgraph.read.twins import Twins
from catchgraph.read.unfinished import unfinished
from catchgraph.read.units import Unit, groups
from catchgraph.read.write import forget, write_files, write_rows

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class _Holdings:
    """What the case holds: each file by its id, and which files are of one edition."""

    files: Mapping[str, Held]
    twins: Twins

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> _Holdings:
        rows = connection.execute("SELECT file_id, sha256, layout, settings FROM read.file").fetchall()
        return cls({file_id: Held(*row) for file_id, *row in rows}, Twins.of(connection))

    def unchanged(self, plan: Plan) -> bool:
        """Whether the case holds the file as it is, read as it would be read now."""
        found = self.files.get(plan.file_id)
        return found is not None and (found.sha256, found.settings) == (plan.file.source.sha256, plan.settings)


@no_collection()
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
    with case.read() as connection:
        held = _Holdings.of(connection)
    plans = _plans(paths, (layout_of(layout) if layout else None, edition, handling), held, refused)
    reports = _held_already(case, list(plans.values()), held)
    anew = groups([plan for file_id, plan in plans.items() if file_id not in reports])
    for found in _load(case, anew, held, refused, progress):
        reports |= found
    return _finished(case, [reports[file_id] for file_id in plans if file_id in reports])


def _plans(
    paths: Sequence[Path],
    stated: tuple[Layout | None, str | None, Path | None],
    held: _Holdings,
    refused: dict[Path, InputError] | None,
) -> dict[str, Plan]:
    """How each file is read, by its id; layout, edition and handling may be `stated` for all of them."""
    layout, edition, handling = stated
    layouts = (layout,) if layout else builtin_layouts()
    plans: dict[str, Plan] = {}
    statements = Statements()
    for path in paths:
        try:
            plan = plan_of(path, layouts, edition, handling, statements, held.files)
        except InputError as error:
            if refused is None:
                raise
            refused[path] = error
        else:
            plans[plan.file_id] = plan
    return plans


def _held_already(case: CaseFolder, plans: Sequence[Plan], held: _Holdings) -> dict[str, LoadReport]:
    """The reports of files that are not read: copies, and those that did not change."""
    with case.read() as connection:
        found = copies(connection, plans)
        same = [plan for plan in plans if held.unchanged(plan)]
        reports = reports_of(connection, same, held.twins.notes, lambda _: "unchanged") if same else {}
    return reports | {plan.file_id: copy_report(plan, found[plan.file_id]) for plan in plans if plan.file_id in found}


def _load(
    case: CaseFolder,
    anew: Sequence[Sequence[Unit]],
    held: _Holdings,
    refused: dict[Path, InputError] | None,
    progress: Progress,
) -> Iterator[dict[str, LoadReport]]:
    """Read and write the files of one transaction after the other; the reports of each."""
    alone = [unit.plans[0] for group in anew for unit in group if len(unit.plans) == 1]
    turns = count()
    with read_ahead(alone) as rows_of:
        for group in anew:
            with case.writes() as transaction:
                read, error = _read(group, lambda: rows_of(next(turns)), refused, progress)
                if read:
                    with transaction() as connection:
                        reports = _write(connection, read, held)
                    yield reports
                if error:
                    raise error


def _read(
    units: Sequence[Unit], next_alone: Callable[[], Batch], refused: dict[Path, InputError] | None, progress: Progress
) -> tuple[list[tuple[Sequence[Plan], Batch]], InputError | None]:
    """What the files of a transaction say, and the error of one that cannot be read: those after it are not read.

    With `refused` its error goes there, and all the others are read.
    """
    found: list[tuple[Sequence[Plan], Batch]] = []
    for unit in units:
        progress(f"reading {unit.name} as {unit.plans[0].file.layout.id}")
        wrong: dict[Path, InputError] = {}
        if len(unit.plans) > 1:
            found.append(read_together(unit.plans, wrong))
        else:
            try:
                found.append((unit.plans, next_alone()))
            except InputError as error:
                wrong[unit.plans[0].file.source.path] = error
        if refused is not None:
            refused.update(wrong)
        elif wrong:
            return found, next(iter(wrong.values()))
    return found, None


def _write(
    connection: duckdb.DuckDBPyConnection, read: Sequence[tuple[Sequence[Plan], Batch]], held: _Holdings
) -> dict[str, LoadReport]:
    """Write what files say, in place of what those among them said before that the case holds already."""
    plans = [plan for some, _ in read for plan in some]
    counts = {file_id: count for _, batch in read for file_id, count in batch.counts.items()}
    before = [plan.file_id for plan in plans if plan.file_id in held.files]
    if before:
        snapshot(connection, "before", before)
        forget(connection, before)
    write_files(connection, plans, counts, held.files)
    write_rows(connection, [batch for _, batch in read])
    changes: dict[str, list[Changes]] = {}
    if before:
        snapshot(connection, "after", before)
        changes = changes_between(connection)
    totals = {
        "rows": sum(count.rows for count in counts.values()),
        "loaded": sum(count.loaded for count in counts.values()),
        "rejected": sum(count.rejects.total for count in counts.values()),
    }
    record_run(connection, "load", totals | counted(each for found in changes.values() for each in found))
    state = dict.fromkeys(before, "replaced")
    return reports_of(connection, plans, held.twins.join, lambda plan: state.get(plan.file_id, "new"), changes)


def _finished(case: CaseFolder, reports: list[LoadReport]) -> list[LoadReport]:
    """The reports, each with what its file goes on with and no file has, now that all of them are there."""
    with case.read() as connection:
        rest = unfinished(connection)
    said = {path: tuple(each.said for each in found) for path, found in groupby(rest, key=lambda each: each.path)}
    return [
        replace(report, notes=(*report.notes, *said[str(report.path)])) if str(report.path) in said else report
        for report in reports
    ]
