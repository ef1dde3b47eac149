"""Dated facts and events over the years as SVG: a lane for each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from catchgraph.analyse.entry import SILENCE
from catchgraph.exchange.shown import Picture, days, said
from catchgraph.exchange.text import line
from catchgraph.model.schema import NODES
from catchgraph.report.markup import Markup, joined, tag

_WIDE, _LEFT, _LANE = 1000.0, 150.0, 22.0
#: Kinds that go on until a source says otherwise; an event of which the end is unknown does not.
_OPEN = ("authorisation", "listing", "measure", "owner", "operator", "Registration", "Listing", "Measure")
_LABELS = frozenset(kind.label for kind in NODES)
_OF_KIND = {"authorisation": "Registration", "owner": "Company", "operator": "Company", "port call": "PortCall"} | {
    label.lower(): label for label in _LABELS
}
_MONTHS, _YEARS, _TICKS = (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500), 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A span in a lane; `open_`: without a known end."""

    lane: str
    id: str
    since: dt.datetime
    until: dt.datetime
    open_: bool
    text: str


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
    """Lanes by kind; nothing where nothing is dated."""
    bars = bars_of(shown)
    if not bars:
        return None
    axis = Axis(min(bar.since for bar in bars), max(bar.until for bar in bars))
    lanes = {name: place for place, name in enumerate(dict.fromkeys(bar.lane for bar in bars))}
    high = len(lanes) * _LANE + 30
    drawn = [*_axis(axis, high), *_names(lanes)]
    for bar in bars:
        right = _WIDE - 10 if bar.open_ else axis.x(bar.until)
        drawn.append(_drawn(bar, axis.x(bar.since), right, lanes[bar.lane]))
    label = f"{len(bars):,} dated facts and events from {axis.first.year} to {axis.last.year}; the tables say the same"
    return tag("svg", joined(drawn), viewBox=f"0 0 {_WIDE:.0f} {high:.0f}", class_="time", role="img", aria_label=label)


def bars_of(shown: Picture) -> list[Bar]:
    """The dated entries of a timeline, or the dated nodes of a graph, in the order of lanes and days."""
    if shown.entries:
        return [
            Bar(e.kind, e.node or shown.starts[0], since, e.until or since, e.until is None and e.kind in _OPEN,
                f"{days(e)} {said(e)}")
            for e in shown.entries
            if (since := e.date or e.until)
        ]  # fmt: skip
    bars = [
        Bar(one.label, one.id, since, one.until or since, one.until is None and one.label in _OPEN,
            f"{days(one)} {one.label} {one.name}")
        for one in shown.part.nodes
        if (since := one.since or one.until)
    ]  # fmt: skip
    return sorted(bars, key=lambda bar: (bar.lane, bar.since, bar.id))


def _drawn(bar: Bar, left: float, right: float, lane: int) -> Markup:
    y = lane * _LANE + 4
    classes = [
        "bar",
        f"k-{_label(bar.lane)}",
        *(["open"] if bar.open_ else []),
        *(["silence"] if bar.lane == SILENCE else []),
    ]
    title = tag("title", line(bar.text))
    if right - left < 4:
        shape = tag("circle", cx=left, cy=y + 7, r=5)
    else:
        shape = tag("rect", x=left, y=y, width=round(right - left, 1), height=14, rx=3)
    return tag("g", title, shape, class_=" ".join(classes), data_id=bar.id)


def _label(kind: str) -> str:
    """The label whose colour a kind of entry has."""
    return kind if kind in _LABELS else _OF_KIND.get(kind, "Broadcast")


def _axis(axis: Axis, high: float) -> Iterator[Markup]:
    for day, text in axis.ticks():
        x = axis.x(day)
        yield tag("line", x1=x, y1=0, x2=x, y2=high - 20, class_="grid")
        if x < _WIDE - 40:
            yield tag("text", text, x=x + 2, y=high - 6, class_="degree")


def _names(lanes: dict[str, int]) -> Iterator[Markup]:
    for name, place in lanes.items():
        yield tag("text", name, x=4, y=place * _LANE + 15, class_="lane")
