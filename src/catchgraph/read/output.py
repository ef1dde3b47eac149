"""What a kind of record hands to the writer: rows of `read.*` with the row of the file each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.normalise.text import is_blank
from catchgraph.read.reading import Note, Reading
from catchgraph.read.rows import SHOWN, Reject
from catchgraph.read.table import Cells

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.places import Places
    from catchgraph.read.reading import Index, Mask


@dataclass(frozen=True)
class Rows:
    """Rows of one table of `read`: its columns without the locator, and each row's row among those that are read.

    `parts`: in which part of that row each stands (`listings[2]`), where it does; empty where none does.
    """

    table: str
    rows: Index
    columns: Mapping[str, pa.Array]
    parts: Sequence[str | None] = ()


@dataclass(frozen=True)
class Unusable:
    """Rows of a file that cannot be a record, and why; `column` and `value` are what was looked at."""

    rows: Index
    column: str
    values: list[str]
    reason: str


@dataclass
class Output:
    """Everything a file gives. `record_ids` names the (first) record of every row of the file."""

    record_ids: list[str]
    tables: list[Rows] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)

    def keep(self, height: int) -> Mask:
        """Which rows of the file are records."""
        import numpy as np

        keep = np.ones(height, np.bool_)
        for each in self.unusable:
            keep[each.rows] = False
        return keep

    def rejects(self, places: Places) -> dict[int, Reject]:
        """The unusable rows; a row that is unusable for two reasons gives the first."""
        found: dict[int, Reject] = {}
        for each in self.unusable:
            for row, value in zip(each.rows.tolist(), each.values, strict=True):
                if row not in found:
                    locator = int(places.record_no[row]), int(places.line[row])
                    found[row] = Reject(*locator, each.column, value[:SHOWN], each.reason, places.part_of(row))
        return found

    def flags(self, notes: Iterable[Note], keep: Mask) -> list[Rows]:
        """The notes about rows that are records, as rows of `read.flag`."""
        return [self._flag(note, keep) for note in notes]

    def _flag(self, note: Note, keep: Mask) -> Rows:
        import pyarrow as pa

        chosen = [n for n, row in enumerate(note.rows.tolist()) if keep[row]]
        rows = note.rows[chosen]
        columns = {
            "record_id": pa.array([self.record_ids[row] for row in rows.tolist()], pa.string()),
            "column": pa.array([note.column] * len(chosen), pa.string()),
            "value": pa.array([note.values[n][:SHOWN] for n in chosen], pa.string()),
            "reason": pa.array([note.reasons[n] for n in chosen], pa.string()),
        }
        return Rows("flag", rows, columns, [note.parts[n] for n in chosen] if note.parts else ())


def all_rows(reading: Reading) -> Index:
    """Every row of the file, once."""
    import numpy as np

    return np.arange(reading.height, dtype=np.int64)


def missing(mask: pa.Array, cells: Cells, reason: str) -> Unusable:
    """The rows where `mask` is true as unusable; `cells` is the column to show."""
    import numpy as np

    rows = np.flatnonzero(mask.to_numpy(zero_copy_only=False))
    return Unusable(rows, cells.column, [cells.words[code] for code in cells.codes[rows]], reason)


def note_blanks(reading: Reading, name: str, reason: str) -> None:
    """Note the rows where a property that identifies is blank."""
    import numpy as np

    cells = reading.property(name)
    blank = np.array([is_blank(word) for word in cells.words])
    reading.note_rows(np.flatnonzero(blank[cells.codes]), cells, reason)
