"""Records of a CSV file with their number and first line; what is no record becomes a reject."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from catchgraph.read.source import Damaged

#: Characters one cell may have; a longer one comes from a quote that nobody closed.
LONGEST_CELL = 1_000_000
#: Characters of a rejected value that are kept.
SHOWN = 200
BROKEN = "broken in two by a line break that no quotes enclose: this line and the other are one row"
HEADER_AGAIN = "the header again, in the middle of the table: no row"


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not loaded, and why; `part`: which part of the record it is, where it is one."""

    record_no: int
    line: int
    column: str | None
    value: str | None
    reason: str
    part: str | None = None


class Rejects(list[Reject]):
    """Rows that were not loaded: the first of them, and in `total` how many there are.

    A file may hold millions, of which nobody reads more than the first thousand.
    """

    KEPT = 1000

    def __init__(self, rejects: Iterable[Reject] = (), *, keep: int = KEPT) -> None:
        super().__init__()
        self.total = 0
        self._keep = keep
        for reject in rejects:
            self.append(reject)

    def append(self, reject: Reject) -> None:
        """Count a reject, and keep it if it is one of the first."""
        self.total += 1
        if len(self) < self._keep:
            super().append(reject)

    @classmethod
    def of_both(cls, some: Rejects, others: Rejects) -> Rejects:
        """The first of both, by their places in the file."""
        found = cls(sorted((*some, *others), key=lambda reject: reject.record_no))
        found.total = some.total + others.total
        return found


@dataclass(slots=True)
class Records:
    """Iterates over the records after the header; `rejects` and `count` are complete when it ends.

    `header` is the first record from `header_line` on that is not an empty line, or the first `header_lines`, whose
    words join; with 0 of them the first record is a row, and columns have numbers. Empty lines are no records. A header
    that comes again is a reject. A row that is only shorter ends in blanks: `short` counts those, and `short_first` is
    the number of the first. `unclosed` is the line of a quote that nobody closed, 0 for none: what follows it is one
    reject, and so is what is cut off from an archive. `skipped` rows of a line each, between the header and the next of
    `lines`, were read elsewhere: they count.
    """

    lines: Iterable[str]
    delimiter: str
    header: list[str] = field(default_factory=list)
    header_line: int = 1
    header_lines: int = 1
    rejects: Rejects = field(default_factory=Rejects)
    count: int = 0
    unclosed: int = 0
    short: int = 0
    short_first: int = 0
    skipped: int = 0

    def __iter__(self) -> Iterator[tuple[int, int, list[str]]]:
        with _long_cells():
            yield from self._read()

    def _read(self) -> Iterator[tuple[int, int, list[str]]]:
        above = self.header_line - 1
        reader = csv.reader(islice(self.lines, above, None), delimiter=self.delimiter, strict=True)
        headings, self.header_line = _headings(reader, self.header_lines or 1, above)
        self.header = joined(headings) if self.header_lines else numbered(headings)
        if not self.header_lines and headings:
            self.count += 1
            yield self.count, self.header_line, headings[0]
            headings = []
        self.count += self.skipped
        yield from self._rows(_parted(reader, above + self.skipped), headings)

    def _rows(
        self, parted: Iterable[tuple[int, int, list[str] | Exception]], headings: Sequence[list[str]]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """What is a row of the table that the header is of; one that is too short is held back until the next tells
        whether it was broken in two.
        """
        width, again = len(self.header), {tuple(cells) for cells in headings}
        starts = {cells[0] for cells in headings}
        held: tuple[int, int, list[str]] | None = None
        for line, last, cells in parted:
            if isinstance(cells, Exception):
                yield from self._ended(held, width)
                held = None
                self._broken(cells, line, last)
                continue
            if held and len(cells) < width and len(held[2]) + len(cells) - 1 == width:
                # The last cell of the one goes on in the first of the other.
                self._reject(*held, BROKEN)
                self.count += 1
                self._reject(self.count, line, cells, BROKEN)
                held = None
                continue
            yield from self._ended(held, width)
            held = None
            self.count += 1
            if cells[0] in starts and tuple(cells) in again:
                self._reject(self.count, line, cells, HEADER_AGAIN)
            elif len(cells) == width or (len(cells) > width and not any(cells[width:])):
                yield self.count, line, cells[:width]
            elif len(cells) < width and 3 * len(cells) >= width and len(cells) > 1:
                held = (self.count, line, cells)
            else:
                self._reject(self.count, line, cells, f"{len(cells)} cells in the row; the header has {width}")
        yield from self._ended(held, width)

    def _ended(self, held: tuple[int, int, list[str]] | None, width: int) -> Iterator[tuple[int, int, list[str]]]:
        """The row that was held back since it is short, ending in blanks."""
        if held:
            number, line, cells = held
            self.short, self.short_first = self.short + 1, self.short_first or number
            yield number, line, cells + [""] * (width - len(cells))

    def _broken(self, error: Exception, line: int, last: int) -> None:
        """Reject a row that cannot be parted into cells, or is cut off."""
        self.count += 1
        if isinstance(error, Damaged):
            reason = error.reason
        else:
            unclosed = _unclosed(error, line, last)
            self.unclosed = line if unclosed else 0
            reason = _words(error, line, unclosed)
        self.rejects.append(Reject(self.count, line, None, None, reason))

    def _reject(self, number: int, line: int, cells: list[str], reason: str) -> None:
        self.rejects.append(Reject(number, line, None, self.delimiter.join(cells)[:SHOWN], reason))


def _parted(reader: csv._reader, above: int) -> Iterator[tuple[int, int, list[str] | Exception]]:  # type: ignore[name-defined]
    """The first and the last line of each record, `above` lines below the top, and its cells, or why it has none.

    Past an unclosed quote nobody can tell where a row begins, and past what is cut off there is none.
    """
    while True:
        line = above + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (Damaged, csv.Error) as error:
            last = above + reader.line_num
            yield line, last, error
            if isinstance(error, Damaged) or _unclosed(error, line, last):
                return
        else:
            if cells:
                yield line, above + reader.line_num, cells


def _unclosed(error: Exception, line: int, last: int) -> bool:
    return last > line or "end of data" in str(error)


def _headings(reader: csv._reader, height: int, above: int) -> tuple[list[list[str]], int]:  # type: ignore[name-defined]
    """The records of the header, and the line of the first. None: an empty list, or fewer."""
    first, line = first_record(reader)
    found = [first, *(first_record(reader)[0] for _ in range(height - 1))]
    return [cells for cells in found if cells], above + line


def first_record(reader: csv._reader) -> tuple[list[str], int]:  # type: ignore[name-defined]
    """The first record that is not an empty line, and its line. No record: an empty list.

    Raises `csv.Error` where it cannot be read.
    """
    line = 1
    for cells in reader:
        if cells:
            return cells, line
        line = reader.line_num + 1
    return [], line


def joined(headings: Sequence[list[str]]) -> list[str]:
    """The names of columns of a header of several lines: the words of each line, one after the other."""
    if len(headings) == 1:
        return headings[0]
    return [" ".join(filter(None, parts)) for parts in zip_longest(*headings, fillvalue="")]


def numbered(headings: Sequence[list[str]]) -> list[str]:
    """The names of the columns of a table without a header, by its first row: `column 1`, `column 2`, …"""
    return [f"column {n}" for n, _ in enumerate(headings[0] if headings else [], 1)]


def headings_of(lines: Sequence[str], delimiter: str, line: int, height: int) -> tuple[list[list[str]], int]:
    """The records of the header that begins at a line, and the line in which it ends.

    Raises `csv.Error` where it cannot be read.
    """
    with _long_cells():
        reader = csv.reader(islice(lines, line - 1, None), delimiter=delimiter, strict=True)
        return _headings(reader, height, line - 1)[0], line - 1 + reader.line_num


def header_of(lines: Iterable[str], delimiter: str, height: int = 1) -> list[str]:
    """The header as `delimiter` parts it; numbers where it has no lines. Raises `csv.Error` where it cannot be read."""
    with _long_cells():
        headings = _headings(csv.reader(lines, delimiter=delimiter, strict=True), height or 1, 0)[0]
    return joined(headings) if height else numbered(headings)


def _words(error: Exception, line: int, unclosed: bool) -> str:
    if unclosed:
        return f"a quote is not closed: what follows line {line} cannot be told apart and is this one reject"
    if "field larger" in str(error):
        return f"a cell of more than {LONGEST_CELL:,} characters"
    return f"a quote stands where none may: {error}"


@contextmanager
def _long_cells() -> Iterator[None]:
    # The limit of the csv module is global: others in this process keep theirs.
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
