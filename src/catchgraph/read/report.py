"""What loading a file came to, read back from the case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.read.changes.compare import Changes
from catchgraph.read.intervals import NOT_UNDERSTOOD
from catchgraph.read.plan import Plan
from catchgraph.read.rows import Reject

if TYPE_CHECKING:
    import duckdb

#: Rejects that a report shows; the first thousand are in `read.reject`.
SAMPLE = 5
_TWINS = """
    SELECT path FROM read.file WHERE dataset = ? AND file_id <> ?
    AND (name = ? OR (? AND kind IN ('register', 'iuu-list'))) ORDER BY path
"""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading a file came to: `loaded + rejected = rows`.

    `state` is `new`, `replaced`, `unchanged` or `copy` (of a loaded file: nothing of it was loaded). `flags`
    counts, by column and reason, values that were left out or look wrong in rows that were loaded. `notes` tell what
    had to be assumed. `changes` tell, where the file replaces what it said before, which records were added, removed
    and changed.
    """

    file: str
    path: Path
    layout: str
    dataset: str
    edition: str | None
    edition_source: str
    rows: int
    loaded: int
    rejected: int
    unread: tuple[str, ...]
    state: str
    rejects: tuple[Reject, ...]
    flags: tuple[tuple[str, str, int], ...]
    notes: tuple[str, ...]
    changes: tuple[Changes, ...] = ()

    @property
    def unclear(self) -> int:
        """Rows of a list of which nobody can tell whether they are in force: the word for it is not understood."""
        return sum(count for _, reason, count in self.flags if reason == NOT_UNDERSTOOD)

    @property
    def nothing(self) -> bool:
        """Whether the file has rows, and none of them was loaded."""
        return self.rows > 0 and not self.loaded


def report_of(
    connection: duckdb.DuckDBPyConnection, plan: Plan, state: str, changes: tuple[Changes, ...] = ()
) -> LoadReport:
    """The report of a file that the case holds."""
    row = connection.execute(
        'SELECT "rows", loaded, rejected, unread FROM read.file WHERE file_id = ?', [plan.file_id]
    ).fetchone()
    rows, loaded, rejected, unread = row or (0, 0, 0, [])
    rejects = connection.execute(
        'SELECT record_no, line, "column", value, reason FROM read.reject WHERE file_id = ? ORDER BY record_no LIMIT ?',
        [plan.file_id, SAMPLE],
    ).fetchall()
    flags = connection.execute(
        'SELECT "column", reason, count(*) FROM read.flag WHERE file_id = ? GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2',
        [plan.file_id],
    ).fetchall()
    return LoadReport(
        file=plan.file.source.name,
        path=plan.file.source.path,
        layout=plan.file.layout.id,
        dataset=plan.dataset.id,
        edition=str(plan.edition.date) if plan.edition.date else None,
        edition_source=plan.edition.source,
        rows=rows,
        loaded=loaded,
        rejected=rejected,
        unread=tuple(unread),
        state=state,
        rejects=tuple(Reject(*each) for each in rejects),
        flags=tuple((column, reason, count) for column, reason, count in flags),
        notes=(*plan.notes, *(() if rows else ("no rows after the header",)), *_twins(connection, plan)),
        changes=changes,
    )


def copy_report(plan: Plan, original: Path) -> LoadReport:
    """The report of a file that says what another says: nothing of it is loaded."""
    return LoadReport(
        file=plan.file.source.name,
        path=plan.file.source.path,
        layout=plan.file.layout.id,
        dataset=plan.dataset.id,
        edition=str(plan.edition.date) if plan.edition.date else None,
        edition_source=plan.edition.source,
        rows=0,
        loaded=0,
        rejected=0,
        unread=(),
        state="copy",
        rejects=(),
        flags=(),
        notes=(f"a copy of {original}, which is loaded already: not loaded again",),
    )


def _twins(connection: duckdb.DuckDBPyConnection, plan: Plan) -> list[str]:
    """Of other files of the same dataset: those of the same name, or of the same dated edition of a register or list.

    Pages of an API come in many files; a register has one file an edition, and a copy of it counts twice.
    """
    dated = plan.edition.date is not None
    found = connection.execute(_TWINS, [plan.dataset.id, plan.file_id, plan.file.source.name, dated]).fetchall()
    paths = ", ".join(path for (path,) in found)
    if not found:
        return []
    return [
        f"the case holds {plan.dataset.id} from another file as well: {paths}; the rows of both count as one edition"
    ]
