"""What every node has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from catchgraph.model.properties import prop
from catchgraph.model.tells import Tells


@dataclass(frozen=True, kw_only=True)
class Node:
    """Base of every node. A node has exactly one label: the name of its class.

    A class that declares `TELLS` is a label of the graph; the bases of such classes do not.
    """

    LAYER: ClassVar[str]
    TELLS: ClassVar[Tells]

    id: str = prop("Identity; begins with the kind, e.g. `vessel:…`")
    name: str = prop("What a person calls it")
    datasets: tuple[str, ...] = prop("Datasets it comes from", default=())


@dataclass(frozen=True, kw_only=True)
class Record(Node):
    """Base of what a source said: never merged, never edited."""

    LAYER = "record"

    records: tuple[str, ...] = prop("Rows it was read from: file, line and record number", default=(), graph=False)


@dataclass(frozen=True, kw_only=True)
class Entity(Node):
    """Base of what was concluded from records."""

    LAYER = "entity"
