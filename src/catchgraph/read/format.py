"""What a format of documents is to the reader of files. `formats.FORMATS` lists them: a new one is added there.

A format says in which medium it is written and how its files are cut into objects (`cut`), which files are its own
(`knows`), and turns a stream of objects into rows of `read.*` (`read`):

    def read(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output: ...

An object is a JSON object (`dict`), an element of XML (`lxml`), or a transaction of a text message. `objects` are those
of files in order, each the row of its place (0, 1, …); `Rows.rows` of the output are such places. Where a format is
`apart`, objects of several files may follow one another, and `said.files` has the file of each row. `Output.record_ids`
has the id of every row's record, '' for a row that is in `Output.unusable`. What was left out of a row that is kept
goes to `said.note(row, key, value, reason)`; a row that is no record goes to `said.refuse(row, key, value, reason)`.
Locators, rejects, flags and counts follow from these. `said.given_of(row)` is what the user says of a row's file.
Papers of trade are brought into one form, which is written for all of them (`document.form`, `document.rows`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catchgraph.model.handling import origin_of
from catchgraph.model.ids import digest
from catchgraph.read.cut import Cutting
from catchgraph.read.dataset import Provenance
from catchgraph.read.json_objects import Objects
from catchgraph.read.layouts.model import Key, Layout, Recognise
from catchgraph.read.output import Output, Unusable
from catchgraph.read.reading import Note
from catchgraph.read.rows import SHOWN


@dataclass(frozen=True, slots=True)
class Given:
    """What a format may know of a file beside its content: its name, the entry that it is said to belong to, its path.

    What stands beside a file in its folder may say how it writes what it leaves open itself.
    """

    name: str = ""
    entry: str = ""
    path: Path | None = None


@dataclass(slots=True)
class Said:
    """What a format has to say of single rows, in the order it was said; `files`: of which file each row is.

    `given`: what is known of each file beside its content; `where`: the first line of parts of rows, where it is known.
    """

    files: list[int] = field(default_factory=list)
    given: Sequence[Given] = ()
    where: dict[tuple[int, str], int] = field(default_factory=dict)
    notes: dict[str, list[tuple[int, str, str, str | None]]] = field(default_factory=dict)
    refusals: dict[int, tuple[str, str, str]] = field(default_factory=dict)

    def file(self, row: int) -> int:
        """The place of a row's file among those that are read together."""
        return self.files[row] if self.files else 0

    def given_of(self, row: int) -> Given:
        """What is known of a row's file beside its content."""
        return self.given[self.file(row)] if self.given else Given()

    def place(self, row: int, part: str, line: int) -> None:
        """Say in which line of the file a part of a row begins (1-based)."""
        self.where[row, part] = line

    def note(self, row: int, key: str, value: object, reason: str, part: str | None = None) -> None:
        """A value that was left out of a row that is kept; `part`: of which part of it, `listings[2]`."""
        self.notes.setdefault(key, []).append((row, shown(value), reason, part))

    def refuse(self, row: int, key: str, value: object, reason: str) -> None:
        """A row that is no record; the first reason stands."""
        self.refusals.setdefault(row, (key, shown(value), reason))

    def flags(self) -> list[Note]:
        """The notes, by key."""
        import numpy as np

        found = []
        for key, said in self.notes.items():
            rows, values, reasons, parts = (list(each) for each in zip(*said, strict=True))
            found.append(Note(np.array(rows, np.int64), key, values, reasons, parts if any(parts) else ()))
        return found

    def unusable(self) -> list[Unusable]:
        """The refused rows."""
        import numpy as np

        alike: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for row, (key, value, reason) in sorted(self.refusals.items()):
            alike.setdefault((key, reason), []).append((row, value))
        return [
            Unusable(np.array([row for row, _ in found], np.int64), key, [value for _, value in found], reason)
            for (key, reason), found in alike.items()
        ]


Read = Callable[[Iterable[Any], Provenance, Said], Output]
#: As `Read`, with the objects of other files of the dataset first, for links that lead into them.
Linked = Callable[[Iterable[Any], Iterable[Any], Provenance, Said], Output]


#: An object, and which part of another it is (`owners[1]`); '' for one that stands for itself.
Part = tuple[str, Any]


def one(value: Any) -> Iterable[Part]:
    """The object itself."""
    return (("", value),)


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: its card, which files are its own, the keys it takes (`vessel.name`), its reader.

    `medium` (`JSON`, `XML`, `message`) and `cut`: how it is written, and cut into objects. `knows` is asked of an
    object of JSON, else of what a sample of the file holds: texts by path (`xml_elements.sample_of`), records by
    identifier (`message_lines.sample_of`); `takes` are keys of that.
    `parts` takes an object apart where others stand in it: each is a row of its own, a part of the object. `apart`:
    many small files can be read at once, since what an object says depends on no other object of its file, or on those
    of its file only (`Said.files`). `streams`: on no other object at all, so that a large file is read piece by piece.
    `linked` reads a file whose links may lead into other files of its dataset: of these it only looks up what is
    referred to, once for each file. `of_entry`: the user may say to which entry a file belongs.
    All functions are those of a module, so that another process can be handed the format.
    """

    layout: Layout
    knows: Callable[[Mapping[str, Any]], bool]
    takes: frozenset[str]
    read: Read
    parts: Callable[[Any], Iterable[Part]] = one
    apart: bool = False
    linked: Linked | None = None
    medium: str = "JSON"
    cut: Cutting = Objects
    streams: bool = False
    of_entry: bool = False

    @property
    def id(self) -> str:
        """Id of the format, as a layout's."""
        return self.layout.id


def card(
    name: str,
    *,
    kind: str,
    organisation: str,
    title: str,
    says: str,
    keys: tuple[str, ...],
    revision: int,
    origin: str = "",
    medium: str = "JSON",
    family: str = "",
) -> Layout:
    """What a layout says of a table, for a document: no columns. A new `revision` reads files anew.

    `origin`: whose records they are, one of `model.handling.ORIGINS`; left out, as its kind says. `family`: of formats
    that tell of the same records in several media.
    """
    return Layout(
        id=name,
        kind=kind,
        publisher=organisation,
        organisation=organisation,
        title=title,
        says=says,
        origin=origin or origin_of(kind),
        recognise=Recognise(keys),
        columns={},
        key=Key(family=family),
        hash=digest([name, str(revision)]),
        source=f"{name} ({medium})",
    )


def content(value: object) -> str:
    """Digest of an object's content, whatever the order of its keys."""
    return digest([json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)])


def shown(value: object) -> str:
    """A value as a reject or flag shows it."""
    text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return text[:SHOWN]
