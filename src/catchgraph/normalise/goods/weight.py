"""Weights in kilograms, whatever their notation and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from ..cell import bare
from .number import Written, written_number

#: No ship carries more than half a million tonnes: what is above is no weight of goods.
_MOST_KG = 500_000_000.0
#: `Kg.`, `LBS`, `KG/NET`; words beside a unit that say which weight it is.
_NOT_WORD = re.compile(r"[^\w/]+")
_BESIDE = frozenset(
    {
        *("NET", "NETO", "NETTO", "NETT", "NW", "GROSS", "BRUTO", "BRUTTO", "BRUT", "GW", "WEIGHT", "PESO", "POIDS"),
        *("DRAINED", "LIVE", "ABOUT", "APPROX", "CIRCA", "CA", "OF", "DE", "НЕТТО", "БРУТТО", "ВЕС"),
    }
)


@dataclass(frozen=True, slots=True)
class Weight:
    """Kilograms, or none with the `reason`; `doubt`: why a weight may be another ('' where nothing is doubtful)."""

    kg: float | None
    reason: str = ""
    doubt: str = ""


def weight(value: str, unit: str = "", decimal_comma: bool | None = None) -> Weight:
    """The weight of a cell in kg: `1.234,56 KG`, `12,345.60 LBS`, `KGM 10000`, `22.5 т`.

    No weight, with the reason, where it is blank, no number, zero, negative, above 500,000 t, without a unit or in
    one that weighs nothing certain (`CTN`). `unit` is that of a cell without one. What may mean two units (`TON`,
    `CWT`) is taken as `reference/weight_units.csv` says (UN/ECE Recommendation 20, NIST Handbook 44) with a doubt.
    `decimal_comma`: what the column shows; see `written_number`. Never raises.
    """
    found = written_number(value, decimal_comma)
    if isinstance(found, str):
        return Weight(None, found)
    named = (unit_word(f"{found.before} {found.after}") if found.before or found.after else "") or _unit(unit)
    reason = _reason(found, named)
    if reason:
        return Weight(None, reason)
    kg, doubt = _units()[named]
    size = round(found.number * kg, 6)
    if not 0 < size <= _MOST_KG:
        return Weight(None, "zero" if size == 0 else f"absurd: {size:.3g} kg")
    return Weight(size, "", "; ".join(filter(None, (found.doubt, doubt))))


def unit_word(value: str) -> str:
    """The unit of a cell, in capitals and without words as `net` and `peso`; '' where it names none: `Kgs.` is KGS."""
    words = [word for word in _NOT_WORD.split(bare(value[:200]).upper().replace(".", "")) if word]
    return " ".join(word for word in words if word not in _BESIDE)


# The unit beside many weights is the same.
@lru_cache(maxsize=1 << 10)
def _unit(value: str) -> str:
    return unit_word(value)


def kg_per(unit: str) -> float | None:
    """How many kg a unit is; None where it is unknown or weighs nothing certain."""
    found = _units().get(unit_word(unit))
    return found[0] if found else None


def _reason(found: Written, named: str) -> str:
    if found.number < 0:
        return "negative"
    if found.number == 0:
        return "zero"
    if not named:
        return "no unit"
    return "" if named in _units() else f"unknown unit {named[:20]!r}"


@cache
def _units() -> dict[str, tuple[float, str]]:
    """Kilograms and doubt by unit in capitals."""
    return {row["unit"]: (float(row["kg"]), row["doubt"] and f"{row['unit']}: {row['doubt']}") for row in _rows()}


def _rows() -> tuple[dict[str, str], ...]:
    return read_table("weight_units")
