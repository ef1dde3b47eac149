"""What every node has."""

from __future__ import annotations

from typing import ClassVar

from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Node:
    """Base of every node. A node has exactly one label: the name of its class.

    A class that declares `TELLS` is a label of the graph; the bases of such classes do not.
    """

    LAYER: ClassVar[str]
    TELLS: ClassVar[Tells]

    id: str = prop("Identity; begins with the kind, e.g. `vessel:…`")
    name: str = prop("What a person calls it")
    datasets: tuple[str, ...] = prop("Datasets it comes from", default=())


@noun
class Record(Node):
    """Base of what a source said: never merged, never edited."""

    LAYER = "record"

    records: tuple[str, ...] = prop("Rows it was read from: file, line and record number", default=(), graph=False)


@noun
class Entity(Node):
    """Base of what was concluded from records."""

    LAYER = "entity"
