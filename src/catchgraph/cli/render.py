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
from rich.padding import Padding
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
#: Besides ids, what goes under a row where not everything fits.
_BELOW = ("where", "also")
#: Fewer columns beside each other are no table.
_BESIDE = 3
#: Text on more lines than this is read word by word: ids then go under the row, and it gets their room.
_HIGH = 4
#: Spaces between columns.
_GAP = 2

#: A name and the texts of its rows.
Column = tuple[str, list[str]]

#: Two columns under these names read as a list of facts.
_PAIRS = (("property", "value"), ("column", "value"))
_RECORD = re.compile(r"line (\d+) \(record (\d+)(, [^()]+)?\)")
_NUMBER = re.compile(r"-?[\d.,]+%?")
_MENTION = re.compile(r"mention:[0-9a-f]{16}")
#: Of a query: `identity.imo-invalid`.
_QUERY_ID = re.compile(r"[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*")


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
    kept, below = _parted(columns, console.width)
    if below:
        _print_folded(console, kept, below)
    elif kept:
        console.print(_grid(kept, _widths(kept, console.width)))
    else:
        _print_below(console, columns)


def _parted(columns: list[Column], width: int) -> tuple[list[Column], list[Column]]:
    """What fits beside each other, and what goes on a line of its own under each row: ids and places first."""
    below: list[Column] = []
    kept = list(columns)
    while kept and _too_wide(kept, width):
        lengthy = [column for column in kept[1:] if _is_id(column[1]) or column[0].split()[0] in _BELOW]
        if not lengthy or len(kept) - 1 < _BESIDE:
            return [], []
        below.append(lengthy[-1])
        kept.remove(lengthy[-1])
    while (
        len(kept) > _BESIDE and (ids := [column for column in kept[1:] if _is_id(column[1])]) and _cramped(kept, width)
    ):
        below.append(ids[-1])
        kept.remove(ids[-1])
    return kept, [column for column in columns if column in below]


def _cramped(columns: list[Column], width: int) -> bool:
    """Whether beside ids any text is on too many lines."""
    return any(
        not _whole(values) and max(map(cell_len, values)) > _HIGH * given
        for (_, values), given in zip(columns, _widths(columns, width), strict=True)
    )


def _too_wide(columns: list[Column], width: int) -> bool:
    least = [_least(name, values, _NARROW) for name, values in columns]
    return sum(least) + _GAP * (len(least) - 1) > width


def _print_folded(console: Console, kept: list[Column], below: list[Column]) -> None:
    """A grid whose rows have a second line. A row may be long: each is a grid of its own, of the same widths."""
    widths = _widths(kept, console.width)
    for number, row in enumerate(zip(*(values for _, values in below), strict=True)):
        one = [(name, [values[number]]) for name, values in kept]
        console.print(_grid(one, widths, header=not number, like=kept))
        said = [
            value if _is_id([value]) else f"{name}: {value}"
            for (name, _), value in zip(below, row, strict=True)
            if value
        ]
        fits = sum(map(cell_len, said)) + _GAP * len(said) <= console.width
        if said:
            console.print(Padding(Text((" " * _GAP if fits else "\n").join(said), style="dim"), (0, 0, 0, _GAP)))


def _print_below(console: Console, columns: list[Column]) -> None:
    for number, row in enumerate(zip(*(values for _, values in columns), strict=True)):
        if number:
            console.print()
        _print_pairs(console, [(name, value) for (name, _), value in zip(columns, row, strict=True) if value])


def _columns(table: Table) -> Iterable[Column]:
    """Names and texts of what a terminal shows: certainty goes without saying, the line is enough of a place."""
    for place, name in enumerate(table.columns):
        given = [row[place] for row in table.rows]
        if name in table.hidden or (name == "confidence" and set(given) <= {1.0, None}):
            continue
        values = [spoken(round(x, 2) if name == "confidence" and isinstance(x, float) else x) for x in given]
        if name.split("_")[0] in _BELOW:
            values = [_RECORD.sub(_place, value) for value in values]
        yield name.replace("_", " "), values


def _place(found: re.Match[str]) -> str:
    """Of a table the line is enough; a file of objects may be a single line, where only the object's number tells."""
    line, record, part = found.groups()
    return found[0] if int(record) >= int(line) else f"line {line}{part or ''}"


def _grid(columns: list[Column], widths: list[int], *, header: bool = True, like: list[Column] | None = None) -> Grid:
    """`like`: the columns that say what is a number and what is whole, where these are only some of the rows."""
    grid = Grid(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold",
        show_header=header,
    )  # fmt: skip
    for (name, values), width in zip(like or columns, widths, strict=True):
        number = all(_NUMBER.fullmatch(value) for value in values if value)
        justify: Literal["left", "right"] = "right" if number else "left"
        heading = name if cell_len(name) <= width else name.replace(" ", "\n")
        grid.add_column(Text(heading), justify=justify, width=width, overflow="fold", no_wrap=_whole(values))
    for row in zip(*(values for _, values in columns), strict=True):
        grid.add_row(*(Text(value) for value in row))
    return grid


def _widths(columns: list[Column], width: int) -> list[int]:
    """Widths in which the highest row is as low as can be; what is left is shared among those that can use it."""
    free = width - _GAP * (len(columns) - 1)
    wanted = [max(map(cell_len, (name, *values))) for name, values in columns]
    for most in _WIDTHS:
        least = [_least(name, values, most) for name, values in columns]
        if sum(least) <= free:
            break
    lines = 1
    while True:
        # Text breaks at words: a line holds less than its width.
        needed = [max(low, min(want, -(-want * 9 // (8 * lines)))) for low, want in zip(least, wanted, strict=True)]
        if sum(needed) <= free or needed == least:
            return _shared(needed, wanted, free - sum(needed))
        lines += 1


def _shared(widths: list[int], wanted: list[int], free: int) -> list[int]:
    """Room is shared evenly among the columns that can use it."""
    rest = {at: want - widths[at] for at, want in enumerate(wanted)}
    for number, at in enumerate(sorted(rest, key=lambda at: rest[at])):
        given = min(max(rest[at], 0), free // (len(rest) - number))
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


def _is_id(values: list[str]) -> bool:
    return any(label_of(value) or _MENTION.fullmatch(value) for value in values)


def _whole(values: list[str]) -> bool:
    """Whether these are ids or short: such a column is not wrapped."""
    short = max(map(cell_len, values), default=0) <= _NARROW
    return short or _is_id(values) or all(_QUERY_ID.fullmatch(value) for value in values)


def _least(name: str, values: list[str], most: int) -> int:
    longest = max((cell_len(value) for value in values), default=0)
    if _whole(values):
        return max(longest, max(map(cell_len, name.split()), default=0))
    words = max((cell_len(word) for value in values for word in value.split()), default=0)
    return max(min(words, most), min(max(map(cell_len, name.split()), default=0), _NARROW))
