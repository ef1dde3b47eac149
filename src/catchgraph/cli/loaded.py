"""What loading came to, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table
from catchgraph.cli.state import State

if TYPE_CHECKING:
    from catchgraph.read.report import LoadReport


def load_table(reports: Sequence[LoadReport]) -> Table:
    """A row per file; columns of the file that nothing reads are counted, and named in the formats for programs."""
    return Table(
        "Files",
        ("file", "layout", "edition", "edition_from", "rows", "loaded", "rejected", "noted", "not_read", "state",
         "dataset", "columns_not_read", "path"),
        [
            (r.file, r.layout, r.edition or "unknown", r.edition_source, r.rows, r.loaded, r.rejected,
             sum(count for _, _, count in r.flags), len(r.unread), r.state, r.dataset, list(r.unread), str(r.path))
            for r in reports
        ],
        note="".join(
            f"\n{r.file}: {len(r.unread)} columns not read: {', '.join(r.unread)}" for r in reports if r.unread
        ).strip(),
        hidden=frozenset({"edition_from", "noted", "dataset", "columns_not_read", "path"}),
    )  # fmt: skip


def notes(state: State, reports: Sequence[LoadReport]) -> None:
    """On stderr: what had to be assumed, the first rejects of each file, and how to see all of them."""
    for report in reports:
        for note in report.notes:
            state.progress(f"{report.file}: {note}")
        for reject in report.rejects:
            state.progress(
                f"{report.file}, line {reject.line}: rejected: {reject.column} {reject.value!r}: {reject.reason}"
            )
        if report.rejected > len(report.rejects):
            state.progress(f"{report.file}: {report.rejected - len(report.rejects):,} more rejected")
        if report.rejected or report.flags:
            state.progress(f"Every rejected row and noted value: catchgraph show {report.file}")
