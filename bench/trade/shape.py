"""Fills the derived tables of a case with bills, lines, consignments and companies, for the graph to be measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nouns import Relationship  # noqa: F401 - the nouns are declared before the schema is made
from world import World

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.runs import record_run

if TYPE_CHECKING:
    import duckdb

_SAID = "['bench@2025'] AS datasets"
_ROW = "row_number() OVER () AS row"
_NODES = {
    "bill": f"""SELECT 'bill:' || row AS id, 'Bill ' || number AS name, {_SAID}, ['bills.csv, line ' || row] AS records,
        number, scac, kind, nullif(master, '') AS master, version, CAST(arrival AS TIMESTAMP) AS arrival, vessel,
        lading, port, container, weight * CASE unit WHEN 'Pounds' THEN 0.45359237 ELSE 1 END AS gross_kg
        FROM numbered_bill ORDER BY row""",
    "goods": f"""SELECT 'goods:' || consignment || '-' || line AS id, description AS name, {_SAID},
        ['bills.csv, line ' || consignment] AS records, line AS number, nullif(code, '') AS hs, description,
        net AS net_kg FROM line ORDER BY consignment, line""",
    "consignment": f"""SELECT DISTINCT 'consignment:' || consignment AS id, 'Consignment ' || consignment AS name,
        {_SAID} FROM numbered_bill WHERE consignment >= 0 ORDER BY id""",
    "company": f"""SELECT 'company:' || md5(name) AS id, name, {_SAID}, [name] AS names, [name] AS stems,
        list_sort(list(DISTINCT address)) AS addresses, [] AS address_keys, [] AS countries, [] AS numbers,
        0 AS neighbours, [] AS same_address
        FROM (SELECT shipper AS name, "shipper address" AS address FROM bill
              UNION ALL SELECT consignee, "consignee address" FROM bill
              UNION ALL SELECT notify, "notify address" FROM bill) GROUP BY name ORDER BY id""",
}
_LINES = """SELECT 'bill:' || b.row AS source, 'Bill' AS source_label,
    'goods:' || l.consignment || '-' || l.line AS target, 'Goods' AS target_label, 'bill:' || b.row AS record,
    '' AS as_written FROM line l JOIN (SELECT * FROM numbered_bill WHERE version = 1) b USING (consignment)"""
_TOLD = """SELECT 'bill:' || row AS source, 'Bill' AS source_label, 'consignment:' || consignment AS target,
    'Consignment' AS target_label, 'bill:' || row AS record, number AS as_written
    FROM numbered_bill WHERE consignment >= 0"""
_NAMED = """SELECT 'bill:' || row AS source, 'Bill' AS source_label, 'company:' || md5("{role}") AS target,
    'Company' AS target_label, 'bill:' || row AS record, "{role}" AS as_written FROM numbered_bill"""
_EDGES = {
    "has_line": _LINES,
    "part_of": _TOLD,
    "shipped_by": _NAMED.format(role="shipper"),
    "consigned_to": _NAMED.format(role="consignee"),
    "notifies": _NAMED.format(role="notify"),
}


def shaped_case(folder: Path, trade: World) -> tuple[CaseFolder, int]:
    """A new case whose derived tables hold the world; and its nodes and relationships together."""
    case = open_case(folder, create=True)
    with case.write() as connection:
        connection.register("bill", trade.bill)
        connection.register("line", trade.line)
        connection.execute(f"CREATE TEMP TABLE numbered_bill AS SELECT *, {_ROW} FROM bill")
        made = [_insert(connection, table, select) for table, select in _NODES.items()]
        for table, select in _EDGES.items():
            ends = f"""SELECT '{table}:' || substr(md5(source || target), 1, 16) AS id, *, {_SAID}, 1.0 AS confidence,
                true AS verified FROM ({select}) ORDER BY source, target"""
            made.append(_insert(connection, table, ends))
        for step in ("load", "resolve", "derive"):
            record_run(connection, step, {})
    return case, sum(made)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> int:
    row = connection.execute(
        f'INSERT INTO derived."{table}" BY NAME SELECT *, CAST(hash(id) AS VARCHAR) AS hash FROM ({select})'
    ).fetchone()
    return int(row[0]) if row else 0
