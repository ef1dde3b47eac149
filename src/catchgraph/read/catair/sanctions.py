"""Harvest vessels in an entry itself: pairs of SE62, which names a field, and SE63, which holds it.

Asked for goods under the determination on Russian seafood (EO 14114): name, flag and IMO number of the vessel, country
and method of harvest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from catchgraph.normalise.flag import flag
from catchgraph.read.catair.fields import called, text
from catchgraph.read.catair.groups import Group
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Line, Vessel, Written

_FISHING = "FSHNG INFO"
_METHOD, _NAME, _FLAG, _IMO, _COUNTRY = (
    *("METHOD OF HARVEST", "VESSEL NAME", "VESSEL FLAG", "VESSEL IMO", "COUNTRY OF HARVEST"),
)
_WILD = frozenset({"VESSEL", "HCF", "SVH", "HRV", "WILD"})
_FARMED = frozenset({"HBA", "FARM", "AQUACULTURE", "FARMED"})


@dataclass(slots=True)
class _Told:
    """What pairs say of one harvest, and where the last of each field stands."""

    part: str
    fields: dict[str, Written] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.fields[name].text if name in self.fields else ""


def harvests_of(group: Group) -> list[Line]:
    """The harvests of a line of an entry, as lines of stage `catch`."""
    found: dict[str, _Told] = {}
    asked: tuple[str, str] | None = None
    for line, part in group.of("SE62", "SE63"):
        if line.id == "SE62":
            number = text(line, "harvest")
            fishing = text(line, "kind").upper() == _FISHING
            asked = (number, text(line, "field").upper()) if fishing else None
            if fishing:
                found.setdefault(number, _Told(part))
        elif asked:
            number, name = asked
            found[number].fields[name] = Written(text(line, "value"), called(line, "value"))
    return list(_lines(found))


def _lines(found: dict[str, _Told]) -> Iterator[Line]:
    for number, told in found.items():
        method = told.text(_METHOD).upper()
        production = "wild" if method in _WILD else "farmed" if method in _FARMED else None
        zone = flag(told.text(_COUNTRY), iso2=True)
        parts = VesselParts(name=told.text(_NAME), flag=told.text(_FLAG), imo=told.text(_IMO))
        yield Line(
            key=(number,),
            stage="catch",
            part=told.part,
            texts={"source": told.fields[_METHOD]} if _METHOD in told.fields else {},
            values={
                "zones": (zone,) if zone else None,
                "production": production,
                "production_basis": f"method {method}" if production else None,
            },
            vessels=[Vessel(role="catching vessel", parts=parts, part=told.part)],
        )
