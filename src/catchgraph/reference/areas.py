"""In whose area of competence a position lies, and whether it lies far inland, by coarse outlines.

The outlines are those of `rfmo_areas.toml` and `inland.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = Sequence[float | None] | npt.NDArray[np.float64]

#: What `areas_basis` of an event says where its areas come from here.
COARSE = "position in a coarse polygon"
#: What is said of a position far inland.
INLAND = "far inland, no place at sea: kept as the source states it"
#: The North Pole itself: an outline's upper edge is no part of it.
_NEAR_POLE = 89.999999


@dataclass(frozen=True, slots=True)
class Area:
    """One body's area: its article, how it was drawn, and corners (longitude, latitude) in degrees.

    `high_seas`: the body is competent beyond national jurisdiction only; zones of islands are not cut out.
    """

    id: str
    source: str
    drawn: str
    high_seas: bool
    outline: tuple[tuple[float, float], ...]


@cache
def areas() -> tuple[Area, ...]:
    """Every area, by the body's id."""
    rows = sorted(_outlines("rfmo_areas")["area"], key=lambda row: str(row["id"]))
    return tuple(
        Area(row["id"], row["source"], row["drawn"], row.get("high_seas", False), tuple(map(_corner, row["outline"])))
        for row in rows
    )


@cache
def inland() -> dict[str, tuple[tuple[float, float], ...]]:
    """Outlines of the interior of continents, by name; corners (longitude, latitude) in degrees."""
    return {row["name"]: tuple(map(_corner, row["outline"])) for row in _outlines("inland")["inland"]}


def far_inland(latitudes: Numbers, longitudes: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each position lies so far inland that no vessel at sea can be there; False where it is unknown.

    Degrees. True means 100 km and more from every coast; what is nearer to one is not told from the sea.
    """
    import numpy as np

    north, east = (np.asarray(numbers, dtype=np.float64) for numbers in (latitudes, longitudes))
    at = np.flatnonzero((np.abs(north) <= 90) & (np.abs(east) <= 180))
    found = np.zeros(north.shape, dtype=np.bool_)
    for outline in inland().values():
        found[at] |= _inside(north[at], east[at], outline)
    return found


def areas_at(latitudes: Numbers, longitudes: Numbers) -> list[tuple[str, ...]]:
    """Ids of the bodies in whose outline each position lies, sorted; none for one that is unknown or impossible.

    Degrees, latitude -90 to 90 and longitude -180 to 180. A position on a western or southern edge is inside, on an
    eastern or northern one outside. The outlines know no land: a position ashore has the areas of the sea beside it.
    Raises `ValueError` for lists of unequal length. Takes about 2 s for a million positions.
    """
    import numpy as np

    north, east = (np.asarray(numbers, dtype=np.float64) for numbers in (latitudes, longitudes))
    if north.shape != east.shape:
        raise ValueError(f"{north.size} latitudes and {east.size} longitudes")
    known = (np.abs(north) <= 90) & (np.abs(east) <= 180)
    at = np.flatnonzero(known)
    bits = np.zeros(north.shape, dtype=np.int64)
    for number, area in enumerate(areas()):
        inside = _inside(np.minimum(north[at], _NEAR_POLE), east[at], area.outline)
        bits[at] |= inside.astype(np.int64) << number
    codes, which = np.unique(bits, return_inverse=True)
    named = [tuple(area.id for number, area in enumerate(areas()) if code >> number & 1) for code in codes.tolist()]
    return [named[index] for index in which.tolist()]


def _outlines(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / f"{name}.toml").read_text("utf-8"))


def _corner(pair: list[float]) -> tuple[float, float]:
    longitude, latitude = pair
    return float(longitude), float(latitude)


def _inside(
    north: npt.NDArray[np.float64], east: npt.NDArray[np.float64], outline: tuple[tuple[float, float], ...]
) -> npt.NDArray[np.bool_]:
    """Whether each position lies inside: a line due east of it crosses the outline an odd number of times."""
    import numpy as np

    corners = np.array(outline)
    west, south = corners.min(axis=0)
    turned = west + (east - west) % 360
    inside = np.zeros(north.shape, dtype=np.bool_)
    near = np.flatnonzero((north >= south) & (north <= corners[:, 1].max()) & (turned <= corners[:, 0].max()))
    if not near.size:
        return inside
    x, y = turned[near], north[near]
    crossed = np.zeros(near.shape, dtype=np.bool_)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        crossed ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    inside[near] = crossed
    return inside
