"""Maritime Mobile Service Identities (Recommendation ITU-R M.585)."""

from __future__ import annotations

from catchgraph.reference.countries import iso3_by_mid

from .cell import numbers

_WORDS = frozenset(
    {"MMSI", "ISMM", "NO", "NR", "N", "O", "NUM", "NUMBER", "NUMERO", "NÚMERO", "NUMÉRO", "EX", "AND", "OR"}
)
_LENGTH = 9
_LOWEST_MID, _HIGHEST_MID = 201, 775


def ship_mmsi(value: str) -> str | None:
    """The nine digits of a ship station's MMSI, else None; the first of several in a cell.

    A ship station's begins with its country's maritime identification digits, 201 to 775. What begins
    with 0 is a coast station or group, with 1 an aircraft, with 8 a handheld radio, with 9 a craft of a
    parent ship, an aid to navigation or a distress beacon (ITU-R M.585-9, annexes 1 and 2). A number of
    one repeated digit, or of digits and nothing but zeros or nines after, is a default setting, not an identity.
    """
    return next(iter(ship_mmsis(value)), None)


def ship_mmsis(value: str) -> list[str]:
    """Every ship station's MMSI of a cell: `352500014;352500015`, `MMSI: 352-500-014`, `="352500014"`."""
    plain = len(value) == _LENGTH and value.isascii() and value.isdigit()
    found = [value] if plain else numbers(value, _LENGTH, _WORDS)
    return [digits for digits in found if _LOWEST_MID <= int(digits[:3]) <= _HIGHEST_MID and not _is_default(digits)]


def mmsi_flag(mmsi: str) -> str | None:
    """ISO3 code of the flag that a ship station's MMSI names by its first three digits, else None.

    Source: `reference/maritime_ids.csv`, the ITU's table of maritime identification digits.
    """
    digits = ship_mmsi(mmsi)
    return iso3_by_mid().get(digits[:3]) if digits else None


def _is_default(digits: str) -> bool:
    return len(set(digits)) == 1 or digits[3:] in {"000000", "999999"} or digits in {"234567890", "345678901"}
