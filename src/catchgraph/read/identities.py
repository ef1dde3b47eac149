"""Identities that vessels transmitted over AIS: a `Broadcast` per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.call_sign import call_sign, call_signs
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi, ship_mmsis
from catchgraph.read.cleaners import NO_CALL_SIGN, mmsi_reason, moment, name_as_written, singles, take_imo
from catchgraph.read.clock import note_ahead
from catchgraph.read.keys import Keys
from catchgraph.read.name_keys import name_key
from catchgraph.read.output import Output, Rows, all_rows, missing, note_blanks
from catchgraph.read.reading import Reading
from catchgraph.read.states import take_flag

if TYPE_CHECKING:
    import pyarrow as pa

_NO_TIME = "no possible time: expected ISO 8601 such as 2016-11-18T14:30:00Z"


def read_identities(reading: Reading, keys: Keys) -> Output:
    """A table of transmitted identities as broadcasts and vessel mentions.

    A row without a usable MMSI is kept where it gives a name, a call sign or an IMO number; a MMSI that is
    blank or impossible is noted.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    record_ids, mention_ids = keys.ids("broadcast"), keys.ids("mention")
    said = _said(reading)
    note_blanks(reading, "mmsi", "no MMSI stated")
    called = pc.coalesce(said["name"], pc.binary_join_element_wise("MMSI", said["mmsi"], " "), said["call_sign"])
    broadcast = {
        "mention_id": pa.array(mention_ids, pa.string()),
        "id": pa.array(record_ids, pa.string()),
        **said,
        "name_key": reading.property("name").map(name_key, pa.string()),
        "name": pc.coalesce(called, pc.binary_join_element_wise("IMO", said["imo"], " "), "unnamed"),
    }
    mention = {
        "mention_id": pa.array(mention_ids, pa.string()),
        "record_kind": reading.constant("broadcast"),
        "name": said["name"],
        "names": singles(said["name"]),
        "imo": said["imo"],
        "mmsis": reading.property("mmsi").map(ship_mmsis, pa.list_(pa.string())),
        "mmsi_first": said["first"],
        "mmsi_last": said["last"],
        "call_signs": reading.property("call_sign").map(call_signs, pa.list_(pa.string())),
        "flags": singles(said["flag"]),
    }
    unknown = pc.is_null(pc.coalesce(said["name"], said["mmsi"], said["call_sign"], said["imo"]))
    reason = "no usable MMSI, name, call sign or IMO number: no identity"
    rows = all_rows(reading)
    return Output(
        record_ids,
        [Rows("broadcast", rows, broadcast), Rows("vessel_mention", rows, mention)],
        [missing(unknown, reading.property("mmsi"), reason)],
    )


def _said(reading: Reading) -> dict[str, pa.Array]:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    text, stamp = pa.string(), pa.timestamp("us")
    first = reading.take("first", moment, stamp, _NO_TIME)
    last = reading.take("last", moment, stamp, _NO_TIME)
    early = pc.fill_null(pc.less(last, first), False)
    rows = np.flatnonzero(early.to_numpy(zero_copy_only=False))
    reading.note_rows(rows, reading.property("last"), "last transmission before the first")
    for name, moments in (("first", first), ("last", last)):
        early = pc.or_(early, note_ahead(reading, name, moments))
    nothing = pa.scalar(None, stamp)
    said = {name: column for name, column in take_imo(reading).items() if name != "other_imos"}
    return {
        **said,
        "name": reading.take("name", name_as_written, text),
        "mmsi": reading.take("mmsi", ship_mmsi, text, mmsi_reason),
        "mmsi_flag": reading.take("mmsi", mmsi_flag, text),
        "call_sign": reading.take("call_sign", call_sign, text, NO_CALL_SIGN),
        "flag": take_flag(reading),
        # Days in the wrong order, and of a clock that is wrong, cover no day at all, rather than the wrong ones.
        "first": pc.if_else(early, nothing, first),
        "last": pc.if_else(early, nothing, last),
    }
