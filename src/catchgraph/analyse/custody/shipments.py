"""Shipments that goods on the way forward may be in: a row a consignment, or a record that is part of none."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
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
_BUYERS = ("IMPORTED_BY", "CONSIGNED_TO", "SOLD_TO", "NOTIFIES")
_PARTS = "SELECT source, min(target) FROM derived.part_of WHERE source IN (SELECT unnest(?)) GROUP BY source"


def shipments(connection: duckdb.DuckDBPyConnection, found: Custody, since: dt.datetime | None) -> Table:
    """What each shipment tells on the side that is last on its way, the latest first.

    `confidence` and `certain` are those of the best way there; `since`: only shipments of that day or later.
    """
    reach = reached(found.way("forward"), found.starts)
    lines = [line for id_, line in found.lines.items() if id_ in reach and line.label in TOLD]
    parts = dict(connection.execute(_PARTS, [sorted({line.record for line in lines})]).fetchall()) if lines else {}
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[parts.get(line.record, line.record)].append(line)
    known = refs(connection, groups)
    rows = [_row(id_, each, reach, known[id_].name if id_ in known else id_) for id_, each in groups.items()]
    rows = [row for row in rows if since is None or row[1] is None or row[1] >= since]
    rows.sort(key=lambda row: (row[1] or dt.datetime.min, row[-1]), reverse=True)
    columns = ("shipment", "day", "told_by", "buyer", "what", "kg", "steps", "certain",
               "confidence", "where", "lines", "id")  # fmt: skip
    return Table("Shipments that may carry it", columns, rows, hidden=frozenset({"lines"}))


def _row(id_: str, lines: list[Line], reach: Mapping[str, Reach], name: str) -> tuple[Any, ...]:
    last = min(TOLD.index(line.label) for line in lines)
    told = sorted((line for line in lines if line.label == TOLD[last]), key=lambda line: line.id)
    weights = [line.kg for line in told]
    best = max((reach[line.id] for line in told), key=lambda one: (one.confidence, one.certain, -one.steps))
    return (
        name, max((line.day for line in told if line.day), default=None),
        sorted({line.called.partition(",")[0] for line in told}),
        sorted({one.name for line in told for one in line.who if one.type in _BUYERS}),
        sorted({line.what for line in told}), None if None in weights else sum(filter(None, weights)),
        best.steps, best.certain, best.confidence, sorted({at for line in told for at in line.where}),
        [line.id for line in told], id_,
    )  # fmt: skip
