"""Steps for events of papers and tracks that are one occasion, and for the holds of fish carriers.

Papers that tell of events are few beside tracks: all of it is made each time.
"""

from __future__ import annotations

from catchgraph.derive.steps import Step
from catchgraph.model.schema import relationship

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
)  # fmt: skip
