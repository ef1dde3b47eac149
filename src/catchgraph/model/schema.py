"""The closed set of labels and relationship types, and what is generated from it.

NODES, RELATIONSHIPS        every label and type, in a fixed order
node(label), relationship(type), label_of(id)
create_table(kind, schema)  DuckDB
constraint(node)            Cypher
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catchgraph.errors import NotFound
from catchgraph.model.entities import Company, Person, Port, Vessel
from catchgraph.model.events import Encounter, Fishing, Gap, Loitering, PortCall
from catchgraph.model.findings import Case, Finding
from catchgraph.model.nodes import Node
from catchgraph.model.properties import TYPES, Property, properties_of
from catchgraph.model.records import Broadcast, Identity, Listing, Measure, Registration
from catchgraph.model.relationships import (
    About,
    At,
    Describes,
    ListsVessel,
    Operates,
    Owns,
    Relationship,
    RestsOn,
    Targets,
    TookPartIn,
)

#: Written by `derive`, compared by `graph.sync`; beside the declared properties of every node and relationship.
HASH = Property("hash", *TYPES[str], True, "Hash of the content; what did not change is not written again")


def snake(name: str) -> str:
    """`TookPartIn` → `took_part_in`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label."""

    cls: type[Node]
    layer: str
    properties: tuple[Property, ...]

    @property
    def label(self) -> str:
        """The label in the graph."""
        return self.cls.__name__

    @property
    def table(self) -> str:
        """The table in the case; also the prefix of every id of this label."""
        return snake(self.label)

    @property
    def description(self) -> str:
        """What the noun means."""
        return (self.cls.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class RelType:
    """A relationship type."""

    cls: type[Relationship]
    properties: tuple[Property, ...]

    @property
    def type(self) -> str:
        """The type in the graph."""
        return self.cls.TYPE

    @property
    def table(self) -> str:
        """The table in the case."""
        return self.cls.TYPE.lower()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Allowed pairs of source label and target label."""
        return self.cls.PAIRS

    @property
    def description(self) -> str:
        """What the relationship means."""
        return (self.cls.__doc__ or "").strip()


def _nodes(layer: str, classes: Iterable[type[Node]]) -> tuple[NodeType, ...]:
    return tuple(NodeType(cls, layer, (*properties_of(cls), HASH)) for cls in classes)


NODES: tuple[NodeType, ...] = (
    *_nodes("record", (Registration, Listing, Broadcast, Identity, Measure)),
    *_nodes("event", (Encounter, Loitering, Gap, PortCall, Fishing)),
    *_nodes("entity", (Vessel, Company, Person, Port)),
    *_nodes("finding", (Finding, Case)),
)
RELATIONSHIPS: tuple[RelType, ...] = tuple(
    RelType(cls, (*properties_of(cls), HASH))
    for cls in (Describes, ListsVessel, TookPartIn, At, Owns, Operates, Targets, About, RestsOn)
)

_BY_LABEL = {node.label: node for node in NODES}
_BY_TABLE = {node.table: node for node in NODES}
_BY_TYPE = {rel.type: rel for rel in RELATIONSHIPS}
#: Columns of a relationship table that say where it begins and ends.
ENDS = ("source", "source_label", "target", "target_label")


def node(label: str) -> NodeType:
    """The node type of a label; `NotFound` for a label outside the model."""
    if label not in _BY_LABEL:
        raise NotFound(f"no label {label!r}", hint=f"Labels: {', '.join(_BY_LABEL)}.")
    return _BY_LABEL[label]


def relationship(type_: str) -> RelType:
    """The relationship type of that name; `NotFound` outside the model."""
    if type_ not in _BY_TYPE:
        raise NotFound(f"no relationship type {type_!r}", hint=f"Types: {', '.join(_BY_TYPE)}.")
    return _BY_TYPE[type_]


def label_of(id_: str) -> str | None:
    """The label an id names (`vessel:1f…` → `Vessel`), or nothing if it is no id."""
    kind, separator, _ = id_.partition(":")
    return _BY_TABLE[kind].label if separator and kind in _BY_TABLE else None


def create_table(kind: NodeType | RelType, schema: str) -> str:
    """DuckDB statement that makes the derived table of a label or type in `schema`."""
    columns = [f'"{p.name}" {p.duckdb}' for p in kind.properties]
    if isinstance(kind, RelType):
        columns[1:1] = [f"{end} VARCHAR" for end in ENDS]
    return f'CREATE TABLE IF NOT EXISTS {schema}."{kind.table}" ({", ".join(columns)})'


def constraint(kind: NodeType) -> str:
    """Cypher statement that makes `id` unique on a label."""
    return f"CREATE CONSTRAINT {kind.table}_id IF NOT EXISTS FOR (n:{kind.label}) REQUIRE n.id IS UNIQUE"
