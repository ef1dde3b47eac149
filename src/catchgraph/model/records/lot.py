"""Record nodes: lots of goods, and what traceability events say happened to them (EPCIS, GDST).

What a lot went through is told by events that cite it: each line of goods of a `TraceabilityEvent` cites one lot (a
`Citation` of kind `lot` with the line's id and kilograms), and the line's `stage` says how the event saw it: `input`
went in, `catch` or `product` came out, `handled` was there before and after. So a lot was made from the lots that lines
of stage `input` cite in an event (or in all events of one `transformation`) of which a line of stage `catch` or
`product` cites it; what went in is stated for the event, not for each lot that came out.
"""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Lot(Record):
    """A lot of goods, a single item, a logistic unit or a class of product that traceability events speak of.

    One for each identifier and dataset, however many files speak of it; `document` is the same in all datasets. Its one
    line of goods says what it is; how much of it there was, events say (`TraceabilityEvent`).
    """

    TELLS = Tells(
        decided=(("the records of the lot: what went in, what was made, who had it", "from what it was made"),),
        order=200,
        says=(("{kind} {number}", "{kind} {identifier}"), "{product_name}"),
        numbers=("number", "identifier"),
        lines=True,
        gathered=True,
    )

    identifier: str = prop("EPC, EPC class or name of the lot, as written")
    document: str | None = prop("Key of the lot: the same for every spelling of its identifier", default=None)
    kind: str | None = prop("`lot`, `item`, `logistic unit` or `product class`, by its identifier", default=None)
    number: str | None = prop("Number of the lot, the item or the unit, in its identifier or beside it", default=None)
    gs1: str | None = prop("GTIN (14 digits) or SSCC (18 digits) in its identifier", default=None)
    product: str | None = prop("Key of the class of product that it is of", default=None)
    product_name: str | None = prop("What master data calls its product", default=None)


@noun
class TraceabilityEvent(Record):
    """What happened to lots at one time and place, as a trading partner recorded it (EPCIS 1.2, 2.0; GDST).

    What it tells of fishing, transshipment, landing or processing is an event of that label, too. `status` says where
    the source itself declares it an error: then it counts nowhere, and the events of `corrected_by` do. One for each id
    and administration, however often and wherever it is told.
    """

    TELLS = Tells(
        decided=(("the record of who reported it", "whether it happened as told"),),
        order=210,
        says=(("{activity}", "{step}", "{kind}"), "{happened:%Y-%m-%d}", ("{place_name}", "{place}"), "{status}"),
        day="happened",
        numbers=("number",),
        names=("seller", "buyer", "shipper", "consignee", "holder", "declarant", "farm", "manufacturer"),
        lines=True,
        gathered=True,
        reports=("Fishing", "Transshipment", "Landing", "Processing"),
    )

    number: str | None = prop("Id of the event, as written", default=None)
    document: str | None = prop("Key of the event", default=None)
    report: str | None = prop(
        "Key of the event: by its id, or a digest of what it says where it has none", default=None
    )
    status: str | None = prop(
        "`replaced` where its source declares it an error and names events in its place, `deleted` where it names none",
        default=None,
    )
    error_reason: str | None = prop("Why it was taken back, as coded: `incorrect_data`, `did_not_occur`", default=None)
    corrected_by: tuple[str, ...] = prop("Ids of the events that stand in its place, as written", default=())
    kind: str | None = prop(
        "Kind: `ObjectEvent`, `AggregationEvent`, `TransactionEvent`, `TransformationEvent`, `AssociationEvent`",
        default=None,
    )
    activity: str | None = prop(
        "What happened, as GDST tells events apart: `fishing`, `landing`, `processing`, `shipping`, …", default=None
    )
    step: str | None = prop("Business step, as coded, without its prefix", default=None)
    action: str | None = prop("`ADD`, `OBSERVE` or `DELETE`", default=None)
    disposition: str | None = prop("Disposition, as coded, without its prefix", default=None)
    happened: dt.datetime | None = prop("Day and time (UTC)", default=None)
    recorded: dt.datetime | None = prop("Day and time at which it was recorded (UTC)", default=None)
    transformation: str | None = prop("Id that events share which together are one transformation", default=None)
    place: str | None = prop("Where the goods are after it, as coded", default=None)
    place_name: str | None = prop("Name of that place in master data", default=None)
    read_at: str | None = prop("Where it took place, as coded, with its name", default=None)
    latitude: float | None = prop("Latitude, degrees", default=None)
    longitude: float | None = prop("Longitude, degrees", default=None)
    moved_from: str | None = prop("Place from which goods moved, as coded, with its name", default=None)
    moved_to: str | None = prop("Place to which goods moved, as coded, with its name", default=None)
    unloading_port: str | None = prop("Port of unloading, as written", default=None)
    certificates: tuple[str, ...] = prop("Certificates that it states: kind, agency and number", default=())
    human_welfare: str | None = prop("Human welfare policy, as stated", default=None, graph=False)
    feed_protein: str | None = prop("Source of the protein of feed, as stated", default=None)
    farming_method: str | None = prop("Method of aquaculture, as stated", default=None)
    broodstock: str | None = prop("Source of the broodstock, as stated", default=None)
