"""Relationships. They read as sentences: (Registration)-[:DESCRIBES]->(Vessel).

A class is a type; their order here is that of every list of them.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from catchgraph.model.properties import noun, prop


@noun
class Relationship:
    """Base of every relationship drawn from records.

    `PAIRS`: labels of source and target; those that nouns declare themselves (`Tells.link`, `Tells.at`) come to them.
    `HELD`: where one end holds the other, what each is to the other in words. `COMPUTED`: it sums up several records,
    and is drawn from none.
    """

    TYPE: ClassVar[str]
    PAIRS: ClassVar[tuple[tuple[str, str], ...]] = ()
    HELD: ClassVar[tuple[str, str] | None] = None
    COMPUTED: ClassVar[bool] = False

    id: str = prop("Identity")
    datasets: tuple[str, ...] = prop("Datasets it comes from; those of `record`", default=(), graph=False)
    record: str | None = prop("Id of the record or event it was drawn from", default=None)
    as_written: str | None = prop("The name or number as that record spells it", default=None)
    confidence: float = prop("1 where the record says so itself; below 1 where it was inferred", default=1.0)
    basis: str | None = prop("What it rests on, in words", default=None)
    verified: bool = prop(
        "Whether identifiers, a person's judgement or the record alone tie it to the entity (a party also: the same "
        "name at the same street address of one list); false where a suggested match does",
        default=True,
    )


@noun
class Describes(Relationship):
    """A record describes an entity."""

    TYPE = "DESCRIBES"


@noun
class ListsVessel(Relationship):
    """A listing names a vessel."""

    TYPE = "LISTS_VESSEL"


@noun
class TookPartIn(Relationship):
    """A vessel took part in an event."""

    TYPE = "TOOK_PART_IN"

    role: str = prop(
        "`fishing vessel`, `carrier`, `bunker vessel`, `support vessel`, `donor`, `receiver`, `processing vessel` or "
        "`vessel`, as the source has it"
    )
    mmsi: str | None = prop("MMSI under which it took part", default=None)
    authorisations: tuple[str, ...] = prop(
        "Authorisations that the source found or did not find, e.g. `WCPFC: not found`", default=()
    )


@noun
class At(Relationship):
    """An event was at a port."""

    TYPE = "AT"


@noun
class Reports(Relationship):
    """A record reports an event."""

    TYPE = "REPORTS"


@noun
class Owns(Relationship):
    """A company or person owns a vessel or company, as a record states."""

    TYPE = "OWNS"
    HELD = ("owner", "owned")
    PAIRS = (("Company", "Vessel"), ("Person", "Vessel"), ("Company", "Company"), ("Person", "Company"))

    kind: str = prop("`registered`, `beneficial` or `as stated`")
    percentage: float | None = prop("Share in per cent, 0 to 100, where the record states it", default=None)
    since: dt.datetime | None = prop("First day of the record's validity", default=None)
    until: dt.datetime | None = prop("Last day of the record's validity", default=None)
    edition: dt.datetime | None = prop("Day of the edition of the record's source, where known", default=None)


@noun
class Operates(Relationship):
    """A company or person operates a vessel, as a record states."""

    TYPE = "OPERATES"
    HELD = ("operator", "operated")
    PAIRS = (("Company", "Vessel"), ("Person", "Vessel"))

    kind: str = prop("`operator`, `operating company`, `charterer` or `as stated`")
    since: dt.datetime | None = prop("First day of the record's validity", default=None)
    until: dt.datetime | None = prop("Last day of the record's validity", default=None)
    edition: dt.datetime | None = prop("Day of the edition of the record's source, where known", default=None)


@noun
class OperatedBy(Relationship):
    """A plant, farm or store is a company's or person's: whom a record names by its number, or as what it is."""

    TYPE = "OPERATED_BY"
    PAIRS = (("Facility", "Company"), ("Facility", "Person"))


@noun
class Targets(Relationship):
    """A measure targets a vessel, company or person."""

    TYPE = "TARGETS"


@noun
class HasLine(Relationship):
    """A record has a line of goods; so has the event that it reports, where the line was part of it."""

    TYPE = "HAS_LINE"


@noun
class Cites(Relationship):
    """A record cites a document, of which another record is a copy: by the number in any spelling."""

    TYPE = "CITES"

    kind: str | None = prop("Kind of document, e.g. `bill`", default=None)


@noun
class PartOf(Relationship):
    """A record is part of a consignment: it tells of the same goods as its anchor."""

    TYPE = "PART_OF"
    PAIRS = tuple(
        (label, "Consignment")
        for label in (
            "Bill", "Entry", "ExportDeclaration", "ImportDeclaration", "SecurityFiling", "ContainerEvent",
            "HarvestReport", "Paper", "CatchCertificate", "ProcessingStatement", "StorageDocument", "Refusal",
            "Outcome", "Analysis",
        )
    )  # fmt: skip

    is_anchor: bool = prop("Whether the consignment begins at it", default=False)
    joined_to: str | None = prop("Id of the record that it was joined to", default=None)
    joined_by: tuple[str, ...] = prop(
        "What served to join it, and is not judged in it: `bill number`, `container`, `weight`, …", default=()
    )
    score: float | None = prop("Log-odds, where parties and goods were weighed", default=None)


@noun
class Under(Relationship):
    """A house bill is under a master bill, whose weight is never summed with that of its houses."""

    TYPE = "UNDER"
    PAIRS = (("Bill", "Bill"),)


@noun
class Supplies(Relationship):
    """A company supplies another: all shipments in which bills, entries and declarations name both, summed up.

    A consignment is one shipment, whatever the number of its records. Sums are over the shipments that say it.
    """

    TYPE = "SUPPLIES"
    PAIRS = (("Company", "Company"),)
    COMPUTED = True

    shipments: int = prop("Number of shipments")
    kg: float | None = prop("Kilograms, net where a side gives that, else gross", default=None)
    weighed: int = prop("Number of shipments that `kg` sums", default=0)
    value: float | None = prop("Value, where all that give one give it in one currency", default=None)
    currency: str | None = prop("Currency of `value`, ISO 4217", default=None)
    first: dt.datetime | None = prop(
        "Day of the first: of arrival, else of importation, else of exportation", default=None
    )
    last: dt.datetime | None = prop("Day of the last", default=None)
    hs6: tuple[str, ...] = prop("Commodity codes, six digits", default=())
    species: tuple[str, ...] = prop("Species, ASFIS 3-alpha codes", default=())
    records: tuple[str, ...] = prop("Ids of the records of its shipments", default=(), graph=False)


@noun
class About(Relationship):
    """A finding is about an entity, or about what was computed: a consignment, a hold, a balance."""

    TYPE = "ABOUT"

    role: str = prop("Name of the query's column that holds it")


@noun
class RestsOn(Relationship):
    """A finding rests on a record or event."""

    TYPE = "RESTS_ON"
