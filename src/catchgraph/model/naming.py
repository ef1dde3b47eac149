"""Relationships by which a record names companies, persons, places and vessels in a role."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship


@noun
class NamedIn(Relationship):
    """Base of what ties a record to a company or person that it names in a role."""


@noun
class ShippedBy(NamedIn):
    """A record names the shipper."""

    TYPE = "SHIPPED_BY"


@noun
class ConsignedTo(NamedIn):
    """A record names the consignee."""

    TYPE = "CONSIGNED_TO"


@noun
class Notifies(NamedIn):
    """A record names a party to be notified."""

    TYPE = "NOTIFIES"


@noun
class ImportedBy(NamedIn):
    """A record names the importer."""

    TYPE = "IMPORTED_BY"


@noun
class ExportedBy(NamedIn):
    """A record names the exporter."""

    TYPE = "EXPORTED_BY"


@noun
class SoldBy(NamedIn):
    """A record names the seller."""

    TYPE = "SOLD_BY"


@noun
class SoldTo(NamedIn):
    """A record names the buyer."""

    TYPE = "SOLD_TO"


@noun
class MadeBy(NamedIn):
    """A record names the manufacturer."""

    TYPE = "MADE_BY"


@noun
class ReceivedBy(NamedIn):
    """A record names who received the goods, or is to."""

    TYPE = "RECEIVED_BY"

    kind: str = prop("`first receiver` or `ship-to party`")


@noun
class HandledBy(NamedIn):
    """A record names who handled goods or papers for others."""

    TYPE = "HANDLED_BY"

    kind: str = prop("`broker`, `forwarder`, `declarant`, `stuffer`, `stuffing location` or `surety`")


@noun
class Names(NamedIn):
    """A record names somebody in another role."""

    TYPE = "NAMES"

    kind: str = prop(
        "`farm`, `holder`, `processor`, `store`, `master`, `person responsible` or `subject`; of a facility `plant`, "
        "`farm site`, `cold store`, `place of receipt` or `place of stuffing`"
    )


@noun
class NamesHull(Relationship):
    """Base of what ties a record, or a line of its goods, to a vessel that it names in a role.

    By a number, or by the name and flag that the vessel bore on that day (`resolve.attach`).
    """

    name_key: str | None = prop(
        "Key of the name that the record gives it, as `normalise.vessel_name` has it", default=None
    )
    number_written: str | None = prop("What stands in place of its IMO number and is none, as written", default=None)
    day: dt.datetime | None = prop("Day of which the record speaks", default=None)


@noun
class CarriedBy(NamesHull):
    """A record names the vessel that carried the goods."""

    TYPE = "CARRIED_BY"


@noun
class CaughtBy(NamesHull):
    """A record names the vessel that caught the fish."""

    TYPE = "CAUGHT_BY"


@noun
class ProcessedBy(NamesHull):
    """A record names the vessel on which the fish was processed; of a line of goods also the plant in which it was.

    A plant is that of the manufacturer or processor, or of nobody who is named: one by the number of an exporter need
    not be where the goods were made. What a record names for the whole holds for its products, and of several plants
    each has its part of the confidence.
    """

    TYPE = "PROCESSED_BY"
    PAIRS = (("Goods", "Facility"),)


@noun
class FarmedAt(Relationship):
    """A line of goods comes from this farm: named for the line, or for the whole record (then for its catches, else its
    products).
    """

    TYPE = "FARMED_AT"
    PAIRS = (("Goods", "Facility"),)


@noun
class StoredAt(Relationship):
    """A line of goods was kept in this store: named for the line, or for the whole record."""

    TYPE = "STORED_AT"
    PAIRS = (("Goods", "Facility"),)


@noun
class NamesVessel(NamesHull):
    """A record names a vessel in another role."""

    TYPE = "NAMES_VESSEL"

    kind: str = prop("`receiving vessel`, `donor` or `vessel`")
