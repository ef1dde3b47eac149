"""Mermaid (https://mermaid.js.org), which wikis and code forges draw inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catchgraph.analyse.custody.custody import Custody
from catchgraph.exchange.chain import texts, went, written
from catchgraph.exchange.look import FILLS
from catchgraph.exchange.shown import Picture, days, said
from catchgraph.exchange.text import line

#: Mermaid draws no more edges and no longer text than that unless it is configured (its defaults).
MOST_EDGES, MOST_CHARACTERS = 500, 50_000

_LONGEST = 60
#: Everything that Mermaid or HTML may read as more than text goes in as a character code.
_SPECIAL = re.compile(r"[^\w .,/()+–-]")


def mermaid(shown: Picture) -> str:
    """A flowchart, of a trace its chain; a timeline as Mermaid's own diagram of that name, a section a year."""
    if shown.custody and shown.custody.lines:
        body = _chain(shown, shown.custody)
    else:
        body = _timeline(shown) if shown.entries else _flowchart(shown)
    return "\n".join([*body, *(f"%% {line(note).replace('{', '(').replace('}', ')')}" for note in shown.notes), ""])


def _edges(shown: Picture) -> int:
    return len(shown.custody.links) if shown.custody else len(shown.part.edges)


def _chain(shown: Picture, found: Custody) -> Iterator[str]:
    """A trace: lines of goods from the sea on; dotted where the weight is unknown."""
    number = {id_: f"n{place}" for place, id_ in enumerate(found.lines)}
    yield "flowchart LR"
    for one in found.lines.values():
        lines = [line(text, _LONGEST) for text in texts(shown, found, one)]
        said = "<br/>".join(_text(text) for text in (*lines, *(line(text, 200) for text in written(shown, one))))
        broken = any(not end.whole for end in found.ends.get(one.id, ()))
        yield f'  {number[one.id]}["{said}"]:::{"Broken" if broken else one.label}'
    for link in found.drawn():
        arrow = "-.->" if found.weight(link) is None else "-->"
        said = "<br/>".join(_text(line(text)) for text in went(found, link))
        yield f'  {number[link.earlier]} {arrow}|"{said}"| {number[link.later]}'
    for label in sorted({one.label for one in found.lines.values()}):
        yield f"  classDef {label} fill:{FILLS.get(label, '#ffffff')},stroke:#555555,color:#111111"
    yield "  classDef Broken fill:#ffffff,stroke:#b3261e,stroke-width:2px,color:#111111"


def too_large(shown: Picture, text: str) -> bool:
    """Whether Mermaid refuses to draw it as it is configured by default."""
    return len(text) > MOST_CHARACTERS or (not shown.entries and _edges(shown) > MOST_EDGES)


def _flowchart(shown: Picture) -> Iterator[str]:
    number = {one.id: f"n{place}" for place, one in enumerate(shown.part.nodes)}
    yield "flowchart LR"
    for one in shown.part.nodes:
        lines = [line(one.name, _LONGEST), " ".join(filter(None, (one.label, days(one))))]
        lines += [" ".join(f"#{tag}" for tag in shown.tags(one.id)), *(line(t, 200) for t in shown.written(one.id))]
        yield f'  {number[one.id]}["{"<br/>".join(_text(text) for text in lines if text)}"]:::{one.label}'
    for edge in shown.part.edges:
        arrow = "-->" if edge.confidence == 1 else "-.->"
        label = f"{edge.type} ({edge.role})" if edge.role else edge.type
        yield f'  {number[edge.source]} {arrow}|"{_text(line(label))}"| {number[edge.target]}'
    for label in sorted({one.label for one in shown.part.nodes}):
        yield f"  classDef {label} fill:{FILLS.get(label, '#ffffff')},stroke:#555555,color:#111111"


def _timeline(shown: Picture) -> Iterator[str]:
    yield "timeline"
    yield f"  title {_text(line(shown.title, _LONGEST))}"
    tags = [f"#{tag}" for id_ in shown.starts for tag in shown.tags(id_)]
    written = [line(note, 200) for id_ in shown.starts for note in shown.written(id_)]
    if tags or written:
        yield "  section notes"
        yield "    " + " : ".join(_text(part) for part in (" ".join(tags) or "notes", *written))
    section = None
    for entry in shown.entries:
        at = entry.date or entry.until
        year = str(at.year) if at else "without a day"
        if year != section:
            section = year
            yield f"  section {year}"
        written = [line(note, 200) for note in (shown.written(entry.node) if entry.node else ())]
        yield "    " + " : ".join(
            _text(part) for part in (days(entry) or "no day", line(said(entry), _LONGEST), *written)
        )


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", text)
