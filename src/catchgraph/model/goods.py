"""Goods: one product line of a record, as that record tells it."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Goods(Record):
    """One product line of a record: what it is, how much, from where.

    Unknown stays unknown: `tuna` is a `species_group` and no `species`; a weight that no unit or factor makes
    kilograms of is none.
    """

    LAYER = "goods"

    TELLS = Tells(
        order=10,
        evidence=60,
        plural="goods",
        says=(
            ("{description}", "{name}"),
            ("{species}", "of several: {species_named}"),
            "{flow}",
            "HS {hs}",
            ("{net_kg:,.0f} kg", "{live_high_kg:,.0f} kg live weight"),
            ("origin {origin}", "origin as written {origin_written}"),
        ),
        day="coalesce(caught_since, landed)",
        gathered=True,
        fill="#f3d5b5",
        shape="box",
    )

    record: str = prop("Id of the record whose line it is")
    stage: str = prop(
        "What its record says it is: `product` (what is traded or made), `catch` (as caught, landed or harvested), "
        "`input` (what a product was made from), `handled` (of a lot that an event only saw), `class` (what goods of a "
        "class of product are)",
        default="product",
    )
    event: str | None = prop("Id of the event that its record reports and it was part of", default=None)
    flow: str | None = prop(
        "What became of it there: `caught`, `on board`, `loaded`, `unloaded`, `discarded`, `released`, …", default=None
    )
    line_no: str | None = prop("Number of the line in its record, as written", default=None)
    of_line: str | None = prop("Id of the line of the same record that it belongs to: a catch, an input", default=None)
    description: str | None = prop("Description, as written", default=None, graph=False)
    hs: str | None = prop("Commodity code in digits, as long as it was written", default=None)
    hs_country: str | None = prop("Country whose tariff `hs` is of, ISO 3166 alpha-3", default=None)
    hs6: str | None = prop("First six digits of `hs`: the same everywhere", default=None)
    other_hs: tuple[str, ...] = prop("Further codes of the line, e.g. of chapter 99", default=())
    species: str | None = prop("ASFIS 3-alpha code", default=None)
    species_basis: str | None = prop(
        "What `species` rests on: `code`, `scientific name`, `name`, `tariff code`", default=None
    )
    species_group: str | None = prop("Group where it names no species: `tuna`, `shrimp`", default=None)
    species_named: tuple[str, ...] = prop(
        "ASFIS codes of what it names, sorted, where goods of several kinds are one line and `species` is none",
        default=(),
    )
    commodity: str | None = prop(
        "Group of the trade that it is of: `tuna`, `shrimp`, `cod`; of its species, else `species_group`", default=None
    )
    scientific_name: str | None = prop("Scientific name, as written", default=None, graph=False)
    state: str | None = prop("State by EU codes: `FRE`, `FRO`, …", default=None)
    presentation: str | None = prop("Presentation by EU codes: `WHL`, `GUT`, `FIL`, …", default=None)
    form: str | None = prop("Product form, as written", default=None, graph=False)
    work: str | None = prop(
        "Kind of work that its form tells: `preservation` (frozen, headed, gutted: a freezer vessel may), "
        "`transformation` (fillets, cans, meal: asks for a plant or factory ship) or `boiled or shucked`, by its "
        "tariff code, presentation and words for its form (`reference/processes.csv`)",
        default=None,
    )
    operations: tuple[str, ...] = prop("What was done to it, as its form says: `filleting`, `canning`", default=())
    production: str | None = prop("`wild` or `farmed`, where the record says", default=None)
    production_basis: str | None = prop("What `production` rests on", default=None)
    net_kg: float | None = prop("Net weight in kilograms", default=None)
    gross_kg: float | None = prop("Gross weight in kilograms", default=None)
    used_kg: float | None = prop(
        "Weight that went in, in kilograms: into a product before processing, or into a store", default=None
    )
    fishery_kg: float | None = prop(
        "Net weight of the fishery product in the goods, in kilograms, where it is stated apart", default=None
    )
    exported_kg: float | None = prop(
        "Weight exported under its certificate, in kilograms, where stated beside the net weight", default=None
    )
    estimated_kg: float | None = prop("Weight to be landed as estimated, in kilograms", default=None)
    verified_kg: float | None = prop("Weight landed as verified, in kilograms", default=None)
    landed_kg: float | None = prop("Weight landed in kilograms: verified, else estimated", default=None)
    recorded_kg: float | None = prop(
        "Weight that an authority holds recorded for that landing and species, in kilograms, as it counts it; of the "
        "whole landing",
        default=None,
        graph=False,
    )
    factor: float | None = prop("Conversion factor to live weight that the record states", default=None)
    live_low_kg: float | None = prop(
        "Least live weight that gives the net weight, in kilograms; of a catch without one, the landed weight",
        default=None,
    )
    live_high_kg: float | None = prop("Greatest live weight, in kilograms; nothing where unknown", default=None)
    live_basis: str | None = prop("Sources of the conversion factors of `live_low_kg`, `live_high_kg`", default=None)
    weight_kind: str | None = prop(
        "`verified`, `weighed` or `estimated` landed weight; `whole landing` where it is no share of this trade",
        default=None,
    )
    quantity: float | None = prop("Quantity in `unit`", default=None, graph=False)
    unit: str | None = prop("Unit of `quantity`, as written", default=None, graph=False)
    packages: float | None = prop("Number of packages", default=None, graph=False)
    package_kind: str | None = prop("Kind of packages, as written", default=None, graph=False)
    value: float | None = prop("Value in `currency`", default=None)
    currency: str | None = prop("Currency, ISO 4217", default=None)
    value_basis: str | None = prop("What `value` is: `FOB`, `CIF`, `entered`, `invoice`, …", default=None)
    duty: float | None = prop("Duty in `currency`", default=None, graph=False)
    duty_cases: tuple[str, ...] = prop("Antidumping and countervailing duty cases stated", default=())
    program: str | None = prop("Special programme claimed for the line, e.g. `S+`", default=None, graph=False)
    procedure: str | None = prop(
        "Customs procedure, as coded: requested and previous, e.g. `1000`, `3151`", default=None
    )
    origin: str | None = prop("Country of origin as declared, ISO 3166 alpha-3", default=None)
    origin_written: str | None = prop("Country of origin, as written where it is no country known", default=None)
    manufacturer_id: str | None = prop("Manufacturer identification (MID): a key, never an identity", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())
    lot: str | None = prop("Lot number, as written", default=None)
    marks: tuple[str, ...] = prop("Marks and numbers", default=(), graph=False)
    caught_since: dt.datetime | None = prop("First day of the catch or harvest", default=None)
    caught_until: dt.datetime | None = prop("Last day of the catch or harvest", default=None)
    landed: dt.datetime | None = prop("Day of landing, delivery or transhipment", default=None)
    landed_at: str | None = prop("Place of landing or delivery, as written", default=None)
    transshipped_at: str | None = prop("Place or area of transhipment that is stated, as written", default=None)
    areas: tuple[str, ...] = prop("Areas of catch: FAO areas where they can be told, else as written", default=())
    zones: tuple[str, ...] = prop("Exclusive economic zones of catch, ISO 3166 alpha-3, or `high seas`", default=())
    rfmos: tuple[str, ...] = prop(
        "Regional fisheries bodies in whose area it was caught, as stated: by acronym where known", default=()
    )
    processed_aboard: str | None = prop(
        "Type of processing that its vessel is authorised to do on board, as written", default=None
    )
    licensed_until: dt.datetime | None = prop("Last day of its vessel's licence, as stated", default=None)
    gear: str | None = prop("Gear, ISSCFG code where it can be told, else as written", default=None)
    source: str | None = prop(
        "`HCF` (wild), `HBA` (aquaculture), `SVH` (small vessels together): 50 CFR 300.324", default=None, graph=False
    )
    aggregated: bool | None = prop("Whether the line is a report of small vessels or farms together", default=None)
    disclaimer: str | None = prop("Why a programme's report is said not to be needed, as coded", default=None)
