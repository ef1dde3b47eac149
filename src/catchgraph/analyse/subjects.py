"""What is screened: names and numbers as typed, and what the rows of a file give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from catchgraph.normalise.call_sign import call_signs
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imos
from catchgraph.normalise.mmsi import ship_mmsis
from catchgraph.normalise.registration import registration_number, registration_numbers
from catchgraph.normalise.text import is_blank
from catchgraph.normalise.vessel_name import split_names, vessel_name
from catchgraph.read.values import imo_reason

#: Properties of a row that say which vessel it is, as people name them, in the order in which they name a vessel.
SAID = {
    "name": "name", "imo": "IMO number", "mmsi": "MMSI", "call_sign": "call sign",
    "registration_number": "registration number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
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

    def facts(self) -> set[str]:
        """As `Listed.facts`."""
        kinds = {
            "name": self.names, "imo": self.imos, "mmsi": self.mmsis, "call": self.call_signs,
            "registration": self.registrations,
        }  # fmt: skip
        return {f"{kind} {value}" for kind, values in kinds.items() for value in values}

    def said(self) -> list[str]:
        """What there is to compare, in words: `name`, `IMO number`, …"""
        given = (self.names, self.imos, self.mmsis, self.call_signs, self.registrations)
        return [word for word, value in zip(SAID.values(), given, strict=True) if value]


def subject_of(text: str, line: int | None = None) -> Subject:
    """What a person typed: an IMO number or MMSI if it is one, else a name, which may be a number or call sign."""
    if imos := ship_imos(text):
        return Subject(text, line, imos=frozenset(imos))
    if mmsis := ship_mmsis(text):
        return Subject(text, line, mmsis=frozenset(mmsis))
    return Subject(
        text,
        line,
        names=_names([text]),
        call_signs=frozenset(call_signs(text)),
        registrations=frozenset(registration_numbers(text)),
    )


def subject_of_row(values: Mapping[str, Sequence[str]], line: int) -> Subject:
    """What a row gives, by the properties of `SAID` and `flag`; a name that is a number counts as one, too."""
    names = [name for cell in values.get("name", ()) for name in split_names(cell)]
    imos = [cell for cell in values.get("imo", ()) if imo_status(cell) != "blank"]
    signs, more = _clean(values, "call_sign", call_signs)
    mmsis, wrong = _clean(values, "mmsi", ship_mmsis)
    numbers, poor = _clean(values, "registration_number", registration_numbers)
    return Subject(
        given=next((cell.strip() for name in SAID for cell in values.get(name, ()) if not is_blank(cell)), ""),
        line=line,
        names=_names(names),
        imos=frozenset(number for cell in imos for number in ship_imos(cell)),
        mmsis=mmsis,
        call_signs=signs,
        registrations=numbers | frozenset(filter(None, map(registration_number, names))),
        flag=next(filter(None, map(flag, values.get("flag", ()))), None),
        remarks=(
            *(_not_valid(cell) for cell in imos if not ship_imos(cell)), *wrong, *more, *poor,
        ),
    )  # fmt: skip


def _not_valid(cell: str) -> str:
    return f"IMO number {cell.strip()[:40]} is not valid: {imo_reason(cell)}"


def _clean(
    values: Mapping[str, Sequence[str]], name: str, clean: Callable[[str], list[str]]
) -> tuple[frozenset[str], list[str]]:
    """The usable values of a property, and a remark for each cell that is filled and holds none."""
    cells = {cell: clean(cell) for cell in values.get(name, ()) if not is_blank(cell)}
    remarks = [f"{SAID[name]} {cell.strip()[:40]} identifies nothing" for cell, found in cells.items() if not found]
    return frozenset(value for found in cells.values() for value in found), remarks


def _names(written: list[str]) -> dict[str, str]:
    return {parsed.key: name.strip() for name in written if (parsed := vessel_name(name))}
