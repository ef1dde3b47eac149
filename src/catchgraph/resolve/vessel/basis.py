"""What speaks for a link of two vessels, in words."""

from __future__ import annotations

import pandas as pd

from catchgraph.resolve.core.members import strongest
from catchgraph.resolve.vessel.compare import FIELDS

IMO = "IMO number"
TWO_IMO = "cannot link: two valid IMO numbers"
TWICE = "IMO number, which another row of the same list gives, too"


def bases(links: pd.DataFrame) -> list[str]:
    """The IMO number by itself, else the fields that weigh most, of each of `links` (a part of the score per field)."""
    fields = list(FIELDS)
    number, source = fields.index(IMO), fields.index("source")
    return [
        (TWICE if weights[source] < 0 else IMO) if weights[number] > 0 else strongest(weights, fields)
        for weights in links[fields].to_numpy()
    ]
