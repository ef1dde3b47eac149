"""Apparent fishing of Global Fishing Watch. Keys from the API's documentation and one sample answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent, Noun, figures

if TYPE_CHECKING:
    import pyarrow as pa


def _columns(events: list[GfwEvent], said: Said) -> dict[str, pa.Array]:
    import pyarrow as pa

    return {
        "average_speed_kn": pa.array(figures(events, said, "fishing", "averageSpeedKnots"), pa.float64()),
        "distance_km": pa.array(figures(events, said, "fishing", "totalDistanceKm"), pa.float64()),
    }


FISHING = Noun("Fishing", "fishing", "Apparent fishing", ("fishing",), _columns)
