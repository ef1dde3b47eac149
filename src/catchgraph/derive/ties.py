"""Which mentions of an entity identifiers or judgements tie together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.derive.steps import Step, rendered, statement
from catchgraph.derive.temporary import temporary
from catchgraph.resolve.core.cluster import components
from catchgraph.resolve.vessel.basis import TWICE

if TYPE_CHECKING:
    import duckdb


def tie(connection: duckdb.DuckDBPyConnection, step: Step, only: bool) -> None:
    """Make the temporary table `tied`: place of a row of `resolve.member`, label of those that it is tied to.

    Who is tied to nobody is not in it, or alone with its label.
    """
    import numpy as np
    import pandas as pd

    found = connection.execute(rendered(statement("cores/stated"), only=only), {"twice": TWICE}).fetchnumpy()
    mention, places = pd.factorize(np.asarray(found["place"], dtype=np.int64))
    key, keys = pd.factorize(np.asarray(found["key"], dtype=np.uint64))
    labels = components(len(places) + len(keys), mention, key + len(places))
    temporary(connection, step.table, {"place": places, "label": places[labels[: len(places)]]})
