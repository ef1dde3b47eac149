"""A document in JSON by the layout of its plain form: keys are the layout's columns, lines stand in a list `Lines`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Cited, Document, Line, Party, Vessel, Written
from catchgraph.read.document.objects import Node
from catchgraph.read.format import content
from catchgraph.read.layouts.model import Layout
from catchgraph.read.layouts.model import Party as PartyColumns
from catchgraph.read.layouts.papers import VESSEL_COLUMNS, CitationColumns, VesselColumns
from catchgraph.read.layouts.papers import Line as LineColumns

LINES = "Lines"
#: Beside one another in a cell of a table, a list in JSON.
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Form:
    """A document of a layout: `head` is the object, each line one of its `Lines`."""

    layout: Layout
    head: Node

    def document(self) -> Document:
        """The whole document."""
        layout, head = self.layout, self.head
        return Document(
            label=layout.record,
            key=(*(_text(head, column) for column in layout.key.columns), digest([content(head.value)])),
            texts=_texts(head, layout.columns, layout.constants, layout.units, layout.fallbacks),
            parties=[found for each in layout.parties if not each.line for found in _party(head, each)],
            vessels=[
                found for each in layout.vessels if not (each.line or each.catch) for found in _vessel(head, each)
            ],
            citations=[found for each in layout.citations if not each.line for found in _cited(head, each)],
            lines=[self._line(one) for one in self.head.each(LINES)],
        )

    def _line(self, line: Node) -> Line:
        layout = self.layout
        return Line(
            key=(line.part,),
            stage=layout.line.stage,
            part=line.part,
            texts=_of_line(line, layout.line),
            parties=[found for each in layout.parties if each.line for found in _party(line, each)],
            vessels=[found for each in layout.vessels if each.line for found in _vessel(line, each)],
            citations=[found for each in layout.citations if each.line for found in _cited(line, each)],
            lines=list(self._catches(line)),
        )

    def _catches(self, line: Node) -> Iterator[Line]:
        """The catches that a line states, with the vessels of the first."""
        for number, catch in enumerate(self.layout.catches):
            texts = _of_line(line, catch)
            vessels = [
                found for each in self.layout.vessels if each.catch and not number for found in _vessel(line, each)
            ]
            if vessels or any(each.text for several in texts.values() for each in several):
                yield Line(key=(str(number),), stage=catch.stage, part=line.part, texts=texts, vessels=vessels)


def is_of(layout: Layout, value: Mapping[str, Any]) -> bool:
    """Whether an object has what a layout is recognised by, in itself or its first line."""
    lines = value.get(LINES)
    first = lines[0] if isinstance(lines, list) and lines and isinstance(lines[0], dict) else {}
    return isinstance(lines, list) and set(layout.recognise.columns) <= value.keys() | first.keys()


def _of_line(node: Node, line: LineColumns) -> dict[str, Sequence[Written]]:
    return _texts(node, line.columns, line.constants, line.units, line.fallbacks)


def _texts(
    node: Node,
    columns: Mapping[str, str],
    constants: Mapping[str, str],
    units: Mapping[str, str],
    fallbacks: Mapping[str, tuple[str, ...]],
) -> dict[str, Sequence[Written]]:
    found: dict[str, Sequence[Written]] = {name: [Written(value)] for name, value in constants.items()}
    for name, column in columns.items():
        beside = _text(node, units[name]) if name in units else ""
        found[name] = [Written(_text(node, each), each, beside) for each in (column, *fallbacks.get(name, ()))]
    return found


def _party(node: Node, columns: PartyColumns) -> Iterator[Party]:
    name = _text(node, columns.name)
    if name:
        parts = PartyParts(
            name,
            tuple(filter(None, (_text(node, columns.address),))),
            country=_text(node, columns.country),
            numbers=tuple((kind, number) for kind, each in columns.numbers.items() if (number := _text(node, each))),
        )
        yield Party(role=columns.role, parts=parts, part=node.part)


def _vessel(node: Node, columns: VesselColumns) -> Iterator[Vessel]:
    texts = {name: _text(node, getattr(columns, name)) for name in VESSEL_COLUMNS}
    if any(texts.values()):
        yield Vessel(role=columns.role, parts=VesselParts(**texts), part=node.part)


def _cited(node: Node, columns: CitationColumns) -> Iterator[Cited]:
    """Each number of a cell; a weight beside several is that of none of them."""
    numbers = [each.strip() for each in _text(node, columns.number).split(_BETWEEN.strip()) if each.strip()]
    for number in numbers:
        weights = (columns.kg, columns.made_kg, columns.landed_kg) if len(numbers) == 1 else ("", "", "")
        drawn, made, landed = (Written(_text(node, each), each) if each else None for each in weights)
        yield Cited(
            kind=columns.kind,
            number=Written(number, columns.number),
            country=_text(node, columns.country),
            line=_text(node, columns.cited_line),
            day=Written(_text(node, columns.day), columns.day) if columns.day else None,
            weight=drawn,
            made=made,
            landed=landed,
            part=node.part,
        )


def _text(node: Node, column: str) -> str:
    """The text of a column; several of a list beside one another."""
    if not column:
        return ""
    found = node.value.get(column)
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return _BETWEEN.join(found)
    return node.key(column)
