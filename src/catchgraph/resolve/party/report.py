"""What was compared of parties, by which keys, and what was not: rows of `resolve.report`."""

from __future__ import annotations

import numpy as np
import pandas as pd

from catchgraph.resolve.core.keys import Capped
from catchgraph.resolve.core.notes import BY
from catchgraph.resolve.party.features import CROWDED, PartyFeatures

TOO_COMMON = "key too common: these were not compared by it"

#: Dropped keys named one by one in the report; the others are counted by family.
NAMED = 50


def report(features: PartyFeatures, blocked: Capped, compared: int) -> list[tuple[str, int, str]]:
    """item, value, note: what was compared by which keys, and what was not."""
    rows = [("compared pairs", compared, "")]
    for family, _, pairs, dropped in blocked.families.itertuples(index=False):
        rows.append((f"{BY}{family}", int(pairs), ""))
        if dropped:
            rows.append((f"not compared by {family}", int(dropped), "keys too common"))
    for key, size in blocked.dropped.head(NAMED).itertuples(index=False):
        rows.append((str(key), int(size), TOO_COMMON))
    rows += _crowded(features)
    ignored = features.numbers.ignored.groupby("number").size()
    for number, count in zip(ignored.index, ignored.tolist(), strict=True):
        rows.append((str(number), count, "no number of a company: ignored"))
    return rows


def _crowded(features: PartyFeatures) -> list[tuple[str, int, str]]:
    """Names that stand alone on too many mentions, the commonest first."""
    at = np.flatnonzero(features.apart == CROWDED)
    names = (
        features.spelt.core[features.names.values[features.names.start[at]]] if len(at) else np.zeros(0, dtype=object)
    )
    many = np.bincount(features.node, minlength=len(features))[at]
    counted = pd.Series(many).groupby(names).sum().sort_values(ascending=False, kind="stable")
    return [(f"name: {name}", int(count), TOO_COMMON) for name, count in counted.head(NAMED).items()]
