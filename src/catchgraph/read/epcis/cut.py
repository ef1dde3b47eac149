"""Cuts EPCIS documents into events and classes of product; each is told what its file says of products and places.

An object is a tree (`tree`) with the master data of its file under ''. Master data stands before the events; where it
stands behind them, events of a file of more than some megabytes are read before it, and do without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catchgraph.read.cut import Found, Page
from catchgraph.read.epcis.master import Master
from catchgraph.read.epcis.tree import every, of_json, of_xml
from catchgraph.read.json_objects import Objects
from catchgraph.read.rows import Rejects
from catchgraph.read.source import Source
from catchgraph.read.xml_elements import Elements, local

EVENTS = ("ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent")
DOCUMENTS = ("EPCISDocument", "EPCISQueryDocument")
VOCABULARY = "Vocabulary"
#: Key of an object under which the master data of its file is.
MASTER = ""

_EVENT_LISTS = ("epcisBody/eventList", "epcisBody/queryResults/resultsBody/eventList")
_VOCABULARIES = (
    "epcisHeader/epcisMasterData/vocabularyList",
    "epcisBody/queryResults/resultsBody/vocabularyList",
)


@dataclass
class _Cut:
    """What both media have in common; `count` and `rejects` are complete when it ends."""

    rejects: Rejects = field(default_factory=Rejects)
    count: int = 0
    pages: list[Page] = field(default_factory=list)
    master: Master = field(default_factory=Master)

    def found(self, trees: Iterator[Any], line: int, size: int = 0) -> Iterator[Found]:
        for number, tree in enumerate(trees):
            self.count += 1
            yield Found(self.count, line, {**tree, MASTER: self.master}, size=0 if number else size)


@dataclass
class EpcisXml(_Cut):
    """The events of an XML document, and the classes of product of its vocabularies."""

    source: Source = field(kw_only=True)
    content: bytes = b""

    def __iter__(self) -> Iterator[Found]:
        """The objects in their order. Raises `InputError` where the file changed or cannot be read."""
        elements = Elements(self.source, self.content, (*EVENTS, VOCABULARY))
        for each in elements:
            name = local(each.value.tag)
            tree = of_xml(each.value)
            told = tree if isinstance(tree, dict) else {}
            trees = self.master.add(told) if name == VOCABULARY else iter(({**told, "type": name},))
            yield from self.found(trees, each.line, each.size)
        self.rejects = elements.rejects
        self.count += elements.rejects.total


@dataclass
class EpcisJson(_Cut):
    """The events of a JSON document, or of lists or lines of them, and the classes of product of its vocabularies."""

    source: Source = field(kw_only=True)
    content: bytes = b""

    def __iter__(self) -> Iterator[Found]:
        """The objects in their order. Raises `InputError` where the file changed or cannot be read."""
        objects = Objects(self.source, self.content)
        for each in objects:
            yield from self._beside(objects)
            if isinstance(each.value, dict) and each.value.keys() & {"epcisBody", "epcisHeader"}:
                yield from self._document(each.value, each.line)
            else:
                yield from self.found(iter((of_json(each.value),)), each.line, each.size)
        yield from self._beside(objects)
        self.rejects = objects.rejects
        self.count += objects.rejects.total

    def _beside(self, objects: Objects) -> Iterator[Found]:
        """What was passed over on the way to the events of a large document: its header, vocabularies behind them."""
        while objects.beside:
            key, value, line = objects.beside.pop(0)
            yield from self._vocabularies(of_json({key: value}), line)

    def _document(self, document: Any, line: int) -> Iterator[Found]:
        tree = of_json(document)
        yield from self._vocabularies(tree, line)
        events = (each for path in _EVENT_LISTS for each in every(tree, path) if isinstance(each, dict))
        yield from self.found(events, line)

    def _vocabularies(self, tree: Any, line: int) -> Iterator[Found]:
        for path in (*_VOCABULARIES, "vocabularyList"):
            for vocabulary in every(tree, path):
                yield from self.found(self.master.add(vocabulary), line)


def cut_xml(source: Source, content: bytes = b"") -> EpcisXml:
    """An XML document, of which nothing is read yet."""
    return EpcisXml(source=source, content=content)


def cut_json(source: Source, content: bytes = b"") -> EpcisJson:
    """A JSON document, of which nothing is read yet."""
    return EpcisJson(source=source, content=content)
