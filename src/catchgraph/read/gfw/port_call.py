"""Port visits of Global Fishing Watch.

A visit has the anchorage where it began, one in between and the one where it ended. The one in between stands for
it, as on the publisher's own map; else the first. Its `id` names the port (`mys-baganpanchor`), `anchorageId` one
cell of it. Confidence 2, 3, 4: low, medium, high.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.normalise.flag import flag
from catchgraph.normalise.port import port
from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent, Noun, figures
from catchgraph.read.gfw.json_fields import inside, plain, truth

if TYPE_CHECKING:
    import pyarrow as pa

_ANCHORAGES = ("intermediateAnchorage", "startAnchorage", "endAnchorage")


def _columns(events: list[GfwEvent], said: Said) -> dict[str, pa.Array]:
    import pyarrow as pa

    text = pa.string()
    places = [_anchorage(each.own) for each in events]
    flags = [flag(plain(place.get("flag")) or "") for place in places]
    hours = figures(events, said, "port_visit", "durationHrs", "durationHours")
    return {
        "duration_h": pa.array(
            [a if a is not None else e.hours for a, e in zip(hours, events, strict=True)], pa.float64()
        ),
        "port_id": pa.array([_port(place) for place in places], text),
        "port": pa.array([_called(place) for place in places], text),
        "port_locode": pa.array(list(map(_locode, places, flags)), text),
        "port_flag": pa.array(flags, text),
        "visit_confidence": pa.array([plain(each.own.get("confidence")) for each in events], text),
        "at_dock": pa.array([truth(place.get("atDock")) for place in places], pa.bool_()),
    }


def _anchorage(own: Mapping[str, Any]) -> Mapping[str, Any]:
    named = (inside(own, key) for key in _ANCHORAGES)
    return next((place for place in named if _number(place)), {})


def _number(place: Mapping[str, Any]) -> str | None:
    return plain(place.get("id")) or plain(place.get("anchorageId"))


def _port(place: Mapping[str, Any]) -> str | None:
    number = _number(place)
    return make_id("port", number) if number else None


def _locode(place: Mapping[str, Any], country: str | None) -> str | None:
    """UN/LOCODE of the port whose name the anchorage bears in its country."""
    name = plain(place.get("name"))
    found = port(name, country) if name and country else None
    return found.code if found else None


def _called(place: Mapping[str, Any]) -> str | None:
    """The anchorage's name; where it has none, the destination that most vessels there state; else its id."""
    return plain(place.get("name")) or plain(place.get("topDestination")) or _number(place)


PORT_CALL = Noun("PortCall", "port_call", "Port call", ("port_visit", "portVisit", "port"), _columns)
