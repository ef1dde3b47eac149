"""The typed attributes of nodes and edges, the same in every format that has attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import GraphNode
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import line, value

if TYPE_CHECKING:
    import networkx as nx


def of_node(shown: Picture, one: GraphNode) -> dict[str, Any]:
    """`label` is what a viewer writes beside the node (its name), `kind` its label in the graph."""
    given = {
        "label": line(one.name), "kind": one.label, "depth": one.depth, "since": one.since, "until": one.until,
        "latitude": one.latitude, "longitude": one.longitude, **one.facts,
        "datasets": one.datasets, "where": one.where,
        "tags": shown.tags(one.id), "notes": shown.written(one.id), "pinned": "yes" if shown.pinned(one.id) else None,
    }  # fmt: skip
    return _given(given)


def of_edge(edge: Detail) -> dict[str, Any]:
    """`relationship` is the type; with `record`, the record it was drawn from, and `where` that stands."""
    given = {
        "relationship": edge.type, "role": edge.role, "as_written": edge.as_written,
        "confidence": float(edge.confidence), "basis": edge.basis, "since": edge.since, "until": edge.until,
        "record": edge.record, "where": edge.where,
    }  # fmt: skip
    return _given(given)


def graph_of(shown: Picture) -> nx.MultiDiGraph[str]:
    """The picture as a networkx graph with plain attributes; a fixed order of nodes and edges."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=line(shown.title))
    for one in shown.part.nodes:
        graph.add_node(one.id, **of_node(shown, one))
    for edge in shown.part.edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **of_edge(edge))
    return graph


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: found for name, given in values.items() if (found := value(given)) is not None}
