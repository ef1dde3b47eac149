"""Computed nodes: what follows from several records together. Rebuilt at any time."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Consignment(Node):
    """The goods of one sale on one voyage, as exporter, carrier and importer tell of them, side by side.

    Concluded from two papers or more that are `PART_OF` it. Nothing is filled in from another side: what a side does
    not say is unknown. Sums count each paper once, whatever its copies, and are unknown where one paper says nothing.
    Sellers are shippers, exporters and sellers; buyers are consignees, importers, buyers and notify parties.
    """

    LAYER = "computed"

    TELLS = Tells(
        order=10,
        evidence=70,
        plural="consignments",
        fill="#e2d9f3",
        shape="box",
        says=("{name}", "{sides}"),
        day="coalesce(arrived, imported, exported)",
        concluded="consignment",
    )

    anchor: str = prop("Id of the record that it begins at: a bill, else an entry, else an export declaration")
    sides: tuple[str, ...] = prop("Which kinds of records tell of it, e.g. `bill`, `entry`", default=())
    papers: int = prop("Number of papers that are part of it, copies of one counted once", default=0)
    joined_by: tuple[str, ...] = prop(
        "All that served to join its records: what is among it is not judged in it, e.g. `bill number`, `weight`",
        default=(),
    )
    confidence: float = prop("The least confidence of its records", default=1.0)

    exported: dt.datetime | None = prop("First day of exportation that declarations give", default=None)
    exported_last: dt.datetime | None = prop("Last one", default=None)
    laden: dt.datetime | None = prop("First day of lading that bills give", default=None)
    arrived: dt.datetime | None = prop("First day of arrival that bills give", default=None)
    arrived_last: dt.datetime | None = prop("Last one", default=None)
    imported: dt.datetime | None = prop("First day of importation that entries give", default=None)
    imported_last: dt.datetime | None = prop("Last one", default=None)

    export_sellers: tuple[str, ...] = prop("Ids of the sellers that export declarations name", default=())
    export_buyers: tuple[str, ...] = prop("Ids of the buyers that export declarations name", default=())
    bill_sellers: tuple[str, ...] = prop("Ids of the sellers that bills name", default=())
    bill_buyers: tuple[str, ...] = prop("Ids of the buyers that bills name", default=())
    entry_sellers: tuple[str, ...] = prop("Ids of the sellers that entries name", default=())
    entry_buyers: tuple[str, ...] = prop("Ids of the buyers that entries name", default=())

    export_vessels: tuple[str, ...] = prop("Vessels that export declarations name, as written", default=())
    bill_vessels: tuple[str, ...] = prop("Vessels that bills name, as written", default=())
    entry_vessels: tuple[str, ...] = prop("Vessels that entries name, as written", default=())
    voyages: tuple[str, ...] = prop("Voyages that bills give, as written", default=())
    export_ports: tuple[str, ...] = prop("Places of loading that export declarations give, as written", default=())
    lading_ports: tuple[str, ...] = prop("Ports of lading that bills give, as written", default=())
    unlading_ports: tuple[str, ...] = prop("Ports of unlading that bills give, as written", default=())
    entry_ports: tuple[str, ...] = prop("Ports of entry that entries give", default=())
    export_modes: tuple[str, ...] = prop("Modes of transport that export declarations give", default=())
    bill_modes: tuple[str, ...] = prop("Modes of transport that bills give", default=())
    entry_modes: tuple[str, ...] = prop("Modes of transport that entries give", default=())
    export_containers: tuple[str, ...] = prop("Containers that export declarations name, ISO 6346", default=())
    bill_containers: tuple[str, ...] = prop("Containers that bills name, ISO 6346", default=())
    entry_containers: tuple[str, ...] = prop("Containers that entries name, ISO 6346", default=())

    export_gross_kg: float | None = prop("Gross weight by export declarations, kilograms", default=None)
    export_net_kg: float | None = prop("Net weight by export declarations, kilograms", default=None)
    bill_gross_kg: float | None = prop("Gross weight by bills, kilograms", default=None)
    bill_net_kg: float | None = prop("Net weight by bills, kilograms", default=None)
    entry_gross_kg: float | None = prop("Gross weight by entries, kilograms", default=None)
    entry_net_kg: float | None = prop("Net weight by entries, kilograms", default=None)
    export_value: float | None = prop("Value by export declarations, in one currency on one basis", default=None)
    export_currency: str | None = prop("Its currency, ISO 4217", default=None)
    export_value_basis: str | None = prop("What it is, e.g. `FOB`", default=None)
    entry_value: float | None = prop("Value by entries, in one currency on one basis", default=None)
    entry_currency: str | None = prop("Its currency, ISO 4217", default=None)
    entry_value_basis: str | None = prop("What it is, e.g. `entered`", default=None)

    export_hs6: tuple[str, ...] = prop("Commodity codes by export declarations, six digits", default=())
    bill_hs6: tuple[str, ...] = prop("Commodity codes by bills, six digits", default=())
    entry_hs6: tuple[str, ...] = prop("Commodity codes by entries, six digits", default=())
    export_species: tuple[str, ...] = prop("Species by export declarations, ASFIS 3-alpha codes", default=())
    bill_species: tuple[str, ...] = prop("Species by bills, ASFIS 3-alpha codes", default=())
    entry_species: tuple[str, ...] = prop("Species by entries, ASFIS 3-alpha codes", default=())
    export_origins: tuple[str, ...] = prop("Origins by export declarations, ISO 3166 alpha-3", default=())
    bill_origins: tuple[str, ...] = prop("Origins by bills, ISO 3166 alpha-3", default=())
    entry_origins: tuple[str, ...] = prop("Origins by entries, ISO 3166 alpha-3", default=())

    in_bond: tuple[str, ...] = prop("In-bond entry types that bills give: goods that are not imported here", default=())
    in_transit: tuple[str, ...] = prop("I.T. numbers that entries give", default=())
    bills_missing: int = prop("Bills that its entries cite beyond those that are part of it", default=0)
    entry_types: tuple[str, ...] = prop("Types of its entries, as coded", default=())
    procedures: tuple[str, ...] = prop("Customs procedures that export declarations give, as coded", default=())
