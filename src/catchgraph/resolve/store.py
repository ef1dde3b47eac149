"""Writes what `resolve` worked out: all of a kind, or what changed of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catchgraph.model import kinds
from catchgraph.model.ids import make_id
from catchgraph.resolve.core.identify import Identified, identify
from catchgraph.resolve.kept.increment import Increment
from catchgraph.resolve.kept.state import remember
from catchgraph.resolve.party.run import Parties
from catchgraph.resolve.vessel.run import Vessels

if TYPE_CHECKING:
    import duckdb

#: Columns of the tables of `resolve`, and what makes a row the first.
_TABLES = {
    "member": ("mention_id, entity_id, confidence, basis", "mention_id"),
    "pair": (
        'kind, "left", "right", score, probability, levels, decided, met, left_node, right_node',
        'kind, "left", "right"',
    ),
    "participant": (
        "event_id, event_label, role, mmsi, entity_id, confidence, basis",
        "event_id, role, mmsi, entity_id",
    ),
    "report": ("kind, item, value, note", "kind, item"),
    "tombstone": ("entity_id, successors, reason, run", "entity_id"),
}


#: Vessels are compared all anew.
_NO_NODES = {"met": True, "left_node": None, "right_node": None}


#: Whether an entity is of one of the kinds that share mentions.
_OF = "split_part(entity_id, ':', 1) IN (SELECT unnest($kinds))"


def store(connection: duckdb.DuckDBPyConnection, mentions: str, found: Vessels | Parties) -> pd.DataFrame:
    """Put all entities of these mentions (`model.kinds`) in place of what was there; returns the tombstones."""
    given = {"kinds": [kind.prefix for kind in kinds.sharing(mentions)]}
    previous = connection.execute(
        f"SELECT mention_id, entity_id FROM resolve.member WHERE {_OF}",  # noqa: S608 (fixed)
        given,
    ).df()
    named = identify(found.members[["mention_id", "cluster", "kind"]], previous)
    connection.execute(f"DELETE FROM resolve.member WHERE {_OF}", given)  # noqa: S608 (fixed)
    connection.execute("DELETE FROM resolve.pair WHERE kind IN (SELECT unnest($kinds))", given)
    _add(connection, mentions, named, found)
    if isinstance(found, Vessels):
        connection.execute("DELETE FROM resolve.participant")
        append(connection, "participant", found.participants.merge(named.members, on="mention_id"))
    elif found.state is not None:
        remember(connection, found.state)
    return named.tombstones


def store_increment(connection: duckdb.DuckDBPyConnection, mentions: str, found: Increment) -> pd.DataFrame:
    """Write what changed of the entities of these mentions, and nothing else; returns the tombstones."""
    was = _members(connection, found.before)
    previous = was[["mention_id", "entity_id"]]
    firsts = found.members.groupby("cluster").agg(kind=("kind", "first"), mention_id=("mention_id", "min"))
    taken = taken_ids(connection, zip(firsts["kind"], firsts["mention_id"], strict=True)) - set(previous["entity_id"])
    named = identify(found.members[["mention_id", "cluster", "kind"]], previous, taken=frozenset(taken))
    now = named.members.merge(found.members[["mention_id", "confidence", "basis"]])
    _exchange(connection, "member", was, now)
    _exchange(connection, "pair", found.stored, found.pairs)
    connection.register("moved_node", found.components)
    connection.execute(
        """UPDATE resolve.node_state SET component = m.component FROM moved_node AS m
        WHERE node_state.node = m.node"""
    )
    connection.unregister("moved_node")
    report(connection, mentions, found.report)
    return named.tombstones


def _members(connection: duckdb.DuckDBPyConnection, ids: pd.Series) -> pd.DataFrame:
    """rowid and columns of `resolve.member` of these mentions."""
    connection.register("was", pd.DataFrame({"mention_id": ids}, dtype=object))
    found = connection.execute(
        "SELECT rowid, mention_id, entity_id, confidence, basis FROM resolve.member SEMI JOIN was USING (mention_id)"
    ).df()
    connection.unregister("was")
    return found


def taken_ids(connection: duckdb.DuckDBPyConnection, firsts: Iterable[tuple[str, str]]) -> set[str]:
    """Those ids that `identify` would make for clusters by kind and smallest mention, and that an entity bears."""
    taken: set[str] = set()
    salt, tried = 0, {make_id(*first): first for first in firsts}
    while tried:
        connection.register("tried", pd.DataFrame({"entity_id": list(tried)}, dtype=object))
        found = connection.execute("SELECT DISTINCT entity_id FROM resolve.member SEMI JOIN tried USING (entity_id)")
        borne = [str(row[0]) for row in found.fetchall()]
        connection.unregister("tried")
        taken.update(borne)
        salt += 1
        tried = {make_id(*tried[one], str(salt)): tried[one] for one in borne}
    return taken


def _exchange(connection: duckdb.DuckDBPyConnection, table: str, was: pd.DataFrame, now: pd.DataFrame) -> None:
    """Delete rows that are no more (by `rowid`), and add new ones."""
    columns = [column for column in was if column != "rowid"]
    both = was.merge(now[columns].assign(place=np.arange(len(now))), on=columns, how="outer")
    gone = both["rowid"][both["place"].isna()]
    connection.register("gone_row", pd.DataFrame({"number": gone.astype(np.int64)}))
    connection.execute(f"DELETE FROM resolve.{table} WHERE rowid IN (SELECT number FROM gone_row)")  # noqa: S608
    connection.unregister("gone_row")
    append(connection, table, now.iloc[both["place"][both["rowid"].isna()].to_numpy(np.intp)])


def _add(connection: duckdb.DuckDBPyConnection, mentions: str, named: Identified, found: Vessels | Parties) -> None:
    append(connection, "member", named.members.merge(found.members[["mention_id", "confidence", "basis"]]))
    append(connection, "pair", found.pairs.assign(**({} if "met" in found.pairs else _NO_NODES)))
    report(connection, mentions, found.report)


def report(connection: duckdb.DuckDBPyConnection, about: str, rows: Iterable[tuple[str, int, str]]) -> None:
    """Put these rows (item, value, note) in place of what the report says about it."""
    connection.execute("DELETE FROM resolve.report WHERE kind = $about", {"about": about})
    notes = [(about, *row) for row in rows]
    append(connection, "report", pd.DataFrame(notes, columns=["kind", "item", "value", "note"]))


def append(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Add rows to a table of `resolve`, in order."""
    if frame.empty:
        return
    columns, order = _TABLES[table]
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO resolve.{table} ({columns}) SELECT {columns} FROM incoming ORDER BY {order}")  # noqa: S608
    connection.unregister("incoming")
