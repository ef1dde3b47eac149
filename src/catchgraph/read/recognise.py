"""Which layout a file has: by the columns of its header, never by its name."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from catchgraph.errors import InputError
from catchgraph.read.header import Header
from catchgraph.read.layouts import Layout
from catchgraph.read.rows import header_of
from catchgraph.read.source import Source, encoding_of, lines

_OWN = "Describe its columns in a layout of your own: --layout FILE.toml."
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with its layout and how to read it. `note` tells what had to be assumed."""

    source: Source
    layout: Layout
    header: Header
    encoding: str
    delimiter: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    layout: Layout
    delimiter: str
    missing: tuple[str, ...]

    @property
    def score(self) -> int:
        """Columns that were recognised."""
        return len(self.layout.recognise.columns) - len(self.missing)


def recognise(source: Source, layouts: Sequence[Layout]) -> Recognised:
    """The one of `layouts` whose columns a file has; the one with most columns where several fit.

    Raises `InputError` where none fits (naming the nearest and what it lacks) or two fit equally well.
    """
    headers = _headers(source, layouts)
    fits = [_best(headers, layout) for layout in layouts]
    whole = [fit for fit in fits if not fit.missing]
    if not whole:
        raise _unknown(source, fits, headers)
    best = max(fit.score for fit in whole)
    winners = [fit for fit in whole if fit.score == best]
    if len(winners) > 1:
        names = " and ".join(fit.layout.id for fit in winners)
        raise InputError(
            f"{source.name}, line 1: the header fits more than one layout: {names}",
            hint="Say which with --layout.",
        )
    layout = winners[0].layout
    encoding, note = encoding_of(source, layout.format.encodings)
    delimiter = winners[0].delimiter
    return Recognised(source, layout, headers[delimiter], encoding, delimiter, note)


def _headers(source: Source, layouts: Sequence[Layout]) -> dict[str, Header]:
    """The header as each delimiter parts it."""
    known = sorted({name for layout in layouts for name in layout.format.encodings})
    encoding, _ = encoding_of(source, ("utf-8", *(name for name in known if name != "utf-8"), "cp1252"))
    delimiters = dict.fromkeys((*DELIMITERS, *(layout.format.delimiter for layout in layouts)))
    headers = {}
    for delimiter in filter(None, delimiters):
        try:
            headers[delimiter] = Header.of(header_of(lines(source, encoding), delimiter))
        except csv.Error as error:
            broken = error
    if not headers:
        raise InputError(
            f"{source.name}, line 1: the header cannot be read: {broken}", hint="Check the quotes of the first line."
        )
    if not any(any(header.names) for header in headers.values()):
        raise InputError(f"{source.name}, line 1: no header; expected the names of columns", hint="Check the file.")
    return headers


def _best(headers: dict[str, Header], layout: Layout) -> _Fit:
    own = layout.format.delimiter
    choices = [own] if own and own in headers else [d for d in headers if not own] or list(headers)
    fits = [_Fit(layout, delimiter, headers[delimiter].missing(layout.recognise.columns)) for delimiter in choices]
    return max(fits, key=lambda fit: fit.score)


def _unknown(source: Source, fits: Sequence[_Fit], headers: dict[str, Header]) -> InputError:
    if len(fits) > 1 and not any(fit.score for fit in fits):
        known = ", ".join(fit.layout.id for fit in fits)
        header = max(headers.values(), key=lambda header: len(header.names))
        return InputError(
            f"{source.name}, line 1: no layout has any of its columns; expected the header of {known}",
            hint=f"{_OWN} Its first line has: {header.shown()}",
        )
    nearest = max(fits, key=lambda fit: (fit.score / len(fit.layout.recognise.columns), fit.layout.id))
    missing = ", ".join(repr(name) for name in nearest.missing)
    if len(fits) == 1:
        return InputError(
            f"{source.name}, line 1: not a file of the layout {nearest.layout.id}: it lacks {missing}",
            hint=f"Its header has: {headers[nearest.delimiter].shown()}",
        )
    return InputError(
        f"{source.name}, line 1: no layout has this header; the nearest, {nearest.layout.id}, also needs {missing}",
        hint=f"{_OWN} Its header has: {headers[nearest.delimiter].shown()}",
    )
