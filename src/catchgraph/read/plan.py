"""How a file will be read: layout, dataset, edition, handling, and which columns are taken. Nothing is written yet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from catchgraph.case.runs import installed
from catchgraph.errors import InputError
from catchgraph.model.datasets import Dataset
from catchgraph.model.dates import PartialDate
from catchgraph.model.ids import make_id
from catchgraph.read.csv_table import positions
from catchgraph.read.dataset import Provenance, dataset_of, slug, source_of, year_in
from catchgraph.read.edition import Edition, edition_of
from catchgraph.read.handling import Statements
from catchgraph.read.header import Header
from catchgraph.read.layouts import Layout, builtin_layouts
from catchgraph.read.look import Look, look_through
from catchgraph.read.recognise import Recognised, recognise
from catchgraph.read.source import Source, inspect
from catchgraph.read.statement import Terms

#: Columns that a file lacks which are named: a plain form has up to eighty, and few files have half of them.
_NAMED = 10
_NO_ENTRY = "--entry is for messages: it does not apply to this file"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that the case holds: hash, layout, what decided how it was read, and who shared it."""

    sha256: str
    layout: str
    settings: str
    administration: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A recognised file, and everything else its rows depend on.

    `beside` are other files of its dataset that its links may lead into. `persons`: identifiers of private persons (a
    social security or passport number, a master's name) are read as well; else readers leave them out.
    """

    file_id: str
    file: Recognised
    edition: Edition
    terms: Terms
    taken: tuple[int, ...]
    beside: tuple[Source, ...] = ()
    persons: bool = False
    entry: str = ""

    @property
    def dataset(self) -> Dataset:
        """The dataset of the file."""
        return dataset_of(self.file.layout, self.edition, self.terms.handling, self.terms.coverage)

    @property
    def provenance(self) -> Provenance:
        """What ids of the file's records begin with."""
        year = year_in(self.file.source.name)
        return Provenance(self.file.layout, self.edition, self.terms.handling.administration, self.persons, year)

    @property
    def unread(self) -> tuple[str, ...]:
        """Columns of the file that nothing takes."""
        return _unread(self.file.header, self.taken)

    @property
    def settings(self) -> str:
        """What decides how the file is read, as JSON: where it changes, the file is read anew."""
        beside = tuple(sorted({source.sha256 for source in self.beside}))
        return _settings(
            self.file.layout.id, self.file.layout.hash, self.edition, self.terms, beside, self.persons, self.entry
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be assumed, in words."""
        absent = () if self.file.format else self.file.header.missing(self.file.layout.references())
        found = [
            self.file.note,
            self.file.layout.not_needed,
            f"columns the layout knows and the file lacks: {self._first(absent)}" if absent else "",
            self._stated(),
            f"edition {self.edition.text} taken from the file's name" if self.edition.source == "file name" else "",
        ]
        return tuple(note for note in found if note)

    def _first(self, names: Sequence[str]) -> str:
        more = len(names) - _NAMED
        known = f" and {more:,} more (catchgraph layout --show {self.file.layout.id})" if more > 0 else ""
        return ", ".join(names[:_NAMED]) + known

    def _stated(self) -> str:
        own = self.dataset.id != f"{source_of(self.file.layout)}@{self.edition.text}"
        return f"dataset {self.dataset.id}; {self.dataset.said}" if own else ""


@lru_cache(maxsize=256)
def _settings(
    layout: str,
    hash_: str,
    edition: Edition,
    terms: Terms,
    beside: tuple[str, ...],
    persons: bool,
    entry: str,
) -> str:
    decided = {
        "catchgraph": installed(),
        "layout": [layout, hash_],
        "edition": [edition.text, edition.source],
        "terms": [terms.handling.as_dict(), terms.coverage.as_dict()],
        **({"beside": beside} if beside else {}),
        **({"persons": True} if persons else {}),
        **({"entry": entry} if entry else {}),
    }
    return json.dumps(decided, ensure_ascii=False, sort_keys=True)


def plan_of(
    path: Path,
    layouts: Sequence[Layout],
    edition: str | None,
    handling: Path | None,
    statements: Statements | None = None,
    held: Mapping[str, Held] = MappingProxyType({}),
    *,
    persons: bool = False,
    entry: str = "",
    sheet: Source | None = None,
) -> Plan:
    """Look at a file, or a `sheet` of it, and decide how it is read; `statements` are what was found of the terms of
    files before.

    A document that the case holds (`held`, by file id) as it is now is not parsed: its plan is without its keys. Raises
    `InputError` or `UsageError` where a plan cannot be made.
    """
    whole = Path(path).resolve()
    file_id = make_id("file", f"{whole}#{sheet.sheet}" if sheet else str(whole))
    stated = _Stated(
        whole, file_id, edition, handling, statements or Statements(), held.get(file_id), persons=persons, entry=entry
    )
    if sheet:
        return stated.plan(recognise(sheet, [_of_sheets(layout) for layout in layouts]))
    look = look_through(whole)
    if look is None:
        return stated.plan(recognise(inspect(whole), layouts))
    return stated.plan_of_document(look, layout_stated=layouts is not builtin_layouts())


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is stated of a file, before it is known what it is; `held`: as the case holds it."""

    path: Path
    file_id: str
    edition: str | None
    handling: Path | None
    statements: Statements
    held: Held | None
    persons: bool
    entry: str

    def plan(self, file: Recognised) -> Plan:
        """How it is read as what it was recognised as."""
        terms = self.statements.terms(self.path, file.layout, self.handling)
        _refuse_other(self.path, terms, self.held)
        own = self.entry if file.format and file.format.of_entry else ""
        if self.entry and not own:
            file = replace(file, note="; ".join(filter(None, (file.note, _NO_ENTRY))))
        edition = _edition(self.path.name, self.edition, file.layout)
        return Plan(self.file_id, file, edition, terms, _taken(file), persons=self.persons, entry=own)

    def plan_of_document(self, look: Look, *, layout_stated: bool) -> Plan:
        """The plan of a document: the one that it was read by, where neither it nor what is stated has changed."""
        # Takes as long to import as all else here, and most files are tables.
        from catchgraph.read.formats import known_again, recognise_document

        if self.held and self.held.sha256 == look.source.sha256:
            file = known_again(look.source, self.held.layout, layout_stated=layout_stated)
            if file and (again := self.plan(file)).settings == self.held.settings:
                return again
        return self.plan(recognise_document(look, layout_stated=layout_stated))


def _of_sheets(layout: Layout) -> Layout:
    """A layout for sheets as they are written out: whatever its files look like, commas part these, and numbers have
    points.
    """
    return replace(layout, format=replace(layout.format, delimiter=",", decimal_comma=False))


def _refuse_other(path: Path, terms: Terms, held: Held | None) -> None:
    """A file that is loaded as one administration's becomes no other's, and nobody's, by a statement that changed."""
    before, now = held.administration if held else None, terms.handling.administration
    if before and (not now or slug(now) != slug(before)):
        raise InputError(
            f"{path.name} is loaded as what {before} shared; now {f'{now} is stated' if now else 'nobody is stated'}",
            hint=f"Where {now or 'nobody'} is right, take it out first: catchgraph forget {path.name}. What two "
            "administrations share is two files, each in a folder with its handling.toml.",
        )


def _edition(name: str, stated: str | None, layout: Layout) -> Edition:
    """The edition of a file; of a family of layouts, whose files tell of a year and were made later, that year."""
    year = year_in(name) if layout.key.family and stated is None else ""
    return Edition(PartialDate.year(int(year)), "file name") if year else edition_of(name, stated)


def _taken(file: Recognised) -> tuple[int, ...]:
    """Positions in the header of the columns, or keys of objects, that are taken."""
    if file.format is None:
        return positions(file)
    return _among(file.header, file.format.takes)


@lru_cache(maxsize=256)
def _among(header: Header, takes: frozenset[str]) -> tuple[int, ...]:
    return tuple(n for n, name in enumerate(header.names) if name in takes)


@lru_cache(maxsize=256)
def _unread(header: Header, taken: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(header.label(n) for n in range(len(header.names)) if n not in taken)
