"""Records of a CSV file with their number and first line; what is no record becomes a reject."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

#: Characters one cell may have; a longer one comes from a quote that nobody closed.
LONGEST_CELL = 1_000_000
#: Characters of a rejected value that are kept.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not loaded, and why."""

    record_no: int
    line: int
    column: str | None
    value: str | None
    reason: str


@dataclass(slots=True)
class Records:
    """Iterates over the records after the header; `rejects` and `count` are complete when it ends.

    `header` is the first record that is not an empty line. Empty lines are no records.
    """

    lines: Iterable[str]
    delimiter: str
    header: list[str] = field(default_factory=list)
    header_line: int = 1
    rejects: list[Reject] = field(default_factory=list)
    count: int = 0

    def __iter__(self) -> Iterator[tuple[int, int, list[str]]]:
        with _long_cells():
            yield from self._read()

    def _read(self) -> Iterator[tuple[int, int, list[str]]]:
        reader = csv.reader(self.lines, delimiter=self.delimiter, strict=True)
        self.header, self.header_line = first_record(reader)
        width = len(self.header)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.count += 1
                unclosed = reader.line_num > line or "end of data" in str(error)
                self.rejects.append(Reject(self.count, line, None, None, _words(error, line, unclosed)))
                # Past an unclosed quote nobody can tell where a row begins.
                if unclosed:
                    return
                continue
            if not cells:
                continue
            self.count += 1
            if len(cells) != width:
                reason = f"{len(cells)} cells in the row; the header has {width}"
                self.rejects.append(Reject(self.count, line, None, self.delimiter.join(cells)[:SHOWN], reason))
                continue
            yield self.count, line, cells


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


def header_of(lines: Iterable[str], delimiter: str) -> list[str]:
    """The header as `delimiter` parts it. Raises `csv.Error` where it cannot be read."""
    with _long_cells():
        return first_record(csv.reader(lines, delimiter=delimiter, strict=True))[0]


def _words(error: csv.Error, line: int, unclosed: bool) -> str:
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
