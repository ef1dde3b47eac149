"""The first lines of a file: where its header stands, below which title lines, parted by which delimiter."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from catchgraph.errors import UnknownFile
from catchgraph.read.header import Header
from catchgraph.read.rows import header_of
from catchgraph.read.source import Damaged, Source, lines

#: Lines that are looked at, and lines among them where a header may begin.
LINES, TITLES = 400, 25


@dataclass
class Head:
    """The first lines of a file. `first` is the first line (1-based) that is not empty."""

    name: str
    lines: list[str]
    _headers: dict[tuple[str, int, int], Header | csv.Error] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The first line that is not empty; 1 where all are."""
        return next((n for n, line in enumerate(self.lines, 1) if line.strip()), 1)

    def below(self) -> Iterator[int]:
        """Lines below the first at which a header may begin."""
        return (n for n in range(self.first + 1, min(TITLES, len(self.lines)) + 1) if self.lines[n - 1].strip())

    def header(self, delimiter: str, line: int, height: int = 1) -> Header:
        """The header that begins at a line, of `height` lines. Raises `csv.Error` where it cannot be read."""
        place = delimiter, line, height
        if place not in self._headers:
            self._headers[place] = self._read(*place)
        found = self._headers[place]
        if isinstance(found, csv.Error):
            raise found
        return found

    def _read(self, delimiter: str, line: int, height: int) -> Header | csv.Error:
        try:
            return Header.of(header_of(self.lines[line - 1 :], delimiter, height), line)
        except csv.Error as error:
            return error

    def headers(self, delimiters: Sequence[str], line: int, height: int = 1) -> dict[str, Header]:
        """The header at a line by delimiter, for those by which it can be read."""
        found: dict[str, Header] = {}
        for delimiter in delimiters:
            try:
                found[delimiter] = self.header(delimiter, line, height)
            except csv.Error:
                continue
        return found


def _first(source: Source, encoding: str) -> list[str]:
    """The first lines, those that a damaged archive has. Raises `Damaged` where it has none."""
    found: list[str] = []
    try:
        found.extend(islice(lines(source, encoding), LINES))
    except Damaged:
        if not found:
            raise
    return found


def head_of(source: Source, encoding: str, delimiters: Sequence[str]) -> Head:
    """The first lines of a file. Raises `UnknownFile` where they hold no header at all."""
    head = Head(source.name, _first(source, encoding))
    headers = head.headers(delimiters, head.first)
    if not headers:
        try:
            head.header(delimiters[0], head.first)
        except csv.Error as error:
            raise UnknownFile(
                f"{source.name}, line {head.first}: the header cannot be read: {error}",
                hint="Check the quotes of that line.",
            ) from error
    if not any(char.isalnum() for header in headers.values() for name in header.names for char in name):
        raise UnknownFile(f"{source.name}, line 1: no header; expected the names of columns", hint="Check the file.")
    return head
