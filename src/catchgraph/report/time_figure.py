"""Dated facts and events over the years as SVG: a lane for each kind, words at each bar."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catchgraph.analyse.timeline_entry import TimelineEntry, begins
from catchgraph.analyse.timeline_kinds import EVENTS, KINDS, LASTING, SILENCE
from catchgraph.exchange.shown import Picture, days, said
from catchgraph.exchange.text import line
from catchgraph.model.schema import NODES
from catchgraph.report.classes import of_entry
from catchgraph.report.lanes import Placed, Span, placed
from catchgraph.report.markup import Markup, joined, tag

_WIDE, _LEFT, _ROW = 1000.0, 150.0, 20.0
#: What goes on until a source says otherwise; an event of which the end is unknown does not.
_OPEN = LASTING | {kind.label for kind in NODES if any(not spell.ends for spell in kind.tells.spells)}
#: Of these there are hundreds, each of an hour: points without words.
_EVENTS = frozenset({*EVENTS, *(kind.label for kind in NODES if kind.layer == "event")})
_SOURCE = re.compile(r" \([^()]*\)$")
_LONGEST = 36
_MONTHS, _YEARS, _TICKS = (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500), 12
#: Room for what began before anything that is dated, as a share of the whole.
_BEFORE = 0.06


@dataclass(frozen=True, slots=True)
class Bar:
    """A span in a lane. `firm`: the first day that its end may mean; `open_`: without a known end, `begun`: without a
    known beginning, `since` is then its end. `text` says all, `words` what stands at the bar."""

    lane: str
    id: str
    since: dt.datetime
    until: dt.datetime
    firm: dt.datetime
    open_: bool
    begun: bool
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day to the last; ticks at years, or at months where it is less than three years."""

    first: dt.datetime
    last: dt.datetime

    def x(self, day: dt.datetime) -> float:
        """Where a day stands."""
        whole = max((self.last - self.first).total_seconds(), 86_400.0)
        return round(_LEFT + (day - self.first).total_seconds() / whole * (_WIDE - _LEFT - 12), 1)

    def ticks(self) -> list[tuple[dt.datetime, str]]:
        """Days with their texts."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((s for s in _MONTHS if months / s <= _TICKS), None) if months <= 36 else None
        if step is None:
            step = 12 * next((s for s in _YEARS if months / 12 / s <= _TICKS), 1000)
        begin = self.first.year * 12 + self.first.month - 1
        found = []
        for number in range(begin // step * step, begin + months, step):
            if number // 12 < 1:
                continue
            day = dt.datetime(number // 12, number % 12 + 1, 1)
            if day >= self.first:
                found.append((day, f"{day.year:04}" if step % 12 == 0 else f"{day:%Y-%m}"))
        return found or [(self.first, f"{self.first:%Y-%m-%d}")]


def time_figure(shown: Picture) -> Markup | None:
    """Lanes by kind, as many rows in each as its bars need; nothing where nothing is dated."""
    bars = bars_of(shown)
    if not bars:
        return None
    axis = _axis_of(bars)
    lanes: defaultdict[str, list[Bar]] = defaultdict(list)
    for bar in bars:
        lanes[bar.lane].append(bar)
    drawn: list[Markup] = []
    top = 0.0
    for name in sorted(lanes, key=lambda lane: (KINDS.index(lane) if lane in KINDS else len(KINDS), lane)):
        more, rows = _lane(axis, name, lanes[name], top)
        drawn += more
        top += rows * _ROW + 4
    high = top + 24
    years = f"from {min(bar.since for bar in bars).year} to {axis.last.year}"
    label = f"{len(bars):,} dated facts and events {years}; the tables say the same"
    drawn = [*_axis(axis, high), *drawn]
    return tag("svg", joined(drawn), viewBox=f"0 0 {_WIDE:.0f} {high:.0f}", class_="time", role="img", aria_label=label)


def _axis_of(bars: Sequence[Bar]) -> Axis:
    first, last = min(bar.since for bar in bars), max(bar.until for bar in bars)
    if any(bar.begun for bar in bars):
        room = max((last - first) * _BEFORE, dt.timedelta(days=30))
        first = first - room if first - dt.datetime.min > room else dt.datetime.min
    return Axis(first, last)


def bars_of(shown: Picture) -> list[Bar]:
    """The dated entries of a timeline, or the dated nodes of a graph, in the order of lanes and days."""
    if shown.entries:
        return [_of_entry(shown, e, since) for e in shown.entries if (since := e.date or e.until)]
    bars = [
        Bar(one.label, one.id, since, until, until, one.until is None and one.label in _OPEN, one.since is None,
            f"{days(one)} {one.label} {one.name}", _words(one.label, one.name))
        for one in shown.part.nodes
        if (since := one.since or one.until) and (until := one.until or since)
    ]  # fmt: skip
    return sorted(bars, key=lambda bar: (bar.lane, bar.since, bar.id))


def _of_entry(shown: Picture, entry: TimelineEntry, since: dt.datetime) -> Bar:
    firm = max(begins(entry.until, entry.until_precision) or since, entry.date or dt.datetime.min)
    begun = entry.date is None and entry.kind not in EVENTS
    return Bar(
        entry.kind, entry.node or shown.starts[0], firm if begun else since, firm if begun else entry.until or since,
        firm, entry.until is None and entry.kind in _OPEN, begun, f"{days(entry)} {said(entry)}",
        _words(entry.kind, _SOURCE.sub("", entry.text)),
    )  # fmt: skip


def _words(lane: str, text: str) -> str:
    return "" if lane in _EVENTS else line(text, _LONGEST)


def _lane(axis: Axis, name: str, bars: Sequence[Bar], top: float) -> tuple[list[Markup], int]:
    """The bars of a lane below `top`, and how many rows they take."""
    spans = {bar: _span(axis, bar) for bar in dict.fromkeys(bars)}
    order = sorted(spans, key=lambda bar: (spans[bar].left, spans[bar].right, bar.text, bar.id))
    if name in _EVENTS:
        where = [Placed(0, spans[bar].left, spans[bar].right, None, inside=False, before=False) for bar in order]
    else:
        where = placed([spans[bar] for bar in order], _WIDE - 4)
    rows = 1 + max(place.row for place in where)
    drawn = [tag("text", name, x=4, y=top + 15, class_="lane")]
    if top:
        drawn.append(tag("line", x1=0, y1=top - 1, x2=_WIDE, y2=top - 1, class_="grid"))
    drawn += [_drawn(bar, place, top) for bar, place in zip(order, where, strict=True)]
    return drawn, rows


def _span(axis: Axis, bar: Bar) -> Span:
    if bar.begun:
        return Span(_LEFT, axis.x(bar.until), axis.x(bar.until), bar.words)
    left = axis.x(bar.since)
    right, firm = (_WIDE - 10, _WIDE - 10) if bar.open_ else (axis.x(bar.until), axis.x(bar.firm))
    return Span(left, max(left, right), max(left, firm), bar.words)


def _drawn(bar: Bar, place: Placed, top: float) -> Markup:
    y = top + place.row * _ROW + 3
    classes = [
        "bar",
        *of_entry(bar.lane),
        *(["open"] if bar.open_ or bar.begun else []),
        *(["silence"] if bar.lane == SILENCE else []),
    ]
    shape: Markup = tag("circle", cx=place.left, cy=y + 7, r=5)
    if place.right - place.left >= 4:
        shape = tag("rect", x=place.left, y=y, width=round(place.right - place.left, 1), height=14, rx=3)
    words = []
    if place.words_at is not None:
        anchor = "end" if place.before else None
        kind = "in" if place.inside else "by"
        words = [tag("text", bar.words, x=round(place.words_at, 1), y=y + 11, class_=kind, text_anchor=anchor)]
    return tag("g", tag("title", line(bar.text)), shape, *words, class_=" ".join(classes), data_id=bar.id)


def _axis(axis: Axis, high: float) -> Iterator[Markup]:
    for day, text in axis.ticks():
        x = axis.x(day)
        yield tag("line", x1=x, y1=0, x2=x, y2=high - 20, class_="grid")
        if x < _WIDE - 40:
            yield tag("text", text, x=x + 2, y=high - 6, class_="degree")
