"""The schemata of FollowTheMoney that are read, and the properties taken of each.

Source: FollowTheMoney's schema (https://followthemoney.tech/explorer/schemata/): Vessel extends Vehicle, Company
extends Organization and Asset, Organization and Person extend LegalEntity, Ownership and Sanction extend Interval.
"""

from __future__ import annotations

VESSEL = "Vessel"
ADDRESS = "Address"
OWNERSHIP = "Ownership"
SANCTION = "Sanction"
PERSON = "Person"

#: Schema → how much it says; of two fragments of one entity the schema that says more counts.
PARTIES = {"LegalEntity": 0, "Organization": 1, "PublicBody": 2, "Company": 2, PERSON: 2}
#: Parties that are companies whatever their name; a LegalEntity is what its name says.
COMPANIES = frozenset({"Organization", "PublicBody", "Company"})
READ = (VESSEL, *PARTIES, OWNERSHIP, SANCTION, ADDRESS)

#: Number of a company → what it is called among its numbers. Numbers of persons are not read.
NUMBERS = {
    "registrationNumber": "registration",
    "leiCode": "lei",
    "imoNumber": "imo company",
    "ogrnCode": "ogrn",
    "uscCode": "uscc",
    "dunsCode": "duns",
}

#: Properties that hold codes of states.
STATES = frozenset({"flag", "pastFlags", "country", "jurisdiction", "mainCountry"})

_NAMES = ("name", "alias", "previousName")
_PARTY = (*_NAMES, "country", "jurisdiction", "mainCountry", "address", "addressEntity", "parent", *NUMBERS)
_INTERVAL = ("startDate", "endDate", "date")
PROPERTIES: dict[str, tuple[str, ...]] = {
    VESSEL: (
        *(*_NAMES, "imoNumber", "mmsi", "callSign", "flag", "pastFlags", "registrationNumber", "type", "tonnage"),
        *("grossRegisteredTonnage", "buildDate", "owner", "operator"),
    ),
    **dict.fromkeys(PARTIES, _PARTY),
    OWNERSHIP: ("owner", "asset", "percentage", "ownershipType", "role", *_INTERVAL),
    SANCTION: (
        *("entity", "authority", "program", "programId", "provisions", "reason", "listingDate"),
        *_INTERVAL,
    ),
    ADDRESS: ("full", "remarks", "postOfficeBox", "street", "street2", "city", "postalCode", "region", "state",
              "country"),
}  # fmt: skip

#: Properties that hold ids of other entities.
REFERENCES = ("owner", "operator", "parent", "asset", "entity", "addressEntity")

#: Property that tells a link from its far end → the link's own property for that end.
INVERSE = {"ownershipAsset": "asset", "ownershipOwner": "owner", "sanctions": "entity"}

#: Keys of an object that are taken, as `properties.name`.
TAKEN = frozenset(
    {"id", "schema", *(f"properties.{name}" for names in (*PROPERTIES.values(), INVERSE) for name in names)}
)
