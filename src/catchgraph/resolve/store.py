"""Writes what `resolve` worked out: all of a kind, or what changed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.resolve.identify import Identified, identify
from catchgraph.resolve.increment import Increment
from catchgraph.resolve.parties import Parties
from catchgraph.resolve.trace import remember
from catchgraph.resolve.vessels import Vessels

if TYPE_CHECKING:
    import duckdb

#: Columns of the tables of `resolve`, and what makes a row the first.
_TABLES = {
    "member": ("mention_id, entity_id, confidence, basis", "mention_id"),
    "pair": ('kind, "left", "right", score, probability, parts, decided', 'kind, "left", "right"'),
    "party": ("event_id, event_label, role, mmsi, entity_id, confidence, basis", "event_id, role, mmsi, entity_id"),
    "report": ("kind, item, value, note", "kind, item"),
    "tombstone": ("entity_id, successors, reason, run", "entity_id"),
}


def store(connection: duckdb.DuckDBPyConnection, kind: str, found: Vessels | Parties) -> pd.DataFrame:
    """Put all of one kind in place of what was there; returns the tombstones."""
    previous = connection.execute(
        "SELECT mention_id, entity_id FROM resolve.member WHERE starts_with(entity_id, $kind || ':')", {"kind": kind}
    ).df()
    named = identify(found.members[["mention_id", "cluster"]], previous, kind)
    connection.execute("DELETE FROM resolve.member WHERE starts_with(entity_id, $kind || ':')", {"kind": kind})
    connection.execute("DELETE FROM resolve.pair WHERE kind = $kind", {"kind": kind})
    _add(connection, kind, named, found)
    if isinstance(found, Vessels):
        connection.execute("DELETE FROM resolve.party")
        append(connection, "party", found.parties.merge(named.members, on="mention_id"))
    elif found.trace is not None:
        for table in ("mention_state", "node_state", "key_state"):
            connection.execute(f"DELETE FROM resolve.{table} WHERE kind = $kind", {"kind": kind})  # noqa: S608
        remember(connection, found.trace, kind)
    return named.tombstones


def store_increment(connection: duckdb.DuckDBPyConnection, kind: str, found: Increment) -> pd.DataFrame:
    """Put what changed of one kind in the place of what was there; returns the tombstones."""
    frames = {
        "was": pd.DataFrame({"mention_id": found.before}, dtype=object),
        "touched_nodes": pd.DataFrame({"mention_id": found.nodes}, dtype=object),
        "inside_nodes": pd.DataFrame({"mention_id": found.inside}, dtype=object),
        "gone_nodes": pd.DataFrame({"node": found.gone}),
        "moved_nodes": found.components,
    }
    for name, frame in frames.items():
        connection.register(name, frame)
    # Of this kind only: a mention may have become one of another kind.
    own = "starts_with(entity_id, $kind || ':')"
    previous = connection.execute(
        f"SELECT mention_id, entity_id FROM resolve.member SEMI JOIN was USING (mention_id) WHERE {own}",  # noqa: S608
        {"kind": kind},
    ).df()
    connection.execute(
        f"DELETE FROM resolve.member WHERE mention_id IN (SELECT mention_id FROM was) AND {own}",  # noqa: S608
        {"kind": kind},
    )
    taken = connection.execute(
        f"SELECT DISTINCT entity_id FROM resolve.member WHERE {own}",  # noqa: S608 (a fixed expression)
        {"kind": kind},
    ).df()["entity_id"]
    named = identify(found.members[["mention_id", "cluster"]], previous, kind, taken=frozenset(taken))
    _forget(connection, kind)
    remember(connection, found.trace, kind)
    for name in frames:
        connection.unregister(name)
    _add(connection, kind, named, found)
    return named.tombstones


def _forget(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Drop pairs and state of the nodes that `store_increment` registered, and move the others."""
    connection.execute(
        """DELETE FROM resolve.pair WHERE kind = $kind AND (
            "left" IN (SELECT mention_id FROM touched_nodes) OR "right" IN (SELECT mention_id FROM touched_nodes)
            OR ("left" IN (SELECT mention_id FROM inside_nodes)
                AND "right" IN (SELECT mention_id FROM inside_nodes)))""",
        {"kind": kind},
    )
    for table in ("mention_state", "node_state", "key_state"):
        connection.execute(
            f"DELETE FROM resolve.{table} WHERE kind = $kind AND node IN (SELECT node FROM gone_nodes)",  # noqa: S608
            {"kind": kind},
        )
    connection.execute(
        """UPDATE resolve.node_state SET component = m.component FROM moved_nodes AS m
        WHERE kind = $kind AND node_state.node = m.node AND node_state.component <> m.component""",
        {"kind": kind},
    )


def _add(
    connection: duckdb.DuckDBPyConnection, kind: str, named: Identified, found: Vessels | Parties | Increment
) -> None:
    append(connection, "member", named.members.merge(found.members[["mention_id", "confidence", "basis"]]))
    append(connection, "pair", found.pairs.assign(kind=kind))
    connection.execute("DELETE FROM resolve.report WHERE kind = $kind", {"kind": kind})
    notes = [(kind, *note) for note in found.report]
    append(connection, "report", pd.DataFrame(notes, columns=["kind", "item", "value", "note"]))


def append(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Add rows to a table of `resolve`, in order."""
    if frame.empty:
        return
    columns, order = _TABLES[table]
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO resolve.{table} ({columns}) SELECT {columns} FROM incoming ORDER BY {order}")  # noqa: S608
    connection.unregister("incoming")
