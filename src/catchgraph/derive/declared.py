"""What nouns declare, for the statements of `sql/`: macros and views, so that none of these names a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.papers import cited_as
from catchgraph.model.schema import EVENTS, NODES, RECORDS, STATEMENTS

if TYPE_CHECKING:
    import duckdb

#: What `declare` gives beside the tables, for steps to read.
VIEWS = ("visit", "stated_day", "subject", "paper")


def declare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make temporary macros and views of this connection.

    `label_of(id)`: the label an id names; an error where it names none. `authority(record_kind)`: whose name comes
    first, 0 before 1. `stated_day` (id, since, until, edition): by which an ownership that a record states is dated.
    `visit` (event, place, name, flag, latitude, longitude, file_id): events that name the place where they were.
    `subject` (record, mention_id): whom a record is about. `paper` (id, document, dataset): the keys by which a
    record is cited.
    """
    labels = " ".join(f"WHEN '{kind.table}' THEN '{kind.label}'" for kind in NODES)
    connection.execute(
        f"""CREATE OR REPLACE TEMP MACRO label_of(id) AS
            CASE split_part(id, ':', 1) {labels} ELSE error('no label of the model: ' || id) END"""
    )
    ranks = " ".join(f"WHEN '{kind.table}' THEN {kind.tells.authority}" for kind in RECORDS)
    connection.execute(f"CREATE OR REPLACE TEMP MACRO authority(record_kind) AS CASE record_kind {ranks} ELSE 3 END")
    days = " UNION ALL ".join(
        f"""SELECT id, CAST({since} AS TIMESTAMP) AS since, CAST({until} AS TIMESTAMP) AS until,
                   CAST({edition} AS TIMESTAMP) AS edition FROM read."{kind.table}" """  # noqa: S608 - declared in the model
        for kind in RECORDS
        if kind.tells.holds
        for since, until, edition in (kind.tells.holds,)
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP VIEW stated_day AS
            SELECT id, min(since) AS since, max(until) AS until, min(edition) AS edition FROM ({days}) GROUP BY id"""  # noqa: S608
    )
    visits = " UNION ALL ".join(
        f"""SELECT id AS event, "{at.id}" AS place, "{at.name}" AS name, "{at.flag}" AS flag, latitude, longitude,
                   file_id FROM read."{kind.table}" WHERE "{at.id}" IS NOT NULL"""  # noqa: S608 - declared in the model
        for kind in EVENTS
        if (at := kind.tells.at)
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW visit AS {visits}")
    subjects = " UNION ALL ".join(
        f'SELECT id AS record, mention_id FROM read."{kind.table}"'  # noqa: S608 - declared in the model
        for kind in STATEMENTS
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW subject AS {subjects}")
    papers = " UNION ALL ".join(
        f'SELECT id, {key} AS document, dataset FROM read."{kind.table}" WHERE {key} IS NOT NULL'  # noqa: S608 - declared in the model
        for kind in RECORDS
        for key in cited_as(kind)
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW paper AS {papers}")
