"""The graph as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass

from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.exchange.shown import Picture, days
from catchgraph.exchange.text import line
from catchgraph.model.schema import node
from catchgraph.report.bundle import bundled
from catchgraph.report.layout import Positions, positions
from catchgraph.report.markup import Markup, joined, tag

#: A picture with more nodes is read by nobody; the tables have all of them.
MOST = 600
#: Words on more lines than that hide each other; a line says its own when it is pointed at.
MOST_WORDS = 30
_LONGEST = 26
#: Members of a bundle that it names when it is pointed at.
_NAMED = 15


@dataclass(frozen=True, slots=True)
class GraphFigure:
    """The drawing, what it does not show, in words, and what the page says of each bundle."""

    drawn: Markup
    left_out: str
    bundles: dict[str, dict[str, str]]


def graph_figure(shown: Picture) -> GraphFigure:
    """The nodes, many of one kind on the same nodes as one, at most 600 by their distance from the start."""
    keep = {*shown.starts, *shown.marks}
    found = bundled(shown.part, keep)
    nodes = found.part.nodes[:MOST]
    kept = {one.id for one in nodes}
    part = Subgraph(nodes, tuple(e for e in found.part.edges if {e.source, e.target} <= kept))
    wide = 900 + 40 * math.sqrt(len(nodes))
    size = (wide, wide * 0.62)
    places = _placed(positions(part), size)
    drawn = [*_edges(part, places)]
    drawn += [_node(shown, one, places[one.id], found.members.get(one.id, []), len(nodes)) for one in nodes]
    label = f"Graph of {len(nodes):,} nodes and {len(part.edges):,} relationships; the tables below say the same"
    svg = tag(
        "svg", joined(drawn), viewBox=f"-90 -30 {size[0] + 290:.0f} {size[1] + 60:.0f}", class_="zoom", role="img",
        aria_label=label,
    )  # fmt: skip
    said = {one.id: _said(one, found.members[one.id]) for one in nodes if one.id in found.members}
    return GraphFigure(svg, _left_out(len(found.part.nodes) - MOST, bool(said)), said)


def _said(one: GraphNode, members: list[GraphNode]) -> dict[str, str]:
    more = f"\n… and {len(members) - _NAMED:,} more, in the tables" if len(members) > _NAMED else ""
    names = "\n".join(line(member.name) for member in members[:_NAMED])
    return {"label": one.name, "kind": one.label, "days": days(one), "of": f"{names}{more}"}


def _left_out(more: int, bundles: bool) -> str:
    parts = ["Many of one kind that hang on the same nodes are drawn as one."] if bundles else []
    parts += [f"{more:,} nodes further away are in the tables only."] if more > 0 else []
    return " ".join(parts)


def _placed(found: Positions, size: tuple[float, float]) -> Positions:
    wide, high = size
    return {id_: (round((x + 1) / 2 * wide, 1), round((y + 1) / 2 * high, 1)) for id_, (x, y) in found.items()}


def _edges(part: Subgraph, places: Positions) -> list[Markup]:
    drawn = []
    for edge in part.edges:
        (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
        role = f" ({edge.role})" if edge.role else ""
        title = tag("title", f"{edge.type}{role}, confidence {edge.confidence:.2f}: {'; '.join(edge.where)}")
        inferred = " inferred" if edge.confidence < 1 else ""
        parts = [title, tag("line", x1=x1, y1=y1, x2=x2, y2=y2)]
        if len(part.edges) <= MOST_WORDS:
            parts.append(tag("text", f"{edge.type}{role}", x=(x1 + x2) / 2, y=(y1 + y2) / 2))
        drawn.append(tag("g", *parts, class_=f"edge{inferred}", data_source=edge.source, data_target=edge.target))
    return drawn


def _node(shown: Picture, one: GraphNode, place: tuple[float, float], members: list[GraphNode], count: int) -> Markup:
    x, y = place
    tags = " ".join(f"#{text}" for text in shown.tags(one.id))
    classes = ["node", f"k-{one.label}", *(["start"] if one.id in shown.starts else [])]
    classes += [*(["pinned"] if shown.pinned(one.id) else []), *(["bundle"] if members else [])]
    below = " ".join(filter(None, ("" if members else one.label, days(one), tags)))
    more = [_said(one, members)["of"]] if members else []
    said = [f"{one.label} {one.name}", days(one), *shown.written(one.id), *more]
    texts = [tag("text", line(one.name, _LONGEST), x=x + 13, y=y + 1, class_="name")]
    if count <= 120:
        texts.append(tag("text", line(below, 40), x=x + 13, y=y + 13, class_="kind"))
    title = tag("title", "\n".join(filter(None, said)))
    return tag("g", title, _shape(one, x, y), *texts, class_=" ".join(classes), data_id=one.id)


def _shape(one: GraphNode, x: float, y: float) -> Markup:
    """Kinds differ by their form, too: colour alone tells some readers nothing."""
    if one.label in ("Company", "Person"):
        return tag("rect", x=x - 7, y=y - 7, width=14, height=14, rx=0 if one.label == "Company" else 5)
    if one.label == "Finding":
        return tag("path", d=f"M{x} {y - 9}L{x + 9} {y + 7}L{x - 9} {y + 7}Z")
    if one.label == "Port":
        return tag("path", d=f"M{x - 8} {y + 7}V{y - 3}L{x} {y - 9}L{x + 8} {y - 3}V{y + 7}Z")
    if one.label == "Vessel":
        return tag("circle", cx=x, cy=y, r=8)
    if node(one.label).layer == "event":
        return tag("path", d=f"M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z")
    return tag("rect", x=x - 5, y=y - 6, width=10, height=12)
