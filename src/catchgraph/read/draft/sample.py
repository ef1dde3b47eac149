"""An unknown file looked at: encoding, delimiter, where the header stands, and its columns with their cells."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.encodings import guessed
from catchgraph.read.draft.headless import value_in
from catchgraph.read.draft.vocabulary import said_by
from catchgraph.read.head import LINES, TITLES, Head, head_of
from catchgraph.read.header import Header
from catchgraph.read.recognise import DELIMITERS
from catchgraph.read.rows import Records
from catchgraph.read.source import Source, inspect, lines

#: Rows that are read.
ROWS = 20_000
#: The part of a header's known cells that a line above it, or below it, must know to belong to it.
_GROUPS, _AGAIN = 0.25, 0.5


@dataclass(frozen=True)
class Sample:
    """A file as the draft sees it. `header_line` is 0 where the header is the first line that is not empty.

    With 0 `header_lines` the file has no header; `value` is what shows it.
    """

    source: Source
    encoding: str
    note: str
    delimiter: str
    header: Header
    header_line: int
    header_lines: int
    columns: list[Column]
    rows: int
    value: str = ""


def sample_of(path: Path, *, needs_rows: bool = True) -> Sample:
    """Look at a file. Raises `InputError` where it is no table of text, or has no rows to learn from but needs them."""
    source = inspect(path)
    encoding, note = guessed(source)
    head = head_of(source, encoding, DELIMITERS)
    delimiter, records = _parted(head.lines)
    first, height, value = _header(records)
    header = _read_header(head, delimiter, first, height)
    table = Records(lines(source, encoding), delimiter, header_line=first, header_lines=height)
    rows = [cells for _, _, cells in islice(table, ROWS)]
    if needs_rows and not rows:
        raise InputError(
            f"{source.name}, line {header.line}: no rows below the header; a draft is made from the values of rows",
            hint="Draft it from a file that has some.",
        )
    columns, title = columns_of(header, rows), first if first > head.first else 0
    return Sample(source, encoding, note, delimiter, header, title, height, columns, len(rows), value)


def columns_of(header: Header, rows: Sequence[list[str]]) -> list[Column]:
    """The columns of rows that are as wide as their header."""
    cells: list[list[str]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header.names]
    return [
        Column(n, name, header.label(n) if name else None, column)
        for n, (name, column) in enumerate(zip(header.names, cells, strict=True))
    ]


def _read_header(head: Head, delimiter: str, line: int, height: int) -> Header:
    try:
        return head.header(delimiter, line, height)
    except csv.Error as error:
        raise InputError(
            f"{head.name}, line {line}: the header cannot be read: {error}", hint="Check the quotes of that line."
        ) from error


def _parted(head: Sequence[str]) -> tuple[str, list[tuple[int, list[str]]]]:
    """The delimiter that parts most lines into equally many cells (the more, the better), and those records."""
    best, found = (0.0, 0), (",", [(1, [line.strip()]) for line in head])
    for delimiter in DELIMITERS:
        if not (records := _records(head, delimiter)):
            continue
        counts = Counter(len(cells) for _, cells in records)
        width, often = max(counts.items(), key=lambda item: (item[1], item[0]))
        share = often / len(records)
        score = (min(share, 0.8), width)
        if width > 1 and score > best:
            best, found = score, (delimiter, [(line, cells) for line, cells in records if len(cells) == width])
    return found


def _records(head: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """The records as a delimiter parts them; those before the first that cannot be read."""
    reader, found, line = csv.reader(head, delimiter=delimiter), [], 1
    try:
        for cells in reader:
            if cells:
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return found
    # The last record may be cut where the head ends inside quotes.
    return found[:-1] if len(head) == LINES and len(found) > 1 else found


def _header(records: Sequence[tuple[int, list[str]]]) -> tuple[int, int, str]:
    """The line of the header, how many lines it has, and the value that shows that it has none.

    It is the record in whose cells most words of headers stand; else the first that is mostly filled. A record above
    or below it that has such words and no number belongs to it.
    """
    first = [(line, cells, _known(cells)) for line, cells in records[:TITLES]]
    best = max(range(len(first)), key=lambda n: (first[n][2] if _wordy(first[n][1]) else 0, -n))
    top = next((n for n, (_, cells, _) in enumerate(first) if _share(cells) > 0.5), 0)
    best = best if first[best][2] else top
    # A name of a company among the rows knows words of headers as well; what is above it are no titles then.
    few = 2 * first[best][2] < sum(bool(cell.strip()) for cell in first[best][1])
    if few and (value := value_in(first[top][1], first[top][2])):
        return first[top][0], 0, value
    if not first[best][2]:
        return first[best][0], 1, ""
    # Above stand the headings of groups of columns, below units or another language for every column.
    near = [
        n
        for n, part in ((best - 1, _GROUPS), (best + 1, _AGAIN))
        if 0 <= n < len(first) and _wordy(first[n][1]) and first[n][2] > 1 and first[n][2] >= part * first[best][2]
    ]
    return (first[min(best, near[0])][0], 2, "") if near else (first[best][0], 1, "")


def _known(cells: Sequence[str]) -> int:
    """Cells that the words of headers know."""
    said = [said_by(cell) for cell in cells if cell.strip() and len(cell) < 80]
    return sum(bool(each.attributes or each.subject) for each in said)


def _wordy(cells: Sequence[str]) -> bool:
    """Whether no cell is a number or a date."""
    return not any(cell.strip() and not any(char.isalpha() for char in cell) for cell in cells)


def _share(cells: Sequence[str]) -> float:
    return sum(bool(cell.strip()) for cell in cells) / len(cells)
