"""How a file will be read: layout, dataset, edition, handling, and which columns are taken. Nothing is written yet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from catchgraph.model.datasets import Dataset
from catchgraph.model.ids import make_id
from catchgraph.read.csv_table import positions
from catchgraph.read.dataset import Provenance, dataset_of
from catchgraph.read.edition import Edition, edition_of
from catchgraph.read.handling import Terms, terms_of
from catchgraph.read.json_source import inspect_json, is_json
from catchgraph.read.layouts import Layout, builtin_layouts
from catchgraph.read.recognise import Recognised, recognise
from catchgraph.read.source import inspect


@dataclass(frozen=True, slots=True)
class Plan:
    """A recognised file, and everything else its rows depend on."""

    file_id: str
    file: Recognised
    edition: Edition
    terms: Terms
    taken: tuple[int, ...]

    @property
    def dataset(self) -> Dataset:
        """The dataset of the file."""
        return dataset_of(self.file.layout, self.edition, self.terms.handling, self.terms.coverage)

    @property
    def provenance(self) -> Provenance:
        """What ids of the file's records begin with."""
        return Provenance(self.file.layout, self.edition, self.terms.handling.administration)

    @property
    def unread(self) -> tuple[str, ...]:
        """Columns of the file that nothing takes."""
        header = self.file.header
        return tuple(header.label(n) for n in range(len(header.names)) if n not in self.taken)

    @property
    def settings(self) -> str:
        """What decides how the file is read, as JSON: where it changes, the file is read anew."""
        layout = self.file.layout
        decided = {
            "catchgraph": version("catchgraph"),
            "layout": [layout.id, layout.hash],
            "edition": [self.edition.text, self.edition.source],
            "terms": [self.terms.handling.as_dict(), self.terms.coverage.as_dict()],
        }
        return json.dumps(decided, ensure_ascii=False, sort_keys=True)

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be assumed, in words."""
        absent = self.file.header.missing(self.file.layout.references())
        found = [
            self.file.note,
            f"columns the layout knows and the file lacks: {', '.join(absent)}" if absent else "",
            self._stated(),
            f"edition {self.edition.text} taken from the file's name" if self.edition.source == "file name" else "",
        ]
        return tuple(note for note in found if note)

    def _stated(self) -> str:
        own = self.dataset.id != f"{self.file.layout.id}@{self.edition.text}"
        return f"dataset {self.dataset.id}; {self.dataset.said}" if own else ""


def plan_of(path: Path, layouts: Sequence[Layout], edition: str | None, handling: Path | None) -> Plan:
    """Look at a file and decide how it is read. Raises `InputError` or `UsageError` where that cannot be decided."""
    whole = Path(path).resolve()
    stated = layouts is not builtin_layouts()
    file = _json(whole, stated=stated) if is_json(whole) else recognise(inspect(whole), layouts)
    return Plan(
        make_id("file", str(whole)),
        file,
        edition_of(whole.name, edition),
        terms_of(whole, file.layout.kind, handling),
        _taken(file),
    )


def _json(path: Path, *, stated: bool) -> Recognised:
    # Takes as long to import as all else here, and most files are tables.
    from catchgraph.read.json_formats import recognise_json

    return recognise_json(inspect_json(path), layout_stated=stated)


def _taken(file: Recognised) -> tuple[int, ...]:
    """Positions in the header of the columns, or keys of objects, that are taken."""
    if file.format is None:
        return positions(file)
    return tuple(n for n, name in enumerate(file.header.names) if name in file.format.takes)
