"""Event nodes: what happened at sea, as a source published it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.model.nodes import Record
from catchgraph.model.properties import prop


@dataclass(frozen=True, kw_only=True)
class Encounter(Record):
    """Two vessels close together for hours: apparent, not proof of a transfer.

    Criteria of the published data (Miller et al. 2018): at most 500 m apart for at least 2 h, median
    speed below 2 kn, at least 10 km from an anchorage.
    """

    source: str = prop("Who published it")
    start: dt.datetime = prop("Start (UTC)")
    end: dt.datetime | None = prop("End (UTC)", default=None)
    day: dt.datetime = prop("Day of the start, at 00:00 UTC: what listings are compared with")
    fishing_mmsi: str | None = prop("MMSI of the vessel that fishes, nine digits or nothing", default=None)
    carrier_mmsi: str | None = prop("MMSI of the carrier, nine digits or nothing", default=None)
    latitude: float | None = prop("Mean latitude, degrees", default=None)
    longitude: float | None = prop("Mean longitude, degrees", default=None)
    duration_h: float | None = prop("Duration in hours", default=None)
    median_distance_km: float | None = prop("Median distance in kilometres", default=None)
    median_speed_kn: float | None = prop("Median speed in knots", default=None)
