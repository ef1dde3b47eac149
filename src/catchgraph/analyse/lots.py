"""What became of a lot, event by event: how much of it, where, by whom, from what it was made and what of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import dicts, with_places
from catchgraph.analyse.table import Table
from catchgraph.case.places import place

if TYPE_CHECKING:
    import duckdb

LABEL = "Lot"
#: What master data says of the class of product that a lot is of, in whichever file.
_PRODUCT = f"""
    SELECT l.identifier, g.description, g.species, g.scientific_name, g.form, g.origin, g.record, {place("f", "g")}
    FROM read.lot own
    JOIN read.lot l ON l.product = own.product AND l.kind = 'product class'
    JOIN read.goods g ON g.record = l.id AND g.file_id = l.file_id AND g.record_no = l.record_no
    JOIN read.file f ON f.file_id = g.file_id
    WHERE own.id = $id AND own.kind <> 'product class'
"""  # noqa: S608 - fixed names
#: How an event sees a lot → how that is said.
_SEEN = {"catch": "caught or harvested", "product": "made", "input": "went in", "handled": "handled"}
_MADE = frozenset({"catch", "product"})
_COLUMNS = ("day", "what", "lot", "kg", "quantity", "place", "who", "from", "into", "papers", "status", "record")

#: Events that name the lot, and those that are one transformation with them.
_EVENTS = """
    WITH own AS (
        SELECT DISTINCT record_id FROM read.citation WHERE kind = 'lot' AND document = $document
    ),
    shared AS (
        SELECT DISTINCT e.transformation FROM derived.traceability_event e JOIN own ON own.record_id = e.id
        WHERE e.transformation IS NOT NULL
    )
    SELECT e.*, own.record_id IS NOT NULL AS names_it
    FROM derived.traceability_event e
    LEFT JOIN own ON own.record_id = e.id
    LEFT JOIN shared s ON s.transformation = e.transformation
    WHERE own.record_id IS NOT NULL OR s.transformation IS NOT NULL
    ORDER BY e.happened NULLS LAST, e.id
"""
_LOTS = """
    SELECT DISTINCT c.record_id AS event, c.line_id, c.document, g.stage, g.net_kg, g.quantity, g.unit,
           coalesce(g.lot, c.number) AS called
    FROM read.citation c JOIN derived.goods g ON g.id = c.line_id
    WHERE c.kind = 'lot' AND c.record_id IN (SELECT unnest($events))
    ORDER BY event, g.stage, called, c.line_id
"""
_WHO = """
    SELECT DISTINCT record_id AS event, role, name FROM read.party_mention
    WHERE record_id IN (SELECT unnest($events))
    UNION
    SELECT record_id, role, coalesce(name, number_written, registration_number) FROM read.named_vessel
    WHERE record_id IN (SELECT unnest($events))
    ORDER BY ALL
"""
_PAPERS = """
    SELECT DISTINCT record_id AS event, kind, number FROM read.citation
    WHERE kind NOT IN ('lot', 'product-class', 'traceability-event') AND record_id IN (SELECT unnest($events))
    ORDER BY ALL
"""

Row = dict[str, Any]


def events(connection: duckdb.DuckDBPyConnection, document: str | None) -> Table:
    """A row for each event that names a lot by its key, in their order; what an event took back is told as such."""
    found = dicts(connection, _EVENTS, {"document": document}) if document else []
    ids = [each["id"] for each in found]
    lots = _by_event(connection, _LOTS, ids)
    who, papers = _by_event(connection, _WHO, ids), _by_event(connection, _PAPERS, ids)
    together: defaultdict[str, list[Row]] = defaultdict(list)
    for each in found:
        together[each["transformation"] or each["id"]] += lots[each["id"]]
    rows = [
        _row(each, own, together[each["transformation"] or each["id"]], who[each["id"]], papers[each["id"]])
        for each in found
        if each["names_it"]
        for own in lots[each["id"]]
        if own["document"] == document
    ]
    return Table("Events", _COLUMNS, rows)


def product(connection: duckdb.DuckDBPyConnection, id_: str) -> Table:
    """What master data of any file says of the product of a lot: a row for each record of it."""
    rows = with_places(list(dict.fromkeys(connection.execute(_PRODUCT, {"id": id_}).fetchall())))
    columns = ("identifier", "description", "species", "scientific_name", "form", "origin", "record", "where")
    return Table("Product by master data", columns, rows)


def _by_event(connection: duckdb.DuckDBPyConnection, sql: str, ids: Sequence[str]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in dicts(connection, sql, {"events": list(ids)}) if ids else []:
        found[row["event"]].append(row)
    return found


def _row(event: Row, own: Row, others: Sequence[Row], who: Sequence[Row], papers: Sequence[Row]) -> tuple[Any, ...]:
    stage = own["stage"]
    came_from = _said(each for each in others if each["stage"] == "input") if stage in _MADE else ""
    went_into = _said(each for each in others if each["stage"] in _MADE) if stage == "input" else ""
    amount = " ".join(str(part) for part in (own["quantity"], own["unit"]) if part is not None)
    names = "; ".join(f"{each['role']} {each['name']}" for each in who if each["name"])
    cited = "; ".join(f"{each['kind']} {each['number']}" for each in papers)
    return (
        event["happened"], event["activity"] or event["step"] or event["kind"], _SEEN.get(stage, stage),
        own["net_kg"], amount, event["place_name"] or event["place"] or event["read_at"], names, came_from, went_into,
        cited, event["status"], event["id"],
    )  # fmt: skip


def _said(lots: Any) -> str:
    told = (_amount(each) for each in lots)
    return "; ".join(dict.fromkeys(told))


def _amount(lot: Mapping[str, Any]) -> str:
    return lot["called"] if lot["net_kg"] is None else f"{lot['called']} ({lot['net_kg']:,.0f} kg)"
