"""Which column of a header a layout means.

A column is taken by its name; case and white space do not count, nor whether words are parted by spaces or underscores
(`HS_CODE`, `HS CODE`), unless a header has both. A name that a header repeats is taken by position
(`Reason#2`, the second of them) or by the column before it (`Reason after IOTC`); one without a name by that, too
(`(without a name) after IOTC`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catchgraph.errors import InputError

_BY_POSITION = re.compile(r"(?P<name>.+)#(?P<number>[1-9][0-9]*)")
_BY_NEIGHBOUR = re.compile(r"(?P<name>.+?) after (?P<neighbour>.+)")
_NAMELESS = "(without a name)"


def plain(name: str) -> str:
    """A header's name as it is compared."""
    return _tidy(name).casefold()


def _tidy(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").split())


def _loose(name: str) -> str:
    """A plain name with spaces for underscores."""
    return " ".join(name.replace("_", " ").split())


#: Every load asks each header for the references of all layouts, some thousands.
_OF_LAYOUTS = lru_cache(maxsize=16_384)


@_OF_LAYOUTS
def _compared(reference: str) -> tuple[str, str]:
    """A name that a layout gives a column, plain and loose."""
    return plain(reference), _loose(plain(reference))


@_OF_LAYOUTS
def _by_position(reference: str) -> re.Match[str] | None:
    return _BY_POSITION.fullmatch(reference)


@_OF_LAYOUTS
def _by_neighbour(reference: str) -> re.Match[str] | None:
    return _BY_NEIGHBOUR.fullmatch(reference)


@lru_cache(maxsize=1024)
def _places(names: tuple[str, ...]) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
    """Where each plain name stands, and each with spaces for underscores."""
    exact: dict[str, list[int]] = {}
    loose: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        exact.setdefault(name, []).append(place)
        loose.setdefault(_loose(name), []).append(place)
    return exact, loose


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a file's columns, in order. `line` is where the header begins in the file."""

    names: tuple[str, ...]
    plain_names: tuple[str, ...]
    line: int = 1

    @classmethod
    def of(cls, names: Sequence[str], line: int = 1) -> Header:
        """A header as the file writes it."""
        return cls(tuple(_tidy(name) for name in names), tuple(plain(name) for name in names), line)

    def positions(self, name: str) -> list[int]:
        """Every column of that very name; where there is none, of that name with other marks between its words."""
        (wanted, parted), (exact, loose) = _compared(name), _places(self.plain_names)
        return exact.get(wanted) or loose.get(parted, [])

    def find(self, reference: str) -> int | None:
        """The column a layout means, or None if the header has none. Raises `InputError` if it has several."""
        found = self.positions(reference)
        if len(found) > 1:
            columns = ", ".join(str(n + 1) for n in found)
            raise InputError(
                f"line {self.line}: {len(found)} columns are headed {reference!r} (columns {columns}); expected one",
                hint=f'Name the one that is meant in a layout: "{reference}#1", or "{reference} after OTHER COLUMN".',
            )
        if found:
            return found[0]
        if match := _by_position(reference):
            places, number = self.positions(match["name"]), int(match["number"])
            return places[number - 1] if number <= len(places) else None
        if match := _by_neighbour(reference):
            before = self.find(match["neighbour"])
            name = "" if match["name"] == _NAMELESS else plain(match["name"])
            return None if before is None else self._next(name, before)
        return None

    def missing(self, references: Sequence[str]) -> tuple[str, ...]:
        """Those references that mean no column of this header."""
        return tuple(name for name in references if not self.has(name))

    def has(self, reference: str) -> bool:
        """Whether a reference means at least one column."""
        return bool(self.positions(reference)) or self.find(reference) is not None

    def _next(self, name: str, before: int) -> int | None:
        return before + 1 if before + 1 < len(self.names) and self.plain_names[before + 1] == name else None

    def label(self, position: int) -> str:
        """The name of a column for people: with its number where the header repeats it."""
        places = [n for n, found in enumerate(self.plain_names) if found == self.plain_names[position]]
        name = self.names[position] or f"(column {position + 1}, without a name)"
        return name if len(places) == 1 else f"{name}#{places.index(position) + 1}"

    def shown(self) -> str:
        """The first columns, for a message."""
        names = [name[:40] for name in self.names[:12]]
        return ", ".join(names) + (", …" if len(self.names) > 12 else "")
