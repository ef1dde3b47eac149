"""Event nodes: what happened at sea or in port, as a source published it or a paper declares it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Place, Section, Tells, Text

#: A vessel takes part in what happens, and it is told of the day on which it began.
_tells = partial(Tells, day="start", link="TOOK_PART_IN", of=("Vessel",))


@noun
class Event(Record):
    """Base of what a source saw happen at one place, from one time to another."""

    LAYER = "event"

    source: str = prop("Who published it")
    number: str | None = prop("The source's own id of the event", default=None)
    start: dt.datetime = prop("Start (UTC)")
    end: dt.datetime | None = prop("End (UTC)", default=None)
    day: dt.datetime = prop("Day of the start, at 00:00 UTC: what listings are compared with")
    mmsis: tuple[str, ...] = prop("MMSIs of the vessels that took part, nine digits", default=())
    latitude: float | None = prop("Mean latitude, degrees", default=None)
    longitude: float | None = prop("Mean longitude, degrees", default=None)
    duration_h: float | None = prop("Duration in hours", default=None)
    eezs: tuple[str, ...] = prop("Exclusive economic zones, as the source codes them", default=())
    rfmos: tuple[str, ...] = prop("Bodies in whose area of competence it lies; see `areas_basis`", default=())
    areas_basis: str | None = prop(
        "What `rfmos` rests on: `as the source states`, or `position in a coarse polygon`", default=None
    )
    fao_areas: tuple[str, ...] = prop("FAO major fishing areas, as the source codes them", default=())
    high_seas: str | None = prop(
        "Outside every exclusive economic zone: `yes`, `no`, or nothing where the source does not say", default=None
    )
    distance_from_shore_km: float | None = prop("Distance from shore in kilometres at the start", default=None)
    distance_from_port_km: float | None = prop(
        "Distance from the nearest port in kilometres at the start", default=None
    )


@noun
class Told(Event):
    """Base of what a track may show and a paper may tell: the same nouns either way.

    What a paper tells has its `record`, whose lines of goods that were part of it are the event's, too (`Goods.event`).
    """

    record: str | None = prop("Id of the record that reports it; nothing where a track shows it", default=None)
    basis: str | None = prop(
        "`declared` or `notified` (said ahead) by a vessel's paper; `certified` by a paper of the catch, of which "
        "several may tell of one landing; `traced` by a chain of lots; nothing where a track shows it",
        default=None,
    )
    report: str | None = prop("Key of the report that tells it: what a later one may correct or delete", default=None)
    trip: str | None = prop("Number of the fishing trip, as written", default=None)
    areas: tuple[str, ...] = prop("Areas that the paper names: FAO areas and what lies in them, as coded", default=())
    species: tuple[str, ...] = prop("ASFIS 3-alpha codes of what was caught, moved or worked with", default=())
    live_kg: float | None = prop(
        "Live weight that was caught, changed vessels, was landed or made, in kilograms; nothing where a line has none",
        default=None,
    )
    product_kg: float | None = prop("As `live_kg`, as product", default=None)


#: What of an event's goods its line says.
_GOODS: Text = ("{species}", "{live_kg:,.0f} kg live weight", "{product_kg:,.0f} kg of product")
_GOODS_COLUMNS = ("species", "live_kg", "product_kg", "basis")


@noun
class Encounter(Event):
    """Two vessels close together for hours: apparent, not proof of a transfer.

    Criteria of the published data (Miller et al. 2018): at most 500 m apart for at least 2 h, median
    speed below 2 kn, at least 10 km from an anchorage.
    """

    TELLS = _tells(
        decided=(
            (
                "the transshipment declarations of both vessels, the observer's report, and what each landed next",
                "whether anything changed hands, and what",
            ),
        ),
        order=10,
        apparent=True,
        says=("with {others}", "as {role}", "{duration_h:,.1f} h"),
        section=Section(
            columns=("latitude", "longitude", "duration_h", "median_distance_km"),
            hidden=("latitude", "longitude", "median_distance_km"),
        ),
    )

    kind: str | None = prop("Kinds of the two vessels as the source has it, e.g. `carrier-fishing`", default=None)
    median_distance_km: float | None = prop("Median distance in kilometres", default=None)
    median_speed_kn: float | None = prop("Median speed in knots", default=None)


@noun
class Loitering(Event):
    """One vessel drifting far from shore for hours.

    Criteria of the published data (Miller et al. 2018): below 2 kn for at least 8 h, more than 20 nautical miles
    from shore.
    """

    TELLS = _tells(
        decided=(("the vessel's own positions, and what she landed next", "whether she met a vessel that nobody saw"),),
        order=20,
        plural="loitering events",
        says=("as {role}", "{duration_h:,.1f} h", "{average_distance_from_shore_km:,.0f} km from shore"),
        section=Section(
            columns=("duration_h", "average_distance_from_shore_km", "average_speed_kn", "latitude", "longitude"),
            hidden=("average_speed_kn", "latitude", "longitude"),
        ),
    )

    distance_km: float | None = prop("Distance covered in kilometres", default=None)
    average_speed_kn: float | None = prop("Average speed in knots", default=None)
    average_distance_from_shore_km: float | None = prop("Average distance from shore in kilometres", default=None)


@noun
class Gap(Event):
    """No AIS position of a vessel for hours: it may have switched off, or nobody received it."""

    TELLS = _tells(
        decided=(("the positions that the flag State received (VMS) for those hours", "where the vessel was"),),
        order=30,
        says=("no AIS position", "{duration_h:,.1f} h", "{distance_km:,.0f} km between its ends", "{intentional}"),
        words={"intentional": {"yes": "likely intentional, says the source", "no": "not intentional, says the source"}},
        section=Section(
            columns=(
                *("duration_h", "distance_km", "intentional"),
                *("latitude", "longitude", "end_latitude", "end_longitude"),
            ),
            hidden=("latitude", "longitude", "end_latitude", "end_longitude"),
        ),
    )

    intentional: str | None = prop(
        "Whether the source calls it likely intentional: `yes`, `no`, or nothing where it does not say", default=None
    )
    positions_before: int | None = prop("Satellite positions in the 12 hours before", default=None)
    reception_per_day: float | None = prop("Satellite positions a day that vessels there give: reception", default=None)
    end_latitude: float | None = prop("Latitude where it was seen again, degrees", default=None)
    end_longitude: float | None = prop("Longitude where it was seen again, degrees", default=None)
    distance_km: float | None = prop("Distance between its ends in kilometres", default=None)
    end_distance_from_shore_km: float | None = prop("Distance from shore in kilometres at the end", default=None)


@noun
class PortCall(Told):
    """A vessel in port; of a paper that reports an arrival or a departure that moment alone."""

    TELLS = _tells(
        decided=(("the port's log and inspection report", "whether she was there, and what she discharged"),),
        order=40,
        says=(
            ("{port} ({port_flag})", "{port}", "a port without a name ({port_flag})", "a port without a name"),
            "{movement}",
            "{basis}",
            "{duration_h:,.1f} h",
        ),
        section=Section(
            columns=(
                *("port", "port_flag", "movement", "duration_h", "visit_confidence", "at_dock"),
                *("latitude", "longitude", "basis"),
            ),
            hidden=("movement", "visit_confidence", "at_dock", "latitude", "longitude", "basis"),
        ),
        at=Place("Port", id="port_id", name="port", flag="port_flag"),
        lines=True,
    )

    port_id: str | None = prop("Id of the `Port`, from the source's own id of the anchorage", default=None)
    port: str | None = prop("Port, as written", default=None)
    port_locode: str | None = prop("Port, UN/LOCODE: by its code, else by its name and country", default=None)
    port_flag: str | None = prop("Country of the port, ISO 3166 alpha-3", default=None)
    visit_confidence: str | None = prop("How sure the source is (Global Fishing Watch: 2, 3 or 4)", default=None)
    at_dock: bool | None = prop("At a dock rather than an anchorage", default=None)
    movement: str | None = prop("`arrival` or `departure`, where a paper reports that moment", default=None)
    purpose: str | None = prop("Why it came or left, as coded by the paper: `LAN`, `TRA`, `FIS`", default=None)


@noun
class Fishing(Told):
    """Fishing: apparent, as a source concludes from a vessel's track, or declared by the vessel itself."""

    TELLS = _tells(
        decided=(("the logbook and the positions (VMS) of those days", "where and what was fished"),),
        order=50,
        plural="fishing events",
        says=(("{basis} fishing", "apparent fishing"), "{duration_h:,.1f} h", "{gear}", *_GOODS),
        section=Section(
            columns=("duration_h", "average_speed_kn", "latitude", "longitude", "gear", *_GOODS_COLUMNS),
            hidden=("average_speed_kn", "latitude", "longitude", "gear", *_GOODS_COLUMNS),
        ),
        lines=True,
    )

    average_speed_kn: float | None = prop("Average speed in knots", default=None)
    distance_km: float | None = prop("Distance covered in kilometres", default=None)
    gear: str | None = prop("Gear that was used, ISSCFG code where it can be told, else as written", default=None)


#: Where what a paper tells is said to have been: a port, where it names one.
_port = partial(Place, "Port", id="port_id", name="port", flag="port_flag")
_PORT = ("{port} ({port_flag})", "{port}")


@noun
class Transshipment(Told):
    """Catch that passed from one vessel (`donor`) to another (`receiver`), as one of them or a third declares.

    No AIS encounter: a paper says so. Both vessels may each declare it: then these are two events of two records.
    """

    TELLS = _tells(
        decided=(
            (
                "the other vessel's declaration, and the observer's report",
                "whether both tell the same species and weights",
            ),
        ),
        order=60,
        says=("{basis}", "{kind}", "as {role}", "with {others}", *_GOODS, _PORT),
        section=Section(
            columns=("kind", *_GOODS_COLUMNS, "port", "port_flag", "latitude", "longitude"),
            hidden=("product_kg", "port_flag", "latitude", "longitude"),
        ),
        at=_port(),
        there=("{who}", "as {role}", *_GOODS),
        lines=True,
        gathered=True,
    )

    kind: str | None = prop("`at sea` or `in port`, where the paper says", default=None)
    port_id: str | None = prop("Id of the `Port`, where it was in one", default=None)
    port: str | None = prop("Port, by its name where its code is known, else as written", default=None)
    port_locode: str | None = prop("Port, UN/LOCODE: by its code, else by its name and country", default=None)
    port_flag: str | None = prop("Country of the port, ISO 3166 alpha-3", default=None)


@noun
class Landing(Told):
    """Catch that a vessel brought ashore, as a paper declares."""

    TELLS = _tells(
        decided=(("the port's weighing record and the sales notes", "what was landed"),),
        order=70,
        says=("{basis}", _PORT, *_GOODS),
        section=Section(
            columns=("port", "port_flag", *_GOODS_COLUMNS, "latitude", "longitude"),
            hidden=("product_kg", "latitude", "longitude"),
        ),
        at=_port(),
        there=("{who}", *_GOODS),
        lines=True,
        gathered=True,
    )

    port_id: str | None = prop("Id of the `Port`, where the paper names one", default=None)
    port: str | None = prop("Port, by its name where its code is known, else as written", default=None)
    port_locode: str | None = prop("Port, UN/LOCODE: by its code, else by its name and country", default=None)
    port_flag: str | None = prop("Country of the port, ISO 3166 alpha-3", default=None)


@noun
class Processing(Told):
    """Goods that were made of others: aboard a vessel, which is then its place and takes part in it, or on land.

    Lines of stage `input` went in, those of stage `product` came out.
    """

    TELLS = _tells(
        decided=(("the plant's or vessel's production log", "what was made from what"),),
        order=80,
        plural="processing events",
        says=("{basis}", ("aboard as {role}", "at {place}"), "{process}", "{kind}", *_GOODS),
        section=Section(
            columns=("process", "kind", "place", *_GOODS_COLUMNS, "latitude", "longitude"),
            hidden=("product_kg", "latitude", "longitude"),
        ),
        lines=True,
        gathered=True,
    )

    aboard: bool | None = prop("Whether it was aboard a vessel, which takes part in it", default=None)
    place: str | None = prop("Place on land where it was, as written", default=None)
    process: str | None = prop("What was done, as written: `freezing`, `filleting`", default=None)
    kind: str | None = prop(
        "`preservation` (freezing, heading, gutting: a freezer vessel may), `transformation` (filleting, canning, "
        "meal: a plant or factory ship) or `boiled or shucked`, by what was done and what came out "
        "(`reference/processes.csv`)",
        default=None,
    )
