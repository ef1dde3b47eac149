"""What nouns declare, for the statements of `sql/`: macros and views, so that none of these names a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.papers import cited_as
from catchgraph.model.schema import EVENTS, NODES, RECORDS, STATEMENTS, NodeType

if TYPE_CHECKING:
    import duckdb

#: What `declare` gives beside the tables, for steps to read.
VIEWS = ("visit", "stated_day", "subject", "paper", "reported", "revised", "undone")


def declare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make temporary macros and views of this connection.

    `label_of(id)`: the label an id names; an error where it names none. `authority(record_kind)`: whose name comes
    first, 0 before 1. `stated_day` (id, since, until, edition): by which an ownership that a record states is dated.
    `visit` (event, place, name, flag, latitude, longitude, file_id): events that name the place where they were.
    `subject` (record, mention_id): whom a record is about. `paper` (id, document, dataset): the keys by which a
    record is cited.
    `undone` (report, says, datasets): reports of which a later one says that they no longer stand, and where that is
    known from. `revised` (id, report): records and events of reports. `reported` (event, record, name, file_id): events
    that a record reports. What was undone is no visit, and reported by nobody.
    """
    _declare_reports(connection)
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
                   file_id FROM read."{kind.table}" WHERE "{at.id}" IS NOT NULL{_standing(kind)}"""  # noqa: S608 - declared in the model
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


#: What became of a report, the stronger word before the weaker.
_RANK = "CASE says WHEN 'deleted' THEN 0 WHEN 'cancelled' THEN 1 ELSE 2 END"


def _standing(kind: NodeType) -> str:
    """SQL: that what a report told was not undone."""
    return " AND (report IS NULL OR report NOT IN (SELECT report FROM undone))" if kind.has("report") else ""


def _declare_reports(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        f"""CREATE OR REPLACE TEMP VIEW undone AS
            SELECT v.report, arg_min(v.says, {_RANK}) AS says, list_sort(list_distinct(list(f.dataset))) AS datasets
            FROM read.revision v JOIN read.file f USING (file_id) GROUP BY v.report"""  # noqa: S608 - fixed
    )
    revised = " UNION ALL ".join(
        f'SELECT id, report FROM read."{kind.table}" WHERE report IS NOT NULL'  # noqa: S608 - declared in the model
        for kind in RECORDS
        if kind.has("report")
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW revised AS {revised}")
    reported = " UNION ALL ".join(
        f"""SELECT id AS event, record, "name", file_id FROM read."{kind.table}"
            WHERE record IS NOT NULL{_standing(kind)}"""  # noqa: S608 - declared in the model
        for kind in EVENTS
        if kind.has("record")
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW reported AS {reported}")
