"""Master data of a file: what it says of the products, places and parties that its events only name by identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catchgraph.normalise.numbers.epc import LOCATION, epc
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.epcis.tree import bare_name, every, text, text_of

#: Identifiers of which one file may say something.
MOST = 200_000
CLASSES = "EPCClass"
_STREET = ("streetAddressOne", "streetAddressTwo", "streetAddressThree")


@dataclass(slots=True)
class Master:
    """Attributes by the key of what they are of; complete when the file was read to its end."""

    known: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def add(self, vocabulary: Any) -> Iterator[Any]:
        """Take up a vocabulary; gives its elements that are classes of product, which are records of their own."""
        kind = bare_name(text(vocabulary, "type"))
        for element in (*every(vocabulary, "vocabularyElementList"), *every(vocabulary, "VocabularyElementList")):
            for one in every(element, "VocabularyElement") if "VocabularyElement" in element else (element,):
                self._learn(one)
                if kind == CLASSES and isinstance(one, dict):
                    yield {**one, "type": CLASSES}

    def of(self, identifier: str) -> Mapping[str, str]:
        """What is known of an identifier; nothing of a blank."""
        found = epc(identifier)
        return self.known.get(found.key, {}) if found else {}

    def party(self, identifier: str) -> PartyParts | None:
        """Who is meant: by name and address, else by the identifier itself."""
        found = epc(identifier)
        if found is None:
            return None
        told = self.known.get(found.key, {})
        # The number of a place is none of the firm's: it has several.
        kind = "place GLN" if found.kind == LOCATION else "GLN"
        number = (kind, found.gs1) if found.gs1 else ("EPCIS", found.key)
        return PartyParts(
            told.get("name", "") or identifier.strip(),
            tuple(told[name] for name in _STREET if told.get(name)),
            city=told.get("city", ""),
            state=told.get("state", ""),
            postcode=told.get("postalCode", ""),
            country=told.get("countryCode", ""),
            numbers=() if is_dummy_number(number[1]) else (number,),
        )

    def vessel(self, identifier: str) -> VesselParts | None:
        """The vessel that a place is; None where nothing says that it is one."""
        told = self.of(identifier)
        return vessel_of(told, told.get("name", ""))

    def called(self, identifier: str) -> str:
        """An identifier with the name that it has."""
        name = self.of(identifier).get("name", "")
        return f"{identifier} ({name})" if name else identifier

    def _learn(self, element: Any) -> None:
        found = epc(text(element, "id"))
        if found and len(self.known) < MOST:
            self.known[found.key] = {**attributes(element), **self.known.get(found.key, {})}


def attributes(element: Any) -> dict[str, str]:
    """Attributes of an element of a vocabulary, by name without prefix."""
    found: dict[str, str] = {}
    for each in (*every(element, "attributes"), *every(element, "attribute")):
        name = bare_name(text(each, "id"))
        value = next((text_of(node) for node in every(each, "attribute")), "")
        if name and value:
            found.setdefault(name, value)
    return found


def vessel_of(told: Mapping[str, str], name: str = "") -> VesselParts | None:
    """A vessel by its key data elements; None where they name none."""
    if not any(told.get(each) for each in ("vesselID", "vesselName", "imoNumber", "vesselFlagState")):
        return None
    return VesselParts(
        name=told.get("vesselName", "") or name,
        flag=told.get("vesselFlagState", ""),
        imo=told.get("imoNumber", ""),
        call_sign=told.get("vesselCallSign", ""),
        registration_number=told.get("vesselID", ""),
    )
