"""Ids of consignments: they survive, as those of entities do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.model.ids import make_id
from catchgraph.resolve.core.identify import identify

if TYPE_CHECKING:
    import duckdb

KIND = "consignment"

#: Consignments of now and of the last run whose records are not all the same, and these records.
_MOVED = """
    CREATE OR REPLACE TEMP TABLE moved_part AS
    WITH was AS (SELECT record_id, consignment_id FROM resolve.part_of {scoped}),
    pair AS (SELECT p.record_id, p.label, w.consignment_id FROM part p FULL JOIN was w USING (record_id)),
    -- One that has the records of one of before, all of them and no others, is that.
    kept AS (
        SELECT label, min(consignment_id) AS consignment_id FROM pair
        WHERE label IS NOT NULL GROUP BY label
        HAVING count(consignment_id) = count(*) AND count(DISTINCT consignment_id) = 1
    ),
    whole AS (
        SELECT k.label, k.consignment_id FROM kept k
        ANTI JOIN (SELECT consignment_id FROM pair WHERE label IS NULL) gone USING (consignment_id)
        QUALIFY count(*) OVER (PARTITION BY k.consignment_id) = 1
    )
    SELECT pair.record_id, pair.label, pair.consignment_id, whole.consignment_id AS kept
    FROM pair LEFT JOIN whole ON whole.label = pair.label"""


def name_all(connection: duckdb.DuckDBPyConnection, *, narrow: bool) -> pd.DataFrame:
    """Make the temporary table `named` (label, consignment_id) of the table `part`, `narrow`: of records of
    `scope` alone; returns the tombstones."""
    connection.execute(_MOVED.format(scoped="SEMI JOIN scope USING (record_id)" if narrow else ""))
    rows = connection.execute("SELECT record_id, label, consignment_id FROM moved_part WHERE kept IS NULL").df()
    now = rows[rows["label"].notna()]
    clusters = pd.DataFrame({"mention_id": now["record_id"], "kind": KIND})
    clusters["cluster"], labels = pd.factorize(now["label"], sort=True)
    was = rows.loc[rows["consignment_id"].notna(), ["record_id", "consignment_id"]]
    previous = was.set_axis(["mention_id", "entity_id"], axis=1)
    named = identify(clusters, previous, taken=_taken(connection, clusters, set(previous["entity_id"])))
    found = clusters[["cluster"]].assign(consignment_id=named.members["entity_id"]).drop_duplicates()
    minted = pd.DataFrame({"label": labels[found["cluster"]], "consignment_id": found["consignment_id"]}, dtype=object)
    connection.register("minted", minted)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE named AS
        SELECT DISTINCT label, kept AS consignment_id FROM moved_part WHERE kept IS NOT NULL
        UNION ALL SELECT label, consignment_id FROM minted"""
    )
    connection.unregister("minted")
    return named.tombstones


def _taken(connection: duckdb.DuckDBPyConnection, clusters: pd.DataFrame, moved: set[str]) -> frozenset[str]:
    """Ids that consignments bear which stay as they are, of those that might be given anew."""
    firsts = clusters.groupby("cluster")["mention_id"].min().tolist()
    taken: set[str] = set()
    salt, tried = 0, {make_id(KIND, first): first for first in firsts}
    while tried:
        connection.register("tried", pd.DataFrame({"consignment_id": list(tried)}, dtype=object))
        found = connection.execute(
            "SELECT DISTINCT consignment_id FROM resolve.part_of SEMI JOIN tried USING (consignment_id)"
        ).fetchall()
        connection.unregister("tried")
        borne = [str(row[0]) for row in found]
        taken.update(borne)
        salt += 1
        tried = {make_id(KIND, tried[one], str(salt)): tried[one] for one in borne}
    return frozenset(taken - moved)
