"""Which mentions are in their entity by identifiers, judgements or alone, and which by a suggested match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.resolve.cluster import components
from catchgraph.resolve.members import TWICE

if TYPE_CHECKING:
    import duckdb


def verified(connection: duckdb.DuckDBPyConnection, stated: str, query: str) -> None:
    """Make the temporary tables `verified` (mention_id, verified) and `transmitted` (entity_id, mmsi, verified).

    `stated` and `query` are the statements of `sql/stated.sql` and `sql/verified.sql`. `transmitted`: MMSIs of
    broadcasts, verified where one of them is.
    """
    import pandas as pd

    keys = connection.execute(stated, {"twice": TWICE}).df()
    mention, names = pd.factorize(keys["mention_id"])
    key, _ = pd.factorize(keys["entity_id"] + " " + keys["key"])
    labels = components(len(names) + int(key.max() + 1 if len(key) else 0), mention, key + len(names))
    tied = pd.DataFrame({"mention_id": names, "label": [names[at] for at in labels[: len(names)]]}, dtype="object")
    connection.register("tied_now", tied)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE tied AS SELECT CAST(mention_id AS VARCHAR) AS mention_id, "
        "CAST(label AS VARCHAR) AS label FROM tied_now"
    )
    connection.unregister("tied_now")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE verified AS {query}")
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE transmitted AS
        SELECT m.entity_id, b.mmsi, bool_or(f.verified) AS verified
        FROM (SELECT mention_id, unnest(mmsis) AS mmsi FROM read.vessel_mention WHERE record_kind = 'broadcast') b
        JOIN resolve.member m USING (mention_id) JOIN verified f USING (mention_id) GROUP BY m.entity_id, b.mmsi"""
    )
