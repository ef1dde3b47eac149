"""Sections of a finding: whom it is about, and every record it rests on, with that row's own values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import properties, refs
from catchgraph.analyse.record import said
from catchgraph.analyse.table import Table
from catchgraph.model.schema import RECORDS, NodeType, label_of

if TYPE_CHECKING:
    import duckdb


def sections(connection: duckdb.DuckDBPyConnection, id_: str, given: dict[str, Any]) -> list[Table]:
    """Details as the query returned them, the entities, and one table per record or event, in the order of days."""
    return [_details(given), _about(connection, id_), *_records(connection, id_)]


def _details(given: dict[str, Any]) -> Table:
    details = json.loads(given.get("details") or "{}")
    return Table("Details", ("column", "value"), sorted(details.items()))


def _about(connection: duckdb.DuckDBPyConnection, id_: str) -> Table:
    rows = connection.execute(
        "SELECT role, target FROM derived.about WHERE source = ? ORDER BY role, target", [id_]
    ).fetchall()
    known = refs(connection, [row[1] for row in rows])
    return Table(
        "About",
        ("role", "label", "name", "entity"),
        [(role, label_of(target), known[target].name if target in known else None, target) for role, target in rows],
    )


def _records(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Table]:
    order = [kind.label for kind in sorted(RECORDS, key=lambda kind: (kind.layer != "event", *_rank(kind)))]
    rows = connection.execute(
        """SELECT target, target_label FROM derived.rests_on WHERE source = $id
           ORDER BY list_position($order, target_label) NULLS LAST, target""",
        {"id": id_, "order": order},
    ).fetchall()
    return [said(label, target, properties(connection, target)) for target, label in rows]


def _rank(kind: NodeType) -> tuple[int, str]:
    return kind.tells.evidence or kind.tells.order, kind.label
