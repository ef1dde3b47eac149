"""Balances: sums of what came in and what went out, to be judged."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship
from catchgraph.model.tells import Tells


@noun
class Balance(Node):
    """What came in at the most against what went out at the least, of one subject in one period.

    An end that one part leaves open is unknown: a weight without a published factor has no upper bound, and nothing is
    filled in. A balance whose excuse is unknown is not judged, and says `why`.
    """

    LAYER = "computed"

    TELLS = Tells(
        order=30,
        evidence=80,
        plural="balances",
        fill="#d9ead3",
        shape="box",
        says=(
            "{name}",
            ("in at most {in_high:,.0f} kg", "in at most unknown"),
            ("out at least {out_low:,.0f} kg", "out at least unknown"),
            ("{why}",),
        ),
        day="since",
        link="OF",
        of=(
            "Consignment", "Facility", "Vessel", "Lot", "CatchCertificate", "ProcessingStatement", "StorageDocument",
            "HarvestReport", "Paper", "Entry", "ExportDeclaration", "ImportDeclaration",
        ),
    )  # fmt: skip

    kind: str = prop(
        "`certificate`, `harvest event`, `lot`, `facility` (twelve months), `hold`, `storage`, `aggregate harvest`, "
        "`consignment side`, `vessel landing`, `yield` (of a statement's product) or `glaze` (of a line sold in ice)"
    )
    subject: str = prop("Id of what it is of")
    measure: str = prop(
        "What is summed: `live weight`, or `net weight` where the same goods, not worked on, came in and went out"
    )
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day", default=None)
    in_low: float | None = prop("Least that came in, in kilograms", default=None)
    in_high: float | None = prop(
        "Most that came in, in kilograms; nothing where a part has no upper bound", default=None
    )
    out_low: float | None = prop(
        "Least that went out, in kilograms; a part without a known weight adds nothing to it", default=None
    )
    out_high: float | None = prop("Most that went out, in kilograms", default=None)
    complete: bool = prop("Whether every part has a weight", default=False)
    parts: int = prop("Number of its parts", default=0)
    tolerance: float = prop("Share of `in_high` that is allowed for scales and estimates, and for glaze", default=0.02)
    known_since: dt.datetime | None = prop(
        "First day of which anything of a plant is loaded: what it held before is unknown", default=None
    )
    over: bool | None = prop(
        "Whether more went out than can have come in: `out_low` > `in_high` × (1 + `tolerance`); nothing where that is "
        "undecidable",
        default=None,
    )
    shortfall_kg: float | None = prop(
        "Kilograms by which `out_low` is above `in_high`, 0 where it is not; nothing where undecidable", default=None
    )
    why: str | None = prop("Why it is undecidable", default=None)


@noun
class Of(Relationship):
    """What a computed node is of."""

    TYPE = "OF"
    COMPUTED = True


@noun
class Counts(Relationship):
    """A balance that is judged counts a line of goods on one side."""

    TYPE = "COUNTS"
    PAIRS = (("Balance", "Goods"),)
    COMPUTED = True

    side: str = prop("`in` or `out`")
    kg: float | None = prop("Kilograms, as the record states them", default=None)
    live_low: float | None = prop("Least that they count, in kilograms", default=None)
    live_high: float | None = prop("Most that they count, in kilograms", default=None)
    factor: float | None = prop(
        "Factor by which they count: of what came in the highest, of what went out the lowest", default=None
    )
    factor_source: str | None = prop("Whose factor that is, or why there is none", default=None)
