"""Entity nodes: what was concluded from the records. Rebuilt at any time."""

from __future__ import annotations

from catchgraph.model.nodes import Entity
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Vessel(Entity):
    """A hull. Its names, flags, call signs and owners are dated facts of the records that describe it."""

    TELLS = Tells(order=10, fill="#a7d8f0", shape="circle", identified=True, concluded="vessel")

    names: tuple[str, ...] = prop("Every name any of its records gives", default=())
    imo: str | None = prop("IMO ship number, where one record gives a valid one", default=None)
    mmsis: tuple[str, ...] = prop("MMSIs its records give; each was held for a time only", default=())
    call_signs: tuple[str, ...] = prop("Call signs", default=())
    flags: tuple[str, ...] = prop("Flag states, ISO 3166 alpha-3", default=())
    registration_numbers: tuple[str, ...] = prop("National registration numbers", default=())
    vessel_types: tuple[str, ...] = prop("Types of vessel, as written", default=())
    listed: str | None = prop(
        "`listed` (a listing is in force at the list's edition), `unclear` (whether one is in force cannot be told), "
        "`delisted`, or nothing",
        default=None,
    )


@noun
class Company(Entity):
    """A company, as the records name it."""

    TELLS = Tells(order=20, plural="companies", fill="#b5e2c8", shape="box", concluded="party")

    names: tuple[str, ...] = prop("Every spelling", default=())
    stems: tuple[str, ...] = prop("Names in ASCII capitals without legal form, as they are compared", default=())
    addresses: tuple[str, ...] = prop("Addresses, as written", default=())
    address_keys: tuple[str, ...] = prop(
        "Keys of its street and box addresses as `normalise.address` gives them", default=()
    )
    countries: tuple[str, ...] = prop("Countries the records state, ISO 3166 alpha-3", default=())
    numbers: tuple[str, ...] = prop(
        "Company numbers: IMO company, registration and tax numbers, as `kind: number`", default=()
    )
    kind: str | None = prop(
        "`forwarder` (also a consolidator or customs broker), `carrier` or `bank`, as far as most of its names in "
        "records of trade say so: it handles goods and mostly buys none. Nothing for all others",
        default=None,
    )
    neighbours: int = prop(
        "Number of vessels, companies and persons that it owns or operates, or that own it: who has very many joins "
        "everybody",
        default=0,
    )
    same_address: tuple[str, ...] = prop(
        "The other companies at each of its street and box addresses, where at most ten are, as `company:… KEY`",
        default=(),
    )


@noun
class Facility(Entity):
    """A plant, farm, cold store or dealer's place: one for each approval number and country, or establishment number.

    Without such a number one for each name and address. Whose it is, is a company of its own (`OPERATED_BY`).
    """

    TELLS = Tells(order=25, plural="facilities", fill="#f5c6a5", shape="box", concluded="party")

    names: tuple[str, ...] = prop("Every spelling", default=())
    addresses: tuple[str, ...] = prop("Addresses, as written", default=())
    countries: tuple[str, ...] = prop("Countries the records state, ISO 3166 alpha-3", default=())
    numbers: tuple[str, ...] = prop(
        "`FEI: number` (United States Food and Drug Administration), `approval number: country number`; one that a "
        "spreadsheet rounded, or without a country, is no identity and left out",
        default=(),
    )


@noun
class Person(Entity):
    """A private person. Stays out of reports, exports and shares by default."""

    TELLS = Tells(order=30, fill="#f6e58d", shape="rounded box", private=True, concluded="party")

    names: tuple[str, ...] = prop("Every spelling", default=())
    addresses: tuple[str, ...] = prop("Addresses, as written", default=())


@noun
class Port(Entity):
    """A port or anchorage, as the source of a port call names it."""

    TELLS = Tells(order=40, fill="#e6d3ea", shape="house", concluded="place")

    flag: str | None = prop("Country, ISO 3166 alpha-3", default=None)
    latitude: float | None = prop("Latitude, degrees", default=None)
    longitude: float | None = prop("Longitude, degrees", default=None)
