"""Steps for where goods were farmed, processed and stored: places that records or their lines name.

A line may come to a record that stays as it is: all of it is made each time.
"""

from __future__ import annotations

from typing import Any

from catchgraph.derive.steps import Step, rendered, statement
from catchgraph.model.roles import VESSEL_ROLES
from catchgraph.model.schema import relationship

_READS = ("read.party_mention", "derived.mention", "read.goods")
#: Of a plant: whose it is, where whose is told. An exporter may give the number of one that made none of it.
_MAKERS = ("manufacturer", "processor", "")


def _given(place: str, *stages: str, whose: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"place": place, "stages": list(stages), "whose": list(whose)}


_ABOARD = tuple(role for role in VESSEL_ROLES if role.relationship == "PROCESSED_BY")

SEATED: tuple[Step, ...] = (
    Step(
        makes=("derived.processed_by",), sql="edges/both", kind=relationship("PROCESSED_BY"),
        fills=({"one": rendered(statement("edges/attached"), only=False), "other": statement("edges/seated")},),
        reads=("resolve.named", "read.named_vessel", *_READS), rests=("read.named_vessel", "role plant"),
        given={
            **_given("plant", "product", whose=_MAKERS),
            "roles": [role.name for role in _ABOARD], "kinds": [role.kind for role in _ABOARD],
        },
    ),
    Step(
        makes=("derived.farmed_at",), sql="edges/seated", kind=relationship("FARMED_AT"), reads=_READS,
        rests=("role farm site",), given=_given("farm site", "catch", "product"),
    ),
    Step(
        makes=("derived.stored_at",), sql="edges/seated", kind=relationship("STORED_AT"), reads=_READS,
        rests=("role cold store",), given=_given("cold store", "product"),
    ),
)  # fmt: skip
