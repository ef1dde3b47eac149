"""What is screened: names and numbers as typed, and what the rows of a file give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catchgraph.normalise.call_sign import call_signs
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imos
from catchgraph.normalise.mmsi import ship_mmsis
from catchgraph.normalise.name_forms import forms_of
from catchgraph.normalise.registration import registration_numbers
from catchgraph.normalise.script import incomparable
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.normalise.vessel_name import split_names, vessel_name
from catchgraph.read.cleaners import imo_reason

#: Properties of a row that say which vessel it is, as people name them, in the order in which they name a vessel.
SAID = {
    "name": "name", "imo": "IMO number", "mmsi": "MMSI", "call_sign": "call sign",
    "registration_number": "registration number",
}  # fmt: skip
_SHOWN, _SEVEN = 40, 7
# What is typed of digits alone, this long, is meant for an IMO number or MMSI, not for a name.
_NUMBER = re.compile(r"\d{5,}")
# "RED HERON IMO 9176187", "RED HERON (IMO: 9176187)".
_WITH_IMO = re.compile(r"[\s(\[,;]+IMO\b[^\w]{0,3}(?:N[O0]\b)?[^\w]{0,3}(\d{7})\b[)\]]?", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """A vessel to screen. `names`: key → as written; `remarks`: what was given and cannot be used."""

    given: str
    line: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    imos: frozenset[str] = frozenset()
    mmsis: frozenset[str] = frozenset()
    call_signs: frozenset[str] = frozenset()
    registrations: frozenset[str] = frozenset()
    flag: str | None = None
    remarks: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> dict[str, str]:
        """As `Listed.forms`."""
        return forms_of(self.names.values())

    def facts(self) -> set[str]:
        """As `Listed.facts`."""
        kinds = {
            "name": self.forms, "imo": self.imos, "mmsi": self.mmsis, "call": self.call_signs,
            "registration": self.registrations,
        }  # fmt: skip
        return {f"{kind} {value}" for kind, values in kinds.items() for value in values}

    def said(self) -> list[str]:
        """What there is to compare, in words: `name`, `IMO number`, …"""
        # A name that may be a number is called a name.
        numbers = self.registrations.difference(*map(registration_numbers, self.names.values()))
        given = (self.names, self.imos, self.mmsis, self.call_signs, numbers)
        return [word for word, value in zip(SAID.values(), given, strict=True) if value]

    def unread(self) -> list[str]:
        """What of it was not compared, and why: a vessel that was not found may still be there."""
        why = [incomparable(name) for name in self.names.values()]
        return [*self.remarks, *(why[:1] if all(why) else ())]


def subject_of(text: str, line: int | None = None) -> Subject:
    """What a person typed: IMO numbers or MMSIs if it is some, else names, which may be a number or call sign.

    A name may have its IMO number behind it: `RED HERON IMO 9176187`.
    """
    if imos := ship_imos(text):
        return Subject(text, line, imos=frozenset(imos))
    if mmsis := ship_mmsis(text):
        return Subject(text, line, mmsis=frozenset(mmsis))
    if _NUMBER.fullmatch(clean_text(text)):
        return _of_digits(clean_text(text), line)
    behind = _WITH_IMO.search(text)
    name = text[: behind.start()] if behind else text
    imos = ship_imos(behind[1]) if behind else []
    return Subject(
        text,
        line,
        names=_names(split_names(name)),
        imos=frozenset(imos),
        call_signs=frozenset(call_signs(name)),
        registrations=frozenset(registration_numbers(name)),
        remarks=_no_imo([behind[1]] if behind else []),
    )


def _of_digits(digits: str, line: int | None) -> Subject:
    """Digits that are no valid number of a ship: there may be a registration number, but nobody's name."""
    wrong = _no_imo([digits]) if len(digits) == _SEVEN else (f"{digits} is neither an IMO number nor an MMSI",)
    return Subject(digits, line, registrations=frozenset(registration_numbers(digits)), remarks=wrong)


def subject_of_row(values: Mapping[str, Sequence[str]], line: int) -> Subject:
    """What a row gives, by the properties of `SAID` and `flag`; a name that is a number counts as one, too."""
    cells = values.get("name", ())
    names = [name for cell in cells for name in split_names(cell)]
    imos = [cell for cell in values.get("imo", ()) if imo_status(cell) != "blank"]
    signs, more = _clean(values, "call_sign", call_signs)
    mmsis, wrong = _clean(values, "mmsi", ship_mmsis)
    numbers, poor = _clean(values, "registration_number", registration_numbers)
    return Subject(
        given=_given(values),
        line=line,
        names=_names(names),
        imos=frozenset(imo for cell in imos for imo in ship_imos(cell)),
        mmsis=mmsis,
        call_signs=signs,
        registrations=numbers.union(*map(registration_numbers, names)),
        flag=next(filter(None, map(flag, values.get("flag", ()))), None),
        remarks=(*_no_name(cells), *_no_imo(imos), *wrong, *more, *poor),
    )


def _given(values: Mapping[str, Sequence[str]]) -> str:
    """What people call the row: its name, else a number; where all are blanks, as they are written."""
    cells = [cell.strip() for name in SAID for cell in values.get(name, ()) if cell.strip()]
    return next((cell for cell in cells if not is_blank(cell)), cells[0] if cells else "")


def _clean(
    values: Mapping[str, Sequence[str]], name: str, clean: Callable[[str], Iterable[str]]
) -> tuple[frozenset[str], list[str]]:
    """The usable values of a property, and a remark for each cell that is filled and holds none."""
    cells = {cell: frozenset(clean(cell)) for cell in values.get(name, ()) if not is_blank(cell)}
    remarks = [f"{SAID[name]} {cell.strip()[:_SHOWN]} identifies nothing" for cell, found in cells.items() if not found]
    return frozenset().union(*cells.values()), remarks


def _no_name(cells: Iterable[str]) -> list[str]:
    return [
        f"name {cell.strip()[:_SHOWN]} cannot be read" for cell in cells if not is_blank(cell) and not split_names(cell)
    ]


def _no_imo(cells: Iterable[str]) -> tuple[str, ...]:
    wrong = (cell for cell in cells if not ship_imos(cell))
    return tuple(f"IMO number {cell.strip()[:_SHOWN]} is not valid: {imo_reason(cell)}" for cell in wrong)


def _names(written: Iterable[str]) -> dict[str, str]:
    return {parsed.key: name.strip() for name in written if (parsed := vessel_name(name))}
