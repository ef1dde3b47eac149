"""An event as those of the house: fishing, transshipment, landing, processing, by what happens in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from catchgraph.normalise.dates import parse_datetime
from catchgraph.normalise.flag import flag
from catchgraph.normalise.port import port as port_of
from catchgraph.read.document.form import Happening, Line, Vessel, Written
from catchgraph.read.epcis.activity import gear, label_of, vessels
from catchgraph.read.epcis.master import Master
from catchgraph.read.epcis.tree import bare_name, text, texts
from catchgraph.read.reading import attempt

_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}|Z", re.IGNORECASE)
_OWN_OFFSET = re.compile(r"T.*(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
#: Label → what its first and last day are called.
_DAYS = {
    "Fishing": ("harvestStartDate", "harvestEndDate"),
    "Transshipment": ("transshipStartDate", "transshipEndDate"),
    "Landing": ("landingStartDate", "landingEndDate"),
}
_TRACED = "traced"


def happening(
    event: Any,
    what: str,
    happened: dt.datetime | None,
    report: str,
    where: Mapping[str, Any],
    lines: Sequence[Line],
    named: Sequence[Vessel],
    master: Master,
) -> Happening | None:
    """The event that a traceability event tells, with its lines; None where its activity has no label or no time."""
    label = label_of(what)
    if not label or happened is None:
        return None
    first, last = (_stated(event, name) for name in _DAYS.get(label, ("", "")))
    more, values = _more(event, label, what, where, master)
    return Happening(
        label=label,
        key=(),
        texts=more,
        values={
            "number": text(event, "eventID") or None,
            "start": first or happened,
            "end": last or (happened if first else None),
            "latitude": where["latitude"],
            "longitude": where["longitude"],
            "basis": _TRACED,
            "report": report,
            **values,
        },
        vessels=named,
        lines=lines,
    )


def moment(event: Any, *names: str) -> dt.datetime | None:
    """A time of an event in UTC, at the first path that has one; without an offset of its own it has the event's."""
    written, offset = text(event, *names), text(event, "eventTimeZoneOffset")
    if written and "T" in written[:11] and not _OWN_OFFSET.search(written[:40]) and _OFFSET.fullmatch(offset):
        written += offset
    found = attempt(parse_datetime, written)
    return found if isinstance(found, dt.datetime) else None


def _stated(event: Any, name: str) -> dt.datetime | None:
    return moment(event, name, f"ilmd/{name}") if name else None


def _more(
    event: Any, label: str, what: str, where: Mapping[str, Any], master: Master
) -> tuple[dict[str, Written | Sequence[Written]], dict[str, Any]]:
    """Texts and values that events of one label have."""
    if label == "Fishing":
        return _fishing(event)
    if label == "Processing":
        aboard = master.vessel(where["place"] or "") is not None
        place = None if aboard else where["place_name"] or where["place"]
        process = text(event, "ilmd/processingType") or (what if what != "processing" else "")
        return {"process": Written(process, "processingType")}, {"aboard": aboard, "place": place}
    country = master.of(where["place"] or "").get("countryCode", "")
    if label == "Landing":
        port = _port(text(event, "unloadingPort", "ilmd/unloadingPort"), where["place_name"] or "")
        return {"port": Written(port, "unloadingPort")}, {"port_flag": flag(country, iso2=True)}
    return {}, {}


def _port(unloading: str, place: str) -> str:
    """The port of unloading where it is one that is known, else what the place is called."""
    found = port_of(unloading) if unloading else None
    return unloading if found and found.code else place or unloading


def _fishing(event: Any) -> tuple[dict[str, Written | Sequence[Written]], dict[str, Any]]:
    boats = vessels(event)
    areas = [Written(bare_name(each), "catchArea") for boat in boats for each in texts(boat, "catchArea")]
    zones = [Written(bare_name(each), "economicZone") for boat in boats for each in texts(boat, "economicZone")]
    used = next((each for boat in boats for each in texts(boat, "fishingGearTypeCode")), "")
    return {"areas": areas, "eezs": zones, "gear": Written(gear(used), "fishingGearTypeCode")}, {}
