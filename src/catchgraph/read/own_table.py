"""A table of the user's own: its rows with the lines on which they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.read.layouts.build import did_you_mean
from catchgraph.read.source import encoding_of, inspect, lines


def own_rows(
    path: Path, columns: Sequence[str], needed: Sequence[str], example: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of a CSV file by column, with its place for people; lines that are empty or begin with # are none.

    A comma or semicolon parts the cells. Raises `InputError` naming file, line, and what was expected: for a column
    that is none of `columns`, one of `needed` that is missing, or a row of another number of cells.
    """
    source = inspect(path)
    encoding, _ = encoding_of(source, ("utf-8", "cp1252"))
    given = [
        (number, line)
        for number, line in enumerate(lines(source, encoding), 1)
        if line.strip() and not line.startswith("#")
    ]
    rows = _cells(path, given)
    line, header = next(rows, (1, []))
    _check(f"{path.name}, line {line}", header, columns, needed, example)
    for line, cells in rows:
        place = f"{path.name}, line {line}"
        if len(cells) != len(header):
            what = f"{place}: {len(cells)} cells; expected {len(header)}"
            raise InputError(what, hint="Quote a cell that has a comma.")
        yield place, dict(zip(header, cells, strict=True))


def _cells(path: Path, given: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    first = given[0][1] if given else ""
    reader = csv.reader((line for _, line in given), strict=True, delimiter=";" if ";" in first else ",")
    try:
        for cells in reader:
            yield given[reader.line_num - 1][0], [cell.strip() for cell in cells]
    except csv.Error as error:
        line = given[min(reader.line_num, len(given)) - 1][0]
        raise InputError(f"{path.name}, line {line}: no row of a table: {error}", hint="Check its quotes.") from error


def _check(place: str, header: Sequence[str], columns: Sequence[str], needed: Sequence[str], example: str) -> None:
    for name in header:
        if name not in columns:
            raise InputError(f"{place}: unknown column {name!r}", hint=did_you_mean(name, columns))
    for name in columns:
        if header.count(name) != 1 and (name in needed or name in header):
            often = "twice" if name in header else "missing"
            raise InputError(f"{place}: the column {name!r} is {often}", hint=example)
