"""Occasions: what papers and tracks tell of one and the same happening, and the holds of fish carriers."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship
from catchgraph.model.tells import Tells


@noun
class SameOccasion(Relationship):
    """Two events tell of one occasion: what a paper declares, and what a track or another paper shows of it.

    A landing, and a port call of the vessel at that port within a day. A transshipment, and an apparent encounter of
    the same two hulls within three days; or of one of them and a hull that bore the other's name that day (confidence
    .8). Two papers of one transshipment: the same two hulls, begun within 24 hours. From the paper's event to the
    tracked one, from the receiver's to the donor's. Of several the nearest in time; of equally near ones each, with its
    part of the confidence. A paper's time without an hour stands for that whole day.
    """

    TYPE = "SAME_OCCASION"
    PAIRS = (("Landing", "PortCall"), ("Transshipment", "Encounter"), ("Transshipment", "Transshipment"))
    COMPUTED = True

    hours: float = prop("Hours between the two; 0 where they overlap")


@noun
class VoyageHold(Node):
    """What a carrier had in her holds between two discharges: a node between many catches and one landing.

    She is whoever received fish: the receiver of a transshipment, the carrier of an apparent encounter with a fishing
    vessel or another carrier (bunker and support vessels give none). She discharges by a landing, by a transshipment as
    its donor, or in a port call of 24 hours and more (a choice of this engine: shorter ones are for stores, crew and
    papers), unless a paper says that she received fish there. Loads without a discharge between them fill one hold,
    discharges without a load between them empty it: one voyage may end in several ports.
    """

    LAYER = "computed"

    TELLS = Tells(
        order=40,
        evidence=75,
        plural="voyage holds",
        fill="#cfe8ef",
        shape="box",
        says=("{name}", "{loads:,d} loads", "{loaded_high_kg:,.0f} kg declared"),
        day="first_load",
    )

    carrier: str = prop("Id of the vessel")
    since: dt.datetime | None = prop("End of the discharge before; nothing where none is known", default=None)
    since_basis: str | None = prop("What that was: `landing`, `transshipment`, `port call`", default=None)
    first_load: dt.datetime = prop("Start of the first load")
    last_load: dt.datetime = prop("Start of the last load")
    until: dt.datetime | None = prop("Start of the first discharge; nothing where none is known", default=None)
    until_basis: str | None = prop("What that was: `landing`, `transshipment`, `port call`", default=None)
    emptied: dt.datetime | None = prop("End of the last discharge", default=None)
    discharged_at: tuple[str, ...] = prop("Ports of discharge, as written", default=())
    loads: int = prop("Number of loads; one that two papers and a track tell of counts once")
    seen_only: int = prop("How many of these only a track shows: apparent encounters that no paper declares", default=0)
    loaded_low_kg: float | None = prop(
        "Least weight of product that papers declare to have been loaded, in kilograms, of the loads that have one",
        default=None,
    )
    loaded_high_kg: float | None = prop("Greatest; nothing where a load has no weight, or is seen only", default=None)
    declared_kg: float | None = prop(
        "Greatest weight of product that papers declare to have been loaded, in kilograms, of the loads that a paper "
        "tells of; 0 where no paper tells of any, nothing where one has no weight",
        default=None,
    )
    discharged_low_kg: float | None = prop(
        "Least weight of product that papers declare to have been discharged, in kilograms, of those that have one",
        default=None,
    )
    discharged_high_kg: float | None = prop(
        "Greatest; nothing where a discharge has no weight, or only a port call tells of it", default=None
    )


@noun
class Fills(Relationship):
    """An event in which a carrier received fish, or may have, fills her hold of that voyage."""

    TYPE = "FILLS"
    PAIRS = (("Transshipment", "VoyageHold"), ("Encounter", "VoyageHold"))
    COMPUTED = True

    declared: bool = prop("Whether a paper says that she received fish then; else the meeting alone is apparent")


@noun
class Empties(Relationship):
    """An event by which a carrier discharged, or may have, empties her hold of that voyage."""

    TYPE = "EMPTIES"
    PAIRS = (("Landing", "VoyageHold"), ("PortCall", "VoyageHold"), ("Transshipment", "VoyageHold"))
    COMPUTED = True

    declared: bool = prop("Whether a paper says that she discharged then; else she lay in port")


@noun
class HeldBy(Relationship):
    """A hold is that of a vessel."""

    TYPE = "HELD_BY"
    PAIRS = (("VoyageHold", "Vessel"),)
    COMPUTED = True


@noun
class OutOf(Relationship):
    """The goods of a bill without boxes came out of the hold of the fish carrier that it names.

    Out of the last hold that she began to fill before the bill's arrival, unless she had discharged it before as papers
    declare; a carrier is known by her hull. What catches account for is told of the last lines of the bill's
    consignment, else of its own: of a line whose every way ends at a catch of a named vessel the most that these can
    have given, else the least.
    """

    TYPE = "OUT_OF"
    PAIRS = (("Bill", "VoyageHold"),)
    COMPUTED = True

    arrived: dt.datetime = prop("Day of the bill's arrival, else of its estimated arrival")
    called: str | None = prop(
        "`port call` where she lay in port for 24 hours and more in between, and no paper says what for", default=None
    )
    accounted: float = prop("Share of the bill's weight for which catches of named vessels account, 0 to 1")
    vessels: tuple[str, ...] = prop("Ids of the vessels of these catches", default=())
    assumed: bool = prop("The bill does not say how its goods travelled, and names no container", default=False)


@noun
class OnTripOf(Relationship):
    """A catch was landed at the end of this trip of the vessel that caught it: from her landing before to its own.

    Landings are those that papers declare, and the days on which lines of other catches of hers were landed, where they
    were not transhipped; a port call is no landing. What is landed on the day before or the same day is one landing. A
    line of a declared landing or transhipment is of the vessel that landed or gave it.
    """

    TYPE = "ON_TRIP_OF"
    PAIRS = (("Goods", "Vessel"),)
    COMPUTED = True

    since: dt.datetime | None = prop("Day of her last landing before; nothing where none is known", default=None)
    until: dt.datetime = prop("Day on which the catch was landed, delivered or transhipped")
    before: str | None = prop("Id of that landing, or of the line that tells of it", default=None)
