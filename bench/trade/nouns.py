"""Bills, their lines and consignments as nouns of this bench alone: what `trade_shape.py` measures the graph with.

To be imported before `catchgraph.model.schema`: what is declared then is a label.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.model.nodes import Entity, Record
from catchgraph.model.properties import prop
from catchgraph.model.relationships import Relationship
from catchgraph.model.tells import Tells


@dataclass(frozen=True, kw_only=True)
class Bill(Record):
    """A bill of lading as one source holds it."""

    TELLS = Tells(order=40, says=("bill {number}",), day="arrival")

    number: str = prop("Number, as written")
    scac: str | None = prop("Carrier code", default=None)
    kind: str | None = prop("`plain`, `house` or `master`", default=None)
    master: str | None = prop("Number of its master", default=None)
    version: int | None = prop("Version", default=None)
    arrival: dt.datetime | None = prop("Day of arrival", default=None)
    vessel: str | None = prop("Vessel, as written", default=None)
    lading: str | None = prop("Port of lading, UN/LOCODE", default=None)
    port: str | None = prop("Port of arrival, UN/LOCODE", default=None)
    container: str | None = prop("Container number", default=None)
    gross_kg: float | None = prop("Gross weight, kg", default=None)


@dataclass(frozen=True, kw_only=True)
class Goods(Record):
    """One product line of a record."""

    TELLS = Tells(order=41, plural="goods", says=("{description}", "{net_kg:,.0f} kg"))

    number: int = prop("Number of the line")
    hs: str | None = prop("Code, as written", default=None)
    description: str | None = prop("Words, as written", default=None)
    net_kg: float | None = prop("Net weight, kg", default=None)


@dataclass(frozen=True, kw_only=True)
class Consignment(Entity):
    """The goods of one sale on one voyage."""

    TELLS = Tells(order=40)


@dataclass(frozen=True, kw_only=True)
class HasLine(Relationship):
    """A record has a line of goods."""

    TYPE = "HAS_LINE"
    PAIRS = (("Bill", "Goods"),)


@dataclass(frozen=True, kw_only=True)
class PartOf(Relationship):
    """A record tells of a consignment."""

    TYPE = "PART_OF"
    PAIRS = (("Bill", "Consignment"),)


@dataclass(frozen=True, kw_only=True)
class ShippedBy(Relationship):
    """A bill names a shipper."""

    TYPE = "SHIPPED_BY"
    PAIRS = (("Bill", "Company"),)


@dataclass(frozen=True, kw_only=True)
class ConsignedTo(Relationship):
    """A bill names a consignee."""

    TYPE = "CONSIGNED_TO"
    PAIRS = (("Bill", "Company"),)


@dataclass(frozen=True, kw_only=True)
class Notifies(Relationship):
    """A bill names whom to notify."""

    TYPE = "NOTIFIES"
    PAIRS = (("Bill", "Company"),)
