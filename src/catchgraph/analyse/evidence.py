"""Sections of a finding: its story, what it might be otherwise, whom it is about, and every record it rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.concern import Concern
from catchgraph.analyse.lead.lead import Lead
from catchgraph.analyse.nodes import properties, refs
from catchgraph.analyse.record import said
from catchgraph.analyse.table import Table
from catchgraph.model.schema import RECORDS, NodeType, label_of

if TYPE_CHECKING:
    import duckdb


def sections(
    connection: duckdb.DuckDBPyConnection, found: Lead, given: Mapping[str, Any], limit: int | None
) -> list[Table]:
    """What each record says by day, with its doubts; which benign readings were checked; which record would decide it;
    papers side by side; details as the query returned them; the entities; and a table per record or event, at most
    `limit`.
    """
    details = json.loads(given.get("details") or "{}")
    return [
        found.story.table,
        *found.tables,
        Table("Details", ("column", "value"), sorted(details.items())),
        _about(connection, found.concern),
        *_records(connection, found.concern, limit),
    ]


def _about(connection: duckdb.DuckDBPyConnection, found: Concern) -> Table:
    known = refs(connection, found.subjects)
    rows = [
        (role, label_of(target), known[target].name if target in known else None, target)
        for role, target in found.about
    ]
    return Table("About", ("role", "label", "name", "entity"), rows)


def _records(connection: duckdb.DuckDBPyConnection, found: Concern, limit: int | None) -> list[Table]:
    order = {kind.label: number for number, kind in enumerate(sorted(RECORDS, key=_rank))}
    rests = sorted(found.rests, key=lambda id_: (order.get(label_of(id_) or "", len(order)), id_))
    shown = rests[:limit]
    tables = [said(label_of(id_) or "", id_, properties(connection, id_)) for id_ in shown]
    if tables and len(shown) < len(rests):
        note = f"{len(rests):,} records in all; the first {len(shown):,}"
        tables[-1] = replace(tables[-1], note=note)
    return tables


def _rank(kind: NodeType) -> tuple[bool, int, str]:
    return kind.layer != "event", kind.tells.evidence or kind.tells.order, kind.label
