"""Graphviz (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from collections.abc import Iterator

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import GraphNode
from catchgraph.exchange.chain import texts, went, written
from catchgraph.exchange.look import FILLS, SHAPES
from catchgraph.exchange.shown import Picture, days, said
from catchgraph.exchange.text import line, safe

_LONGEST = 80


def dot(shown: Picture) -> str:
    """The picture as a directed graph; a timeline as a chain of its entries, a trace as one of lines of goods."""
    if shown.custody and shown.custody.lines:
        body = _chain(shown, shown.custody)
    else:
        body = _timeline(shown) if shown.entries else _graph(shown)
    head = [
        "digraph catchgraph {",
        f"  graph [label={_quoted(shown.title)}, labelloc=t, fontname=Helvetica];",
        '  node [fontname=Helvetica, fontsize=10, style="filled,rounded", color="#555555"];',
        "  edge [fontname=Helvetica, fontsize=8];",
    ]
    return "\n".join([*(f"// {line(note)}" for note in shown.notes), *head, *body, "}", ""])


def _graph(shown: Picture) -> Iterator[str]:
    yield "  rankdir=LR;"
    for one in shown.part.nodes:
        yield f"  {_quoted(one.id)} [{_attributes(_node(shown, one))}];"
    for edge in shown.part.edges:
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_attributes(_edge(edge))}];"


def _node(shown: Picture, one: GraphNode) -> dict[str, str]:
    lines = [line(one.name, _LONGEST), " ".join(filter(None, (one.label, days(one))))]
    if tags := shown.tags(one.id):
        lines.append(" ".join(f"#{tag}" for tag in tags))
    thick = {"penwidth": "3"} if one.id in shown.starts or shown.pinned(one.id) else {}
    tooltip = "\n".join([*shown.written(one.id), *one.where]) or one.id
    return {
        "label": "\n".join(lines), "shape": SHAPES.get(one.label, "box"), "fillcolor": FILLS.get(one.label, "#ffffff"),
        "tooltip": tooltip, **thick,
    }  # fmt: skip


def _edge(edge: Detail) -> dict[str, str]:
    inferred = {"style": "dashed"} if edge.confidence < 1 else {}
    label = f"{edge.type}\n{edge.role}" if edge.role else edge.type
    return {"label": label, "tooltip": "\n".join(edge.where) or edge.type, **inferred}


def _chain(shown: Picture, found: Custody) -> Iterator[str]:
    yield "  rankdir=LR;"
    most = max((found.weight(link) or 0 for link in found.links), default=0) or 1
    for line_ in found.lines.values():
        broken = any(not end.whole for end in found.ends.get(line_.id, ()))
        look = {
            "label": "\n".join(line(text, _LONGEST) for text in texts(shown, found, line_)), "shape": "box",
            "fillcolor": FILLS.get(line_.label, "#ffffff"),
            "tooltip": "\n".join([*written(shown, line_), *line_.where]) or line_.id,
            **({"color": "#b3261e", "penwidth": "2"} if broken else {}),
            **({"penwidth": "3"} if line_.id in found.starts else {}),
        }  # fmt: skip
        yield f"  {_quoted(line_.id)} [{_attributes(look)}];"
    for link in found.drawn():
        weight = found.weight(link)
        look = {"label": "\n".join(went(found, link)), "penwidth": f"{1 + 7 * (weight or 0) / most:.1f}"}
        look |= {"style": "dashed"} if weight is None else {}
        yield f"  {_quoted(link.earlier)} -> {_quoted(link.later)} [{_attributes(look)}];"


def _timeline(shown: Picture) -> Iterator[str]:
    yield "  rankdir=TB;"
    tags = " ".join(f"#{tag}" for id_ in shown.starts for tag in shown.tags(id_))
    written = "\n".join(note for id_ in shown.starts for note in shown.written(id_))
    head = "\n".join(filter(None, (shown.title, tags)))
    look = {"label": head, "shape": "ellipse", "fillcolor": "#ffffff", "tooltip": written or shown.title}
    yield f"  start [{_attributes(look)}];"
    before = "start"
    for number, entry in enumerate(shown.entries, 1):
        label = "\n".join(filter(None, (days(entry), line(said(entry), _LONGEST))))
        tooltip = "\n".join([*(shown.written(entry.node) if entry.node else ()), *entry.where]) or entry.kind
        look = {"label": label, "shape": "box", "fillcolor": "#ffffff", "tooltip": tooltip}
        yield f"  e{number} [{_attributes(look)}];"
        yield f"  {before} -> e{number};"
        before = f"e{number}"


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(text)}" for name, text in values.items())


def _quoted(text: str) -> str:
    """A quoted string: Graphviz reads backslashes as escapes and `&…;` as entities."""
    escaped = safe(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("\n", "\\n")
    return f'"{escaped}"'
