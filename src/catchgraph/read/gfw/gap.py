"""Gaps in the AIS positions of a vessel, by Global Fishing Watch.

Keys from the API's documentation, the models of its published Python client and one sample answer; numbers come as
texts there. `offPosition` is where it was last received, `onPosition` where it was received again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent, Noun, figures, measured
from catchgraph.read.gfw.json_fields import position, truth

if TYPE_CHECKING:
    import pyarrow as pa

_ANSWERS: dict[bool | None, str] = {True: "yes", False: "no"}


def _columns(events: list[GfwEvent], said: Said) -> dict[str, pa.Array]:
    import pyarrow as pa

    real = pa.float64()
    off = [_place(each, "offPosition", said) for each in events]
    on = [_place(each, "onPosition", said) for each in events]
    start = [each.place if None not in each.place else seen for each, seen in zip(events, off, strict=True)]
    hours = figures(events, said, "gap", "durationHours")
    intentional = [_ANSWERS.get(truth(each.own.get("intentionalDisabling"))) for each in events]
    before = figures(events, said, "gap", "positions12HoursBeforeSat")
    return {
        "latitude": pa.array([place[0] for place in start], real),
        "longitude": pa.array([place[1] for place in start], real),
        "duration_h": pa.array([a if a is not None else e.hours for a, e in zip(hours, events, strict=True)], real),
        "intentional": pa.array(intentional, pa.string()),
        "positions_before": pa.array([None if n is None else int(min(n, 1e9)) for n in before], pa.int64()),
        "reception_per_day": pa.array(figures(events, said, "gap", "positionsPerDaySatReception"), real),
        "end_latitude": pa.array([place[0] for place in on], real),
        "end_longitude": pa.array([place[1] for place in on], real),
        "distance_km": pa.array(figures(events, said, "gap", "distanceKm"), real),
        "end_distance_from_shore_km": measured(events, "endDistanceFromShoreKm", said),
    }


def _place(event: GfwEvent, key: str, said: Said) -> tuple[float | None, float | None]:
    return position(event.row, f"gap.{key}", event.own.get(key), said)


GAP = Noun("Gap", "gap", "AIS gap", ("gap",), _columns)
