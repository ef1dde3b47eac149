"""What follows from all links of custody together: how far a line of goods leads back, and to which catches."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship
from catchgraph.model.tells import Tells


@noun
class Chain(Node):
    """The way of a line of trade back to the sea or farm, as far as records tell it.

    Of the last line of each consignment that is known (of an entry, else a bill, else an export declaration), and of
    single lines that cite a document of custody or were made from something. It is `whole` where every branch ends in a
    catch or a farm; where one breaks, `ends` says at which step, and `missing` which documents would close it.
    """

    LAYER = "computed"

    TELLS = Tells(
        order=20,
        evidence=75,
        plural="chains",
        fill="#d0ebe4",
        shape="box",
        says=("{name}", "{ends}", "{catches:,} catches"),
        link="OF",
        of=("Goods",),
    )

    goods: str = prop("Id of the line whose way it is")
    record: str = prop("Id of the record that has the line")
    consignment: str | None = prop("Id of the consignment that the line is of", default=None)
    ends: tuple[str, ...] = prop(
        "Where its branches end: `sea`, `farm`, `broken at harvest`, `broken at transshipment`, `broken at landing`, "
        "`broken at processing`, `broken at document` (others of that administration and year are loaded), "
        "`document not shared` (none of that kind, country and year is), `nothing loaded` (no document is cited)",
        default=(),
    )
    whole: bool = prop("Whether every branch ends at `sea` or `farm`, and all were followed", default=False)
    hops: int = prop("Links of the longest branch", default=0)
    catches: int = prop("Catches and harvests that it can rest on, one for each vessel and landing", default=0)
    tail: int = prop("How many of these are beyond the twenty of largest share (`TRACES_TO`)", default=0)
    tail_share_high: float = prop("Largest share of its weight that these can have together, 0 to 1", default=0.0)
    vessels: tuple[str, ...] = prop("Ids of the vessels that lines on the way name as catching or landing", default=())
    missing: tuple[str, ...] = prop(
        "Documents that are cited on the way and not loaded, or only as void or replaced: kind, country, number",
        default=(),
    )
    stopped: bool = prop(
        "Whether lines were reached that were not followed further: too many, or too far", default=False
    )
    cut: int = prop("How many these are", default=0)


@noun
class TracesTo(Relationship):
    """A line of trade can rest on a catch or harvest: on the lines of one vessel and landing, told by their largest.

    The twenty of largest share; how many more there are, its `Chain` says. Shares are the least and the most of the
    line's weight that fits all weights stated on the way; nothing is split in proportion. `confidence` is the least on
    the best way, `hops` the links of that. Shares are known to a millionth.
    """

    TYPE = "TRACES_TO"
    PAIRS = (("Goods", "Goods"),)
    COMPUTED = True

    hops: int = prop("Links on the best way", default=0)
    share_low: float = prop("Least share of the line's weight, 0 to 1", default=0.0)
    share_high: float = prop("Largest share of the line's weight, 0 to 1", default=1.0)
    vessel: str | None = prop("Id of the vessel, where the records tell one", default=None)
    flag: str | None = prop(
        "Flag state of the vessel as the record of the catch states it, else the country of the farm, of the authority "
        "that validated its certificate, or the hull's flag; nothing where told in two ways, ISO 3166 alpha-3",
        default=None,
    )
    landed: dt.datetime | None = prop("Day of landing, delivery or transhipment", default=None)
    lines: int = prop("Lines of that vessel and landing that it can rest on", default=1)
    records: tuple[str, ...] = prop(
        "Ids of the records of the line, of the best way and of its links", default=(), graph=False
    )
