"""Which layout a file has: by the columns of its header, never by its name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.errors import UnknownFile
from catchgraph.read.dataset import source_of
from catchgraph.read.head import Head, head_of
from catchgraph.read.header import Header
from catchgraph.read.layouts import Layout
from catchgraph.read.source import Source, encoding_of

if TYPE_CHECKING:
    from catchgraph.read.format import Format

#: The part of a layout's columns that a header must have for the layout to be called the nearest.
_ALIKE = 0.4
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with its layout and how to read it. `note` tells what had to be assumed; `format`: of a document."""

    source: Source
    layout: Layout
    header: Header
    encoding: str
    delimiter: str
    note: str = ""
    format: Format | None = None


@dataclass(frozen=True, slots=True)
class _Fit:
    layout: Layout
    delimiter: str
    header: Header
    missing: tuple[str, ...]

    @property
    def score(self) -> int:
        """Columns that were recognised."""
        return len(self.layout.recognise.columns) - len(self.missing)

    @property
    def share(self) -> float:
        """The part of its columns that were recognised."""
        return self.score / len(self.layout.recognise.columns)


def recognise(source: Source, layouts: Sequence[Layout]) -> Recognised:
    """The one of `layouts` whose columns a file has; the one with most columns where several fit.

    The header may stand below title lines. Raises `UnknownFile` where none fits (naming the nearest and what it lacks)
    or two fit equally well.
    """
    delimiters = tuple(filter(None, dict.fromkeys((*DELIMITERS, *(layout.format.delimiter for layout in layouts)))))
    head = head_of(source, _encoding(source, layouts), delimiters)
    fits = _fits(head, layouts, delimiters, head.first)
    for line in head.below():
        if any(not fit.missing for fit in fits):
            break
        fits += _fits(head, layouts, delimiters, line)
    whole = [fit for fit in fits if not fit.missing]
    if not whole:
        raise _unknown(head, fits, layouts, delimiters)
    best = max(fit.score for fit in whole)
    winners = [fit for fit in whole if fit.score == best]
    if len(winners) > 1:
        names = " and ".join(fit.layout.id for fit in winners)
        raise UnknownFile(
            f"{source.name}, line {winners[0].header.line}: the header fits more than one layout: {names}",
            hint="Say which with --layout.",
        )
    return _recognised(source, head, winners[0])


def _recognised(source: Source, head: Head, fit: _Fit) -> Recognised:
    encoding, note = encoding_of(source, fit.layout.format.encodings)
    line = fit.header.line
    found = line > head.first and not fit.layout.format.header_line
    titles = f"the header stands on line {line}; what is above it was not read" if found else ""
    return Recognised(
        source, fit.layout, fit.header, encoding, fit.delimiter, "; ".join(part for part in (note, titles) if part)
    )


def _encoding(source: Source, layouts: Sequence[Layout]) -> str:
    known = sorted({name for layout in layouts for name in layout.format.encodings})
    return encoding_of(source, tuple(dict.fromkeys(("utf-8", *known, "cp1252"))))[0]


def _fits(head: Head, layouts: Sequence[Layout], delimiters: Sequence[str], line: int) -> list[_Fit]:
    """How each layout fits the header at a line, or at its own line; those of another line only with the first."""
    fits = []
    for layout in layouts:
        own = layout.format.header_line
        if own and line != head.first:
            continue
        headers = head.headers(delimiters, own or line, layout.format.header_lines)
        if headers:
            fits.append(_best(headers, layout))
    return fits


def _best(headers: dict[str, Header], layout: Layout) -> _Fit:
    own = layout.format.delimiter
    choices = [own] if own and own in headers else [d for d in headers if not own] or list(headers)
    fits = [_Fit(layout, each, headers[each], headers[each].missing(layout.recognise.columns)) for each in choices]
    return max(fits, key=lambda fit: fit.score)


def _unknown(head: Head, fits: Sequence[_Fit], layouts: Sequence[Layout], delimiters: Sequence[str]) -> UnknownFile:
    draft = f"Draft a layout from the file: catchgraph layout {head.name} -o my.toml; then load it with --layout."
    nearest = max(fits, key=lambda fit: (fit.share, fit.score, -fit.header.line, fit.layout.id))
    if len(layouts) > 1 and nearest.share < _ALIKE:
        known = ", ".join(dict.fromkeys(map(source_of, layouts)))
        header = _widest(head, delimiters, {fit.header.line for fit in fits})
        few = "any of its columns" if not nearest.score else "more than a few of its columns"
        return UnknownFile(
            f"{head.name}, line {header.line}: no layout has {few}; expected the header of {known}",
            hint=f"{draft} Its header has: {header.shown()}",
        )
    missing = ", ".join(_renamed(name, nearest.header) for name in nearest.missing)
    at = f"{head.name}, line {nearest.header.line}"
    shown = f"Its header has: {nearest.header.shown()}"
    if len(layouts) == 1:
        return UnknownFile(
            f"{at}: not a file of the layout {nearest.layout.id}: it lacks {missing}",
            hint=f"Name the columns in it as the file does, or draft one: catchgraph layout {head.name}. {shown}",
        )
    return UnknownFile(
        f"{at}: no layout has this header; the nearest, {nearest.layout.id}, also needs {missing}",
        hint=f"{draft} {shown}",
    )


def _widest(head: Head, delimiters: Sequence[str], lines: Set[int]) -> Header:
    """The header with most columns, at any of the lines."""
    headers = [header for line in lines for header in head.headers(delimiters, line).values()]
    return max(headers, key=lambda header: (len(header.names), -header.line))


def _renamed(name: str, header: Header) -> str:
    """A column that is missing, with the one of the header that looks like it."""
    near = difflib.get_close_matches(name.casefold(), [each.casefold() for each in header.names], n=1, cutoff=0.6)
    if not near or len(header.names) == 1:
        return repr(name)
    like = next(each for each in header.names if each.casefold() == near[0])
    return f"{name!r} (the file has {like!r})"
