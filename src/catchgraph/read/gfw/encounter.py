"""Encounters of Global Fishing Watch: two vessels, each object telling it from the side of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.format import Said
from catchgraph.read.gfw.event import GfwEvent, Noun, figures
from catchgraph.read.gfw.json_fields import plain

if TYPE_CHECKING:
    import pyarrow as pa


def _columns(events: list[GfwEvent], said: Said) -> dict[str, pa.Array]:
    import pyarrow as pa

    distance = figures(events, said, "encounter", "medianDistanceKilometers")
    return {
        "kind": pa.array([_kind(each) for each in events], pa.string()),
        "median_distance_km": pa.array(distance, pa.float64()),
        "median_speed_kn": pa.array(figures(events, said, "encounter", "medianSpeedKnots"), pa.float64()),
    }


def _kind(event: GfwEvent) -> str | None:
    """`fishing-carrier` from one side is `carrier-fishing` from the other: in the order of the alphabet."""
    written = plain(event.own.get("type"))
    return "-".join(sorted(written.lower().split("-"))) if written else None


ENCOUNTER = Noun("Encounter", "encounter", "Encounter", ("encounter",), _columns, encounter=True)
