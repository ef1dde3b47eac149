"""The graph as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass

from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.exchange.look import FORMS
from catchgraph.exchange.shown import Picture, days
from catchgraph.exchange.text import line
from catchgraph.report.bundle import bundled
from catchgraph.report.classes import of_label
from catchgraph.report.labels import Taken, Words, along_edges, beside_nodes
from catchgraph.report.layout import Positions, positions
from catchgraph.report.markup import Markup, joined, tag

#: A picture with more nodes is read by nobody; the tables have all of them.
MOST = 600
#: Words on more lines than that hide each other; a line says its own when it is pointed at.
MOST_WORDS = 30
#: With more nodes each has its name only.
MOST_LINES = 120
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
    lines = {one.id: _lines(shown, one, one.id in found.members, len(nodes)) for one in nodes}
    taken = Taken()
    beside = beside_nodes({one.id: places[one.id] for one in nodes}, lines, taken)
    drawn = [*_edges(part, places, taken)]
    drawn += [
        _node(shown, one, places[one.id], found.members.get(one.id, []), lines[one.id], beside[one.id]) for one in nodes
    ]
    view = _view(taken, size)
    label = f"Graph of {len(nodes):,} nodes and {len(part.edges):,} relationships; the tables below say the same"
    svg = tag(
        "svg",
        joined(drawn),
        viewBox=view,
        class_="zoom",
        role="img",
        aria_label=label,
    )
    said = {one.id: _said(one, found.members[one.id]) for one in nodes if one.id in found.members}
    return GraphFigure(svg, _left_out(len(found.part.nodes) - MOST, bool(said)), said)


def _view(taken: Taken, size: tuple[float, float]) -> str:
    """Around all that is drawn; a few nodes are not drawn larger than many."""
    left, top, right, bottom = taken.bounds()
    wide, high = (max(given, least) + 24 for given, least in zip((right - left, bottom - top), size, strict=True))
    return f"{(left + right - wide) / 2:.0f} {(top + bottom - high) / 2:.0f} {wide:.0f} {high:.0f}"


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


def _lines(shown: Picture, one: GraphNode, bundle: bool, count: int) -> tuple[str, str]:
    """The name, and below it kind, days and tags where there are not too many nodes."""
    tags = " ".join(f"#{text}" for text in shown.tags(one.id))
    below = " ".join(filter(None, ("" if bundle else one.label, days(one), tags)))
    return line(one.name, _LONGEST), line(below, 40) if count <= MOST_LINES else ""


def _edges(part: Subgraph, places: Positions, taken: Taken) -> list[Markup]:
    said = [f"{edge.type} ({edge.role})" if edge.role else edge.type for edge in part.edges]
    ends = [(places[edge.source], places[edge.target]) for edge in part.edges]
    where = along_edges(ends, said, taken) if len(ends) <= MOST_WORDS else [None] * len(ends)
    drawn = []
    for edge, text, ((x1, y1), (x2, y2)), words in zip(part.edges, said, ends, where, strict=True):
        title = tag("title", f"{text}, confidence {edge.confidence:.2f}: {'; '.join(edge.where)}")
        inferred = " inferred" if edge.confidence < 1 else ""
        parts = [title, tag("line", x1=x1, y1=y1, x2=x2, y2=y2)]
        if words:
            parts.append(tag("text", text, x=words.x, y=words.y))
        drawn.append(tag("g", *parts, class_=f"edge{inferred}", data_source=edge.source, data_target=edge.target))
    return drawn


def _node(
    shown: Picture, one: GraphNode, place: tuple[float, float], members: list[GraphNode], lines: tuple[str, str],
    words: Words,
) -> Markup:  # fmt: skip
    classes = ["node", *of_label(one.label), *(["start"] if one.id in shown.starts else [])]
    classes += [*(["pinned"] if shown.pinned(one.id) else []), *(["bundle"] if members else [])]
    more = [_said(one, members)["of"]] if members else []
    said = [f"{one.label} {one.name}", days(one), *shown.written(one.id), *more]
    anchor = None if words.anchor == "start" else words.anchor
    x, y = round(words.x, 1), round(words.y, 1)
    texts = [tag("text", lines[0], x=x, y=y, class_="name", text_anchor=anchor)]
    if lines[1]:
        texts.append(tag("text", lines[1], x=x, y=y + 12, class_="kind", text_anchor=anchor))
    title = tag("title", "\n".join(filter(None, said)))
    return tag("g", title, _shape(one, *place), *texts, class_=" ".join(classes), data_id=one.id)


def _shape(one: GraphNode, x: float, y: float) -> Markup:
    """Kinds differ by their form, too: colour alone tells some readers nothing."""
    form = FORMS.get(one.label, "note")
    if form in ("box", "rounded box"):
        return tag("rect", x=x - 7, y=y - 7, width=14, height=14, rx=0 if form == "box" else 5)
    if form == "octagon":
        return tag("path", d=f"M{x} {y - 9}L{x + 9} {y + 7}L{x - 9} {y + 7}Z")
    if form == "house":
        return tag("path", d=f"M{x - 8} {y + 7}V{y - 3}L{x} {y - 9}L{x + 8} {y - 3}V{y + 7}Z")
    if form in ("circle", "ellipse"):
        return tag("circle", cx=x, cy=y, r=8)
    if form == "diamond":
        return tag("path", d=f"M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z")
    return tag("rect", x=x - 5, y=y - 6, width=10, height=12)
