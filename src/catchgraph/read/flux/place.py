"""Where something was: a FLUXLocation is a port (LOCATION), an area (AREA) or a position (POSITION)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catchgraph.normalise.catch_area import fao_area
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Written

KIND, ID, COUNTRY = "TypeCode", "ID", "CountryID"
RFMO = "RegionalFisheriesManagementOrganizationCode"
POINT = "SpecifiedPhysicalFLUXGeographicalCoordinate"
LATITUDE, LONGITUDE = f"{POINT}/LatitudeMeasure", f"{POINT}/LongitudeMeasure"
#: Schemes of codes of areas; a territory is an economic zone.
_TERRITORY, _FAO_AREA = "TERRITORY", "FAO_AREA"
#: Codes of territories that are no country's: the EU's waters, international ones (`XEU`, `XIN`).
_NO_STATE = "X"


def locations(element: Any, path: str) -> list[Any]:
    """The locations at a path below an element."""
    return [found for _, found in each(element, path)]


def port(found: Iterable[Any], called: str) -> dict[str, Written]:
    """Port and its country of the first location that is one."""
    for one in found:
        if text(one, KIND) == "LOCATION":
            state = text(one, COUNTRY)
            return {
                "port": Written(text(one, ID), f"{called}/{ID}"),
                "port_flag": Written("" if state.startswith(_NO_STATE) else state, f"{called}/{COUNTRY}"),
            }
    return {}


def position(found: Iterable[Any], called: str) -> dict[str, Written]:
    """Latitude and longitude of the first location that has them, whatever else it is."""
    for one in found:
        if text(one, LATITUDE) and text(one, LONGITUDE):
            return {
                "latitude": written(one, LATITUDE, within=called),
                "longitude": written(one, LONGITUDE, within=called),
            }
    return {}


def areas(found: Iterable[Any]) -> tuple[str, ...]:
    """Codes of areas: FAO areas that exist as such, others (rectangles, management areas) as they are."""
    every = ((scheme, code) for scheme, code in _areas(found) if scheme != _TERRITORY)
    known = ((fao_area(code) if scheme == _FAO_AREA else None) or code for scheme, code in every)
    return tuple(dict.fromkeys(known))


def waters(found: Sequence[Any], called: str, zones: str) -> dict[str, Sequence[Written]]:
    """Economic zones (under the name `zones`), and bodies in whose area of competence it lies."""
    every = list(_areas(found))
    return {
        zones: [Written(code, f"{called}/{ID}") for scheme, code in every if scheme == _TERRITORY],
        "rfmos": [written(one, RFMO, within=called) for one in found],
    }


def _areas(found: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for one in found:
        if text(one, KIND) == "AREA":
            scheme, code = text(one, f"{ID}/@schemeID"), text(one, ID)
            if code and not (scheme == _TERRITORY and code.startswith(_NO_STATE)):
                yield scheme, code
