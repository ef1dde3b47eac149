"""Vessels of a report: who reports, and who is related to an activity; by CFR, UVI (IMO), call sign, name, flag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.elements import each, text
from catchgraph.read.document.form import Party, Vessel
from catchgraph.read.flux.codes import ROLES

NUMBER, ROLE, FLAG = "ID", "RoleCode", "RegistrationVesselCountry/ID"
CONTACT = "SpecifiedContactParty"
PERSON = ("SpecifiedContactPerson/GivenName", "SpecifiedContactPerson/FamilyName")
ADDRESS = "SpecifiedStructuredAddress"
STREET, PLOT, CITY, AREA = (
    f"{ADDRESS}/{name}" for name in ("StreetName", "PlotIdentification", "CityName", "PostalArea")
)
#: Scheme of a number → what it is of a vessel.
_SCHEMES = {"CFR": "register_number", "UVI": "imo", "IRCS": "call_sign", "EXT_MARK": "registration_number"}
#: Where no registration mark stands: numbers that a body gave, which identify as well.
_OTHERS = ("ICCAT", "GFCM")


def vessel(element: Any, part: str) -> Vessel:
    """A vessel in its role; one without a role is the one that reports, or takes part."""
    numbers = {text(one, "./@schemeID"): text(one, ".") for _, one in each(element, NUMBER)}
    found = {name: numbers[scheme] for scheme, name in _SCHEMES.items() if scheme in numbers}
    other = next((numbers[scheme] for scheme in _OTHERS if scheme in numbers), "")
    if other:
        found.setdefault("registration_number", other)
    parts = VesselParts(name=text(element, "Name"), flag=text(element, FLAG), **found)
    return Vessel(role=ROLES.get(text(element, ROLE), "vessel"), parts=parts, part=part)


def masters(element: Any, part: str) -> Iterator[Party]:
    """Masters of a vessel: private persons, whom the case keeps only where that was asked for."""
    for _, contact in each(element, CONTACT):
        name = " ".join(filter(None, (text(contact, path) for path in PERSON)))
        if text(contact, ROLE) == "MASTER" and name:
            street = " ".join(filter(None, (text(contact, PLOT), text(contact, STREET))))
            lines = (street,) if street else ()
            yield Party(role="master", parts=PartyParts(name, lines, text(contact, CITY), "", text(contact, AREA)),
                        part=part)  # fmt: skip
