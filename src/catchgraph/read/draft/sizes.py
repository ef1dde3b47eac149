"""The columns of lengths and tonnages, with their units and kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median

from catchgraph.normalise.quantity import decimal
from catchgraph.normalise.text import fold
from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.vocabulary import kinds_of
from catchgraph.read.layouts.model import LENGTH_KINDS, TONNAGE_KINDS
from catchgraph.read.marks import with_point

#: Words before the number that tell its kind (NEAFC's scheme: length over all, London and Oslo Convention).
PREFIXES = {"OA": "LOA", "PP": "LBP", "LC": "GT", "OC": "GRT"}
_PREFIX = re.compile(r"\s*([A-Za-z]{1,4})[\s.:]*[0-9]")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_UNKNOWN = ("unknown", "desconocid", "inconnu", "desconhecid", "unspecified")
_WORDS = {"reg": "registered", "registered": "registered", "overall": "LOA", "oa": "LOA", "between": "LBP", "bp": "LBP"}


@dataclass(frozen=True)
class Size:
    """A column of lengths or tonnages as a layout declares it, and why."""

    column: Column
    why: str
    unit: str = ""
    unit_column: Column | None = None
    kind: str = ""
    kind_column: Column | None = None
    kinds: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)


def choose_lengths(chosen: Chosen) -> list[Size]:
    """Every column of lengths."""
    unit, kind = (_beside(chosen, name) for name in ("length_unit", "length_kind"))
    return [_size(chosen, column, LENGTH_KINDS, kind, unit) for column in _sizes(chosen, "length")]


def choose_tonnages(chosen: Chosen) -> list[Size]:
    """Every column of gross tonnages."""
    kind = _beside(chosen, "tonnage_kind")
    return [_size(chosen, column, TONNAGE_KINDS, kind, None) for column in _sizes(chosen, "tonnage")]


def _sizes(chosen: Chosen, attribute: str) -> list[Column]:
    found = [
        column
        for column in chosen.free()
        if column.said.precision(attribute) and looks.count(column, looks.number).share >= 0.8
    ]
    chosen.taken.update(column.position for column in found)
    return found


def _beside(chosen: Chosen, attribute: str) -> Column | None:
    """A column that says the unit or kind of another: few words, no numbers."""
    for column in chosen.free():
        if column.said.precision(attribute) and len(column.distinct) <= 12:
            return column
    return None


def _size(
    chosen: Chosen, column: Column, known: tuple[str, ...], kind_column: Column | None, unit_column: Column | None
) -> Size:
    kinds = kinds_of(column.name, known)
    prefixes = _prefixes(column)
    one = kinds[0] if len(kinds) == 1 and not prefixes else ""
    beside = kind_column if not one and not prefixes else None
    chosen.taken.update(each.position for each in (beside, unit_column) if each)
    feet = bool(kinds_of(column.name, ("ft",)))
    length = known == LENGTH_KINDS
    return Size(
        column,
        _why(column),
        unit="" if unit_column or not length else "ft" if feet else "m",
        unit_column=unit_column if length else None,
        kind=one,
        kind_column=beside,
        kinds=_kinds(beside, known) if beside else {},
        prefixes=prefixes,
    )


def _kinds(column: Column, known: tuple[str, ...]) -> dict[str, str]:
    """Our kinds for a column's words; none for those that say it is unknown. Other words (net tonnage) are left out."""
    found = {value: _kind(value, known) for value in column.distinct}
    ours = {value: kind for value, kind in found.items() if kind is not None}
    return {} if all(value == kind for value, kind in ours.items()) else ours


def _kind(value: str, known: tuple[str, ...]) -> str | None:
    words = [word for word in re.split(r"[^a-z]+", fold(value).casefold()) if word]
    own = kinds_of(value, known) or [_WORDS[word] for word in words if _WORDS.get(word) in known]
    if not own and "LBP" in known and words and words[0].startswith("between"):
        return "LBP"
    return own[0] if own else "" if any(word.startswith(_UNKNOWN) for word in words) else None


def _prefixes(column: Column) -> dict[str, str]:
    words = {match[1].upper() for value in column.values if (match := _PREFIX.match(value))}
    return {word: PREFIXES[word] for word in sorted(words)} if words and words <= set(PREFIXES) else {}


def _why(column: Column) -> str:
    found = [float(number) for value in column.values if (number := _number(value)) is not None]
    if not found:
        return "by its header only"
    return f"{looks.count(column, looks.number)} are numbers, the one in the middle is {median(found):g}"


def _number(value: str) -> float | None:
    match = _DIGITS.search(value)
    text = match[0].rstrip(".,") if match else ""
    try:
        comma = bool(re.search(r",[0-9]{1,2}$", text))
        return decimal(with_point(text) if comma else text)
    except ValueError:
        return None
