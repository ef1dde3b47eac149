"""What was concluded of whole chains: where each ends, and the catches it may rest on with their shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.ends import catchers
from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.nodes import Ref, refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

#: Places that a row names; its records are all in its list.
_PLACES = 3
_CHAINS = """
    SELECT goods, ends, whole, hops, catches, tail, tail_share_high, missing, stopped, cut, id FROM derived.chain
    WHERE goods IN (SELECT unnest(?)) ORDER BY goods, id
"""
_CATCHES = """
    SELECT source, target, vessel, landed, share_low, share_high, hops, confidence, records, id FROM derived.traces_to
    WHERE source IN (SELECT unnest(?)) ORDER BY source, share_high DESC NULLS LAST, id
"""


def chains(connection: duckdb.DuckDBPyConnection, found: Custody) -> Table:
    """Where the whole chain of each traced line ends, as it was concluded when the case was built."""
    rows = connection.execute(_CHAINS, [list(found.starts)]).fetchall()
    place = {line.id: at for at, line in enumerate(found.begun())}
    rows = sorted((row for row in rows if row[0] in place), key=lambda row: (place[row[0]], row[-1]))
    told = [(found.lines[goods].called, *rest) for goods, *rest in rows]
    columns = (
        "line",
        "ends",
        "whole",
        "steps",
        "catches",
        "more",
        "more_share_high",
        "missing",
        "stopped",
        "cut",
        "id",
    )
    return Table("Chains", columns, told, hidden=frozenset({"id"}))


def catches(connection: duckdb.DuckDBPyConnection, found: Custody) -> Table:
    """Catches and harvests that a traced line may rest on: the 20 largest, with the least and most of its weight."""
    rows = connection.execute(_CATCHES, [list(found.starts)]).fetchall()
    known = refs(connection, {id_ for row in rows for id_ in (row[1], row[2], *row[8])})
    told = [
        (found.lines[source].called, _vessel(vessel, known, found.lines.get(target)), landed, low, high, hops,
         confidence, found.lines[target].called if target in found.lines else target,
         _where(records or (), known), list(records or ()), vessel, target)
        for source, target, vessel, landed, low, high, hops, confidence, records, _ in rows
        if source in found.lines
    ]  # fmt: skip
    columns = ("line", "vessel", "landed", "share_low", "share_high", "steps", "confidence", "catch", "where",
               "records", "vessel_id", "goods")  # fmt: skip
    return Table("Catches it may rest on", columns, told, hidden=frozenset({"goods", "records", "vessel_id"}))


def _vessel(hull: str | None, known: Mapping[str, Ref], line: Line | None) -> str | None:
    """The name of the hull; where none is known, the vessels as the line writes them."""
    if hull is not None and hull in known:
        return known[hull].name
    return ", ".join(catchers(line)) or None if line else None


def _where(records: Sequence[str], known: Mapping[str, Ref]) -> list[str]:
    """Where the first of the records on the way begin; the links themselves tell all of them."""
    places = [known[record].where[0] for record in records if record in known and known[record].where]
    more = len(places) - _PLACES
    return [*places[:_PLACES], *([f"and {more:,} more"] if more > 0 else [])]
