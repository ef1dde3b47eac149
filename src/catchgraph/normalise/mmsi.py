"""Maritime Mobile Service Identities (Recommendation ITU-R M.585)."""

from __future__ import annotations

import re

from catchgraph.reference.countries import iso3_by_mid

from .text import clean_text

_NINE_DIGITS = re.compile(r"([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{3})(?:\.0+)?")
_LOWEST_MID, _HIGHEST_MID = 201, 775


def ship_mmsi(value: str) -> str | None:
    """The nine digits of a ship station's MMSI, else None.

    A ship station's begins with its country's maritime identification digits, 201 to 775. What begins
    with 0 is a coast station or group, with 1 an aircraft, with 8 a handheld radio, with 9 a craft of a
    parent ship, an aid to navigation or a distress beacon (ITU-R M.585-9, annexes 1 and 2). A number of
    one repeated digit, or of digits and nothing but zeros or nines after, is a default setting, not an identity.
    """
    match = _NINE_DIGITS.fullmatch(clean_text(value))
    if match is None:
        return None
    digits = match[1] + match[2] + match[3]
    if not _LOWEST_MID <= int(match[1]) <= _HIGHEST_MID or _is_default(digits):
        return None
    return digits


def mmsi_flag(mmsi: str) -> str | None:
    """ISO3 code of the flag that a ship station's MMSI names by its first three digits, else None.

    Source: `reference/maritime_ids.csv`, the ITU's table of maritime identification digits.
    """
    digits = ship_mmsi(mmsi)
    return iso3_by_mid().get(digits[:3]) if digits else None


def _is_default(digits: str) -> bool:
    return len(set(digits)) == 1 or digits[3:] in {"000000", "999999"} or digits in {"234567890", "345678901"}
