"""Values of JSON objects, clean or left out: each says what it left out to `said.note`."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from catchgraph.normalise.dates import parse_datetime
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.format import Said

NO_TIME = "no possible time: expected ISO 8601 such as 2023-01-31T09:50:00.000Z"
_NO_PLACE = "no latitude from -90 to 90 and longitude from -180 to 180 degrees: no position"
#: PostgreSQL, DuckDB and Neo4j count whole numbers in 64 bits.
_LARGEST = 2**63
#: Years in which AIS can have seen anything.
_YEARS = range(1990, 2101)


def inside(value: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The object under the first of `keys` that holds one, else an empty one."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, dict):
            return found
    return {}


def plain(value: object) -> str | None:
    """A text, or a whole number as text (an id or MMSI that was written as one); None for blanks and all else."""
    if isinstance(value, str):
        # Ids need no cleaning, and there are many.
        return value if value.isascii() and value.isalnum() else clean_text(value) or None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    return None


def number(value: object) -> float | None:
    """A finite number, also one written as text; None for all else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def positive(row: int, where: str, value: object, said: Said) -> float | None:
    """A number from 0 up; anything else that is stated is noted."""
    found = number(value)
    if found is not None and found >= 0:
        return found
    if not _nothing(value):
        said.note(row, where, value, "no number from 0 up")
    return None


@lru_cache(maxsize=1 << 16)
def _moment(value: str) -> dt.datetime | None:
    try:
        found = parse_datetime(value)
    except ValueError:
        return None
    return found if found is not None and found.year in _YEARS else None


def moment(value: object) -> dt.datetime | None:
    """An ISO 8601 time as naive UTC; None for blanks and what is none."""
    return _moment(value) if isinstance(value, str) else None


def noted_moment(row: int, where: str, value: object, said: Said) -> dt.datetime | None:
    """As `moment`; what is stated and is none is noted."""
    found = moment(value)
    if found is None and not _nothing(value):
        said.note(row, where, value, NO_TIME)
    return found


def position(row: int, where: str, value: object, said: Said) -> tuple[float | None, float | None]:
    """Latitude and longitude of `{"lat": …, "lon": …}`: both or neither."""
    place = value if isinstance(value, dict) else {}
    north, east = number(place.get("lat")), number(place.get("lon"))
    if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
        return north, east
    if not _nothing(value) and not (_nothing(place.get("lat")) and _nothing(place.get("lon")) and place):
        said.note(row, where, value, _NO_PLACE)
    return None, None


def words(value: object) -> list[str]:
    """The texts of a list, each once, sorted."""
    if not value or not isinstance(value, list):
        return []
    try:
        return _words(*value)
    except TypeError:
        # A list or object among them is no text.
        return _words(*(each for each in value if isinstance(each, (str, int))))


# Regions repeat.
@lru_cache(maxsize=1 << 14)
def _words(*value: object) -> list[str]:
    return sorted({word for each in value if (word := plain(each))})


def truth(value: object) -> bool | None:
    """A truth value, also one written as text; None for all else."""
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.strip().lower()) if isinstance(value, str) else None


def _nothing(value: object) -> bool:
    return value is None or value in ({}, []) or (isinstance(value, str) and is_blank(value))
