"""Vessels that documents name, tied to the hull that bore that number, or that name and flag, on that day.

A naming never makes two hulls one, and makes none: where no hull of the case fits, or several do, it is tied to none;
those that might be meant stay beside it as candidates. Set-based: every distinct saying is compared once, and of what
came out only the difference is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.case.filled import filled
from catchgraph.model.schema import STATEMENTS
from catchgraph.resolve.attach.evidence import CROWD, FIELDS, INTERCEPT, KEPT, LINK_AT, MARGIN, MOST, parameters
from catchgraph.resolve.attach.facts import FACTS, hull_facts, statement

if TYPE_CHECKING:
    import duckdb

#: What a naming says, as one number.
_SAID = """hash(name_key, flag, imo, mmsi, call_sign, registration_number, date_trunc('day', day),
    role IN ('catching vessel', 'donor'), role IN ('carrier', 'receiving vessel'))"""

#: Table → what makes one of its rows another.
_TABLES = {
    "named": "named_id, record_id, entity_id, confidence, basis, verified",
    "named_candidate": "named_id, entity_id, score, why",
}


_ON_THE_WAY = ("hull", "hull_fact", "spelling", "served", "named_row", "asked", "naming", "met", "levels", "combined",
               "weighed", "named_now", "named_candidate_now")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """Namings in all, those tied to a hull, and those of which more than one or none clearly enough fits."""

    namings: int
    tied: int
    open: int


def attach_named(connection: duckdb.DuckDBPyConnection) -> Attached:
    """Tie every vessel that a document names (`read.named_vessel`) to a hull: `resolve.named`, `.named_candidate`."""
    if not filled(connection, ("read.named_vessel",)):
        for table in _TABLES:
            connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 - fixed names
        return Attached(0, 0, 0)
    weigh(connection)
    given = {"link_at": LINK_AT, "margin": MARGIN, "crowd": CROWD}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE named_now AS {statement('named')}", given)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE named_candidate_now AS {statement('candidates')}", {"kept": KEPT})
    for table, columns in _TABLES.items():
        _exchange(connection, table, columns)
    counts = """SELECT (SELECT count(*) FROM naming), count(entity_id), count(*) - count(entity_id)
        FROM resolve.named"""
    found = Attached(*map(int, connection.execute(counts).fetchall()[0]))
    for table in _ON_THE_WAY:
        connection.execute(f"DROP TABLE {table}")
    return found


def weigh(connection: duckdb.DuckDBPyConnection, record: str | None = None) -> None:
    """Make the temporary tables `asked`, `naming` (named_id, record_id, asked), `levels`, `combined` and `weighed`.

    Of all namings, or those of one `record`.
    """
    hull_facts(connection)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE named_row AS FROM read.named_vessel WHERE $record IS NULL OR record_id = $record",
        {"record": record},
    )
    _make(connection, "asked", said=_SAID)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE naming AS
            SELECT named_id, min(record_id) AS record_id, min(asked) AS asked
            FROM (SELECT named_id, record_id, {_SAID} AS said FROM named_row) JOIN asked USING (said)
            GROUP BY named_id"""  # noqa: S608 - a fixed expression
    )
    _make(connection, "met", {"crowd": CROWD, "most": MOST})
    _make(connection, "levels", facts=FACTS)
    fields = ", ".join(FIELDS)
    weights = " + ".join(f"${field}_weights[{field} + 1]" for field in FIELDS)
    says = ", ".join(f"${field}_says[{field} + 1]" for field in FIELDS)
    ties = " OR ".join(f"${field}_ties[{field} + 1]" for field in FIELDS)
    given = {"intercept": INTERCEPT, **parameters()}
    _make(connection, "combined", given, fields=fields, weights=weights, says=says, ties=ties)
    _make(connection, "weighed", fields=fields)


def _make(
    connection: duckdb.DuckDBPyConnection, table: str, given: Mapping[str, Any] | None = None, **fills: str
) -> None:
    """Make a temporary table by the statement of its name."""
    made = statement(table).format(**fills) if fills else statement(table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {made}", given or {})


def _exchange(connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> None:
    """Delete rows that are no more, and add new ones, in order."""
    connection.execute(
        f"""DELETE FROM resolve.{table} WHERE hash({columns}) NOT IN (SELECT hash({columns}) FROM {table}_now)"""  # noqa: S608
    )
    connection.execute(
        f"""INSERT INTO resolve.{table} ({columns}) SELECT {columns} FROM {table}_now
            WHERE hash({columns}) NOT IN (SELECT hash({columns}) FROM resolve.{table}) ORDER BY {columns}"""  # noqa: S608
    )


def named_digest(connection: duckdb.DuckDBPyConnection) -> str:
    """Digest of all that ties namings to hulls."""
    tables = ("read.named_vessel", "read.vessel_mention", *(f"read.{kind.table}" for kind in STATEMENTS))
    there = filled(connection, tables)
    sums = [f"(SELECT sum(hash(t)) FROM {table} AS t)" for table in tables if table in there]  # noqa: S608 - names of the model
    sums.append("(SELECT sum(hash(m)) FROM resolve.member AS m WHERE starts_with(m.entity_id, 'vessel:'))")
    sums.append("(SELECT sum(hash(p)) FROM resolve.participant AS p)")
    return str(connection.execute(f"SELECT {', '.join(sums)}").fetchall()[0])
