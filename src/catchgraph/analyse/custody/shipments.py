"""Shipments that goods on the way forward may be in: a row a consignment, or a record that is part of none."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.links import Reach, reached
from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

#: Records that tell of a shipment; the one that is last on its way first.
TOLD = ("Entry", "ImportDeclaration", "Bill", "ExportDeclaration")
CARRYING = "Shipments that may carry it"
_BUYERS = ("IMPORTED_BY", "CONSIGNED_TO", "SOLD_TO")
_PARTS = "SELECT source, min(target) FROM derived.part_of WHERE source IN (SELECT unnest(?)) GROUP BY source"


#: Shares of the last line of a shipment that come from these catches: bounds add up, to all of it at most.
_SHARES = """
    SELECT source, least(sum(share_low), 1), least(sum(share_high), 1) FROM derived.traces_to
    WHERE source IN (SELECT unnest($lines)) AND (target IN (SELECT unnest($catches)) OR vessel = $vessel)
    GROUP BY source
"""


def shipments(connection: duckdb.DuckDBPyConnection, found: Custody, subject: str, since: dt.datetime | None) -> Table:
    """What each shipment further on tells on the side that is last on its way, the latest first.

    `confidence` and `certain` are those of the best way there; `since`: only shipments of that day or later.
    """
    reach = reached(found.way("forward"), found.starts)
    on = reach.keys() - set(found.starts)
    lines = [line for id_, line in found.lines.items() if id_ in on and line.label in TOLD]
    parts = parts_of(connection, {line.record for line in lines})
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[parts.get(line.record, line.record)].append(line)
    shares = _shares(connection, [line.id for line in lines], found.starts, subject)
    known = refs(connection, groups)
    rows = [_row(id_, each, reach, shares, known[id_].name if id_ in known else id_) for id_, each in groups.items()]
    rows = [row for row in rows if since is None or row[1] is None or row[1] >= since]
    rows.sort(key=lambda row: (row[1] or dt.datetime.min, row[-1]), reverse=True)
    columns = ("shipment", "day", "buyer", "what", "kg", "share", "confidence", "where", "told_by", "share_low",
               "share_high", "steps", "certain", "lines", "id")  # fmt: skip
    hidden = frozenset({"told_by", "share_low", "share_high", "steps", "certain", "lines"})
    return Table(CARRYING, columns, rows, hidden=hidden)


def parts_of(connection: duckdb.DuckDBPyConnection, records: Collection[str]) -> dict[str, str]:
    """Record → the consignment that it is part of; records of none are left out."""
    return dict(connection.execute(_PARTS, [sorted(records)]).fetchall()) if records else {}


def side(lines: Collection[Line]) -> list[Line]:
    """Of lines of one shipment those of the side that is last on its way; where none tells of a shipment those of the
    first record: its products, else all.
    """
    last = min((TOLD.index(line.label) for line in lines if line.label in TOLD), default=None)
    if last is not None:
        told = [line for line in lines if line.label == TOLD[last]]
    else:
        own = [line for line in lines if line.record == next(iter(lines)).record]
        told = [line for line in own if line.given["stage"] == "product"] or own
    return sorted(told, key=lambda line: line.id)


def _row(
    id_: str, lines: list[Line], reach: Mapping[str, Reach], shares: Mapping[str, tuple[float, float]], name: str
) -> tuple[Any, ...]:
    told = side(lines)
    weights = [line.kg for line in told]
    best = max((reach[line.id] for line in told), key=lambda one: (one.confidence, one.certain, -one.steps))
    of = [shares[line.id] for line in told if line.id in shares]
    low, high = min((low for low, _ in of), default=None), max((high for _, high in of), default=None)
    return (
        name, max((line.day for line in told if line.day), default=None),
        sorted({one.name for line in told for one in line.who if one.type in _BUYERS}),
        sorted({line.what for line in told}), None if None in weights else sum(filter(None, weights)),
        _share(low, high), best.confidence, sorted({at for line in told for at in line.where}),
        sorted({line.called.partition(",")[0] for line in told}), low, high, best.steps, best.certain,
        [line.id for line in told], id_,
    )  # fmt: skip


def _share(low: float | None, high: float | None) -> str:
    """The least and the most of the weight of a line that is of it: `20 to 100 %`; unknown is nothing."""
    if low is None or high is None:
        return ""
    return f"{low:.0%}" if low == high else f"{low * 100:.0f} to {high:.0%}"


def _shares(
    connection: duckdb.DuckDBPyConnection, lines: Collection[str], catches: Collection[str], vessel: str
) -> dict[str, tuple[float, float]]:
    given = {"lines": list(lines), "catches": list(catches), "vessel": vessel}
    return {id_: (low, high) for id_, low, high in connection.execute(_SHARES, given).fetchall()} if lines else {}
