"""A user's own edition of a reference table: a file of its name and columns in a folder of the case.

It stands in place of the table that comes with catchgraph, as a whole. What is wrong in it is refused with its line: a
rule that was silently left out would look like a rule that nothing breaks.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.model.ids import digest
from catchgraph.reference.tables import read_table, table_names

#: Columns whose name ends so hold days.
DAYS = ("since", "until")
#: Columns that hold a number above zero: a factor, rate or measure of nothing makes every sum come out as one likes.
NUMBERS = ("factor", "rate", "exempt_until_tonnage", "low", "high", "kg", "share")


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table of the user's; `digest` stands for what it says."""

    name: str
    path: Path
    rows: tuple[Mapping[str, str], ...]
    digest: str


def own_tables(folder: Path) -> dict[str, OwnTable]:
    """The tables in a folder by name; none where there is no such folder.

    Raises `InputError` that names file and line: a name that no table has, another header, a row of another length, a
    day that is none or an end before its beginning, a number that is none or not above zero, a row twice, no row.
    """
    if not folder.is_dir():
        return {}
    return {path.stem: _own(path) for path in sorted(folder.glob("*.csv"))}


def _own(path: Path) -> OwnTable:
    if path.stem not in table_names():
        close = difflib.get_close_matches(path.stem, table_names(), n=1)
        meant = f"Did you mean {close[0]}.csv? " if close else ""
        raise InputError(
            f"{path}: no reference table is called {path.stem!r}",
            hint=f"{meant}A file of your own has the name and the columns of the table that it replaces.",
        )
    rows: list[Mapping[str, str]] = []
    lines: dict[tuple[str, ...], int] = {}
    table = _rows(path)
    first, header = next(table, (1, []))
    _check_header(path, first, header)
    for line, cells in table:
        if len(cells) != len(header):
            raise InputError(f"{path}, line {line}: expected {len(header)} columns, found {len(cells)}")
        if (earlier := lines.setdefault(tuple(cells), line)) != line:
            raise InputError(f"{path}, line {line}: the same as line {earlier}", hint="Remove one of them.")
        row = dict(zip(header, cells, strict=True))
        _check_row(path, line, row)
        rows.append(row)
    if not rows:
        raise InputError(f"{path}: no row", hint="Remove the file to use the table that comes with catchgraph.")
    said = digest([*header, *(value for row in rows for value in row.values())])
    return OwnTable(path.stem, path, tuple(rows), said)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that is no remark (`# …`) and not blank."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            at = 1
            for cells in reader:
                if cells and any(cells) and not cells[0].startswith("#"):
                    yield at, [cell.strip() for cell in cells]
                at = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text (byte {error.start})", hint="Save the file as UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{path}, line {at}: {error}", hint="A quote in a cell is written twice.") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _check_header(path: Path, line: int, header: list[str]) -> None:
    """The columns of ours, in any order: a query asks for each by its name."""
    ours = list(read_table(path.stem)[0])
    if sorted(header) != sorted(ours):
        raise InputError(
            f"{path}, line {line}: expected the columns {','.join(ours)}, found {','.join(header) or 'nothing'}",
            hint="A table of your own has the columns of the one that it replaces.",
        )


def _check_row(path: Path, line: int, row: Mapping[str, str]) -> None:
    days: dict[str, dt.date] = {}
    for column, text in row.items():
        place = f"{path}, line {line}, {column}"
        if text and column.endswith(DAYS):
            try:
                days[column] = dt.date.fromisoformat(text)
            except ValueError as error:
                raise InputError(f"{place}: expected a day such as 2016-06-05, found {text!r}") from error
        if text and column in NUMBERS and not _above_zero(text):
            raise InputError(f"{place}: expected a number above 0, found {text!r}")
    if (since := days.get("since")) and (until := days.get("until")) and since > until:
        raise InputError(f"{path}, line {line}: ends ({until}) before it begins ({since})")


def _above_zero(text: str) -> bool:
    try:
        return 0 < float(text) < float("inf")
    except ValueError:
        return False
