"""Loitering of Global Fishing Watch: one vessel drifting far from shore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent, Noun, figures

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = {
    "duration_h": "totalTimeHours",
    "distance_km": "totalDistanceKm",
    "average_speed_kn": "averageSpeedKnots",
    "average_distance_from_shore_km": "averageDistanceFromShoreKm",
}


def _columns(events: list[GfwEvent], said: Said) -> dict[str, pa.Array]:
    import pyarrow as pa

    return {name: pa.array(figures(events, said, "loitering", key), pa.float64()) for name, key in _COLUMNS.items()}


LOITERING = Noun("Loitering", "loitering", "Loitering", ("loitering",), _columns)
