"""The chain of a trace as SVG: from the sea on the left to the shelf on the right, weights as widths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.ends import FARM, SEA, End
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.words import counted, day, spaced
from catchgraph.exchange.text import line as one_line
from catchgraph.exchange.text import safe
from catchgraph.report.chain_layout import WIDE, Box, Layout, laid_out
from catchgraph.report.classes import of_label
from catchgraph.report.markup import Markup, joined, tag

#: Widths of a capital or sign of another script, and of any other sign, in the two sizes of words; and what a box has.
_NAME, _TEXT, _ROOM = (7.6, 6.2), (6.9, 5.6), WIDE - 20
#: A figure that is no wider is made smaller where there is less room, down to what can still be read.
_FITS = 1200
#: Signs beyond are as wide as capitals, or wider.
_LATIN = 0x24F
CAPTION = (
    "From the sea on the left to the shelf on the right. A band is as wide as the weight that is stated to have gone "
    "along it; dashed: the weight is unknown; pale: one of several candidates. At the left edge of a box a wave means "
    "the sea, a double line a farm, a torn edge that the way breaks there. The tables below say the same."
)


def chain_figure(found: Custody) -> tuple[Markup, str]:
    """The drawing, and its caption with what it leaves out."""
    layout = laid_out(found)
    drawn = [*_bands(found, layout)]
    drawn += [_box(found, id_, box) for id_, box in layout.boxes.items()]
    wide, high = layout.size
    breaks = sum(not end.whole for each in found.ends.values() for end in each)
    label = (
        f"Chain of {len(layout.boxes):,} lines of goods and {len(layout.links):,} links, {counted(breaks, 'break')}; "
        "the tables below say the same"
    )
    fits = "chain fits" if wide <= _FITS else "chain"
    svg = tag(
        "svg", joined(drawn), viewBox=f"0 0 {wide:g} {high:g}", width=wide, height=high, class_=fits, role="img",
        aria_label=label,
    )  # fmt: skip
    more = f" {layout.left_out:,} lighter lines are in the tables only." if layout.left_out else ""
    frame = tag("div", svg, class_="scroll", tabindex=0, role="region", aria_label="Chain")
    return frame, CAPTION + more


def _bands(found: Custody, layout: Layout) -> Iterator[Markup]:
    """Bands leave and reach a box one below the other, in the order of their other ends."""
    start, end = _offsets(found, layout)
    for link in layout.links:
        weight = found.weight(link)
        thick = layout.thick(weight)
        x1, y1 = layout.boxes[link.earlier].x + WIDE, start[link.id]
        x2, y2 = layout.boxes[link.later].x, end[link.id]
        bend = max((x2 - x1) / 2, 20)
        path = f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}"
        classes = ["edge", "band", *(["unknown"] if weight is None else []), *([] if link.certain else ["candidate"])]
        title = tag("title", _said(link, weight, found))
        shape = tag("path", d=path, stroke_width=thick if weight is not None else 1.5)
        yield tag("g", title, shape, class_=" ".join(classes), data_source=link.later, data_target=link.earlier)


def _said(link: Link, weight: float | None, found: Custody) -> str:
    kg = f"{weight:,.0f} kg" if weight is not None else "weight unknown"
    sure = "" if link.certain else ", one of several candidates"
    ends = f"{found.lines[link.earlier].called} → {found.lines[link.later].called}"
    return one_line(f"{ends}: {link.basis or link.type}, {kg}, confidence {link.confidence:.2f}{sure}")


def _offsets(found: Custody, layout: Layout) -> tuple[dict[str, float], dict[str, float]]:
    """The middle of each band where it leaves the earlier box and where it reaches the later one."""
    places: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for at, (own, other) in enumerate((("earlier", "later"), ("later", "earlier"))):
        by_box: defaultdict[str, list[Link]] = defaultdict(list)
        for link in layout.links:
            by_box[getattr(link, own)].append(link)
        for id_, links in by_box.items():
            box = layout.boxes[id_]
            links.sort(key=lambda link: (layout.boxes[getattr(link, other)].y, link.id))
            thick = [layout.thick(found.weight(link)) for link in links]
            y = box.y + (box.high - sum(thick)) / 2
            for link, high in zip(links, thick, strict=True):
                places[at][link.id] = round(y + high / 2, 1)
                y += high
    return places


def _box(found: Custody, id_: str, box: Box) -> Markup:
    line, ends = found.lines[id_], found.ends.get(id_, ())
    weight = f"{line.kg:,.0f} kg" if line.kg is not None else "weight unknown"
    kind = spaced(line.label)
    number, _, part = line.called.removeprefix(kind).strip().partition(", ")
    texts = [
        f"{kind}, {part}" if part else kind,
        number,
        line.what,
        "  ".join(filter(None, (weight, day(line.day)))),
        line.names or line.place,
    ]
    if ends:
        texts[-1] = ends[0].why if ends[0].whole else ends[0].end
    styles = ["small", "name", "small", "small", "break" if ends and not ends[0].whole else "small"]
    title = [line.called, line.what, weight, day(line.day), line.place, line.names]
    title += [": ".join(filter(None, (end.end, end.why, end.close))) for end in ends]
    classes = ["node", "line", *of_label(line.label), *(["start"] if id_ in found.starts else []),
               *(["unknown"] if line.kg is None else [])]  # fmt: skip
    y = box.y + (box.high - 74) / 2 + 11
    parts = [
        tag("title", "\n".join(one_line(text) for text in title if text)),
        tag("rect", x=box.x, y=box.y, width=WIDE, height=box.high, rx=4),
        *_edges(ends, box),
        *(
            tag("text", _cut(text, _NAME if style == "name" else _TEXT), x=box.x + 12, y=round(y + 15 * row, 1),
                class_=style)
            for row, (text, style) in enumerate(zip(texts, styles, strict=True))
        ),
    ]  # fmt: skip
    return tag("g", *parts, class_=" ".join(classes), data_id=id_)


def _cut(text: str, widths: tuple[float, float]) -> str:
    """As much of a text as has room in a box."""
    left, room = one_line(text), _ROOM
    for place, sign in enumerate(left):
        room -= widths[0] if sign.isupper() or ord(sign) > _LATIN else widths[1]
        if room < 0:
            return f"{left[: place - 1]}…"
    return left


def _edges(ends: Sequence[End], box: Box) -> Iterator[Markup]:
    """What the left edge of a box says of the way before it."""
    kinds = {end.end for end in ends}
    y, bottom = box.y, box.y + box.high
    steps = int(box.high // 8)
    if kinds - {SEA, FARM}:
        teeth = "".join(f"L{box.x + (5 if step % 2 else -4):g} {y + 8 * step + 4:g}" for step in range(steps))
        yield tag("path", d=f"M{box.x:g} {y:g}{teeth}L{box.x:g} {bottom:g}", class_="torn")
    elif SEA in kinds:
        waves = "".join(f"q{6 if step % 2 else -6} 4 0 8" for step in range(steps))
        yield tag("path", d=f"M{box.x + 3:g} {y:g}{waves}", class_="wave")
    elif FARM in kinds:
        yield tag("path", d=f"M{box.x + 2:g} {y:g}V{bottom:g}M{box.x + 6:g} {y:g}V{bottom:g}", class_="field")


def facts(found: Custody) -> dict[str, dict[str, str]]:
    """What the page says of each line that is chosen; what is empty is left out."""
    told = {}
    for id_, line in found.lines.items():
        given = {
            "line": line.called, "what": line.what, "kg": f"{line.kg:,.0f}" if line.kg is not None else "unknown",
            "day": day(line.day), "place": line.place, "who": line.names,
            "where": "\n".join(line.where),
            "ends": "\n".join(f"{end.end}: {end.why}" for end in found.ends.get(id_, ())),
            "what_would_close_it": "\n".join(end.close for end in found.ends.get(id_, ()) if end.close),
        }  # fmt: skip
        told[id_] = {name: safe(text) for name, text in given.items() if text}
    return told
