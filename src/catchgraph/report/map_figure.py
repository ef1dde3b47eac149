"""Positions on a plain map (longitude and latitude as they are, WGS 84) as SVG."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catchgraph.analyse.graph import GraphNode
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import line, value
from catchgraph.exchange.tracks import Spot, split, spots_of, tracks_of, wrapped
from catchgraph.report.classes import of_label
from catchgraph.report.coast import coast
from catchgraph.report.markup import Markup, joined, tag

_WIDE = 1000.0
#: Degrees: with less around it nobody sees where on earth a position is.
_LEAST = 60.0
#: Units of the drawing: what is as near is at one place. So many are drawn in a ring.
_NEAR, _RING = 3.0, 12
_STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows: `centre` is its middle meridian; `west` and `east` count from it."""

    centre: float
    west: float
    east: float
    south: float
    north: float

    @property
    def scale(self) -> float:
        """Units of the drawing for a degree."""
        return _WIDE / (self.east - self.west)

    @property
    def high(self) -> float:
        """Height of the drawing."""
        return (self.north - self.south) * self.scale

    def x(self, longitude: float) -> float:
        """From a longitude counted from `centre`."""
        return round((longitude - self.west) * self.scale, 1)

    def y(self, latitude: float) -> float:
        """North is up."""
        return round((self.north - latitude) * self.scale, 1)


def map_figure(shown: Picture) -> Markup | None:
    """Every position as a point, lines between those of a vessel in the order of time; nothing without positions."""
    spots = spots_of(shown)
    if not spots:
        return None
    frame = frame_of(spots)
    tracks = tracks_of(shown)
    drawn = [
        tag("rect", x=0, y=0, width=_WIDE, height=frame.high, class_="sea"),
        *_coast(frame),
        *_graticule(frame),
        *(_track(frame, vessel, track) for vessel, track in tracks.items()),
        *_spots(shown, frame, spots),
    ]
    label = f"Map of {len(spots):,} positions and {len(tracks):,} lines between them; the tables say the same"
    view = f"0 0 {_WIDE:.0f} {max(frame.high, 1):.0f}"
    return tag("svg", joined(drawn), viewBox=view, class_="zoom map", role="img", aria_label=label)


def frame_of(spots: Sequence[Spot]) -> Frame:
    """The frame around positions; where they lie on both sides of the antimeridian, it goes across it."""
    around = sorted({spot.longitude % 360 for spot in spots})
    gaps = [
        ((after - before) % 360 or 360.0, before, after)
        for before, after in zip(around, [*around[1:], around[0]], strict=True)
    ]
    gap, _, first = max(gaps)
    centre = wrapped((first + (360 - gap) / 2) % 360)
    offsets = [wrapped(spot.longitude - centre) for spot in spots]
    latitudes = [spot.latitude for spot in spots]
    wide = max(max(offsets) - min(offsets), 2 * (max(latitudes) - min(latitudes)), _LEAST) * 1.25
    wide = min(wide, 360.0)
    high = wide / 2
    middle = min(max((max(latitudes) + min(latitudes)) / 2, -90 + high / 2), 90 - high / 2)
    across = (max(offsets) + min(offsets)) / 2
    west = min(max(across - wide / 2, -180.0), 180.0 - wide)
    return Frame(centre, west, west + wide, middle - high / 2, middle + high / 2)


def _graticule(frame: Frame) -> Iterator[Markup]:
    step = next((s for s in _STEPS if (frame.east - frame.west) / s <= 9), _STEPS[-1])
    first = math.ceil((frame.west + frame.centre) / step)
    for number in range(first, math.floor((frame.east + frame.centre) / step) + 1):
        x = frame.x(number * step - frame.centre)
        yield tag("line", x1=x, y1=0, x2=x, y2=round(frame.high, 1), class_="grid")
        yield tag(
            "text", _degrees(wrapped(number * step), "E", "W"), x=x + 3, y=round(frame.high - 4, 1), class_="degree"
        )
    for number in range(math.ceil(frame.south / step), math.floor(frame.north / step) + 1):
        y = frame.y(number * step)
        yield tag("line", x1=0, y1=y, x2=_WIDE, y2=y, class_="grid")
        yield tag("text", _degrees(number * step, "N", "S"), x=3, y=y - 3, class_="degree")


def _coast(frame: Frame) -> Iterator[Markup]:
    for ring in coast():
        spots = [Spot("", wrapped(x - frame.centre), y, None) for x, y in ring]
        if max(spot.latitude for spot in spots) < frame.south or min(spot.latitude for spot in spots) > frame.north:
            continue
        for part in split(spots):
            if max(x for x, _ in part) >= frame.west and min(x for x, _ in part) <= frame.east:
                points = " ".join(f"{frame.x(x)},{frame.y(y)}" for x, y in part)
                yield tag("polyline", points=points, class_="coast")


def _track(frame: Frame, vessel: str, track: Sequence[Spot]) -> Markup:
    moved = [replace(spot, longitude=wrapped(spot.longitude - frame.centre)) for spot in track]
    lines = [tag("polyline", points=" ".join(f"{frame.x(x)},{frame.y(y)}" for x, y in part)) for part in split(moved)]
    return tag("g", *lines, class_="track", data_id=vessel)


def _spots(shown: Picture, frame: Frame, spots: Sequence[Spot]) -> Iterator[Markup]:
    """Points; several at one place stand in a ring around it, very many on each other, with their number."""
    nodes = {one.id: one for one in shown.part.nodes}
    places: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        x, y = frame.x(wrapped(spot.longitude - frame.centre)), frame.y(spot.latitude)
        places[round(x / _NEAR), round(y / _NEAR)].append(spot)
    for here in places.values():
        xs, ys = zip(*((frame.x(wrapped(s.longitude - frame.centre)), frame.y(s.latitude)) for s in here), strict=True)
        x, y = sum(xs) / len(here), sum(ys) / len(here)
        radius = max(9.0, len(here) * 2.2) if 1 < len(here) <= _RING else 0.0
        for number, spot in enumerate(here):
            angle = 2 * math.pi * number / len(here)
            yield _spot(nodes.get(spot.id), spot, x + radius * math.sin(angle), y - radius * math.cos(angle))
        if len(here) > 1:
            yield tag("text", f"{len(here):,}", x=round(x + radius + 9, 1), y=round(y + 4, 1), class_="count")


def _spot(one: GraphNode | None, spot: Spot, x: float, y: float) -> Markup:
    label = one.label if one else "Event"
    classes = " ".join(["spot", *(of_label(label) if one else ["l-event"])])
    place = f"{_degrees(spot.latitude, 'N', 'S')} {_degrees(spot.longitude, 'E', 'W')}"
    words = [label, spot.text or (one.name if one else ""), str(value(spot.time) or ""), place]
    title = tag("title", "\n".join(line(word) for word in words if word))
    return tag("g", title, tag("circle", cx=round(x, 1), cy=round(y, 1), r=6), class_=classes, data_id=spot.id)


def _degrees(value_: float, positive: str, negative: str) -> str:
    mark = positive if value_ > 0 else negative if value_ < 0 else ""
    return f"{abs(round(value_, 2)):g}°{mark}"
