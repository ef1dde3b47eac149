"""Record nodes: what vessels declare of a trip, and the note of the first sale.

`report` is the key of the report that a record is; a later one that corrects or deletes it names that (`Revision`), and
`status` then says so, in whatever order both come. What such a report told did not happen: its events are left out.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells

_tells = partial(Tells, names=("master",), lines=True, gathered=True)


@noun
class VesselReport(Record):
    """Base of what a vessel, or who acts for it, reports."""

    number: str | None = prop("Its number", default=None)
    report: str | None = prop("Key of the report: what a later one may correct or delete", default=None)
    status: str | None = prop(
        "`original`, `correction`, `deletion` or `cancellation`; `replaced`, `deleted` or `cancelled` where a loaded "
        "report says so of it",
        default=None,
    )
    revises: str | None = prop("Number of the report that it corrects, deletes or cancels", default=None)
    basis: str | None = prop("`declared`, or `notified`: said ahead", default=None)
    programme: str | None = prop("Programme or body under whose rules it is made, as written", default=None)
    declared_by: str | None = prop("Who declares: `donor`, `receiver`, or as written", default=None)
    declared: dt.datetime | None = prop("Day of the declaration", default=None)
    trip: str | None = prop("Number of the fishing trip, as written", default=None)
    start: dt.datetime | None = prop("Start of what it declares (UTC)", default=None)
    end: dt.datetime | None = prop("End of what it declares (UTC)", default=None)
    latitude: float | None = prop("Latitude, degrees", default=None)
    longitude: float | None = prop("Longitude, degrees", default=None)
    areas: tuple[str, ...] = prop("Areas that it names: FAO areas and what lies in them, as coded", default=())
    fao_areas: tuple[str, ...] = prop("FAO major fishing areas", default=())
    eezs: tuple[str, ...] = prop("Exclusive economic zones, ISO 3166 alpha-3", default=())
    rfmos: tuple[str, ...] = prop("Bodies in whose area of competence it says that it was", default=())


@noun
class ActivityReport(VesselReport):
    """What a vessel reports of a trip besides transshipments and landings: departure, fishing, arrival.

    Also a report that only corrects or deletes another, and says nothing itself.
    """

    TELLS = _tells(
        decided=(("the logbook, and the positions of those days", "where and what was fished"),),
        order=150,
        says=("report {number}", ("{activity} of {revises}", "{activity}"), "{basis}", "{status}"),
        day="coalesce(start, declared)",
        reports=("Fishing", "PortCall"),
    )

    activity: str | None = prop(
        "What it reports: `departure`, `fishing`, `arrival`, `correction`, `deletion`, …", default=None
    )


@noun
class TransshipmentDeclaration(VesselReport):
    """A declaration or notice of a transshipment, by the donor, the receiver or a third.

    No body publishes a file format but the EU (FLUX FA); their forms agree in content.
    """

    TELLS = _tells(
        decided=(
            (
                "the other vessel's declaration, and the observer's report",
                "whether both tell the same species and weights",
            ),
        ),
        order=160,
        says=("transshipment declaration {number}", "{kind}", "{programme}", "{basis}", "by {declared_by}", "{status}"),
        day="coalesce(start, declared)",
        reports=("Transshipment",),
    )

    document: str | None = prop("Key of the document: its kind, country and number", default=None)
    kind: str | None = prop("`at sea` or `in port`, where it says or a position or port shows it", default=None)
    port: str | None = prop("Port, as written", default=None)
    port_locode: str | None = prop("Port, UN/LOCODE", default=None)
    port_flag: str | None = prop("Country of the port, ISO 3166 alpha-3", default=None)
    observer: str | None = prop("Number of the observer or of the observer programme, as written", default=None)


@noun
class LandingDeclaration(VesselReport):
    """A declaration or notice of a landing; also a record of one that an authority keeps."""

    TELLS = _tells(
        decided=(("the port's weighing record and the sales notes", "what was landed"),),
        order=170,
        says=("landing declaration {number}", "{port}", "{programme}", "{basis}", "{status}"),
        day="coalesce(start, declared)",
        reports=("Landing",),
    )

    document: str | None = prop("Key of the document: its kind, country and number", default=None)
    port: str | None = prop("Port, as written", default=None)
    port_locode: str | None = prop("Port, UN/LOCODE", default=None)
    port_flag: str | None = prop("Country of the port, ISO 3166 alpha-3", default=None)


@noun
class SalesNote(Record):
    """The note of a first sale of landed catch: Regulation (EC) 1224/2009, Article 64, names its content."""

    TELLS = Tells(
        decided=(("the landing declaration of the same landing", "whether what was sold was landed"),),
        order=180,
        says=("sales note {number}", "{place}", "{value:,.2f} {currency}"),
        day="coalesce(sold, landed)",
        names=("seller", "buyer"),
        lines=True,
        gathered=True,
    )

    number: str | None = prop("Its number", default=None)
    document: str | None = prop("Key of the document: its kind, country and number", default=None)
    country: str | None = prop("Country that it was made in, ISO 3166 alpha-3", default=None)
    sold: dt.datetime | None = prop("Day of the sale", default=None)
    place: str | None = prop("Place of the sale, as written", default=None)
    landed: dt.datetime | None = prop("Day of the landing that is sold", default=None)
    landing_port: str | None = prop("Port of that landing, as written", default=None)
    invoice: str | None = prop("Number of the invoice or contract of sale, as written", default=None)
    value: float | None = prop("Price of all of it, in `currency`", default=None)
    currency: str | None = prop("Currency, ISO 4217", default=None)
