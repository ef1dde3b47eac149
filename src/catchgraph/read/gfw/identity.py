"""One dated identity of an answer of the vessels API, from a register or transmitted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imo
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.read.cleaners import FLAG_UNKNOWN, NO_CALL_SIGN, imo_reason, mmsi_reason
from catchgraph.read.clock import AHEAD, ahead
from catchgraph.read.format import Said
from catchgraph.read.gfw.json_fields import noted_moment, plain
from catchgraph.read.reading import attempt

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class GfwIdentity:
    """Names and numbers, from one time to another; what does not identify was left out and noted."""

    name: str | None
    name_key: str | None
    mmsi: str | None
    mmsi_flag: str | None
    call_sign: str | None
    flag: str | None
    imo: str | None
    imo_written: str | None
    imo_status: str
    first: dt.datetime | None
    last: dt.datetime | None

    @property
    def known(self) -> bool:
        """Whether anything identifies."""
        return any((self.name, self.mmsi, self.call_sign, self.imo))

    @property
    def called(self) -> str:
        """A name for people."""
        number = f"MMSI {self.mmsi}" if self.mmsi else f"IMO {self.imo}" if self.imo else None
        return self.name or number or self.call_sign or "unnamed"

    @property
    def key(self) -> tuple[str | None, ...]:
        """What tells it from another identity of one vessel."""
        days = (moment.isoformat() if moment else None for moment in (self.first, self.last))
        return (self.mmsi, self.name, self.call_sign, self.flag, self.imo_written, *days)


def identified(row: int, where: str, value: Mapping[str, Any], said: Said) -> GfwIdentity:
    """The identity of an element of `registryInfo` or `selfReportedInfo` (`where`)."""
    parsed = vessel_name(plain(value.get("shipname")) or "")
    mmsi = _clean(row, f"{where}.ssvid", value.get("ssvid"), ship_mmsi, mmsi_reason, said)
    written = plain(value.get("imo"))
    number = ship_imo(written) if written else None
    status = "valid" if number else imo_status(written or "")
    if status in ("invalid", "unusable"):
        said.note(row, f"{where}.imo", written, imo_reason(written or ""))
    first = noted_moment(row, f"{where}.transmissionDateFrom", value.get("transmissionDateFrom"), said)
    last = noted_moment(row, f"{where}.transmissionDateTo", value.get("transmissionDateTo"), said)
    for key, when in (("transmissionDateFrom", first), ("transmissionDateTo", last)):
        if ahead(when):
            said.note(row, f"{where}.{key}", value.get(key), AHEAD)
            first = last = None
    if first and last and last < first:
        said.note(row, f"{where}.transmissionDateTo", value.get("transmissionDateTo"), "ends before it starts")
        first = last = None
    return GfwIdentity(
        name=parsed.written if parsed else None,
        name_key=parsed.key if parsed else None,
        mmsi=mmsi,
        mmsi_flag=mmsi_flag(mmsi) if mmsi else None,
        call_sign=_clean(row, f"{where}.callsign", value.get("callsign"), call_sign, lambda _: NO_CALL_SIGN, said),
        flag=_clean(row, f"{where}.flag", value.get("flag"), flag, lambda _: FLAG_UNKNOWN, said),
        imo=number,
        imo_written=None if status == "blank" else written,
        imo_status=status,
        first=first,
        last=last,
    )


def shared_columns(found: list[GfwIdentity]) -> dict[str, pa.Array]:
    """Columns that `Broadcast` and `Identity` both have."""
    import pyarrow as pa

    names = ("name_key", "mmsi", "mmsi_flag", "call_sign", "flag", "imo", "imo_written", "imo_status")
    columns = {name: pa.array([getattr(each, name) for each in found], pa.string()) for name in names}
    return {"name": pa.array([each.called for each in found], pa.string()), **columns}


def elements(value: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The objects of the list under `key`."""
    return [each for _, each in parts(value, key)]


def parts(value: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
    """As `elements`, each with its place in the object: `registryInfo[2]`."""
    listed = value.get(key)
    if not isinstance(listed, list):
        return []
    return [(f"{key}[{number}]", each) for number, each in enumerate(listed, 1) if isinstance(each, dict)]


def _clean(row: int, where: str, value: object, clean: Any, reason: Any, said: Said) -> str | None:
    written = plain(value)
    found = attempt(clean, written) if written else None
    if written and found is None:
        said.note(row, where, written, reason(written))
    return found if isinstance(found, str) else None
