"""The harvests of a report: each PG06 with the vessels, places and receivers behind it, as lines of stage `catch`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catchgraph.normalise.flag import flag
from catchgraph.read.catair.fields import called, day, text, written
from catchgraph.read.catair.groups import Group, Record
from catchgraph.read.catair.weights import Weighed, weight
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Line as GoodsLine
from catchgraph.read.document.form import Party, Vessel, Written

_INTERNATIONAL = "ZZ"
_HIGH_SEAS = "high seas"
_LANDING, _TRANSSHIPMENT = "11", "13"
#: Of these the first day is that of landing or delivery (50 CFR 300.324); of others that of the harvest.
_OF_LANDING = frozenset({"SIM", "COA"})


@dataclass(slots=True)
class Boat:
    """A vessel of a harvest: its flag and net weight (VCR), its name (VNM)."""

    part: str
    name: str = ""
    flag: str = ""
    weighed: Weighed | None = None


@dataclass(slots=True)
class Harvest(Group):
    """Records from a PG06 on; of a report that has none, those that tell of a harvest."""

    boats: list[Boat] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The code of its source."""
        head = self.first("PG06")
        return text(head[0], "source").upper() if head else ""


def harvests(report: Group) -> tuple[Group, list[Harvest]]:
    """The records of a report before and behind its harvests, and the harvests."""
    head, found = Group(report.part, report.number), list[Harvest]()
    current: Group = head
    for line, part in report.records:
        if line.id == "PG06":
            current = Harvest(part)
            found.append(current)
        elif line.id in ("PG50", "PG51"):
            # A group that ends, or another one that begins.
            current = head
            continue
        current.records.append((line, part))
    if not found and any(head.of("PG31", "PG32", "PG33")):
        found.append(Harvest(head.part, records=list(head.of("PG31", "PG32", "PG33"))))
    for each in found:
        each.boats = list(_boats(each))
    return head, found


def _boats(harvest: Harvest) -> Iterator[Boat]:
    """Vessels in their order: a flag begins one, and so does a name where the one before has its name already."""
    current: Boat | None = None
    for line, part in harvest.of("PG31"):
        kind, value = text(line, "kind").upper(), text(line, "value")
        if kind not in ("VCR", "VNM"):
            continue
        if current is None or (kind == "VCR" and current.flag) or (kind == "VNM" and current.name):
            if current:
                yield current
            current = Boat(part)
        if kind == "VCR":
            current.flag = value
        else:
            current.name = value
        current.weighed = weight(line) or current.weighed
    if current:
        yield current


@dataclass(frozen=True, slots=True)
class Shared:
    """What all harvests of a report have in common: its programme, its texts of the species, places of the head."""

    program: str
    texts: Mapping[str, Written]
    places: Sequence[Record]


def catches(harvest: Harvest, number: int, shared: Shared, parties: Sequence[Party]) -> Iterator[GoodsLine]:
    """A harvest as lines: one, or one for each vessel where each has a weight of its own."""
    texts, values = _said(harvest, shared)
    each_weighed = len(harvest.boats) > 1 and all(boat.weighed for boat in harvest.boats)
    loads = [[boat] for boat in harvest.boats] if each_weighed else [harvest.boats]
    for place, boats in enumerate(loads):
        weights = [boat.weighed.written for boat in boats if boat.weighed]
        yield GoodsLine(
            key=(str(number), str(place)),
            stage="catch",
            part=harvest.part,
            texts={**texts, **({"net_kg": weights[0]} if weights else {})},
            values=values,
            parties=parties,
            vessels=[
                Vessel(role="catching vessel", parts=VesselParts(name=boat.name, flag=boat.flag), part=boat.part)
                for boat in boats
            ],
        )


def _said(harvest: Harvest, shared: Shared) -> tuple[dict[str, Written | tuple[Written, ...]], dict[str, Any]]:
    texts: dict[str, Written | tuple[Written, ...]] = {**shared.texts, **species_of(harvest)}
    values: dict[str, Any] = {"weight_kind": "whole landing"}
    areas: list[Written] = []
    if head := harvest.first("PG06"):
        line = head[0]
        source = harvest.source
        texts |= {
            "source": Written(source, called(line, "source")),
            "gear": written(line, "gear"),
            "form": written(line, "form"),
        }
        values |= {"aggregated": source == "SVH"} if source else {}
        texts |= _days(line, shared.program)
        areas.append(written(line, "area"))
        if source == "HBA":
            texts["origin"] = written(line, "country")
        elif zone := _zone(text(line, "country").upper()):
            values["zones"] = (zone,)
    texts |= _places([*shared.places, *harvest.of("PG32")])
    areas += [written(line, "name" if text(line, "name") else "area") for line, _ in harvest.of("PG33")]
    return {**texts, "areas": tuple(areas)}, values


def _days(line: Any, program: str) -> dict[str, Written]:
    first, last = day(line, "start"), day(line, "end")
    if program in _OF_LANDING:
        return {"landed": first, **({"caught_since": first, "caught_until": last} if last.text else {})}
    return {"caught_since": first, "caught_until": last if last.text else first}


def _zone(code: str) -> str | None:
    """The zone of a country of harvest; none of a code that is no country's."""
    return _HIGH_SEAS if code == _INTERNATIONAL else flag(code, iso2=True)


def _places(records: Sequence[Record]) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for line, _ in records:
        name = {_LANDING: "landed_at", _TRANSSHIPMENT: "transshipped_at"}.get(text(line, "kind"))
        where = ", ".join(filter(None, (text(line, "place"), text(line, "country"))))
        if name and where:
            found[name] = Written(where, called(line, "place"))
    return found


def species_of(group: Group) -> dict[str, Written]:
    """Species code and scientific name of the first PG05 of a group."""
    head = group.first("PG05")
    if not head:
        return {}
    line = head[0]
    names = " ".join(filter(None, (text(line, name) for name in ("genus", "species", "subspecies"))))
    return {"species": written(line, "code"), "scientific_name": Written(names, called(line, "genus"))}


def first_landing(found: Sequence[Harvest], program: str) -> Written | None:
    """The first day of landing among harvests."""
    if program not in _OF_LANDING:
        return None
    days = [day(head[0], "start") for each in found if (head := each.first("PG06"))]
    sound = [each for each in days if _is_day(each.text)]
    return min(sound, key=lambda each: each.text, default=None)


def _is_day(found: str) -> bool:
    try:
        dt.date.fromisoformat(found)
    except ValueError:
        return False
    return True
