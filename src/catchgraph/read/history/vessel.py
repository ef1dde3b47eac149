"""A vessel as its page describes it: identifiers without dates, dated values, and what is said without dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.quantity import build_year, metres, tonnage
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import split_names
from catchgraph.read.cleaners import FLAG_UNKNOWN, NO_CALL_SIGN, NO_REGISTRATION, NO_YEAR, imo_reason, mmsi_reason
from catchgraph.read.format import Said, content
from catchgraph.read.history.page_cells import PageCells, Series, series
from catchgraph.read.history.timeline import Segment, segments

T = TypeVar("T")

#: Kind of dated value → key of the value that the page gives as the present one.
PRESENT = {"Name": "Name", "Flag": "Current Flag", "Owner": "Current Owner", "IRCS": "IRCS"}
_NO_SIZE = "not a possible size"


@dataclass(frozen=True, slots=True)
class Page:
    """A vessel's page. `key` tells it from others; `segments` are its dated (or, alone, undated) identities.

    `former` are values whose dates cannot be, by kind: they were the vessel's, nobody knows when.
    """

    row: int
    key: str
    number: str | None
    imo: str | None
    imo_written: str | None
    imo_status: str
    mmsis: tuple[str, ...]
    call_signs: tuple[str, ...]
    registrations: tuple[str, ...]
    names: tuple[str, ...]
    rfmo_names: tuple[str, ...]
    flags: tuple[str, ...]
    former_flags: tuple[str, ...]
    vessel_type: str | None
    gear: str | None
    lengths: tuple[float, ...]
    tonnages: tuple[float, ...]
    built: tuple[int, ...]
    segments: tuple[Segment, ...]
    owners: Series
    operators: tuple[str, ...]
    former: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str | None:
        """The present name, else the last."""
        return self.names[0] if self.names else None

    @property
    def known(self) -> bool:
        """Whether anything identifies a vessel."""
        return bool(self.names or self.imo or self.mmsis or self.call_signs or self.registrations)


def page_of(row: int, value: Mapping[str, Any], said: Said) -> Page:
    """The vessel that an object describes; what does not fit is noted."""
    cells = PageCells(row, value, said)
    kinds = {kind: series(cells, kind) for kind in PRESENT}
    present = {kind: cells.text(key) for kind, key in PRESENT.items()}
    found = _segments(kinds, present)
    written = cells.text("IMO Number")
    if imo_status(written or "") in ("invalid", "unusable"):
        said.note(row, "IMO Number", written, imo_reason(written or ""))
    names, flags = _names(present["Name"], kinds["Name"]), _flags(cells, found, kinds["Flag"])
    number = (cells.text("page") or "").rstrip("/").rpartition("/")[2] or None
    return Page(
        row=row,
        key=number or ship_imo(written or "") or content(value),
        number=number,
        imo=ship_imo(written or ""),
        imo_written=written,
        imo_status=imo_status(written or ""),
        mmsis=_each(cells, "MMSI No.", ship_mmsi, mmsi_reason),
        call_signs=_signs(cells, kinds["IRCS"]),
        registrations=_each(cells, "Reg. No.", registration_number, NO_REGISTRATION),
        names=names,
        rfmo_names=tuple(split_names(cells.text("RFMO Vessel Name") or "")),
        flags=flags[0],
        former_flags=flags[1],
        vessel_type=cells.text("Vessel Type"),
        gear=cells.text("Gear Type"),
        lengths=_each(cells, "Length", metres, _NO_SIZE),
        tonnages=_each(cells, "Gross Tonnage", tonnage, _NO_SIZE),
        built=_each(cells, "Year of Build", build_year, NO_YEAR),
        segments=tuple(found),
        owners=kinds["Owner"],
        operators=tuple(filter(None, [cells.text("Operator")])),
        former={kind: tuple(each.undated) for kind, each in kinds.items() if each.undated},
    )


def _segments(kinds: Mapping[str, Series], present: Mapping[str, str | None]) -> list[Segment]:
    """The dated segments; a present value that no entry gives joins the last one, for which it is said."""
    found = segments({kind: each.dated for kind, each in kinds.items()})
    new = {kind: (text,) for kind, text in present.items() if text and not _told(text, kinds[kind].values())}
    if not new:
        return found or [Segment(None, None)]
    if not found:
        return [Segment(None, None, new)]
    last = found[-1]
    if last.until is None:
        joined = {kind: (*texts, *last.values.get(kind, ())) for kind, texts in new.items()}
        return [*found[:-1], Segment(last.since, None, {**last.values, **joined})]
    return [*found, Segment(last.until, None, new)]


def _told(text: str, values: Sequence[str]) -> bool:
    """Whether dated entries give every part of a present value: a cell lists what several entries say."""
    known = {part.casefold().strip() for value in values for part in (value, *value.split(";"))}
    return bool(known) and all(part.casefold().strip() in known for part in text.split(";"))


def _names(present: str | None, found: Series) -> tuple[str, ...]:
    every = [name for cell in (present or "", *found.values()) for name in split_names(cell)]
    first: dict[str, str] = {}
    for name in every:
        first.setdefault(name.upper(), name)
    return tuple(first.values())


def _flags(cells: PageCells, found: Sequence[Segment], given: Series) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The flags of the last segment that gives any, and all others."""
    every = {text: flag(text) for text in dict.fromkeys([*given.values(), cells.text("Current Flag") or ""]) if text}
    for text, code in every.items():
        if code is None:
            cells.note("Flag History", text, FLAG_UNKNOWN)
    latest = next((segment.values["Flag"] for segment in reversed(found) if "Flag" in segment.values), ())
    present = tuple(code for code in (every.get(text) for text in latest[:1]) if code)
    rest = dict.fromkeys(code for code in every.values() if code and code not in present)
    return present, tuple(rest)


def _signs(cells: PageCells, found: Series) -> tuple[str, ...]:
    signs = list(_each(cells, "IRCS", call_sign, NO_CALL_SIGN))
    for text in found.values():
        sign = call_sign(text)
        if sign is None:
            cells.note("IRCS History", text, NO_CALL_SIGN)
        else:
            signs.append(sign)
    return tuple(dict.fromkeys(signs))


def _each(
    cells: PageCells, key: str, clean: Callable[[str], T | None], reason: str | Callable[[str], str]
) -> tuple[T, ...]:
    """The values of a cell that lists several; what does not fit is noted."""
    found: dict[T, None] = {}
    for part in cells.parts(key):
        value = clean(part)
        if value is None:
            cells.note(key, part, reason if isinstance(reason, str) else reason(part))
        else:
            found[value] = None
    return tuple(found)
