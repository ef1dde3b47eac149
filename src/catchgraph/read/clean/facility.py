"""Plants, farms and stores that records name: whose each is has a mention of its own, and so has the place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from catchgraph.model.kinds import OF_A_PLACE
from catchgraph.model.roles import ADDRESSED, PLACES, PLANT
from catchgraph.normalise.name_signs import OF_FIRMS
from catchgraph.normalise.numbers.approval import approval_number
from catchgraph.read.clean.party import PartyRead

FEI, APPROVAL = "FEI", "approval number"
#: Kinds of numbers that an establishment has, and its company has not: a firm has a number for each plant.
_OF_A_PLACE = (FEI, APPROVAL)
#: What a place is called by, beside its numbers.
_TELEPHONES = ("phone", "fax")


@dataclass(frozen=True, slots=True)
class Seated:
    """Whom a party's field names: `party`, a company or person, and `facility`, its plant, farm or store, as `role`.

    Either may be None: a farm called by nothing that a firm bears is no company; most parties name no place.
    """

    party: PartyRead | None
    facility: PartyRead | None = None
    role: str = ""


# The same party stands in many records.
@lru_cache(maxsize=1 << 16)
def seated(role: str, read: PartyRead, country: str = "") -> Seated:
    """The company or person, and the place, that a party names in a role.

    A role that a form gives to a place (`roles.PLACES`) names one, a manufacturer with a building (whose number may be
    one that a spreadsheet rounded), any other one by an establishment's number: an FEI (21 CFR 1.281), an approval
    number (Regulation (EC) 853/2004, Article 4). `country`: that of the record (ISO 3166 alpha-3), which counts for a
    form's place that states none: an approval number without a country is no identity.
    """
    own: list[str] = []
    others: list[str] = []
    for number in read.numbers:
        (own if number.partition(":")[0] in _OF_A_PLACE else others).append(number)
    asked = role in PLACES and role not in ADDRESSED
    place = asked or (role in ADDRESSED and read.address_precise)
    if not own and not place:
        return Seated(read)
    state = read.country or (country if asked else "")
    numbers = tuple(dict.fromkeys(filter(None, (_number(number, state) for number in own))))
    called = tuple(number for number in others if number.partition(":")[0] in _TELEPHONES)
    party = replace(read, numbers=tuple(others))
    if not numbers and not place:
        return Seated(party)
    facility = replace(read, signs=(OF_A_PLACE,), country=state or None, numbers=(*numbers, *called))
    bare = asked and OF_FIRMS.isdisjoint(read.signs)
    return Seated(None if bare else party, facility, PLACES.get(role, PLANT))


def _number(text: str, country: str) -> str:
    kind, _, number = (part.strip() for part in text.partition(":"))
    if kind != APPROVAL:
        return text
    known = approval_number(number, country)
    return f"{APPROVAL}: {country} {known}" if known and country else ""
