"""Load files into a case: recognise, read, write. Many small files are one transaction, a large one is one of its own.

The same file twice changes nothing, nor does a copy of it; a changed file replaces what it said before, and the report
says what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.agreements import agreements as agreements_of
from catchgraph.case.agreements import keep
from catchgraph.case.case import CaseFolder
from catchgraph.case.factors import own as own_factors
from catchgraph.case.holdings import holdings
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import record_run
from catchgraph.case.seats import kept
from catchgraph.errors import InputError
from catchgraph.model.agreements import Agreement
from catchgraph.read.agreements import missing, read_agreements
from catchgraph.read.batch import Batch, Count
from catchgraph.read.beside import linked
from catchgraph.read.calm import no_collection
from catchgraph.read.changes.compare import Changes, changes_between, counted, snapshot
from catchgraph.read.copies import copies
from catchgraph.read.documents import read_together
from catchgraph.read.factors import read_factors, reweigh, use
from catchgraph.read.folder import expanded
from catchgraph.read.forget import forget_sheets
from catchgraph.read.handling import Statements
from catchgraph.read.layouts import builtin_layouts, layout_of
from catchgraph.read.plan import Held, Plan
from catchgraph.read.planning import Planning
from catchgraph.read.records import read_file
from catchgraph.read.report import LoadReport, copy_report, reports_of, unknown_report
from catchgraph.read.stated_entry import stated_entry
from catchgraph.read.twins import Twins
from catchgraph.read.unfinished import unfinished
from catchgraph.read.units import Unit, groups
from catchgraph.read.workbook import clear
from catchgraph.read.write import forget, write_files, write_rows, write_stream

if TYPE_CHECKING:
    import duckdb

    Transaction = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


_HELD = """
    SELECT f.file_id, f.sha256, f.layout, f.settings, d.administration
    FROM read.file AS f LEFT JOIN read.dataset AS d ON d.id = f.dataset
"""


#: Bytes of files that are looked through while nobody else may write.
_LITTLE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Holdings:
    """What the case holds: each file by its id, and which files are of one edition."""

    files: Mapping[str, Held]
    twins: Twins

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> _Holdings:
        rows = connection.execute(_HELD).fetchall()
        return cls({file_id: Held(*row) for file_id, *row in rows}, Twins.of(connection))

    def unchanged(self, plan: Plan) -> bool:
        """Whether the case holds the file as it is, read as it would be read now."""
        found = self.files.get(plan.file_id)
        return found is not None and (found.sha256, found.settings) == (plan.file.source.sha256, plan.settings)


@dataclass(frozen=True, slots=True)
class _Own:
    """Tables of the user's own."""

    agreements: Sequence[Agreement]
    factors: Sequence[Mapping[str, str]]

    def keep(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Keep in the case those that are given, in place of those of before."""
        if self.agreements:
            keep(connection, self.agreements)
        # Who is who and the graph rest on what was weighed: both are due again, as after files that came.
        if self.factors and use(connection, self.factors):
            record_run(connection, "load", {"factors": len(self.factors)})


@no_collection()
def load(
    case: CaseFolder,
    paths: Sequence[Path],
    *,
    layout: Path | str | None = None,
    edition: str | None = None,
    handling: Path | None = None,
    persons: bool = False,
    agreements: Path | None = None,
    factors: Path | None = None,
    entry: str | None = None,
    today: dt.date | None = None,
    refused: dict[Path, InputError] | None = None,
    progress: Progress = silent,
) -> list[LoadReport]:
    """Load files, and those of folders, into a case; a report per file, in their order.

    Of a folder, what no layout or format knows is reported as `unknown`, after the others.

    `layout` is a layout file, or the id of one that comes with catchgraph; without it the header decides.
    `edition` (YYYY, YYYY-MM or YYYY-MM-DD), `handling` (a file of terms, or `NONE`) and `persons` (read identifiers of
    private persons, too) apply to every file, `entry` to every message that names none itself. What was to be kept
    until a day before `today` is refused; left out, it is the day in UTC. `agreements` is a table of the user's own,
    which the case keeps in place of the one before: what a partner shared without any is noted. `factors` is one of
    factors to live weight, which the case keeps likewise, and by which all that it holds is weighed. All files are
    recognised before the first is written. Raises `InputError` for a file that cannot be read as what it is,
    `LayoutError` for a wrong layout, `UsageError` for a wrong edition; what was loaded before stays. With `refused`, a
    file that cannot be read is put there with its error, and the others are loaded.
    """
    own = _Own(
        read_agreements(agreements) if agreements else [], read_factors(factors) if factors else []
    )  # fmt: skip
    planning = Planning(
        (layout_of(layout),) if layout else builtin_layouts(), edition, handling, persons,
        stated_entry(entry), Statements(today) if today else Statements(), refused, case.sheets,
    )  # fmt: skip
    leave = {Path(path).resolve() for path in (layout, handling, agreements, factors) if path}
    try:
        loaded = _loaded(case, planning, expanded(paths, leave, refused), own, progress)
    finally:
        clear(case.sheets)
    return loaded + [unknown_report(path, error) for path, error in planning.unknown.items()]


def _loaded(
    case: CaseFolder, planning: Planning, files: Mapping[Path, bool], own: _Own, progress: Progress
) -> list[LoadReport]:
    """Read and write, of files that are planned, those that the case does not hold; a report for each that could be
    read.
    """
    # To look through little takes less than to attach the case again.
    with kept() if _bytes(files) < _LITTLE else nullcontext():
        with case.read() as connection:
            held = _Holdings.of(connection)
        plans = linked(case, planning.plans(files, held.files))
        reports = _held_already(case, list(plans.values()), held)
    if own.agreements or own.factors:
        with case.write() as connection:
            own.keep(connection)
    anew = groups([plan for file_id, plan in plans.items() if file_id not in reports])
    for found in _load(case, anew, held, planning.refused, progress):
        reports |= found
    forget_sheets(case, planning.workbooks, plans)
    return _finished(case, [(plan, reports[file_id]) for file_id, plan in plans.items() if file_id in reports])


def _bytes(files: Iterable[Path]) -> int:
    """Of all files together; one that is not there has none."""
    return sum(path.stat().st_size for path in files if path.is_file())


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
    for group in anew:
        found = _Found()
        with case.writes() as transaction:
            for unit in group:
                progress(f"reading {unit.name} as {unit.plans[0].file.layout.id}")
                if unit.large:
                    yield from _stream(transaction, unit.plans[0], held, found)
                    continue
                found.read(unit)
                if found.wrong and refused is None:
                    break
            if found.plans:
                with transaction() as connection:
                    reports = _write(connection, found.plans, partial(write_rows, connection, found.batches), held)
                yield reports
        if found.wrong and refused is None:
            raise next(iter(found.wrong.values()))
        (refused if refused is not None else {}).update(found.wrong)


@dataclass
class _Found:
    """What the files of a transaction say, and the errors of those that cannot be read."""

    plans: list[Plan] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    wrong: dict[Path, InputError] = field(default_factory=dict)

    def read(self, unit: Unit) -> None:
        """Read the files of a unit whole."""
        if unit.alone:
            with self.setting_aside(unit.plans[0]):
                self.batches += read_file(unit.plans[0])
                self.plans += unit.plans
        else:
            plans, batch = read_together(unit.plans, self.wrong)
            self.plans += plans
            self.batches.append(batch)

    @contextmanager
    def setting_aside(self, plan: Plan) -> Iterator[None]:
        """Keep the error of a file that cannot be read."""
        try:
            yield
        except InputError as error:
            self.wrong[plan.file.source.path] = error


def _stream(transaction: Transaction, plan: Plan, held: _Holdings, found: _Found) -> Iterator[dict[str, LoadReport]]:
    """Read and write a large file batch by batch: all of it, or nothing where it cannot be read to its end."""
    with found.setting_aside(plan):
        with transaction() as connection, closing(read_file(plan)) as batches:
            reports = _write(connection, [plan], partial(write_stream, connection, batches), held)
        yield reports


def _write(
    connection: duckdb.DuckDBPyConnection,
    plans: Sequence[Plan],
    rows: Callable[[], Mapping[str, Count]],
    held: _Holdings,
) -> dict[str, LoadReport]:
    """Write what files say, in place of what those among them said before that the case holds already; `rows` writes
    their rows.
    """
    before = [plan.file_id for plan in plans if plan.file_id in held.files]
    if before:
        formerly = snapshot(connection, "before", before)
        forget(connection, before)
    counts = rows()
    if own_factors(connection):
        reweigh(connection, [plan.file_id for plan in plans])
    write_files(connection, plans, counts, held.files)
    changes: dict[str, list[Changes]] = {}
    if before:
        changes = changes_between(connection, formerly, snapshot(connection, "after", before))
    totals = {
        "rows": sum(each.rows for each in counts.values()),
        "loaded": sum(each.loaded for each in counts.values()),
        "rejected": sum(each.rejects.total for each in counts.values()),
    }
    record_run(connection, "load", totals | counted(each for found in changes.values() for each in found))
    state = dict.fromkeys(before, "replaced")
    return reports_of(connection, plans, held.twins.join, lambda plan: state.get(plan.file_id, "new"), changes)


def _finished(case: CaseFolder, loaded: Sequence[tuple[Plan, LoadReport]]) -> list[LoadReport]:
    """The reports, each with what the case holds of its file; with what its file goes on with and no file has, now that
    all of them are there; and that no agreement is known under which it came.
    """
    with case.read() as connection:
        rest, known = unfinished(connection), agreements_of(connection)
        holds = holdings(connection, [plan.file_id for plan, _ in loaded])
    said = {path: tuple(each.said for each in found) for path, found in groupby(rest, key=lambda each: each.path)}
    return [
        replace(
            report,
            notes=(*report.notes, *said.get(str(report.path), ()), *missing(plan, known)),
            holds=holds.get(plan.file_id, {}),
        )
        for plan, report in loaded
    ]
