"""Roman numerals as names of vessels and companies use them."""

from __future__ import annotations

_TENS = ("", "X", "XX", "XXX")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

#: I to XXXIX in capitals → the number in digits.
ROMAN = {
    ten + unit: str(10 * tens + units)
    for tens, ten in enumerate(_TENS)
    for units, unit in enumerate(_UNITS)
    if ten or unit
}
