"""The vessel of an event as Global Fishing Watch names it: its identity, its role, and whether it is a vessel at all.

Global Fishing Watch gives every combination of identity values that a station transmitted an id of its own. Types are
those of its API (`EventVesselType` of its published client: bunker, cargo, carrier, discrepancy, fishing, gear,
other, passenger, seismic_vessel, support); they are what it concludes, not what the vessel states. `gear` is a buoy or
net marker with a transmitter: no vessel. All others are vessels, seismic ones and those of which its sources disagree
(`discrepancy`) too. `other` also holds platforms, which nothing in an event tells apart: they stay, as `vessel`, unless
their number is that of an aid to navigation (99 and seven digits, ITU-R M.585).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from catchgraph.model.ids import make_id
from catchgraph.normalise.flag import flag
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.read.cleaners import FLAG_UNKNOWN, mmsi_reason
from catchgraph.read.gfw.json_fields import plain, truth

ROLES = {
    "fishing": "fishing vessel",
    "carrier": "carrier",
    "bunker": "bunker vessel",
    "tanker": "bunker vessel",
    "bunker_or_tanker": "bunker vessel",
    "support": "support vessel",
}
GEAR = "gear, no vessel"
AID = "an aid to navigation's number (99…) on something of no known type: no vessel"
_NUMBER_OF = "gfw vessel"


@dataclass(frozen=True, slots=True)
class Who:
    """A vessel as a file names it.

    `mention` is the id of the mention of it: one per id of Global Fishing Watch in every file; None where its MMSI is
    all. `refusal` says why it is no vessel; `notes` what was left out: key, value, reason.
    """

    number: str | None
    mmsi: str | None
    mmsi_flag: str | None
    name: str | None
    name_key: str | None
    flag: str | None
    type: str | None
    mention: str | None
    refusal: str
    notes: tuple[tuple[str, str, str], ...]

    @property
    def known(self) -> bool:
        """Whether anything identifies it."""
        return bool(self.number or self.mmsi or self.name)

    @property
    def role(self) -> str:
        """Its role in an event, by its type."""
        return ROLES.get(self.type or "", "vessel")

    @property
    def called(self) -> str:
        """How an event's name calls it."""
        return self.mmsi or self.name or "unknown"


def mention_of(number: str) -> str:
    """Id of the mention of the vessel of that id of Global Fishing Watch."""
    return make_id("mention", _NUMBER_OF, number)


def who(value: Mapping[str, Any]) -> Who:
    """The vessel that an object `{"id", "ssvid", "name", "flag", "type"}` names."""
    get = value.get
    try:
        return _who(get("id"), get("ssvid"), get("name"), get("flag"), get("type"))
    except TypeError:
        # A list or object where a text belongs is none.
        return _who(*(plain(get(key)) for key in ("id", "ssvid", "name", "flag", "type")))


@lru_cache(maxsize=1 << 17)
def _who(*written: object) -> Who:
    number, ssvid, name, state, type_ = map(plain, written)
    mmsi = ship_mmsi(ssvid) if ssvid else None
    parsed = vessel_name(name) if name else None
    iso3 = flag(state) if state else None
    kind = type_.lower() if type_ else None
    notes = []
    if ssvid and not mmsi:
        notes.append(("vessel.ssvid", ssvid, mmsi_reason(ssvid)))
    if state and not iso3:
        notes.append(("vessel.flag", state, FLAG_UNKNOWN))
    aid = kind in (None, "other") and bool(ssvid) and len(ssvid or "") == 9 and (ssvid or "").startswith("99")
    return Who(
        number=number,
        mmsi=mmsi,
        mmsi_flag=mmsi_flag(mmsi) if mmsi else None,
        name=parsed.written if parsed else None,
        name_key=parsed.key if parsed else None,
        flag=iso3,
        type=kind,
        mention=_mention(number, mmsi, parsed.written if parsed else None, iso3),
        refusal=GEAR if kind == "gear" else AID if aid else "",
        notes=tuple(notes),
    )


def _mention(number: str | None, mmsi: str | None, name: str | None, state: str | None) -> str | None:
    if number:
        return mention_of(number)
    return make_id("mention", _NUMBER_OF, None, mmsi, name, state) if name else None


def authorisations(value: Mapping[str, Any]) -> tuple[str, ...]:
    """What the source found of public authorisations: `WCPFC: found`, `IOTC: not found`; an open answer is none."""
    listed = value.get("publicAuthorizations")
    if not listed or not isinstance(listed, list):
        return ()
    stated = [
        (each.get("rfmo"), each.get("hasPubliclyListedAuthorization")) for each in listed if isinstance(each, dict)
    ]
    try:
        return _authorisations(*stated)
    except TypeError:
        # A list or object where a text belongs is none.
        return _authorisations(*((plain(body), plain(answer)) for body, answer in stated))


@lru_cache(maxsize=1 << 12)
def _authorisations(*stated: tuple[object, object]) -> tuple[str, ...]:
    found = set()
    for name, answer in stated:
        body, listed = plain(name), truth(answer)
        if body and listed is not None:
            found.add(f"{body}: {'found' if listed else 'not found'}")
    return tuple(sorted(found))
