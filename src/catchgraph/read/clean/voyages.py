"""What follows from what vessels declare: ports and their places in the graph, at sea or in port, how long it took."""

from __future__ import annotations

import datetime as dt
import re

from catchgraph.model.ids import make_id
from catchgraph.normalise.catch_area import fao_area
from catchgraph.normalise.port import port as port_of

Text = str | None
Number = float | None
#: A code of an FAO area, alone.
_FAO = re.compile(r"\d{2}(?:\.[0-9A-Za-z]{1,3}){0,4}")
_HOUR = dt.timedelta(hours=1)


def port(written: Text, country: Text) -> tuple[Text, Text]:
    """UN/LOCODE and country of a port that a vessel reports; what it says of the country stands."""
    found = port_of(written, country or "") if written else None
    return (found.code, country or found.country) if found else (None, country)


def place(written: Text, country: Text) -> tuple[Text, Text, Text]:
    """Id of the `Port`, its name and its country: by UN/LOCODE, else by name and country; nothing by a name alone."""
    found = port_of(written, country or "") if written else None
    if found is None:
        return None, written, country
    land, called = country or found.country, found.name or written
    if found.code:
        named = port_of(found.code)
        return make_id("port", "UN/LOCODE", found.code), named.name if named else called, land
    return make_id("port", "name", land, (called or "").casefold()) if land else None, called, land


def kind(port_written: Text, latitude: Number, areas: tuple[str, ...] | None) -> tuple[Text]:
    """Where a transshipment was: a port says `in port`, a position or an area without one `at sea`."""
    if port_written:
        return ("in port",)
    return ("at sea" if latitude is not None or areas else None,)


def major_areas(areas: tuple[str, ...] | list[str] | None) -> tuple[tuple[str, ...] | None]:
    """The FAO major areas in which areas lie: `27.9.b.2` lies in 27; a rectangle such as `21D5` says nothing."""
    codes = (each for each in areas or () if _FAO.fullmatch(each))
    found = dict.fromkeys(area.split(".")[0] for each in codes if (area := fao_area(each)))
    return (tuple(found) or None,)


def day(start: dt.datetime | None) -> tuple[dt.datetime | None]:
    """The day of a start, at midnight."""
    return (start.replace(hour=0, minute=0, second=0, microsecond=0) if start else None,)


def hours(start: dt.datetime | None, end: dt.datetime | None) -> tuple[Number]:
    """From start to end; nothing where both are one, or in the wrong order."""
    return ((end - start) / _HOUR if start and end and end > start else None,)
