"""Parties of messages: a name record with the address records behind it. What tells a private person is not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from catchgraph.normalise.numbers.importer import QUALIFIERS, importer_number
from catchgraph.read.catair.fields import called, places, text
from catchgraph.read.catair.groups import Group
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.document.form import Party
from catchgraph.read.message_lines import Line

#: Codes of roles in records of entries and filings (CATAIR SE30, SE50, SF30) → roles of `model.roles`.
ROLES: Mapping[str, str] = {
    "MF": "manufacturer",
    "SE": "seller",
    "BY": "buyer",
    "CN": "consignee",
    "EX": "exporter",
    "IM": "importer",
    "ST": "ship-to party",
    "LG": "stuffing location",
    "CS": "stuffer",
}
#: Codes of numbers → what mentions call them. A number of an importer is told by its qualifier.
_NUMBERS: Mapping[str, str] = {"DUN": "duns", "DNS": "duns", "16": "duns", "FEI": "FEI", "47": "FEI"}
_IMPORTER = "importer number"
PERSONAL = "the number of a person: not kept"
NO_FORM = "no form of an importer number: not kept"

#: Takes a note: what is noted, its value, the reason, the part.
Note = Callable[[str, str, str, str], None]


@dataclass(slots=True)
class Named:
    """A party on its way: the record of its name, and of its address what follows. `number`: that of an importer."""

    line: Line
    part: str
    lines: list[str] = field(default_factory=list)
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""

    @property
    def role(self) -> str:
        """The code of its role, in capitals."""
        return text(self.line, "role").upper()

    def take(self, line: Line) -> None:
        """What a record behind the name says of the address."""
        for name in ("address", "further"):
            if (line.id, name) in places() and (found := text(line, name)):
                self.lines.append(found)
        for name in ("city", "state", "postcode", "country", "phone"):
            if (line.id, name) in places() and (found := text(line, name)):
                setattr(self, name, found)

    def party(self, role: str, note: Note) -> Party:
        """As a party of a document."""
        parts = PartyParts(
            name=text(self.line, "name"),
            lines=tuple(self.lines),
            city=self.city,
            state=self.state,
            postcode=self.postcode,
            country=self.country,
            phones=(("Telephone", self.phone),) if self.phone else (),
            numbers=self._numbers(note),
        )
        return Party(role=role, parts=parts, part=self.part)

    def _numbers(self, note: Note) -> tuple[tuple[str, str], ...]:
        kind, number = text(self.line, "number_kind").upper(), text(self.line, "number")
        if not number:
            return ()
        if kind in QUALIFIERS:
            found = importer_number(number, kind)
            if found is None or found.personal:
                note(called(self.line, "number"), "", PERSONAL if found else NO_FORM, self.part)
                return ()
            return ((_IMPORTER, found.number),) if found.number else ()
        return ((_NUMBERS[kind], number),) if kind in _NUMBERS else ()


def is_person(named: Named) -> bool:
    """Whether a party is given by the number of a private person: a social security number or a passport."""
    found = importer_number(text(named.line, "number"), text(named.line, "number_kind").upper())
    return found is not None and found.personal and text(named.line, "number_kind").upper() in QUALIFIERS


def named_in(group: Group, name: str, *address: str) -> Iterator[Named]:
    """The parties of a group: records `name`, each with the records `address` behind it."""
    current: Named | None = None
    for line, part in group.of(name, *address):
        if line.id == name:
            if current:
                yield current
            current = Named(line, part)
        if current:
            current.take(line)
    if current:
        yield current
