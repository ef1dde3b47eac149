"""What loading came to, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table
from catchgraph.analyse.words import amounts, first_of, total
from catchgraph.analyse.words import counted as number_of
from catchgraph.case.holdings import held_together
from catchgraph.cli.state import State

if TYPE_CHECKING:
    from catchgraph.read.report import LoadReport

_CHANGES = ("added", "removed", "changed")
#: Differences of a replaced file that are told.
_SHOWN = 10
#: Letters of columns that are not read, and files that have the same of them, which are named.
_LETTERS, _FILES = 400, 3


def load_table(state: State, reports: Sequence[LoadReport]) -> Table:
    """A row per file, and what the case holds of all of them; columns of a file that nothing reads are counted, and
    named in the formats for programs.
    """
    reports = told_apart(reports)
    known = [r.path for r in reports if r.known]
    held = held_together(state.case(), known) if known else {}
    return Table(
        "Files",
        ("file", "layout", "edition", "edition_from", "rows", "loaded", "rejected", "noted", "not_read", "state",
         *_CHANGES, "holds", "dataset", "columns_not_read", "path"),
        [
            (r.file, r.layout, r.edition or "unknown", r.edition_source, r.rows, r.loaded, r.rejected,
             sum(count for _, _, count in r.flags), len(r.unread), r.state, *_counts(r), amounts(r.holds), r.dataset,
             list(r.unread), str(r.path))
            for r in reports
        ],
        note="\n".join(filter(None, (total(held), *_not_read(reports)))),
        hidden=frozenset({"edition_from", "noted", "holds", "dataset", "columns_not_read", "path"}),
    )  # fmt: skip


def told_apart(reports: Sequence[LoadReport]) -> list[LoadReport]:
    """Reports, with the folder in the names of files that have the same one: `vietnam/exports.csv`."""
    number = Counter(report.file for report in reports)
    return [
        replace(report, file=f"{report.path.parent.name}/{report.file}") if number[report.file] > 1 else report
        for report in reports
    ]


def _not_read(reports: Sequence[LoadReport]) -> list[str]:
    """The first columns that nothing reads, in a line for all files that have the same ones: documents of one kind may
    be thousands, each with a hundred. `show FILE` has all.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for report in reports:
        if report.unread:
            alike.setdefault(report.unread, []).append(report.file)
    told = []
    for unread, files in alike.items():
        # Paths of XML are long: as many as fill some lines.
        most = max(3, sum(1 for length in accumulate(len(name) + 2 for name in unread) if length <= _LETTERS))
        said = f"{first_of(files, _FILES)}: {number_of(len(unread), 'Column')} not read: {first_of(unread, most)}"
        told.append(said + (f"; all of them: catchgraph show {files[0]}" if len(unread) > most else ""))
    return told


def _counts(report: LoadReport) -> tuple[int | None, ...]:
    """Records added, removed and changed by a file that replaces what it said before."""
    from catchgraph.read.changes.compare import counted

    found = counted(report.changes)
    return tuple(found.get(name) for name in _CHANGES)


def _changed(report: LoadReport) -> list[str]:
    """The first records that a replaced file adds, drops or gives otherwise, in words."""
    lines = [
        *(f"+ {row.name} ({row.what}), {row.where}" for each in report.changes for row in each.added),
        *(f"- {row.name} ({row.what}), was {row.where}" for each in report.changes for row in each.removed),
        *(
            f"~ {change.name}: {change.column}: {change.before or 'nothing'} -> {change.after or 'nothing'}, "
            f"{change.where_after}"
            for each in report.changes
            for change in each.changed
        ),
    ]
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([f"and {more:,} more differences"] if more > 0 else [])]


def notes(state: State, reports: Sequence[LoadReport]) -> None:
    """On stderr: what had to be assumed, the first rejects of each file, and how to see all of them."""
    from catchgraph.read.rows import Rejects

    more: list[str] = []
    for report in told_apart(reports):
        for note in report.notes:
            state.progress(f"{report.file}: {note}" if report.known else f"not recognised: {report.path}: {note}")
        if report.state == "replaced":
            found = [f"{number:,} {name}" for name, number in zip(_CHANGES, _counts(report), strict=True) if number]
            state.progress(f"{report.file}: read anew; records: {', '.join(found) or 'none added, removed or changed'}")
            for line in _changed(report):
                state.progress(f"  {line}")
        for reject in report.rejects:
            value = f"{reject.column or ''} {repr(reject.value) if reject.value else ''}".strip()
            where = f"line {reject.line}, record {reject.record_no}{f', {reject.part}' if reject.part else ''}"
            said = ": ".join(part for part in (value, reject.reason) if part)
            state.progress(f"{report.file}, {where}: rejected: {said}")
        if report.rejected > len(report.rejects):
            state.progress(f"{report.file}: {report.rejected - len(report.rejects):,} more rejected")
        if report.rejected > Rejects.KEPT:
            kept = f"The first {Rejects.KEPT:,} of {report.rejected:,} rejected rows"
            state.progress(f"{kept}, and every noted value: catchgraph show {report.file}")
        elif report.rejected or report.flags:
            more.append(report.file)
    if len(more) > _FILES:
        state.progress(
            f"Every rejected row and noted value of {len(more):,} files: catchgraph show FILE, "
            f"each of {first_of(more, _FILES)}"
        )
    for file in more[: 0 if len(more) > _FILES else None]:
        state.progress(f"Every rejected row and noted value: catchgraph show {file}")


def wanting(reports: Sequence[LoadReport]) -> list[str]:
    """What keeps an answer from being whole although the files could be read, a line each."""
    reports = told_apart(reports)
    return [
        *(f"{r.file}: none of its {number_of(r.rows, 'row')} could be loaded." for r in reports if r.nothing),
        *(
            f"{r.file}: whether {number_of(r.unclear, 'row')} of it say that a listing is in force is not understood: "
            f"catchgraph show {r.file}; a layout can say what the words mean, in [values.currently_listed]."
            for r in reports
            if r.unclear
        ),
    ]
