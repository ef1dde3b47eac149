"""Pairs of records that may be of one consignment by parties and goods, compared and scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.resolve.consignment.facts import CROWD, given, statement
from catchgraph.resolve.consignment.levels import LEVELS
from catchgraph.resolve.core.weights import Weights

if TYPE_CHECKING:
    import duckdb


def score(connection: duckdb.DuckDBPyConnection, name: str, pairs: str, weights: Weights) -> None:
    """Make the temporary table `name` of the levels and scores of a table of `pairs` (node, to_node)."""
    compared = statement("compared").format(pairs=pairs)
    query = statement("scored").format(compared=compared)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", _weights(weights))


def _weights(weights: Weights) -> dict[str, Any]:
    lists = {field: [weights.fields[field].get(level, 0.0) for level in levels] for field, levels in LEVELS.items()}
    return {"intercept": weights.intercept, **lists}


def meet(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `met` (node, to_node: what shares a key) and `crowded` (node: too many share a key)."""
    for side in ("left_key", "right_key"):
        query = statement(side).format(touched="")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {side} AS {query}", given(query))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE crowd AS SELECT key FROM right_key GROUP BY key HAVING count(*) > $most",
        {"most": CROWD},
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE crowded AS SELECT DISTINCT node FROM left_key SEMI JOIN crowd USING (key)"
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE met AS SELECT DISTINCT l.node, r.node AS to_node
        FROM (FROM left_key ANTI JOIN crowd USING (key)) l JOIN right_key r USING (key)"""
    )
