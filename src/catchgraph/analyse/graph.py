"""A part of the graph as plain values: what expand, link and pictures of them are made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.details import Detail, detailed
from catchgraph.model.schema import NodeType, label_of, node

if TYPE_CHECKING:
    import duckdb
    import networkx as nx

#: Where a node keeps its first and last day, the first that its label has.
_BEGIN, _END = ("start", "since", "first"), ("end", "until", "last")
#: What a picture may colour or caption a node by.
_FACTS = ("imo", "flag", "flags", "listed", "countries", "rfmo", "register", "typology", "severity", "status")


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node. `depth`: steps from the start; `since`, `until`: its days; `facts`: what its label has of a few
    properties (`imo`, `flags`, `listed`, `severity`, …), empty ones left out.
    """

    id: str
    label: str
    name: str
    depth: int
    since: dt.datetime | None
    until: dt.datetime | None
    latitude: float | None
    longitude: float | None
    facts: Mapping[str, Any]
    datasets: tuple[str, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """What was left out at a node: `shown` of `total` neighbours of one label by one type of relationship.

    `relationship` and `label` are empty where the node itself was not entered. `said` puts it in words.
    """

    id: str
    name: str
    relationship: str
    label: str
    shown: int
    total: int
    why: str
    said: str


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes by depth, label and id; edges by id, each from and to one of the nodes; what was left out."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[Detail, ...]
    folded: tuple[Folded, ...] = ()

    def graph(self) -> nx.MultiDiGraph[str]:
        """As a networkx graph with every value; edges point as the sentence reads."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for one in self.nodes:
            graph.add_node(
                one.id, label=one.label, name=one.name, depth=one.depth, since=one.since, until=one.until,
                latitude=one.latitude, longitude=one.longitude, datasets=list(one.datasets), where=list(one.where),
                **one.facts,
            )  # fmt: skip
        for edge in self.edges:
            values = dict(zip(Detail.COLUMNS, edge.values(), strict=True))
            graph.add_edge(edge.source, edge.target, key=edge.id, relationship=edge.type, **values)
        return graph


def subgraph(
    connection: duckdb.DuckDBPyConnection,
    depth: Mapping[str, int],
    pairs: Iterable[tuple[str, str, str]],
    folded: Iterable[Folded] = (),
) -> Subgraph:
    """The nodes whose ids are in `depth`, and every relationship of the `pairs` (id, id, type) between them."""
    nodes = graph_nodes(connection, depth)
    held = {one.id for one in nodes}
    places = {one.id: one.where for one in nodes}
    edges = [edge for edge in detailed(connection, pairs, places) if {edge.source, edge.target} <= held]
    return Subgraph(tuple(nodes), tuple(sorted(edges, key=lambda edge: edge.id)), tuple(folded))


def graph_nodes(connection: duckdb.DuckDBPyConnection, depth: Mapping[str, int]) -> list[GraphNode]:
    """Nodes by id with their days and positions; ids that are in no table are left out."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(depth):
        if (label := label_of(id_)) and label != "Case":
            by_label[label].append(id_)
    found = [one for label in sorted(by_label) for one in _nodes(connection, node(label), by_label[label], depth)]
    return sorted(found, key=lambda one: (one.depth, one.label, one.id))


def days_of(kind: NodeType) -> tuple[str, str]:
    """The columns with the first and last day of a label's nodes, `NULL` where it has none."""
    names = {prop.name for prop in kind.properties}
    begin = next((f'"{name}"' for name in _BEGIN if name in names), "NULL")
    return begin, next((f'"{name}"' for name in _END if name in names), "NULL")


def _nodes(
    connection: duckdb.DuckDBPyConnection, kind: NodeType, ids: list[str], depth: Mapping[str, int]
) -> list[GraphNode]:
    names = {prop.name for prop in kind.properties}
    facts = [name for name in _FACTS if name in names]
    place = ("latitude", "longitude") if "latitude" in names else ("NULL", "NULL")
    where = "records" if "records" in names else "[]"
    columns = ", ".join(("id", "name", *days_of(kind), *place, "datasets", where, *facts))
    # By row number: the other columns are then read for these rows only.
    rows = connection.execute(
        f"""SELECT {columns} FROM derived."{kind.table}" WHERE rowid IN (
                SELECT rowid FROM derived."{kind.table}" WHERE id IN (SELECT unnest(?)))""",  # noqa: S608 - model names
        [ids],
    ).fetchall()
    return [
        GraphNode(
            row[0], kind.label, row[1], depth[row[0]], row[2], row[3], row[4], row[5],
            {name: value for name, value in zip(facts, row[8:], strict=True) if value not in (None, "", [])},
            tuple(row[6] or ()), tuple(row[7] or ()),
        )
        for row in rows
    ]  # fmt: skip
