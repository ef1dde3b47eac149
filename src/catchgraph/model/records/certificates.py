"""Record nodes: what authorities and plants certify of catches: catch certificates, processing and storage.

A line of a catch certificate is a catch (`Goods.stage`) with its vessel, days, area and weights. A line of a statement
or a storage document is a product, whose citation says what it drew on (`model.mentions.Citation`).
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells

_tells = partial(Tells, day="issued", numbers=("number", "catch_number"), lines=True, gathered=True)


@noun
class CatchPaper(Record):
    """What the papers of the catch documentation schemes of the EU and the UK have in common.

    Regulation (EC) 1005/2008, Annexes II and IV; Regulation (EU) 2023/2842, Article 4 (CATCH). A copy whose `status` is
    not `valid` counts in no sum; one without a status is taken as its paper says nothing to the contrary.
    """

    number: str | None = prop("Number, as written", default=None)
    document: str | None = prop("Key of the document: kind, country, number", default=None)
    catch_number: str | None = prop(
        "Number that the EU's system CATCH gave it, beside that of its authority", default=None
    )
    catch_document: str | None = prop("Key of the document by that number: it is cited by either", default=None)
    country: str | None = prop("Country of issue, ISO 3166 alpha-3", default=None)
    status: str | None = prop(
        "`valid`, `void`, `replaced`, `rejected`, `blocked`, `draft` or `deleted`, as far as it says so", default=None
    )
    replaces: str | None = prop("Key of the document that it replaces", default=None)
    replaced_by: str | None = prop("Key of the document that replaces it", default=None)
    issued: dt.datetime | None = prop("Day of issue or validation; of an endorsement where there is one", default=None)
    authority: str | None = prop("Authority that validated or endorsed it, as written", default=None)
    exporter_number: str | None = prop(
        "Number of the exporter: a tax number, EORI or what an authority gave; that of a private person is never kept",
        default=None,
    )
    importer_number: str | None = prop("Number of the importer (EORI), under the same rule", default=None)
    export_country: str | None = prop("Country of export, ISO 3166 alpha-3", default=None)
    destination: str | None = prop("Country of destination, ISO 3166 alpha-3", default=None)
    mode: str | None = prop("Mode of transport, as written", default=None)
    transport: str | None = prop("Means of transport, as written", default=None)
    departure_place: str | None = prop("Port or place of departure, as written", default=None)
    departed: dt.datetime | None = prop("Day of departure or export", default=None)
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())
    seals: tuple[str, ...] = prop("Seals", default=(), graph=False)


@noun
class CatchCertificate(CatchPaper):
    """A catch certificate, or what a recognised scheme has in its place (`scheme`), validated by the flag State.

    Its lines are of stage `catch`, each with its vessel; a receiving vessel of a transhipment and a carrier are named
    for the whole. Lines are of a landing: many consignments under one certificate are lawful up to its weight.
    Re-export certificates are a `Paper`, and cite what they draw on.
    """

    TELLS = _tells(
        decided=(
            (
                "the certificate as its authority validated it, with the landing weights",
                "which vessel, days, species and weights it was validated for",
            ),
        ),
        order=150,
        says=(
            ("{scheme} {number}", "catch certificate {number}"),
            "{status}",
            "validated by {authority}",
            "to {destination}",
        ),
        names=("exporter", "importer", "consignee", "declarant", "holder", "master"),
        reports=("Fishing", "Transshipment", "Landing"),
    )

    scheme: str | None = prop(
        "Recognised scheme or agreed form that stands in the certificate's place, e.g. `BCD`, `DCD`, `CCSBT CDS`; "
        "nothing for the certificate itself. What such a form has no box for is lawfully missing",
        default=None,
    )
    simplified: bool | None = prop(
        "Whether it is the simplified form: a list of small vessels landed in the flag State, one consignment",
        default=None,
    )
    conservation: str | None = prop("Conservation and management measures, as written", default=None, graph=False)
    transshipped_at_sea: dt.datetime | None = prop("Day of the transhipment at sea that it declares", default=None)
    transshipment_area: str | None = prop("Area or position of that transhipment, as written", default=None)
    transshipped_at_sea_kg: float | None = prop("Estimated weight transhipped at sea, in kilograms", default=None)
    transshipped_in_port: dt.datetime | None = prop("Day of the transhipment or landing in a port area", default=None)
    transshipment_port: str | None = prop("Port of that transhipment or landing, as written", default=None)
    transshipped_in_port_kg: float | None = prop("Weight transhipped or landed in port, in kilograms", default=None)
    port_authority: str | None = prop("Authority that authorised it in port, as written", default=None)


@noun
class ProcessingStatement(CatchPaper):
    """A plant's statement of what it made from which certificates (Regulation (EC) 1005/2008, Article 14(2)).

    A line is a product: `net_kg` the weight made, `used_kg` the weight before processing. Its citation has both again
    and the landed weight of the certificate, as the statement says; what the statement says of the catch itself (code,
    vessels) is a line of stage `input`.
    """

    TELLS = _tells(
        decided=(
            (
                "the plant's records of what went in and came out, asked of its fisheries authority",
                "what was made from which certificate",
            ),
        ),
        order=160,
        says=(("processing statement {number}", "processing statement"), "{status}", "plant {plant_number}"),
        names=("processor", "exporter", "importer", "consignee", "declarant", "person responsible"),
        reports=("Processing",),
    )

    plant_number: str | None = prop("Approval number of the processing plant, as written", default=None)
    stated: dt.datetime | None = prop("Day on which the plant signed", default=None)


@noun
class StorageDocument(CatchPaper):
    """A document of goods that were stored and not worked on (Regulation (EC) 1005/2008, Article 14(1)).

    The EU's document of non-manipulation, the UK's storage document.

    A line is a product: `net_kg` the weight that leaves, `used_kg` the weight that came in. Its citation has what is
    drawn on the certificate or statement, and the weight that this covers, as the document says.
    """

    TELLS = _tells(
        decided=(("the store's records of what came in and went out", "what was stored, and for how long"),),
        order=170,
        says=(("storage document {number}", "storage document"), "{status}", "store {store_number}"),
        names=("store", "exporter", "importer", "consignee", "declarant"),
    )

    store_number: str | None = prop("Approval number of the store, as written", default=None)
    stored_as: str | None = prop("How the goods were kept, as written", default=None)
    arrived: dt.datetime | None = prop("Day on which the goods came to the store", default=None)
    arrival_transport: str | None = prop("Means of transport by which they came, as written", default=None)
    unloading_place: str | None = prop("Place where they were unloaded, as written", default=None)
