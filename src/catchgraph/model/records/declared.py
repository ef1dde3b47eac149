"""Record nodes: declarations of goods to the customs of a partner.

A record's `document` is the key of the paper that it is a copy of (`normalise.document`); what others cite of it is
found by that.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells

#: A declaration is found by either number; it names the same parties whichever way the goods go.
_tells = partial(
    Tells,
    numbers=("number", "reference_number"),
    names=("exporter", "consignee", "importer", "buyer", "manufacturer", "declarant"),
    lines=True,
    gathered=True,
)


@noun
class Declaration(Record):
    """What declarations of goods to a partner's customs have in common.

    Exports and imports are two labels: a node has one, and a question about exports must not count imports. A partner's
    import is no `Entry`, which is one of ours and has other numbers.
    """

    number: str | None = prop("Its number; of ASYCUDA office, year, serial and number", default=None)
    document: str | None = prop("Key of the document: its kind, country and number", default=None)
    country: str | None = prop("Country that it was lodged in, ISO 3166 alpha-3", default=None)
    reference_number: str | None = prop("The declarant's own reference", default=None, graph=False)
    exporter_number: str | None = prop(
        "Number of the exporter: a tax number, EORI or what customs gave; that of a private person is never kept",
        default=None,
    )
    consignee_number: str | None = prop("Number of the consignee, under the same rule", default=None)
    declarant_number: str | None = prop("Number of the declarant, under the same rule", default=None)
    manifest: str | None = prop("Number of the manifest", default=None)
    status: str | None = prop(
        "`stored`, `registered`, `assessed`, `paid`, `exited`; or `original`, `amended`, `replaced`, `cancelled`: "
        "as far as it shows",
        default=None,
    )
    declaration_type: str | None = prop("Type, as coded: `EX`, `IM`, `EXD`", default=None)
    procedure: str | None = prop("General procedure, as coded", default=None)
    office: str | None = prop("Customs office, as coded", default=None)
    office_name: str | None = prop("Name of the office, as written", default=None, graph=False)
    border_office: str | None = prop("Office of exit or entry, as coded", default=None)
    registered: dt.datetime | None = prop("Day of registration, or of issue", default=None)
    assessed_on: dt.datetime | None = prop("Day of assessment", default=None)
    exited: dt.datetime | None = prop("Day on which the goods left", default=None)
    mode: str | None = prop("Mode of transport at the border, as coded", default=None)
    transport: str | None = prop("Means of transport at the border, as written", default=None)
    containerised: bool | None = prop("Whether it says that the goods travel in containers", default=None)
    lading_port: str | None = prop("Place of loading, as written", default=None)
    lading_locode: str | None = prop("Place of loading, UN/LOCODE", default=None)
    lading_country: str | None = prop("Country of loading, ISO 3166 alpha-3", default=None)
    unlading_port: str | None = prop("Place of unloading, as written", default=None)
    unlading_locode: str | None = prop("Place of unloading, UN/LOCODE", default=None)
    voyage: str | None = prop("Voyage", default=None, graph=False)
    goods_location: str | None = prop("Location of the goods, as written", default=None)
    delivery_terms: str | None = prop("Terms of delivery, as coded, and place", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())
    seals: tuple[str, ...] = prop("Seals", default=(), graph=False)
    gross_kg: float | None = prop("Gross weight in kilograms", default=None)
    packages: float | None = prop("Number of packages", default=None)
    items_declared: int | None = prop("Number of items that it says it has", default=None)
    items: int | None = prop("Number of items that it has", default=None)
    value: float | None = prop("Value in `currency`", default=None)
    currency: str | None = prop("Currency, ISO 4217", default=None)
    value_basis: str | None = prop("What `value` is: `invoice`, `FOB`, …", default=None)
    export_country: str | None = prop("Country of export, ISO 3166 alpha-3", default=None)
    destination: str | None = prop("Country of destination, ISO 3166 alpha-3", default=None)
    origin: str | None = prop("Country of origin of all of it, ISO 3166 alpha-3", default=None)
    origin_written: str | None = prop("Country of origin, as written where it is no country known", default=None)
    routing: tuple[str, ...] = prop("Countries on the way, ISO 3166 alpha-3", default=(), graph=False)


@noun
class ExportDeclaration(Declaration):
    """A declaration of export to a partner's customs."""

    TELLS = _tells(
        decided=(("the confirmation of exit and the certificates that were shown", "what left, and when"),),
        order=100,
        says=(
            ("export declaration {number}", "export declaration, reference {reference_number}"),
            "{office}",
            "to {destination}",
            "{status}",
            "{gross_kg:,.0f} kg gross",
        ),
        day="coalesce(exited, registered)",
    )


@noun
class ImportDeclaration(Declaration):
    """A declaration of import to a partner's customs: what a plant there may have worked with."""

    TELLS = _tells(
        decided=(("the release with the papers that were shown", "what came in, and on which papers it rests"),),
        order=110,
        says=(
            ("import declaration {number}", "import declaration, reference {reference_number}"),
            "{office}",
            "from {export_country}",
            "{status}",
            "{gross_kg:,.0f} kg gross",
        ),
        day="registered",
    )
