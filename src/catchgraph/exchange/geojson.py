"""GeoJSON (RFC 7946): positions as points, and lines between them in the order of time.

A line joins the places where a source saw the vessel. It is not the vessel's route.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from catchgraph.exchange.attributes import of_node
from catchgraph.exchange.shown import Picture
from catchgraph.exchange.text import line, safe, value
from catchgraph.exchange.tracks import Spot, split, spots_of, tracks_of

_LINE = "straight lines between the places where it was seen, in the order of time; not its route"


def geojson(shown: Picture) -> str:
    """A FeatureCollection: a point per event or port with a position, and a line per vessel with several."""
    features = [*_points(shown), *_lines(shown)]
    collection = {
        "type": "FeatureCollection",
        "features": features,
        # Foreign members (RFC 7946 §6.1).
        "title": line(shown.title),
        "notes": [line(note) for note in shown.notes],
        "about": [{"id": id_, **of_node(shown, one)} for id_ in shown.starts if (one := shown.node(id_))],
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _points(shown: Picture) -> Iterator[dict[str, Any]]:
    nodes = {one.id: one for one in shown.part.nodes}
    for spot in spots_of(shown):
        one = nodes.get(spot.id)
        properties = of_node(shown, one) if one else {}
        properties = {name: given for name, given in properties.items() if name not in ("latitude", "longitude")}
        properties |= {"text": safe(spot.text), "time": value(spot.time)} if spot.text else {}
        yield {
            "type": "Feature",
            "id": spot.id,
            "geometry": {"type": "Point", "coordinates": _coordinates(spot)},
            "properties": properties,
        }


def _lines(shown: Picture) -> Iterator[dict[str, Any]]:
    names = {one.id: one.name for one in shown.part.nodes}
    for vessel, track in tracks_of(shown).items():
        parts = split(track)
        if not parts:
            continue
        lines = [[[round(x, 6), round(y, 6)] for x, y in part] for part in parts]
        geometry = (
            {"type": "LineString", "coordinates": lines[0]}
            if len(lines) == 1
            else {"type": "MultiLineString", "coordinates": lines}
        )
        properties = {
            "kind": "track", "vessel": vessel, "label": line(names.get(vessel, vessel)), "positions": len(track),
            "since": value(track[0].time), "until": value(track[-1].time), "note": _LINE,
        }  # fmt: skip
        yield {"type": "Feature", "id": f"track:{vessel}", "geometry": geometry, "properties": properties}


def _coordinates(spot: Spot) -> list[float]:
    return [round(spot.longitude, 6), round(spot.latitude, 6)]
