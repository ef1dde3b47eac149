"""A vessel of FollowTheMoney as an `Identity` and a mention."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imo
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi
from catchgraph.normalise.quantity import build_year, tonnage
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.read.cleaners import FLAG_UNKNOWN, NO_CALL_SIGN, NO_REGISTRATION, NO_YEAR, imo_reason, mmsi_reason
from catchgraph.read.ftm.context import Context
from catchgraph.read.ftm.entity import FtmEntity
from catchgraph.read.rows_of import IdentityRow, VesselRow

T = TypeVar("T")

NO_VESSEL = "no name, number or call sign: no vessel to speak of"


def state(text: str) -> str | None:
    """The state of a country's code or name; FollowTheMoney writes ISO 3166 alpha-2 codes, where `na` is Namibia."""
    return flag(text, iso2=len(text) == 2)


def vessel_of(entity: FtmEntity, context: Context) -> tuple[IdentityRow, VesselRow] | None:
    """What the entity says of the vessel; None, and refused, where nothing identifies one."""

    def each(name: str, clean: Callable[[str], T | None], reason: str | Callable[[str], str]) -> tuple[T, ...]:
        return cleaned(entity, context, name, clean, reason)

    names = tuple(text for text in entity.all("name", "alias") if vessel_name(text))
    imos = each("imoNumber", ship_imo, imo_reason)
    mmsis, signs = each("mmsi", ship_mmsi, mmsi_reason), each("callSign", call_sign, NO_CALL_SIGN)
    registrations = each("registrationNumber", registration_number, NO_REGISTRATION)
    if not (names or imos or mmsis or signs or registrations):
        context.said.refuse(entity.row, "properties.name", entity.first("name"), NO_VESSEL)
        return None
    flags = each("flag", state, FLAG_UNKNOWN)
    past = tuple(code for code in each("pastFlags", state, FLAG_UNKNOWN) if code not in flags)
    tons = each("grossRegisteredTonnage", tonnage, "no tonnage") or each("tonnage", tonnage, "no tonnage")
    years = each("buildDate", build_year, NO_YEAR)
    former = tuple(text for text in entity.all("previousName") if vessel_name(text))
    for what, several in (("imoNumber", imos), ("flag", flags)):
        _several(entity, context, what, several)
    mention = VesselRow(
        row=entity.row,
        mention_id=context.mention(entity),
        name=names[0] if names else None,
        names=names,
        former_names=former,
        imo=imos[0] if imos else None,
        mmsis=mmsis,
        call_signs=signs,
        registration_numbers=registrations,
        flags=flags,
        former_flags=past,
        tonnages=tons,
        built=years,
        vessel_type=entity.first("type"),
    )
    return _identity(entity, context, mention, imos[1:]), mention


def _identity(entity: FtmEntity, context: Context, said: VesselRow, other_imos: tuple[str, ...]) -> IdentityRow:
    """The record of what the mention says, and of further IMO numbers."""
    parsed = vessel_name(said.name) if said.name else None
    numbers = (*filter(None, (said.imo,)), *said.registration_numbers, *said.call_signs, *said.mmsis)
    written = entity.first("imoNumber")
    return IdentityRow(
        row=said.row,
        mention_id=said.mention_id,
        id=context.id("identity", entity.id),
        name=said.name or f"unnamed {next(iter(numbers), '')}",
        source=context.source,
        number=entity.id,
        name_key=parsed.key if parsed else None,
        other_names=said.names[1:],
        previous_names=said.former_names,
        flag=said.flags[0] if said.flags else None,
        other_flags=said.flags[1:],
        previous_flags=said.former_flags,
        imo=said.imo,
        other_imos=other_imos,
        imo_written=written,
        imo_status="valid" if said.imo else imo_status(written or ""),
        mmsi=said.mmsis[0] if said.mmsis else None,
        mmsi_flag=mmsi_flag(said.mmsis[0]) if said.mmsis else None,
        call_sign=said.call_signs[0] if said.call_signs else None,
        other_call_signs=said.call_signs[1:],
        registration_number=said.registration_numbers[0] if said.registration_numbers else None,
        vessel_type=said.vessel_type,
        tonnage=said.tonnages[0] if said.tonnages else None,
        built=said.built[0] if said.built else None,
        edition=context.provenance.edition.day,
    )


def cleaned(
    entity: FtmEntity,
    context: Context,
    name: str,
    clean: Callable[[str], T | None],
    reason: str | Callable[[str], str],
) -> tuple[T, ...]:
    """The values of a property, each once; what does not fit is noted."""
    found: dict[T, None] = {}
    for text in entity.all(name):
        value = clean(text)
        if value is None:
            why = reason if isinstance(reason, str) else reason(text)
            context.said.note(entity.row, f"properties.{name}", text, why)
        else:
            found[value] = None
    return tuple(found)


def _several(entity: FtmEntity, context: Context, name: str, values: Sequence[object]) -> None:
    if len(values) > 1:
        text = ", ".join(map(str, values))
        context.said.note(entity.row, f"properties.{name}", text, f"several, without dates: {values[0]} is taken")
