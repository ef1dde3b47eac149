"""Clocks that are wrong: what a source dates after the day on which its file is loaded."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Reading

#: What is said of such a time: it stays as the source states it, and no interval reaches to it.
AHEAD = "lies after the day of loading: kept as the source states it, and no interval is stretched to it"
#: Time zones, and a clock that is wrong by hours only.
_SLACK = dt.timedelta(days=2)


def ahead(moment: dt.datetime | None) -> bool:
    """Whether a time (naive UTC) has not come yet."""
    return moment is not None and moment > latest()


def today() -> dt.date:
    """The day, in UTC."""
    return dt.datetime.now(dt.UTC).date()


@cache
def latest() -> dt.datetime:
    """The latest time that a source can have seen, naive UTC; the same while a process runs."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None) + _SLACK


def note_ahead(reading: Reading, name: str, moments: pa.Array) -> pa.Array:
    """Which times of a property's column have not come yet; they are noted."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    late = pc.fill_null(pc.greater(moments, pa.scalar(latest(), pa.timestamp("us"))), False)
    reading.note_rows(np.flatnonzero(late.to_numpy(zero_copy_only=False)), reading.property(name), AHEAD)
    return late
