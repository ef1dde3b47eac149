"""The closed set of labels and relationship types, and what is generated from it.

NODES, RELATIONSHIPS        every label and type, in a fixed order
RECORDS, STATEMENTS, EVENTS, ENTITIES, COMPUTED   labels by what they are; HOLDINGS: types by which one holds the other
node(label), relationship(type), label_of(id)
create_table(kind, schema)  DuckDB
constraint(node)            Cypher
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from catchgraph.errors import NotFound
from catchgraph.model import (  # noqa: F401 - what they declare is a label
    balances,
    closure,
    computed,
    contradictions,
    custody,
    entities,
    events,
    findings,
    goods,
    occasions,
    prices,
    records,
)
from catchgraph.model.naming import NamedIn, Names, NamesHull
from catchgraph.model.nodes import Node
from catchgraph.model.properties import TYPES, Property, properties_of
from catchgraph.model.relationships import About, At, Cites, HasLine, Relationship, Reports, RestsOn
from catchgraph.model.roles import ROLES
from catchgraph.model.tells import Tells

#: In the order in which labels stand.
LAYERS = ("record", "goods", "event", "entity", "computed", "finding")
#: Written by `derive`, compared by `graph.shown`; beside the declared properties of every node and relationship.
HASH = Property("hash", *TYPES[str], True, "Hash of the content; what did not change is not written again", graph=False)


@cache
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
    def shown(self) -> tuple[Property, ...]:
        """Those that a graph store is given; the others stay in the case."""
        return tuple(prop for prop in self.properties if prop.graph)

    @property
    def description(self) -> str:
        """What the noun means."""
        return (self.cls.__doc__ or "").strip()

    @property
    def tells(self) -> Tells:
        """How it tells itself."""
        return self.cls.TELLS

    def has(self, name: str) -> bool:
        """Whether a property of that name is declared."""
        return any(prop.name == name for prop in self.properties)


@dataclass(frozen=True, slots=True)
class RelType:
    """A relationship type. `pairs`: allowed pairs of source label and target label."""

    cls: type[Relationship]
    properties: tuple[Property, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def type(self) -> str:
        """The type in the graph."""
        return self.cls.TYPE

    @property
    def table(self) -> str:
        """The table in the case."""
        return self.cls.TYPE.lower()

    def has(self, name: str) -> bool:
        """Whether a property of that name is declared."""
        return any(prop.name == name for prop in self.properties)

    @property
    def shown(self) -> tuple[Property, ...]:
        """Those that a graph store is given; the others stay in the case."""
        return tuple(prop for prop in self.properties if prop.graph)

    @property
    def sources(self) -> frozenset[str]:
        """Labels from which it leads."""
        return frozenset(source for source, _ in self.pairs)

    @property
    def targets(self) -> frozenset[str]:
        """Labels to which it leads."""
        return frozenset(target for _, target in self.pairs)

    @property
    def description(self) -> str:
        """What the relationship means."""
        return (self.cls.__doc__ or "").strip()


def _declared(cls: type[Node]) -> Iterator[type[Node]]:
    """Every class below `cls` that tells itself."""
    for found in cls.__subclasses__():
        if "TELLS" in vars(found):
            yield found
        yield from _declared(found)


def _nodes(layer: str) -> Iterator[NodeType]:
    classes = [cls for cls in _declared(Node) if layer == cls.LAYER]
    for cls in sorted(classes, key=lambda cls: (cls.TELLS.order, cls.__name__)):
        yield NodeType(cls, layer, (*properties_of(cls), HASH))


def _pairs(cls: type[Relationship]) -> Iterator[tuple[str, str]]:
    """Those of the relationship itself, and those that the nouns declare."""
    yield from cls.PAIRS
    for kind in NODES:
        if kind.tells.link == cls.TYPE:
            yield from ((end, kind.label) if kind.layer == "event" else (kind.label, end) for end in kind.tells.of)
    if cls is At:
        yield from ((kind.label, kind.tells.at.label) for kind in NODES if kind.tells.at)
    if cls is Reports:
        yield from ((kind.label, event) for kind in NODES for event in kind.tells.reports)
    if issubclass(cls, NamedIn):
        yield from ((kind.label, end) for kind in _naming(cls) for end in ("Company", "Person"))
    if cls is Names:
        yield from ((kind.label, "Facility") for kind in NODES if kind.tells.names)
    if issubclass(cls, NamesHull):
        naming = [kind for kind in NODES if kind.layer == "goods" or (kind.layer == "record" and not kind.tells.link)]
        yield from ((kind.label, "Vessel") for kind in naming)
    if cls is HasLine:
        yield from ((kind.label, "Goods") for kind in NODES if kind.tells.lines)
    if cls is Cites:
        papers = [kind for kind in NODES if kind.has("document")]
        # What happened to a container is no document, but names the bill under which it travels.
        citing = [kind for kind in NODES if kind.layer == "record" and (kind in papers or kind.tells.gathered)]
        yield from ((one.label, other.label) for one in citing for other in papers)
    if cls is About:
        yield from (("Finding", kind.label) for kind in (*ENTITIES, *COMPUTED))
    if cls is RestsOn:
        yield from (("Finding", kind.label) for kind in RECORDS)


def _naming(cls: type[Relationship]) -> Iterator[NodeType]:
    """Kinds of records that name somebody in a role of this relationship."""
    roles = {role.name for role in ROLES if role.relationship == cls.TYPE}
    yield from (kind for kind in NODES if roles & set(kind.tells.names))


def _types(cls: type[Relationship]) -> Iterator[type[Relationship]]:
    """Every class below `cls` that is a type."""
    for found in cls.__subclasses__():
        if "TYPE" in vars(found):
            yield found
        yield from _types(found)


NODES: tuple[NodeType, ...] = tuple(kind for layer in LAYERS for kind in _nodes(layer))
#: What a source said or saw, its lines of goods among it.
RECORDS = tuple(kind for kind in NODES if kind.layer in ("record", "goods", "event"))
#: What a source said of a vessel, company or person that it is about.
STATEMENTS = tuple(kind for kind in NODES if kind.layer == "record" and kind.tells.link)
EVENTS = tuple(kind for kind in NODES if kind.layer == "event")
ENTITIES = tuple(kind for kind in NODES if kind.layer == "entity")
#: What follows from several records together.
COMPUTED = tuple(kind for kind in NODES if kind.layer == "computed")
RELATIONSHIPS: tuple[RelType, ...] = tuple(
    RelType(cls, (*properties_of(cls), HASH), tuple(_pairs(cls))) for cls in _types(Relationship)
)
#: By which one holds the other.
HOLDINGS = tuple(kind for kind in RELATIONSHIPS if kind.cls.HELD)

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
