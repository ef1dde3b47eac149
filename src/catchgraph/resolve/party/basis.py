"""What speaks for a link of two companies or persons, in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from catchgraph.resolve.core.members import strongest
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import Models


def bases(links: pd.DataFrame, models: Models) -> list[str]:
    """The fields that weigh most, of each of `links` (model, and a level per field); each combination once."""
    fields = list(PARTY_FIELDS)
    by = ["model", *fields]
    combined = links.groupby(by, sort=False).ngroup().to_numpy() if len(links) else np.zeros(0, dtype=np.intp)
    first = ~pd.Series(combined).duplicated().to_numpy()
    rows = links[by][first].itertuples(index=False)
    texts = [
        strongest(np.array([models[number].parts[f][level] for f, level in zip(fields, levels, strict=True)]), fields)
        for number, *levels in rows
    ]
    return [texts[group] for group in combined.tolist()]
