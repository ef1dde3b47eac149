"""What loading a file came to, read back from the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from catchgraph.errors import UnknownFile
from catchgraph.read.changes.compare import Changes
from catchgraph.read.intervals import NOT_UNDERSTOOD
from catchgraph.read.plan import Plan
from catchgraph.read.rows import Reject

if TYPE_CHECKING:
    import duckdb

#: Rejects that a report shows; the first thousand are in `read.reject`.
SAMPLE = 5
_FILES = 'SELECT file_id, "rows", loaded, rejected, unread FROM read.file WHERE file_id IN (SELECT unnest(?))'
#: Such a row of a file of which nothing is there.
_NOTHING = (0, 0, 0, ())
_REJECTS = """
    SELECT file_id, record_no, line, "column", value, reason, part FROM read.reject WHERE file_id IN (SELECT unnest($1))
    QUALIFY row_number() OVER (PARTITION BY file_id ORDER BY record_no) <= $2 ORDER BY file_id, record_no
"""
_FLAGS = """
    SELECT file_id, "column", reason, count(*) FROM read.flag WHERE file_id IN (SELECT unnest(?))
    GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
"""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading a file came to: `loaded + rejected = rows`.

    `state` is `new`, `replaced`, `unchanged`, `copy` (of a loaded file: nothing of it was loaded) or `unknown` (a file
    of a folder that no layout or format knows: its only note says why). `flags` counts, by column and reason, values
    that were left out or look wrong in rows that were loaded. `notes` tell what had to be assumed. `changes` tell,
    where the file replaces what it said before, which records were added, removed and changed. `holds` counts what the
    case has of the file, as `case.holdings`.
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
    holds: Mapping[str, int] = field(default_factory=dict)

    @property
    def unclear(self) -> int:
        """Rows of a list of which nobody can tell whether they are in force: the word for it is not understood."""
        return sum(count for _, reason, count in self.flags if reason == NOT_UNDERSTOOD)

    @property
    def known(self) -> bool:
        """Whether it is a file that is read at all."""
        return self.state != "unknown"

    @property
    def nothing(self) -> bool:
        """Whether the file has rows, and none of them was loaded."""
        return self.rows > 0 and not self.loaded


def reports_of(
    connection: duckdb.DuckDBPyConnection,
    plans: Sequence[Plan],
    twins: Callable[[Plan], Sequence[str]],
    state: Callable[[Plan], str],
    changes: Mapping[str, Sequence[Changes]] = MappingProxyType({}),
) -> dict[str, LoadReport]:
    """The reports of files that the case holds, by file id; `twins` notes what other files say the same,
    `changes` tell what each says otherwise than before.
    """
    ids = [plan.file_id for plan in plans]
    files = {id_: row for id_, *row in connection.execute(_FILES, [ids]).fetchall()}
    rejects = _by_file(connection.execute(_REJECTS, [ids, SAMPLE]).fetchall())
    flags = _by_file(connection.execute(_FLAGS, [ids]).fetchall())
    return {
        plan.file_id: _report(
            plan,
            state(plan),
            row := files.get(plan.file_id, _NOTHING),
            notes=(*plan.notes, *(() if row[0] else ("no rows after the header",)), *twins(plan)),
            rejects=tuple(Reject(*each) for each in rejects.get(plan.file_id, ())),
            flags=tuple(flags.get(plan.file_id, ())),
            changes=tuple(changes.get(plan.file_id, ())),
        )
        for plan in plans
    }


def _by_file(rows: Sequence[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for file_id, *rest in rows:
        found.setdefault(file_id, []).append(tuple(rest))
    return found


def _report(
    plan: Plan,
    state: str,
    row: Sequence[Any] = _NOTHING,
    *,
    notes: tuple[str, ...],
    rejects: tuple[Reject, ...] = (),
    flags: tuple[tuple[str, str, int], ...] = (),
    changes: tuple[Changes, ...] = (),
) -> LoadReport:
    rows, loaded, rejected, unread = row
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
        rejects=rejects,
        flags=flags,
        notes=notes,
        changes=changes,
    )


def copy_report(plan: Plan, original: Path) -> LoadReport:
    """The report of a file that says what another says: nothing of it is loaded."""
    return _report(plan, "copy", notes=(f"a copy of {original}, which is loaded already: not loaded again",))


def unknown_report(path: Path, error: UnknownFile) -> LoadReport:
    """The report of a file of a folder that nothing knows."""
    return LoadReport(
        file=path.name, path=path, layout="", dataset="", edition=None, edition_source="", rows=0, loaded=0, rejected=0,
        unread=(), state="unknown", rejects=(), flags=(), notes=(str(error),),
    )  # fmt: skip
