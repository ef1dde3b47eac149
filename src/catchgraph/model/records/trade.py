"""Record nodes: what carriers, importers and customs hold of goods that move: bills, entries, filings, containers.

A record's `document` is the key of the paper that it is a copy of (`normalise.document`); what others cite of it is
found by that.
"""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Paper(Record):
    """A paper for one load or trade that no other kind is for.

    Health certificates, DS-2031, certificates of admissibility, CITES permits, NOAA 370, catch documents of CCSBT,
    ICCAT and CCAMLR, re-export certificates.
    """

    TELLS = Tells(
        decided=(("the paper as its issuer holds it", "whether it stands, and for what"),),
        order=190,
        says=("{kind} {number}", "{status}", "to {destination}"),
        day="issued",
        names=("holder", "exporter", "importer", "consignee", "manufacturer"),
        lines=True,
        gathered=True,
    )

    kind: str = prop("Kind of paper, e.g. `health certificate`, `DS-2031`, `CITES permit`")
    number: str | None = prop("Number, as written", default=None)
    document: str | None = prop("Key of the document: kind, country, number", default=None)
    status: str | None = prop("`valid`, `void`, `replaced`, as far as it says so", default=None)
    replaces: str | None = prop("Key of the document that it replaces", default=None)
    issued: dt.datetime | None = prop("Day of issue", default=None)
    until: dt.datetime | None = prop("Last day of validity", default=None)
    issued_by: str | None = prop("Authority that issued it, as written", default=None)
    country: str | None = prop("Country of issue, ISO 3166 alpha-3", default=None)
    destination: str | None = prop("Country of destination, ISO 3166 alpha-3", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())


@noun
class Bill(Record):
    """A bill of lading, as a manifest holds it. Blank parties may be certified confidential (19 USC 1431(c))."""

    TELLS = Tells(
        decided=(("the carrier's own bill with its packing list", "what was shipped, by and for whom"),),
        order=60,
        plural="bills of lading",
        says=("bill {number}", "{status}", "{lading_port} to {unlading_port}", "{gross_kg:,.0f} kg gross"),
        day="coalesce(arrival, estimated_arrival, lading)",
        numbers=("number", "master"),
        names=("shipper", "consignee", "notify party", "forwarder"),
        lines=True,
        gathered=True,
    )

    number: str | None = prop("Its own number, as written: that of the house where it has one", default=None)
    document: str | None = prop("Key of the document: `bill` and the number", default=None)
    kind: str | None = prop("`house`, `master` or `plain`", default=None)
    master: str | None = prop("Number of the master bill that a house is under, as written", default=None)
    carrier_code: str | None = prop("SCAC of the carrier that filed it", default=None)
    status: str | None = prop("`new`, `amended` or `deleted`: the last version counts", default=None)
    version: dt.datetime | None = prop("Day of this version", default=None)
    manifest: str | None = prop("Manifest number", default=None)
    voyage: str | None = prop("Voyage number, as written", default=None)
    mode: str | None = prop("Mode of transport, as written", default=None)
    containerised: bool | None = prop("Whether the mode says that it travelled in containers", default=None)
    lading: dt.datetime | None = prop("Day of lading", default=None)
    estimated_arrival: dt.datetime | None = prop("Estimated day of arrival", default=None)
    arrival: dt.datetime | None = prop("Day of arrival", default=None)
    receipt_place: str | None = prop("Place of receipt, as written", default=None)
    lading_port: str | None = prop("Foreign port of lading, as written", default=None)
    lading_locode: str | None = prop("Port of lading, UN/LOCODE", default=None)
    lading_country: str | None = prop("Country of lading, ISO 3166 alpha-3", default=None)
    unlading_port: str | None = prop("Port of unlading, as written", default=None)
    unlading_locode: str | None = prop("Port of unlading, UN/LOCODE", default=None)
    destination_port: str | None = prop("Port of destination, as written", default=None)
    in_bond: str | None = prop("In-bond entry type, as written: goods that are not imported here", default=None)
    gross_kg: float | None = prop("Gross weight in kilograms", default=None)
    packages: float | None = prop("Quantity of the manifest", default=None)
    package_kind: str | None = prop("Unit of `packages`, as written", default=None, graph=False)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())
    seals: tuple[str, ...] = prop("Seals", default=(), graph=False)
    marks: tuple[str, ...] = prop("Marks and numbers on what its containers hold", default=(), graph=False)
    nobody_named: bool | None = prop(
        "Whether neither shipper nor consignee is named: confidentiality may have been certified",
        default=None,
        every=True,
    )


@noun
class Entry(Record):
    """An import entry or entry summary (CBP 7501, ACE ES-003)."""

    TELLS = Tells(
        decided=(
            (
                "the entry's commercial invoice, packing list and certificates, asked of the importer",
                "what was declared, and on which papers it rests",
            ),
        ),
        order=70,
        plural="entries",
        says=("entry {number}", "type {entry_type}", "port {port}", "{status}"),
        day="coalesce(imported, entered, summarised)",
        numbers=("number", "in_transit_number"),
        names=("importer", "consignee", "exporter", "manufacturer", "broker", "surety", "buyer", "seller"),
        lines=True,
        gathered=True,
    )

    number: str | None = prop("Entry number `FFF-NNNNNNN-C`, as written", default=None)
    document: str | None = prop("Key of the document: `entry` and the number", default=None)
    filer: str | None = prop("Filer code", default=None)
    check_digit: str | None = prop("`right` or `wrong`, where the number has one", default=None)
    entry_type: str | None = prop("Entry type code, e.g. `01`, `03`, `06`", default=None)
    status: str | None = prop("Liquidation status, as written", default=None)
    liquidated: dt.datetime | None = prop("Day of liquidation", default=None)
    entered: dt.datetime | None = prop("Entry date", default=None)
    summarised: dt.datetime | None = prop("Summary date", default=None)
    imported: dt.datetime | None = prop("Importation date", default=None)
    exported: dt.datetime | None = prop("Date of exportation", default=None)
    port: str | None = prop("Port of entry, Schedule D code or as written", default=None)
    lading_port: str | None = prop("Foreign port of lading, as written", default=None)
    unlading_port: str | None = prop("US port of unlading, as written", default=None)
    export_country: str | None = prop("Exporting country, ISO 3166 alpha-3", default=None)
    mode: str | None = prop("Mode of transport, as coded", default=None)
    carrier: str | None = prop("Importing carrier, as written", default=None)
    importer_number: str | None = prop(
        "Number of the importer: an EIN or a number that CBP assigned. One in the form of a social security number is "
        "never kept",
        default=None,
    )
    consignee_number: str | None = prop("Number of the consignee, under the same rule", default=None)
    personal_number: bool | None = prop(
        "Whether importer or consignee was given by a number in the form of a social security number", default=None
    )
    in_transit_number: str | None = prop("I.T. number", default=None)
    in_transit: dt.datetime | None = prop("I.T. date", default=None)
    bond: str | None = prop("Bond type, as coded", default=None, graph=False)
    surety: str | None = prop("Surety number", default=None, graph=False)
    team: str | None = prop("Review team", default=None, graph=False)
    reference_number: str | None = prop("Reference number", default=None, graph=False)
    missing_documents: str | None = prop("Missing documents, as coded", default=None)
    goods_location: str | None = prop("Location of the goods, as written", default=None)
    related_parties: str | None = prop("Relationship of buyer and seller, as written", default=None)
    exams: str | None = prop("Exams, as written", default=None)
    discrepancies: str | None = prop("Types of discrepancies, as written", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())


@noun
class SecurityFiling(Record):
    """An importer security filing (ISF, 19 CFR 149.3), filed before lading."""

    TELLS = Tells(
        decided=(("the purchase order and the stuffing record", "who made, sold and loaded the goods"),),
        order=80,
        says=("security filing {number}", "bill {bill}", "{action}"),
        day="filed",
        numbers=("number", "bill"),
        names=(
            "seller",
            "buyer",
            "importer",
            "consignee",
            "manufacturer",
            "ship-to party",
            "stuffer",
            "stuffing location",
        ),
        lines=True,
        gathered=True,
    )

    number: str | None = prop("ISF transaction number", default=None)
    document: str | None = prop("Key of the document: `security-filing` and the number", default=None)
    filing_type: str | None = prop("Submission and shipment type, as coded", default=None)
    action: str | None = prop("`add`, `replace`, `delete` or as coded", default=None)
    filed: dt.datetime | None = prop("Day of filing", default=None)
    bill: str | None = prop("Bill of lading, as written", default=None)
    carrier_code: str | None = prop("SCAC", default=None)
    mode: str | None = prop("Mode of transport, as coded", default=None)
    importer_number: str | None = prop(
        "Number of the importer: an EIN or a number that CBP assigned; a personal one is never kept", default=None
    )
    personal_number: bool | None = prop("Whether the importer was given by a personal number", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())


@noun
class ContainerEvent(Record):
    """What happened to a container at a place: gated in, loaded, discharged, as a carrier tells it."""

    TELLS = Tells(
        decided=(("the terminal's gate record", "where the container was, and under which seal"),),
        order=90,
        says=("container {container}", "{event}", "{place}", "{load}"),
        day="happened",
        gathered=True,
    )

    container: str | None = prop("Container, ISO 6346", default=None)
    event: str | None = prop("Event, as written", default=None)
    happened: dt.datetime | None = prop("Time, as written", default=None)
    place: str | None = prop("Place, as written", default=None)
    locode: str | None = prop("Place, UN/LOCODE", default=None)
    country: str | None = prop("Country, ISO 3166 alpha-3", default=None)
    load: str | None = prop("`loaded`, `empty`, or nothing where it is not said", default=None)
    bill: str | None = prop("Bill of lading, as written", default=None)
    voyage: str | None = prop("Voyage, as written", default=None)
    carrier_code: str | None = prop("SCAC", default=None)
