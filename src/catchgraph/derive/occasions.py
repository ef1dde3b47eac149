"""Steps for events of papers and tracks that are one occasion, and for the holds of fish carriers.

Papers that tell of events are few beside tracks: all of it is made each time.
"""

from __future__ import annotations

from catchgraph.derive.steps import Step
from catchgraph.model.schema import node, relationship

#: Hours that a carrier lies in port at least where she is taken to discharge (`VoyageHold` says why).
STAYS = 24

#: Without any of these nothing is loaded.
_LOADS = ("read.encounter", "read.transshipment")

OCCASIONS: tuple[Step, ...] = (
    Step(
        makes=("derived.same_occasion",), sql="occasions/same", kind=relationship("SAME_OCCASION"),
        rests=("read.landing", "read.transshipment"),
        reads=(
            "derived.landing", "derived.transshipment", "derived.port_call", "derived.encounter",
            "derived.took_part_in", "derived.mention", "derived.transshipment_declaration", "read.participant",
            "read.vessel_mention", "spoken_day",
        ),
    ),
    Step(
        makes=("derived.hold_event",), sql="occasions/hold_event", given={"hours": STAYS}, rests=_LOADS,
        reads=(
            "derived.took_part_in", "derived.transshipment", "derived.same_occasion", "derived.encounter",
            "derived.landing", "derived.port_call",
        ),
    ),
    Step(
        makes=("derived.voyage_hold",), sql="occasions/voyage_hold", kind=node("VoyageHold"), rests=_LOADS,
        reads=("derived.hold_event", "derived.vessel"),
    ),
    *(
        Step(
            makes=(f"derived.{table}",), sql="occasions/held", kind=relationship(table.upper()), rests=_LOADS,
            reads=("derived.hold_event",), given={"way": way},
        )
        for table, way in (("fills", "load"), ("empties", "discharge"))
    ),
    Step(
        makes=("derived.held_by",), sql="occasions/held_by", kind=relationship("HELD_BY"), rests=_LOADS,
        reads=("derived.voyage_hold",),
    ),
    Step(
        makes=("derived.on_trip_of",), sql="occasions/on_trip_of", kind=relationship("ON_TRIP_OF"),
        rests=("read.named_vessel", "read.landing", "read.transshipment"),
        reads=(
            "derived.caught_by", "read.goods", "derived.goods", "derived.landing", "derived.transshipment",
            "derived.took_part_in",
        ),
    ),
    Step(
        makes=("derived.out_of",), sql="occasions/out_of", kind=relationship("OUT_OF"), rests=_LOADS,
        reads=(
            "derived.bill", "derived.carried_by", "derived.under", "derived.part_of", "derived.goods",
            "derived.voyage_hold", "derived.hold_event", "derived.chain", "derived.traces_to",
        ),
    ),
)  # fmt: skip
