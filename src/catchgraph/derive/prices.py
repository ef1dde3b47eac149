"""Steps of prices: what a kilogram of each line costs, bands of what is alike, and what lies outside of them."""

from __future__ import annotations

from catchgraph.derive.links import again
from catchgraph.derive.steps import Step
from catchgraph.model.schema import node, relationship

_RESTS = ("read.goods",)
PRICES: tuple[Step, ...] = (
    Step(
        makes=("derived.priced",),
        reads=("derived.goods", "derived.line", "derived.entry", "derived.export_declaration"),
        run=again, sql="prices/priced",
    ),
    Step(
        makes=("derived.price_band",), reads=("derived.priced",), rests=_RESTS, sql="prices/band",
        kind=node("PriceBand"),
    ),
    Step(
        makes=("derived.priced_in",), reads=("derived.priced", "derived.price_band", "derived.goods"), rests=_RESTS,
        sql="prices/priced_in", kind=relationship("PRICED_IN"),
    ),
)  # fmt: skip
