"""Tables for people. Ids are never cut; what does not fit beside each other is put below each other."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from catchgraph.cli.clean import spoken
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table

#: Without a terminal (a file, a pipe) and without COLUMNS.
WIDTH = 100
#: Columns of text that are narrower are no pleasure to read. Tried from the widest that leaves words whole.
_WIDTHS = range(32, 11, -1)
_NARROW = _WIDTHS[-1]
#: Spaces between columns.
_GAP = 2

#: Two columns under these names read as a list of facts.
_PAIRS = (("property", "value"), ("column", "value"))
_RECORD = re.compile(r" \(record \d+\)")
_NUMBER = re.compile(r"-?[\d.,]+%?")


def print_answer(tables: Sequence[Table], head: Mapping[str, Any] | None = None, *, titled: bool = True) -> None:
    """Print the tables, each under its title if `titled`; `head` first."""
    console = _console()
    with console.capture() as printed:
        _print(console, tables, head, titled=titled)
    # rich pads every line to the width of the table.
    click.echo("\n".join(line.rstrip() for line in printed.get().rstrip("\n").split("\n")))


def _print(console: Console, tables: Sequence[Table], head: Mapping[str, Any] | None, *, titled: bool) -> None:
    if head is not None:
        _print_head(console, head)
    for table in tables:
        if titled or not table.rows:
            console.print(Text(table.title if table.rows else f"{table.title}: none", style="bold"))
        if table.rows:
            _print_rows(console, table)
        if table.note:
            console.print(Text(table.note))
        if titled:
            console.print()


def _console() -> Console:
    terminal = sys.stdout.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) > 0 else (None if terminal else WIDTH)
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _print_head(console: Console, head: Mapping[str, Any]) -> None:
    console.print(Text("  ".join(spoken(head[key]) for key in ("label", "name", "id") if head.get(key)), style="bold"))
    given = {key: value for key, value in head.get("properties", {}).items() if key not in ("id", "name")}
    _print_pairs(console, [(key, spoken(value)) for key, value in given.items() if value not in (None, "", [])])
    console.print()


def _print_rows(console: Console, table: Table) -> None:
    if table.columns in _PAIRS:
        _print_pairs(console, [(spoken(name), spoken(value)) for name, value in table.rows])
        return
    columns = [(name, values) for name, values in _columns(table) if any(values)]
    for most in _WIDTHS:
        least = [_least(name, values, most) for name, values in columns]
        free = console.width - sum(least) - _GAP * (len(least) - 1)
        if free >= 0:
            console.print(_grid(columns, _widths(columns, least, free)))
            return
    for number, row in enumerate(zip(*(values for _, values in columns), strict=True)):
        if number:
            console.print()
        _print_pairs(console, [(name, value) for (name, _), value in zip(columns, row, strict=True) if value])


def _columns(table: Table) -> Iterable[tuple[str, list[str]]]:
    """Names and texts of what a terminal shows: certainty goes without saying, the line is enough of a place."""
    for place, name in enumerate(table.columns):
        given = [row[place] for row in table.rows]
        if name in table.hidden or (name == "confidence" and set(given) == {1.0}):
            continue
        values = [spoken(round(x, 2) if name == "confidence" and isinstance(x, float) else x) for x in given]
        if name == "where":
            values = [_RECORD.sub("", value) for value in values]
        yield name.replace("_", " "), values


def _grid(columns: list[tuple[str, list[str]]], widths: list[int]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for (name, values), width in zip(columns, widths, strict=True):
        number = all(_NUMBER.fullmatch(value) for value in values if value)
        justify: Literal["left", "right"] = "right" if number else "left"
        grid.add_column(Text(name), justify=justify, width=width, overflow="fold", no_wrap=_whole(values))
    for row in zip(*(values for _, values in columns), strict=True):
        grid.add_row(*(Text(value) for value in row))
    return grid


def _widths(columns: list[tuple[str, list[str]]], least: list[int], free: int) -> list[int]:
    """Room beyond the least is shared evenly among the columns that can use it."""
    widths = list(least)
    wanted = {at: max(map(cell_len, (name, *values))) - least[at] for at, (name, values) in enumerate(columns)}
    for number, at in enumerate(sorted(wanted, key=lambda at: wanted[at])):
        given = min(max(wanted[at], 0), free // (len(wanted) - number))
        widths[at] += given
        free -= given
    return widths


def _print_pairs(console: Console, pairs: list[tuple[str, str]]) -> None:
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for name, value in pairs:
        grid.add_row(Text(name), Text(value))
    console.print(grid)


def _whole(values: list[str]) -> bool:
    """Whether these are ids or short: such a column is not wrapped."""
    return any(label_of(value) for value in values) or max(map(cell_len, values), default=0) <= _NARROW


def _least(name: str, values: list[str], most: int) -> int:
    longest = max((cell_len(value) for value in values), default=0)
    if _whole(values):
        return max(longest, cell_len(name))
    words = max((cell_len(word) for value in values for word in value.split()), default=0)
    return max(min(words, most), min(cell_len(name), _NARROW))
