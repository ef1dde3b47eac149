"""Which records hang together by what was joined so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from catchgraph.resolve.core.cluster import components

if TYPE_CHECKING:
    import duckdb


def hang_together(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `whole` (node, label: one for all that `attach` joins; no row of what is alone).

    The label is the smallest node. What was made of the same joins stays (`joined_of`).
    """
    import pyarrow as pa

    [(joins, _)] = now = connection.execute("SELECT count(*), sum(hash(node, to_node)) FROM attach").fetchall()
    if joins and now == connection.execute("SELECT joins, said FROM joined_of").fetchall():
        return
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE joined_node AS
        SELECT node, row_number() OVER (ORDER BY node) - 1 AS place
        FROM (SELECT node FROM attach UNION SELECT to_node FROM attach)"""
    )
    [(count,)] = connection.execute("SELECT count(*) FROM joined_node").fetchall()
    places = connection.execute(
        """SELECT l.place AS l, r.place AS r FROM attach a
        JOIN joined_node l ON l.node = a.node JOIN joined_node r ON r.node = a.to_node"""
    ).fetchnumpy()
    left, right = (np.asarray(places[side], dtype=np.intp) for side in ("l", "r"))
    connection.register("label_now", pa.table({"place": np.arange(count), "label": components(count, left, right)}))
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE whole AS SELECT n.node, f.node AS label
        FROM joined_node n JOIN label_now l USING (place) JOIN joined_node f ON f.place = l.label"""
    )
    connection.unregister("label_now")
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE joined_of AS
        SELECT count(*) AS joins, sum(hash(node, to_node)) AS said FROM attach"""
    )
