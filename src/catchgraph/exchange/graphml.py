"""GraphML (http://graphml.graphdrawing.org), for yEd, Gephi, Cytoscape and most others."""

from __future__ import annotations

from catchgraph.exchange.attributes import graph_of
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import value


def graphml(shown: Picture) -> str:
    """Nodes and edges with typed attributes; lists are joined with semicolons."""
    import networkx as nx

    graph = graph_of(shown)
    if shown.notes:
        graph.graph["notes"] = value(shown.notes)
    lines = nx.generate_graphml(graph, encoding="utf-8", named_key_ids=True)
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""])
