"""Occasions: what papers and tracks tell of one and the same happening, and the holds of fish carriers."""

from __future__ import annotations

from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship


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
