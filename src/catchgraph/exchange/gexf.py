"""GEXF 1.2 (https://gexf.net), for Gephi."""

from __future__ import annotations

import re

from catchgraph.exchange.attributes import graph_of
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import value

#: networkx writes its version and today's date here; a file of the same case is the same on every day.
_META = re.compile(r"<meta\b.*?</meta>", re.DOTALL)


def gexf(shown: Picture) -> str:
    """Nodes and edges with typed attributes; lists are joined with semicolons."""
    from xml.sax.saxutils import escape

    import networkx as nx

    graph = graph_of(shown)
    for _, _, key, values in graph.edges(keys=True, data=True):
        values |= {"id": key, "label": values["relationship"]}
    about = escape(str(value((shown.title, *shown.notes)) or ""))
    text = "\n".join(nx.generate_gexf(graph, encoding="utf-8", version="1.2draft"))
    described = _META.sub(
        lambda _: f"<meta><creator>catchgraph</creator><description>{about}</description></meta>", text, 1
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{described}\n'
