"""A vessel as a document names it: from its texts to what a naming holds (`model.mentions.NamedVessel`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.cell import bare
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import ship_imos
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.normalise.vessel_name import vessel_name


@dataclass(frozen=True, slots=True)
class VesselParts:
    """What a record writes of one vessel."""

    name: str = ""
    flag: str = ""
    imo: str = ""
    mmsi: str = ""
    call_sign: str = ""
    registration_number: str = ""
    licence: str = ""
    register_number: str = ""


@dataclass(frozen=True, slots=True)
class VesselRead:
    """Columns of a naming; `reason`: what is doubtful about its number."""

    name: str | None
    name_key: str | None
    flag: str | None
    imo: str | None
    number_written: str | None
    mmsi: str | None
    call_sign: str | None
    registration_number: str | None
    licence: str | None
    register_number: str | None
    reason: str = ""


@lru_cache(maxsize=1 << 15)
def read_vessel(parts: VesselParts, *, iso2: bool = False) -> VesselRead | None:
    """The vessel that a record names; None where it gives neither name nor number.

    A number that is no IMO number of a ship is kept as written. `iso2`: flags are codes of two letters.
    """
    named = vessel_name(parts.name)
    numbers = ship_imos(parts.imo)
    written = None if is_blank(parts.imo) else bare(parts.imo)
    sign, registration = call_sign(parts.call_sign), registration_number(parts.registration_number)
    mmsi, registered = ship_mmsi(parts.mmsi), registration_number(parts.register_number)
    if not any((named, written, sign, registration, mmsi, registered)):
        return None
    return VesselRead(
        name=named.written if named else None,
        name_key=named.key if named else None,
        flag=flag(parts.flag, iso2=iso2),
        imo=numbers[0] if numbers else None,
        number_written=written,
        mmsi=mmsi,
        call_sign=sign,
        registration_number=registration,
        licence=None if is_blank(parts.licence) else clean_text(parts.licence),
        register_number=registered,
        reason="no IMO number of a ship" if written and not numbers else "",
    )
