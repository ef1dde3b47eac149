"""Positions in a picture, the order in which a vessel was there, and lines that cross the antimeridian."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catchgraph.exchange.shown import Picture

#: (longitude, latitude)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A position. `text` is that of an entry of a timeline."""

    id: str
    longitude: float
    latitude: float
    time: dt.datetime | None
    text: str = ""


def spots_of(shown: Picture) -> list[Spot]:
    """Every valid position of a picture, each node once; longitudes between -180 and 180."""
    if shown.entries:
        given = [(e.node or f"entry:{n}", e.longitude, e.latitude, e.date, e.text) for n, e in enumerate(shown.entries)]
    else:
        given = [(one.id, one.longitude, one.latitude, one.since, "") for one in shown.part.nodes]
    found: dict[str, Spot] = {}
    for id_, longitude, latitude, time, text in given:
        if longitude is None or latitude is None or not math.isfinite(longitude) or not abs(latitude) <= 90:
            continue
        found.setdefault(id_, Spot(id_, wrapped(longitude), latitude, time, text))
    return list(found.values())


def tracks_of(shown: Picture) -> dict[str, list[Spot]]:
    """The positions of each vessel in the order of time, where it has several: of the timeline, or of the graph."""
    spots = [spot for spot in spots_of(shown) if spot.time is not None]
    found: defaultdict[str, list[Spot]] = defaultdict(list)
    if shown.entries:
        found[shown.starts[0]] = spots
    by_event = {} if shown.entries else {spot.id: spot for spot in spots}
    for edge in shown.part.edges:
        if edge.type == "TOOK_PART_IN" and edge.target in by_event:
            found[edge.source].append(by_event[edge.target])
    ordered = {vessel: _in_time(found[vessel]) for vessel in sorted(found)}
    return {vessel: track for vessel, track in ordered.items() if len(track) > 1}


def split(track: Sequence[Spot]) -> list[list[Point]]:
    """The line through these positions, cut where it crosses the antimeridian (RFC 7946 §3.1.9).

    Between two positions it goes the shorter way around; the latitude of the crossing is interpolated.
    """
    parts: list[list[Point]] = [[(track[0].longitude, track[0].latitude)]] if track else []
    for one, other in pairwise(track):
        step = other.longitude - one.longitude
        if abs(step) > 180:
            edge = 180.0 if step < 0 else -180.0
            whole = 360 - abs(step)
            share = (edge - one.longitude) / math.copysign(whole, edge) if whole else 0.0
            latitude = one.latitude + share * (other.latitude - one.latitude)
            parts[-1].append((edge, latitude))
            parts.append([(-edge, latitude)])
        parts[-1].append((other.longitude, other.latitude))
    return [points for part in parts if len(points := _distinct(part)) > 1]


def wrapped(longitude: float) -> float:
    """The same meridian between -180 and 180."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def _distinct(points: Sequence[Point]) -> list[Point]:
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]


def _in_time(spots: Iterable[Spot]) -> list[Spot]:
    unique = {spot.id: spot for spot in spots}
    return sorted(unique.values(), key=lambda spot: (spot.time or dt.datetime.min, spot.id))
