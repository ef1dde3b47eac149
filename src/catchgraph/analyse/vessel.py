"""Sections of a vessel: identity, records, owners and operators, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.holders import owners_and_operators
from catchgraph.analyse.identity import identity
from catchgraph.analyse.occasions import occasions
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

RECORDS = ("registration", "listing", "broadcast", "identity", "measure")

_REGISTRATIONS = """
    SELECT r.register, r.number, r.name, r.flag, r.imo_written, r.imo_status, r.call_sign, r.registration_number,
           r.vessel_type, r.since, r.until, r.area, r.high_seas_transshipment, r.edition, r.gone_by,
           l.confidence, l.basis, r.id AS record, r.records AS where
    FROM temp.registration r JOIN temp.link l ON l.source = r.id ORDER BY r.register, r.edition, r.number, r.id
"""
_LISTINGS = """
    SELECT r.rfmo, r.name, r.period, r.in_force, r.since, r.until, r.reason, r.flag, r.edition, r.gone_by,
           l.confidence, l.basis, r.id AS record, r.records AS where
    FROM temp.listing r JOIN temp.link l ON l.source = r.id ORDER BY r.since, r.rfmo, r.id
"""
_BROADCASTS = """
    SELECT r.mmsi, r.name, r.call_sign, r.flag, r.imo_written, r.first, r.last,
           l.confidence, l.basis, r.id AS record, r.records AS where
    FROM temp.broadcast r JOIN temp.link l ON l.source = r.id ORDER BY r.first, r.mmsi, r.id
"""
_IDENTITIES = """
    SELECT r.source, r.number, r.name, r.flag, r.imo_written, r.other_names, r.previous_names, r.since,
           r.until, r.edition,
           l.confidence, l.basis, r.id AS record, r.records AS where
    FROM temp.identity r JOIN (SELECT source AS from_record, confidence, basis FROM temp.link) l ON l.from_record = r.id
    ORDER BY r.since NULLS FIRST, r.source, r.id
"""
_MEASURES = """
    SELECT r.authority, r.kind, r.program, r.name, r.reason, r.since, r.until, r.edition,
           l.confidence, l.basis, r.id AS record, r.records AS where
    FROM temp.measure r JOIN temp.link l ON l.source = r.id ORDER BY r.since NULLS FIRST, r.authority, r.id
"""
_LINKS = """
    SELECT source, confidence, basis FROM derived.describes WHERE target = $id
    UNION ALL SELECT source, confidence, basis FROM derived.lists_vessel WHERE target = $id
    UNION ALL SELECT source, confidence, basis FROM derived.targets WHERE target = $id
"""
#: For machines: what a terminal has no room for, each of them in the record itself (`show RECORD`).
_HIDDEN = frozenset(
    {"imo_status", "registration_number", "vessel_type", "area", "high_seas_transshipment", "edition", "basis"}
)


def sections(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Table]:
    """Everything but findings."""
    gather(connection, id_)
    return [
        identity(connection),
        _table(connection, "Registrations", _REGISTRATIONS, "imo_written", "call_sign"),
        _table(connection, "Listings", _LISTINGS, "since", "until", "flag"),
        _table(connection, "Broadcasts", _BROADCASTS, "imo_written"),
        *described(connection),
        owners_and_operators(connection, id_),
        *occasions(connection, id_),
    ]


def described(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    """What sources that are no registers call an entity, and the measures against it; of what `gather` has put."""
    return [
        _table(connection, "Identities", _IDENTITIES, "imo_written", "previous_names"),
        _table(connection, "Measures", _MEASURES, "name"),
    ]


def gather(connection: duckdb.DuckDBPyConnection, id_: str) -> None:
    """Put what describes, lists or targets an entity into temporary tables: `link` and one for each of `RECORDS`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE link AS {_LINKS}", {"id": id_})
    for table in RECORDS:
        # By row number, and all columns of these rows only: three times as fast as a join on the id.
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM derived.{table} WHERE rowid IN (
                SELECT rowid FROM derived.{table} WHERE id IN (SELECT source FROM temp.link))"""  # noqa: S608
        )


def _table(connection: duckdb.DuckDBPyConnection, title: str, query: str, *hidden: str) -> Table:
    cursor = connection.execute(query)
    columns = tuple(column[0] for column in cursor.description or ())
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return Table(title, columns, rows, hidden=_HIDDEN & set(columns) | set(hidden))
