"""The formats of Global Fishing Watch: what each says, how it is recognised, which keys are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catchgraph.read.format import Format, card
from catchgraph.read.gfw.answers import is_vessel, read_vessels
from catchgraph.read.gfw.event import FORMAT, SOURCE
from catchgraph.read.gfw.events import NOUNS, is_statistics, read_events
from catchgraph.read.gfw.insights import is_insight, read_insights
from catchgraph.read.gfw.json_fields import plain

_LICENCE = "Published for non-commercial use (CC BY-NC 4.0), with attribution."
_OWN_KEYS = {
    "encounter": "vessel medianDistanceKilometers medianSpeedKnots type",
    "loitering": "totalTimeHours totalDistanceKm averageSpeedKnots averageDistanceFromShoreKm",
    "port_visit": "confidence durationHrs startAnchorage intermediateAnchorage endAnchorage",
    "fishing": "totalDistanceKm averageSpeedKnots",
    "gap": "intentionalDisabling distanceKm durationHours positions12HoursBeforeSat positionsPerDaySatReception "
    "offPosition onPosition",
    "position": "lat lon",
    "regions": "eez rfmo fao majorFao highSeas",
    "distances": "startDistanceFromShoreKm startDistanceFromPortKm endDistanceFromShoreKm",
    "vessel": "id name ssvid flag type publicAuthorizations",
}


def _is_event(value: Mapping[str, Any]) -> bool:
    known = (plain(value.get("type")) or "").lower() in NOUNS and "start" in value
    return known or is_statistics(dict(value))


EVENTS = Format(
    card(
        FORMAT,
        kind="events",
        organisation=SOURCE,
        title="Events at sea and in port, API version 3",
        says=f"""
Apparent encounters, loitering, port visits, gaps in AIS and apparent fishing, concluded from AIS positions, with the
vessels as they transmitted. An encounter is listed once per vessel. Times are UTC. {_LICENCE}
""",
        keys=("id", "type", "start", "vessel"),
        revision=1,
    ),
    _is_event,
    frozenset(
        ("start", "end", "id", "type", *(f"{outer}.{key}" for outer, keys in _OWN_KEYS.items() for key in keys.split()))
    ),
    read_events,
    apart=True,
)

VESSELS = Format(
    card(
        "gfw-vessels",
        kind="identities",
        organisation=SOURCE,
        title="Vessel identities, API version 3",
        says=f"""
Identities that a vessel transmitted and that registers state, with the days on which each was in use, and owners. It
says nothing about an authorisation today. {_LICENCE}
""",
        keys=("registryInfo", "selfReportedInfo"),
        revision=1,
    ),
    is_vessel,
    frozenset(("registryInfo", "registryOwners", "combinedSourcesInfo", "selfReportedInfo")),
    read_vessels,
    apart=True,
)

INSIGHTS = Format(
    card(
        "gfw-insights",
        kind="events",
        organisation=SOURCE,
        title="Vessel insights, API version 3",
        says=f"""
Counts of gaps, fishing and listings of the vessels of a request. The answer does not name the vessels, so that nothing
of it can be attached to one. {_LICENCE}
""",
        keys=("period", "gap", "coverage"),
        revision=1,
    ),
    is_insight,
    frozenset(("period.startDate", "period.endDate")),
    read_insights,
    apart=True,
)
