"""The vessels of a file that is screened: which of its columns say who they are, and what each row gives.

A header that a layout knows is read by that layout; of any other header the words decide, those that `layout` drafts
with. Columns beside those that a layout takes count as well where their header names a number or name of the vessel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from catchgraph.analyse.subjects import SAID, Subject, subject_of, subject_of_row
from catchgraph.errors import InputError
from catchgraph.normalise.cell import unguarded
from catchgraph.normalise.flag import are_iso2, flags
from catchgraph.read.draft.encodings import guessed
from catchgraph.read.draft.identifiers import chosen_by_draft, with_others
from catchgraph.read.draft.sample import Sample, columns_of, sample_of
from catchgraph.read.draft.sides import two_vessels
from catchgraph.read.header import Header
from catchgraph.read.layouts import Layout, builtin_layouts, layout_of
from catchgraph.read.look import document_at
from catchgraph.read.reading import emptied, extracted, split
from catchgraph.read.recognise import Recognised, recognise
from catchgraph.read.rows import Records, Rejects
from catchgraph.read.source import Source, inspect, lines

_HINT = (
    "A file to screen is CSV with a header (name, IMO number, MMSI, call sign, registration number, flag, in the usual "
    "words of registers) or of a layout, or .txt, a name a line."
)
#: Properties of layouts, of any kind, that give what is screened.
_PROPERTIES = {
    "name": ("name", "names", "previous_names", "former_names", "rfmo_names"),
    "imo": ("imo",),
    "mmsi": ("mmsi", "mmsis"),
    "call_sign": ("call_sign", "call_signs"),
    "registration_number": ("registration_number", "registration_numbers"),
    "flag": ("flag",),
}
_SEVERAL = (";", ", ", "\n")


@dataclass(frozen=True)
class Subjects:
    """The vessels of a file, in its order; `read` says which columns were read as what, `unread` which were not."""

    subjects: list[Subject]
    read: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Table:
    """A file's rows (line, cells) below its header, and the rows that cannot be parted into cells (line, why)."""

    header: Header
    rows: list[tuple[int, list[str]]]
    rejects: list[tuple[int, str]]
    layout: Layout | None


def read_subjects(path: Path, layout: Path | str | None = None) -> Subjects:
    """The vessels of a file, read by `layout` (a file, or an id) where it is given.

    A row that cannot be parted into cells, or has neither name nor number, is a subject with nothing to compare.
    Raises `InputError` for what is no such file, `LayoutError` for a layout that is none.
    """
    try:
        if path.suffix.lower() == ".txt" and layout is None:
            return Subjects(list(_typed(path)))
        table = _table(path, layout_of(layout) if layout else None)
        found = _Places.of(table)
    except InputError as error:
        raise InputError(error.message, hint=f"{error.hint} {_HINT}".strip()) from error
    filled = ((line, cells) for line, cells in table.rows if any(cell.strip() for cell in cells))
    subjects = [subject_of_row(found.values(cells), line) for line, cells in filled]
    subjects += [Subject("", line, remarks=(reason,)) for line, reason in table.rejects]
    return Subjects(sorted(subjects, key=lambda one: one.line or 0), found.said(table), found.unread(table.header))


def rows_of(path: Path) -> tuple[list[str] | None, list[tuple[int, list[str]]]]:
    """The header of a table of any kind, as written, and its rows, each with its line; of a .txt no header, and a cell
    a line. Rows that cannot be parted into cells are rows of one blank cell.

    Raises `InputError` for what is no table.
    """
    source = inspect(path)
    if path.suffix.lower() == ".txt":
        written = enumerate(lines(source, guessed(source)[0]), 1)
        return None, [(number, [line.strip()]) for number, line in written if line.strip()]
    if document := document_at(path):
        raise InputError(f"{path.name} is {document}, no table", hint="Load it instead.")
    sample = sample_of(path, needs_rows=False)
    table = _rows(source, sample, None, sample.header_lines)
    header = [table.header.label(place) for place in range(len(table.header.names))]
    return header, sorted([*table.rows, *((line, [""]) for line, _ in table.rejects)])


def _typed(path: Path) -> Iterator[Subject]:
    source = inspect(path)
    encoding, _ = guessed(source)
    for number, line in enumerate(lines(source, encoding), 1):
        if line.strip():
            yield subject_of(line.strip(), number)


def _table(path: Path, stated: Layout | None) -> _Table:
    """The file by the layout that is stated, else by the one that knows its header, else as its header is found."""
    if document := document_at(path):
        raise InputError(f"{path.name} is {document}, no table of vessels", hint="Load it instead.")
    source = inspect(path)
    try:
        file = recognise(source, (stated,) if stated else builtin_layouts())
        layout, height = file.layout, file.layout.format.header_lines
        found: Recognised | Sample = file
    except InputError:
        if stated:
            raise
        sample = sample_of(path, needs_rows=False)
        layout, found, height = None, sample, sample.header_lines
        if two := two_vessels(sample.columns):
            raise InputError(
                f"{path.name}: every row holds two vessels ({' and '.join(two)})",
                hint="Make a row of each vessel, or keep the columns of one.",
            ) from None
    if layout and layout.kind == "events":
        raise InputError(f"{path.name} holds {layout.title}, no list of vessels", hint="Load it, and ask `detect`.")
    return _rows(source, found, layout, height)


def _rows(source: Source, found: Recognised | Sample, layout: Layout | None, height: int) -> _Table:
    text = lines(source, found.encoding)
    # Each of them is told: nobody is passed over.
    rejects = Rejects(keep=sys.maxsize)
    records = Records(text, found.delimiter, header_line=found.header.line, header_lines=height, rejects=rejects)
    rows = [(line, [*map(unguarded, cells)]) for _, line, cells in records]
    if records.unclosed:
        raise InputError(f"{source.name}, line {records.unclosed}: {records.rejects[-1].reason}")
    return _Table(found.header, rows, [(reject.line, reject.reason) for reject in records.rejects], layout)


@dataclass(frozen=True)
class _Places:
    """Positions of the columns that are read, by property, and how a layout cleans the cells of some."""

    by_property: dict[str, list[int]]
    cleaners: Mapping[int, Callable[[str], str]]
    several: tuple[str, ...]
    flag: str = ""
    iso2: bool = False

    @classmethod
    def of(cls, table: _Table) -> _Places:
        """By the table's layout, where it has one, and the words of its header."""
        header, layout = table.header, table.layout
        columns = columns_of(header, [cells for _, cells in table.rows])
        if layout is None:
            chosen = _some(chosen_by_draft(columns, len(table.rows)), table)
            return cls(chosen, {}, _SEVERAL, iso2=_iso2(chosen, table))
        at = {name: place for name, column in layout.columns.items() if (place := header.find(column)) is not None}
        taken = {place for column in layout.references() if (place := header.find(column)) is not None}
        own = {ours: [at[name] for name in names if name in at] for ours, names in _PROPERTIES.items()}
        found = with_others({ours: places for ours, places in own.items() if places}, columns, taken)
        cleaners = {place: partial(_cleaned, layout, name) for name, place in at.items()}
        iso2 = layout.format.iso2_flag or _iso2(found, table)
        return cls(_some(found, table), cleaners, layout.format.several, layout.constants.get("flag", ""), iso2)

    def values(self, cells: Sequence[str]) -> dict[str, list[str]]:
        """What a row gives, by property. Names stay together: how several stand in a cell is another matter."""
        found = {"flag": [self.flag]} if self.flag else {}
        for name, places in self.by_property.items():
            texts = [self.cleaners.get(place, str)(cells[place]) for place in places]
            found[name] = texts if name == "name" else [part for text in texts for part in split(text, self.several)]
            if name == "flag" and self.iso2:
                found[name] = [code for text in texts for code in flags(text, iso2=True)]
        return found

    def said(self, table: _Table) -> str:
        """Which columns are read as what, in words."""
        words = [
            f"{', '.join(table.header.label(place) for place in places)} as {SAID.get(name, name)}"
            for name, places in self.by_property.items()
        ]
        by = f"by the layout {table.layout.id}" if table.layout else "by the words of its header"
        return f"read {by}: {'; '.join(words)}"

    def unread(self, header: Header) -> tuple[str, ...]:
        """Columns with a name that are not read."""
        read = {place for places in self.by_property.values() for place in places}
        return tuple(header.label(n) for n, name in enumerate(header.names) if name and n not in read)


def _iso2(found: dict[str, list[int]], table: _Table) -> bool:
    return are_iso2({cells[place] for _, cells in table.rows for place in found.get("flag", ())})


def _some(found: dict[str, list[int]], table: _Table) -> dict[str, list[int]]:
    if found.keys() - {"flag"}:
        return found
    wanted = ", ".join(SAID.values())
    raise InputError(f"line {table.header.line}: no column of {wanted} in the header: {table.header.shown()}")


def _cleaned(layout: Layout, name: str, cell: str) -> str:
    """A cell of a property: what the layout extracts of it, its own blanks emptied."""
    text = extracted(cell, layout.extract[name]) if name in layout.extract else cell
    return emptied(text, layout.blanks.get(name, ()))
