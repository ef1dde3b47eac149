"""What happens in an event, and which key data elements of GDST it lacks: as `reference/gdst_*.csv` declare it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from catchgraph.normalise.imo import ship_imos
from catchgraph.read.epcis.tree import bare_name, every, text
from catchgraph.reference.tables import read_table

#: What the table calls the vessels of an event.
_VESSEL = "VESSEL"
VESSELS = (
    "ilmd/vesselCatchInformationList/vesselCatchInformation",
    "vesselCatchInformationList/vesselCatchInformation",
)
#: What only events of GDST have.
_OF_GDST = ("productOwner", "informationProvider", "humanWelfarePolicy", "ilmd/vesselCatchInformationList")
#: Codes of the vocabularies, without what stands before them: `BizStep-shipping`, `Disp-active`.
_CODED = re.compile(r"(?:BizStep|Disp|BTT|SDT|ER)-", re.IGNORECASE)


def code(written: str) -> str:
    """A code without its prefix: `urn:epcglobal:cbv:bizstep:shipping`, `https://ref.gs1.org/cbv/BizStep-shipping`."""
    return _CODED.sub("", bare_name(written.strip()), count=1)


def vessels(event: Any) -> list[Any]:
    """What an event says of each vessel that caught fish."""
    found = (each for path in VESSELS for each in every(event, path))
    return [each for each in found if isinstance(each, dict)]


def gear(written: str) -> str:
    """A gear by its number in ISSCFG: `urn:gdst:gear:1.1` is 01.1; another code as it is."""
    found = bare_name(written)
    first, point, rest = found.partition(".")
    return f"{first.zfill(2)}.{rest}" if point and first.isdigit() and rest[:1].isdigit() else found


def of_gdst(event: Any) -> bool:
    """Whether an event is one of the Global Dialogue on Seafood Traceability."""
    return ":gdst:" in text(event, "bizStep").lower() or any(next(every(event, path), None) for path in _OF_GDST)


def activity(event: Any) -> str:
    """What happens: `fishing`, `transshipment`, `processing`, …; '' where its step is none that the table has."""
    step, kind = code(text(event, "bizStep")).lower(), text(event, "type")
    for row in read_table("gdst_activities"):
        fits = row["step"] in ("", step) and row["kind"] in ("", kind)
        if fits and _has(event, row):
            return row["activity"]
    return ""


@cache
def label_of(what: str) -> str:
    """The label of the event that an activity is; '' for one that has none."""
    return next((row["event"] for row in read_table("gdst_activities") if row["activity"] == what), "")


def _has(event: Any, row: dict[str, str]) -> bool:
    name = row["having"]
    stated = not name or text(event, f"ilmd/{name}", name) != ""
    return stated and (row["gdst"] != "yes" or of_gdst(event))


@dataclass(frozen=True, slots=True)
class Lacking:
    """A key data element that an event does not state (`value` is ''), or not in its form."""

    element: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    paths: tuple[str, ...]
    needed: bool
    fits: Callable[[str], bool]
    says: str


def lacking(event: Any, what: str) -> Iterator[Lacking]:
    """What an event of GDST lacks; nothing where it is none, or nobody knows what happens in it."""
    if not what or not of_gdst(event):
        return
    boats = vessels(event) or [{}]
    for element in _elements(what):
        for boat in boats if element.paths[0].startswith(_VESSEL) else (None,):
            paths = element.paths if boat is None else (element.paths[0].partition("/")[2],)
            value = text(event if boat is None else boat, *paths)
            if value and not element.fits(value):
                yield Lacking(element.name, value, f"GDST, {what}: not as it should be: {element.says}")
            elif not value and element.needed:
                yield Lacking(element.name, "", f"GDST, {what}: missing: {element.says}")


@cache
def _elements(what: str) -> tuple[_Element, ...]:
    rows = (row for row in read_table("gdst_elements") if row["activity"] in ("", what))
    return tuple(
        _Element(row["element"], tuple(row["at"].split("|")), row["needed"] == "yes", _form(row["form"]), row["says"])
        for row in rows
    )


def _form(written: str) -> Callable[[str], bool]:
    if written == "imo":
        return lambda value: bool(ship_imos(value))
    pattern = re.compile(written or ".*", re.DOTALL)
    return lambda value: pattern.fullmatch(value) is not None
