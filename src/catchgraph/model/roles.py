"""What a company, person or vessel is to a record that names it, and a holder to what it holds: declared once.

Roles in trade use the words of the forms: CBP 7501, AMS manifests, ISF (19 CFR 149.3), 50 CFR 300.324, Annexes II and
IV of Regulation (EC) 1005/2008. Masters and persons responsible are private persons, read only where asked for. A
layout may give a column for a role, a link between entities names one by its words, and `derive` draws the
relationship.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AS_STATED = "as stated"


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a party.

    `relationship` is the type that `derive` draws, and `kind` what it calls it, where that type has kinds. It leads
    from the party to what the record is about (`end` is `asset`), or from the record to the party (`record`).
    `words` are those of a link's own type that mean this role. `personal`: who has it is a private person, as a rule,
    and is read only where persons are asked for. `place`: the role of the plant, farm or store that is named with who
    has it, as the form asks for that (`addressed`: where a building is told); any other names a plant by its number.
    """

    name: str
    relationship: str
    kind: str | None = None
    end: Literal["asset", "record"] = "asset"
    words: tuple[str, ...] = ()
    personal: bool = False
    place: str = ""
    addressed: bool = False


ROLES: tuple[Role, ...] = (
    Role("owner", "OWNS", "registered", words=("registered",)),
    Role("operator", "OPERATES", "operator"),
    Role("operating company", "OPERATES", "operating company"),
    Role("beneficial owner", "OWNS", "beneficial", words=("beneficial",)),
    Role("charterer", "OPERATES", "charterer"),
    Role("owner as stated", "OWNS", AS_STATED),
    Role("operator as stated", "OPERATES", AS_STATED),
    Role("shipper", "SHIPPED_BY", end="record"),
    Role("consignee", "CONSIGNED_TO", end="record"),
    Role("notify party", "NOTIFIES", end="record"),
    Role("importer", "IMPORTED_BY", end="record"),
    Role("exporter", "EXPORTED_BY", end="record"),
    Role("seller", "SOLD_BY", end="record"),
    Role("buyer", "SOLD_TO", end="record"),
    Role("manufacturer", "MADE_BY", end="record", place="plant", addressed=True),
    Role("first receiver", "RECEIVED_BY", "first receiver", end="record", place="place of receipt"),
    Role("ship-to party", "RECEIVED_BY", "ship-to party", end="record"),
    Role("broker", "HANDLED_BY", "broker", end="record"),
    Role("forwarder", "HANDLED_BY", "forwarder", end="record"),
    Role("declarant", "HANDLED_BY", "declarant", end="record"),
    Role("stuffer", "HANDLED_BY", "stuffer", end="record"),
    Role("stuffing location", "HANDLED_BY", "stuffing location", end="record", place="place of stuffing"),
    Role("surety", "HANDLED_BY", "surety", end="record"),
    Role("farm", "NAMES", "farm", end="record", place="farm site"),
    Role("holder", "NAMES", "holder", end="record"),
    Role("processor", "NAMES", "processor", end="record", place="plant"),
    Role("store", "NAMES", "store", end="record", place="cold store"),
    Role("master", "NAMES", "master", end="record", personal=True),
    Role("person responsible", "NAMES", "person responsible", end="record", personal=True),
    Role("subject", "NAMES", "subject", end="record"),
    Role("plant", "NAMES", "plant", end="record"),
    Role("farm site", "NAMES", "farm site", end="record"),
    Role("cold store", "NAMES", "cold store", end="record"),
    Role("place of receipt", "NAMES", "place of receipt", end="record"),
    Role("place of stuffing", "NAMES", "place of stuffing", end="record"),
)

#: Of vessels that documents name: from the record, or from the line of goods that the vessel is named for.
VESSEL_ROLES: tuple[Role, ...] = (
    Role("carrier", "CARRIED_BY", end="record"),
    Role("catching vessel", "CAUGHT_BY", end="record"),
    Role("processing vessel", "PROCESSED_BY", end="record"),
    Role("receiving vessel", "NAMES_VESSEL", "receiving vessel", end="record"),
    Role("donor", "NAMES_VESSEL", "donor", end="record"),
    Role("vessel", "NAMES_VESSEL", "vessel", end="record"),
)

NAMES = tuple(role.name for role in ROLES)
#: Read only where persons are asked for.
PERSONAL = frozenset(role.name for role in ROLES if role.personal)
#: Role → that of the plant, farm or store that is named with who has it.
PLACES = {role.name: role.place for role in ROLES if role.place}
#: Those of a plant that any other role names by its number.
PLANT = "plant"
#: Roles that name a place where a building is told.
ADDRESSED = frozenset(role.name for role in ROLES if role.addressed)
#: Of those who hold what a record is about.
HOLDERS = tuple(role.name for role in ROLES if role.end == "asset")
#: The role of a party that its own record describes and nothing else: no relationship follows.
DESCRIBED = "described"


def stated(relationship: str) -> str:
    """The role where a source says that somebody owns or operates something, and not how."""
    return next(role.name for role in ROLES if (role.relationship, role.kind) == (relationship, AS_STATED))


def role_in(words: str, relationship: str) -> str:
    """The role that the words of a link mean; the later one of two, which is the more particular."""
    drawn = [role for role in ROLES if role.relationship == relationship]
    meant = (role.name for role in reversed(drawn) if any(word in words for word in role.words))
    return next(meant, stated(relationship))
