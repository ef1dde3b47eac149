"""What the messages of CATCH have in common: numbers, state, parties, transport, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.read.catch import paths
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.declared import content
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Cited, Party, Vessel, Written
from catchgraph.read.format import Said
from catchgraph.read.xml_elements import local

NOT_READ = "notes of these codes are not read"
_SEA = "1"

Texts = dict[str, Written | Sequence[Written]]


@dataclass
class Message:
    """One document of a message; `unknown` collects codes of notes that are not read."""

    element: Any
    row: int
    said: Said
    unknown: dict[str, None] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from others: its numbers, and what it says."""
        return (self.number.text, digest(content(self.element)))

    @cached_property
    def number(self) -> Written:
        """The number of the authority, else that of CATCH."""
        own = next((text(one, "ID") for one in self.references(paths.OWN_NUMBER)), "")
        # A cancellation has nothing but the number.
        return Written(own, "ReferenceSPSReferencedDocument/ID") if own else self._catch_id()

    def _catch_id(self) -> Written:
        found = written(self.element, paths.CATCH_ID)
        return found if found.text else written(self.element, "ID")

    @property
    def cancels(self) -> bool:
        """Whether it says of a document that it is cancelled, and nothing else."""
        return self.element.find("{*}" + paths.EXCHANGED) is None

    @cached_property
    def _references(self) -> Sequence[tuple[str, str, Any]]:
        """Kind of relationship, type and element of each reference."""
        found = (one for _, one in each(self.element, paths.REFERENCES))
        return [(text(one, "RelationshipTypeCode"), text(one, "TypeCode"), one) for one in found]

    def references(self, *kinds: str) -> Iterator[Any]:
        """References of these kinds of relationship, or of these types."""
        yield from (one for related, type_, one in self._references if related in kinds or type_ in kinds)

    def texts(self, country: str) -> Texts:
        """What all of them say of themselves; `country`: that of issue."""
        return {
            "number": self.number,
            "catch_number": written(self.element, paths.CATCH_ID),
            "country": Written(country),
            "status": self._status(),
            "issued": [written(self.element, path) for path in paths.ISSUED],
            "authority": written(self.element, paths.ISSUER),
        }

    def _status(self) -> Written:
        """The state by its name, else by its code; of a document that says nothing else that it is cancelled."""
        if self.cancels:
            return Written("cancelled", "ID")
        code, name = text(self.element, paths.STATUS), text(self.element, paths.STATUS_NAME)
        words = next((part for part in reversed(name.replace(")", "(").split("(")) if part.strip()), "")
        if code in paths.STATES:
            return Written(paths.STATES[code], paths.STATUS)
        return Written("" if words == code else words or code, paths.STATUS)

    def papers(self) -> Iterator[Cited]:
        """Health certificates and bills that it refers to."""
        for one in self.references(paths.HEALTH):
            day = written(one, "IssueDateTime")
            country = text(one, "ID@schemeAgencyID")
            yield Cited(kind="health-certificate", number=written(one, "ID"), country=country, day=day)
        for one in self.references(*paths.BILLS):
            yield Cited(kind="bill", number=written(one, "ID"))

    def notes(self, element: Any, path: str = paths.NOTES) -> Notes:
        """The notes of an element by their codes; codes that are not read are kept to be said."""
        found: dict[str, list[Written]] = {}
        # By its children, and not by paths: most of a message is notes.
        for note in element.iterfind("{*}" + path.replace("/", "/{*}")):
            inside = [(local(one.tag), (one.text or "").strip()) for one in note]
            code = next((said for name, said in inside if name == "SubjectCode"), "").upper()
            found.setdefault(code, []).extend(Written(said, code) for name, said in inside if name == "Content")
        for code in found:
            if code and path == paths.NOTES and not _is_read(code):
                self.unknown.setdefault(code)
        return Notes(found)

    def say_unknown(self) -> None:
        """Say which codes of notes were not read."""
        if self.unknown:
            self.said.note(self.row, paths.NOTES, ", ".join(sorted(self.unknown)[:12]), NOT_READ)


def _is_read(code: str) -> bool:
    return code in paths.READ or bool(paths.DRAWN.fullmatch(code) or paths.ISSUING.fullmatch(code))


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of an element: code → what they say."""

    by_code: Mapping[str, Sequence[Written]]

    def all(self, *codes: str) -> list[Written]:
        """What notes of these codes say."""
        return [one for code in codes for one in self.by_code.get(code, ())]

    def first(self, *codes: str) -> Written:
        """The first that says anything."""
        for code in codes:
            for one in self.by_code.get(code, ()):
                if one.text:
                    return one
        return Written("", codes[0])


def carriage(consignment: Any) -> Texts:
    """How the goods went, and from where to where."""
    movements = [one for _, one in each(consignment, paths.MOVEMENT)]
    equipment = [one for _, one in each(consignment, paths.EQUIPMENT)]
    return {
        "export_country": written(consignment, "ExportSPSCountry/ID"),
        "destination": written(consignment, "ImportSPSCountry/ID"),
        "departure_place": written(consignment, "LoadingBaseportSPSLocation/Name"),
        "departed": written(consignment, "ExportExitDateTime/DateTime"),
        "mode": [written(one, "ModeCode") for one in movements],
        "transport": [means(one) for one in movements],
        "containers": [written(one, "ID") for one in equipment],
        "seals": [written(one, "AffixedSPSSeal/ID") for one in equipment],
    }


def means(movement: Any) -> Written:
    """What carried the goods: its name, else its number."""
    found = written(movement, "UsedSPSTransportMeans/Name")
    return found if found.text else written(movement, "ID")


def carriers(*consignments: Any) -> Iterator[Vessel]:
    """Ships that carried the goods."""
    for consignment in consignments:
        for part, one in each(consignment, paths.MOVEMENT):
            name = text(one, "UsedSPSTransportMeans/Name")
            number = text(one, "ID") if "imo" in text(one, "ID@schemeID") else ""
            if text(one, "ModeCode") == _SEA and (name or number):
                yield Vessel(role="carrier", parts=VesselParts(name=name, imo=number), part=part)


def party(consignment: Any, where: str, role: str, number: str = "", kind: str = "") -> Iterator[Party]:
    """A party of a consignment in a role, with a number of that kind where one is known."""
    place = f"{where}/SpecifiedSPSAddress"
    name = text(consignment, f"{where}/Name")
    if name:
        *lines, city, postcode, country = (text(consignment, f"{place}/{part}") for part in paths.ADDRESS)
        numbers = ((kind, number),) if number and kind else ()
        parts = PartyParts(
            name, tuple(filter(None, lines)), city=city, postcode=postcode, country=country, numbers=numbers
        )
        yield Party(role=role, parts=parts, part=where)


def drawn(notes: Notes) -> Iterator[tuple[str, Written, str]]:
    """Kind, number and issuing country of each document that a line draws on."""
    countries = {code: notes.first(code).text for code in notes.by_code if paths.ISSUING.fullmatch(code)}
    for code in notes.by_code:
        if found := paths.DRAWN.fullmatch(code):
            own = countries.get(f"CATCH_{found[1]}_ISSUING_COUNTRY") or countries.get("CATCH_ISSUING_COUNTRY", "")
            for number in notes.all(code):
                if number.text:
                    yield paths.DRAWN_KINDS[found[1]], number, own
