"""Encounters: two vessels close together for hours, known by their MMSI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.quantity import decimal, latitude, longitude
from catchgraph.read.cleaners import MET_ITSELF, mmsi_reason, moment, plain_number
from catchgraph.read.clock import note_ahead
from catchgraph.read.keys import Keys
from catchgraph.read.output import Output, Rows, Unusable, all_rows, missing, note_blanks
from catchgraph.read.reading import Reading
from catchgraph.reference.areas import COARSE, INLAND, areas_at, far_inland

if TYPE_CHECKING:
    import pyarrow as pa

_NO_TIME = "no possible time: expected ISO 8601 such as 2016-11-18T14:30:00Z"
#: Column of an MMSI → role of the vessel.
ROLES = {"fishing_mmsi": "fishing vessel", "carrier_mmsi": "carrier"}
_FIGURES = ("duration_h", "median_distance_km", "median_speed_kn")


def read_events(reading: Reading, keys: Keys) -> Output:
    """A table of events as encounters.

    A row without a start, without a usable MMSI on either side, or with one MMSI on both, is unusable.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    stamp = pa.timestamp("us")
    record_ids = keys.ids("encounter")
    start = reading.take("start", moment, stamp)
    note_ahead(reading, "start", start)
    mmsis = {name: reading.take(name, ship_mmsi, pa.string(), mmsi_reason) for name in ROLES}
    for name in ROLES:
        note_blanks(reading, name, "no MMSI stated")
    day = pc.floor_temporal(start, unit="day")
    position = _position(reading)
    _note_inland(reading, position)
    columns = {
        "id": pa.array(record_ids, pa.string()),
        "name": _called(day, mmsis),
        "source": reading.constant(reading.layout.organisation),
        "start": start,
        "end": _end(reading, start),
        "day": day,
        "mmsis": _both(mmsis),
        **position,
        **_areas(position),
        **{name: _figure(reading, name) for name in _FIGURES},
    }
    rows = [Rows("encounter", all_rows(reading), columns), *_participants(reading, columns, mmsis)]
    return Output(record_ids, rows, _unusable(reading, start, mmsis))


def _unusable(reading: Reading, start: pa.Array, mmsis: dict[str, pa.Array]) -> list[Unusable]:
    """Rows without what an encounter cannot be without."""
    import pyarrow.compute as pc

    return [
        missing(pc.is_null(start), reading.property("start"), _NO_TIME),
        missing(_with_itself(mmsis), reading.property("carrier_mmsi"), MET_ITSELF),
        missing(
            pc.and_(*(pc.is_null(mmsis[name]) for name in ROLES)),
            reading.property("fishing_mmsi"),
            "no usable MMSI on either side: no identity",
        ),
    ]


def _with_itself(mmsis: dict[str, pa.Array]) -> pa.Array:
    """Whether both sides are one MMSI."""
    import pyarrow.compute as pc

    return pc.fill_null(pc.equal(*(mmsis[name] for name in ROLES)), False)


def _both(mmsis: dict[str, pa.Array]) -> pa.Array:
    import pyarrow as pa

    sides = zip(*(mmsis[name].to_pylist() for name in ROLES), strict=True)
    return pa.array([sorted({mmsi for mmsi in pair if mmsi}) for pair in sides], pa.list_(pa.string()))


def _participants(reading: Reading, encounter: dict[str, pa.Array], mmsis: dict[str, pa.Array]) -> list[Rows]:
    """Who took part, known by the MMSI; a side without a usable one is nobody."""
    import numpy as np
    import pyarrow as pa

    found = []
    for name, role in ROLES.items():
        rows = np.flatnonzero(mmsis[name].is_valid().to_numpy(zero_copy_only=False))
        at = pa.array(rows)
        columns = {
            "event_id": encounter["id"].take(at),
            "event_label": reading.constant("Encounter").take(at),
            "role": reading.constant(role).take(at),
            "mmsi": mmsis[name].take(at),
            "start": encounter["start"].take(at),
        }
        found.append(Rows("participant", rows, columns))
    return found


def _end(reading: Reading, start: pa.Array) -> pa.Array:
    """The end; one before its start is noted and left out."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    end = reading.take("end", moment, pa.timestamp("us"), _NO_TIME)
    early = pc.fill_null(pc.less(end, start), False)
    rows = np.flatnonzero(early.to_numpy(zero_copy_only=False))
    reading.note_rows(rows, reading.property("end"), "ends before it starts")
    return pc.if_else(early, pa.scalar(None, pa.timestamp("us")), end)


def _position(reading: Reading) -> dict[str, pa.Array]:
    """Latitude and longitude: both or neither, since one alone is no place."""
    import pyarrow as pa
    import pyarrow.compute as pc

    number = pa.float64()
    north = reading.take("latitude", _latitude, number, "no latitude from -90 to 90 degrees: no position")
    east = reading.take("longitude", _longitude, number, "no longitude from -180 to 180 degrees: no position")
    known = pc.and_(pc.is_valid(north), pc.is_valid(east))
    nothing = pa.scalar(None, number)
    return {"latitude": pc.if_else(known, north, nothing), "longitude": pc.if_else(known, east, nothing)}


def _note_inland(reading: Reading, position: dict[str, pa.Array]) -> None:
    import numpy as np

    degrees = [position[name].to_numpy(zero_copy_only=False) for name in ("latitude", "longitude")]
    rows = np.flatnonzero(far_inland(*(np.asarray(column, dtype=np.float64) for column in degrees)))
    reading.note_rows(rows, reading.property("latitude"), INLAND)


def _areas(position: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Whose area of competence the position lies in; nothing where there is no position."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    degrees = [position[name].to_numpy(zero_copy_only=False) for name in ("latitude", "longitude")]
    found = areas_at(*(np.asarray(column, dtype=np.float64) for column in degrees))
    basis = pc.if_else(pc.is_valid(position["latitude"]), COARSE, pa.scalar(None, pa.string()))
    return {"rfmos": pa.array(found, pa.list_(pa.string())), "areas_basis": basis}


def _latitude(value: str) -> float | None:
    number = plain_number(value)
    return latitude(value) if number is None or abs(number) > 90 else number


def _longitude(value: str) -> float | None:
    number = plain_number(value)
    return longitude(value) if number is None or abs(number) > 180 else number


def _figure(reading: Reading, name: str) -> pa.Array:
    import pyarrow as pa

    comma = reading.layout.format.decimal_comma

    def figure(value: str) -> float | None:
        number = None if comma else plain_number(value)
        number = decimal(value, comma) if number is None else number
        return number if number is not None and number >= 0 else None

    return reading.take(name, figure, pa.float64(), "no number from 0 up")


def _called(day: pa.Array, mmsis: dict[str, pa.Array]) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    fishing, carrier = (pc.fill_null(mmsis[name], "unknown") for name in ROLES)
    date = pc.fill_null(day.cast(pa.date32()).cast(pa.string()), "")
    text = pc.binary_join_element_wise("Encounter", date, " ")
    return pc.binary_join_element_wise(text, pc.binary_join_element_wise(fishing, carrier, " – "), ", ")
