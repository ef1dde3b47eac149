"""Vessels that documents name, tied to the hull that bore that number, or that name and flag, on that day.

A naming never makes two hulls one, and makes none: where no hull of the case fits, or several do, it is tied to none;
those that might be meant stay beside it as candidates. Set-based: every distinct saying is compared once, those that
the last run knew are not compared again while the hulls are what they were, and only the difference is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    "naming_state": "named_id, record_id, said",
}
#: Temporary tables that are dropped at the end.
_WEIGHED = ("hull", "hull_fact", "spelling", "served", "asked", "naming", "met", "levels", "combined", "weighed",
            "named_now", "named_candidate_now")  # fmt: skip

#: Every naming as it is, and those of which this or the last run knows another than the other.
_NOW = f"""CREATE OR REPLACE TEMP TABLE naming_state_now AS
    SELECT named_id, min(record_id) AS record_id, min({_SAID}) AS said FROM read.named_vessel GROUP BY named_id"""  # noqa: S608
_MOVED = """CREATE OR REPLACE TEMP TABLE moved_naming AS
    SELECT named_id FROM naming_state_now ANTI JOIN {known} s USING (named_id, record_id, said)
    UNION SELECT named_id FROM resolve.naming_state ANTI JOIN naming_state_now USING (named_id, record_id, said)"""
_NONE = "(SELECT '' AS named_id, '' AS record_id, 0 AS said WHERE false)"


@dataclass(frozen=True, slots=True)
class Attached:
    """Namings in all, those tied to a hull, and those of which more than one or none clearly enough fits."""

    namings: int
    tied: int
    open: int


def attach_named(connection: duckdb.DuckDBPyConnection, *, only: bool = False) -> Attached:
    """Tie every vessel that a document names (`read.named_vessel`) to a hull: `resolve.named`, `.named_candidate`.

    `only` those that are new, gone or say another thing than at the last run, where the hulls are what they were.
    """
    connection.execute(_NOW)
    connection.execute(_MOVED.format(known="resolve.naming_state" if only else _NONE))
    if connection.execute("SELECT 1 FROM moved_naming LIMIT 1").fetchall():
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE named_row AS FROM read.named_vessel SEMI JOIN moved_naming USING (named_id)"
        )
        weigh(connection)
        given = {"link_at": LINK_AT, "margin": MARGIN, "crowd": CROWD}
        _make(connection, "named", given, suffix="_now")
        _make(connection, "named_candidate", {"kept": KEPT}, suffix="_now")
        for table, columns in _TABLES.items():
            _exchange(connection, table, columns)
        _drop(connection, ("named_row", *_WEIGHED))
    counts = """SELECT (SELECT count(*) FROM naming_state_now), count(entity_id), count(*) - count(entity_id)
        FROM resolve.named"""
    found = Attached(*map(int, connection.execute(counts).fetchall()[0]))
    _drop(connection, ("naming_state_now", "moved_naming"))
    return found


def weigh(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `asked`, `naming` (named_id, record_id, asked), `levels`, `combined` and `weighed`.

    Of the namings in the temporary table `named_row` (rows of `read.named_vessel`).
    """
    hull_facts(connection)
    _make(connection, "asked", said=_SAID)
    _make(connection, "naming", said=_SAID)
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
    connection: duckdb.DuckDBPyConnection,
    table: str,
    given: Mapping[str, Any] | None = None,
    *,
    suffix: str = "",
    **fills: str,
) -> None:
    """Make a temporary table by the statement of its name."""
    made = statement(table).format(**fills) if fills else statement(table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table}{suffix} AS {made}", given or {})


def _exchange(connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> None:
    """Of namings that moved, delete rows that are no more, and add new ones, in order."""
    connection.execute(
        f"""DELETE FROM resolve.{table} WHERE named_id IN (SELECT named_id FROM moved_naming)
            AND hash({columns}) NOT IN (SELECT hash({columns}) FROM {table}_now)"""  # noqa: S608 - fixed names
    )
    connection.execute(
        f"""INSERT INTO resolve.{table} ({columns}) SELECT {columns} FROM {table}_now
            WHERE hash({columns}) NOT IN (SELECT hash({columns}) FROM resolve.{table}) ORDER BY {columns}"""  # noqa: S608
    )


def _drop(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    for table in tables:
        connection.execute(f"DROP TABLE {table}")


def hulls_digest(connection: duckdb.DuckDBPyConnection) -> str:
    """Digest of all that is known of hulls: while it is the same, a naming that says the same is tied as it was."""
    tables = ("read.vessel_mention", *(f"read.{kind.table}" for kind in STATEMENTS))
    there = filled(connection, tables)
    sums = [f"(SELECT sum(hash(t)) FROM {table} AS t)" for table in tables if table in there]  # noqa: S608 - names of the model
    sums.append("(SELECT sum(hash(m)) FROM resolve.member AS m WHERE starts_with(m.entity_id, 'vessel:'))")
    sums.append("(SELECT sum(hash(p)) FROM resolve.participant AS p)")
    return str(connection.execute(f"SELECT {', '.join(sums)}").fetchall()[0])
