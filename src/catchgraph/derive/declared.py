"""What nouns declare, for the statements of `sql/`: macros and views, so that none of these names a label."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from catchgraph.case.letters import letters
from catchgraph.case.papers import cited_as
from catchgraph.model.schema import EVENTS, NODES, RECORDS, STATEMENTS, NodeType

if TYPE_CHECKING:
    import duckdb


def declare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make temporary macros and views of this connection.

    `label_of(id)`: the label an id names; an error where it names none. `authority(record_kind)`: whose name comes
    first, 0 before 1. `letters(text)`: its letters and digits. `sorted_set(list)`: each of its values once, in order.
    The views are those of `VIEWS`.
    """
    labels = " ".join(f"WHEN '{kind.table}' THEN '{kind.label}'" for kind in NODES)
    connection.execute(
        f"""CREATE OR REPLACE TEMP MACRO label_of(id) AS
            CASE split_part(id, ':', 1) {labels} ELSE error('no label of the model: ' || id) END"""
    )
    ranks = " ".join(f"WHEN '{kind.table}' THEN {kind.tells.authority}" for kind in RECORDS)
    connection.execute(f"CREATE OR REPLACE TEMP MACRO authority(record_kind) AS CASE record_kind {ranks} ELSE 3 END")
    connection.execute(f"CREATE OR REPLACE TEMP MACRO letters(text) AS {letters('text')}")
    # Most lists hold one value: these are not sorted.
    connection.execute(
        """CREATE OR REPLACE TEMP MACRO sorted_set(list) AS
           CASE WHEN len(list) = 1 AND list[1] IS NOT NULL THEN list ELSE list_sort(list_distinct(list)) END"""
    )
    for name, query in VIEWS.items():
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query()}")


#: SQL of days that nothing gives.
_NO_DAYS = ("NULL", "NULL")


def _visits() -> str:
    """(event, place, name, flag, latitude, longitude, file_id): events that name the place where they were, but for
    those that were undone.
    """
    return " UNION ALL ".join(
        f"""SELECT id AS event, "{at.id}" AS place, "{at.name}" AS name, "{at.flag}" AS flag, latitude, longitude,
                   file_id FROM read."{kind.table}" WHERE "{at.id}" IS NOT NULL{_standing(kind)}"""  # noqa: S608 - declared in the model
        for kind in EVENTS
        if (at := kind.tells.at)
    )


def _stated_days() -> str:
    """(id, since, until, edition): by which an ownership that a record states is dated."""
    days = " UNION ALL ".join(
        f"""SELECT id, CAST({since} AS TIMESTAMP) AS since, CAST({until} AS TIMESTAMP) AS until,
                   CAST({edition} AS TIMESTAMP) AS edition FROM read."{kind.table}" """  # noqa: S608 - declared in the model
        for kind in RECORDS
        if kind.tells.holds
        for since, until, edition in (kind.tells.holds,)
    )
    return f"SELECT id, min(since) AS since, max(until) AS until, min(edition) AS edition FROM ({days}) GROUP BY id"  # noqa: S608


def _spoken_days() -> str:
    """(mention_id, since, until): days of which records of vessels speak; nothing where they give none."""
    return " UNION ALL ".join(
        f"""SELECT mention_id, CAST({since} AS TIMESTAMP) AS since, CAST({until} AS TIMESTAMP) AS until
            FROM read."{kind.table}" """  # noqa: S608 - declared in the model
        for kind in STATEMENTS
        if "Vessel" in kind.tells.of
        for since, until in (_spoken_of(kind),)
    )


def _spoken_of(kind: NodeType) -> tuple[str, str]:
    """SQL: the days on which what a record says is said to hold, else those that it covers."""
    held = kind.tells.dated.held if kind.tells.dated else _NO_DAYS
    return held if held != _NO_DAYS else kind.tells.covers or _NO_DAYS


def _subjects() -> str:
    """(record, mention_id): whom a record is about."""
    return " UNION ALL ".join(
        f'SELECT id AS record, mention_id FROM read."{kind.table}"'  # noqa: S608 - declared in the model
        for kind in STATEMENTS
    )


def _papers() -> str:
    """(id, document, dataset): the keys by which a record is cited."""
    return " UNION ALL ".join(
        f'SELECT id, {key} AS document, dataset FROM read."{kind.table}" WHERE {key} IS NOT NULL'  # noqa: S608 - declared in the model
        for kind in RECORDS
        for key in cited_as(kind)
    )


#: What became of a report, the stronger word before the weaker.
_RANK = "CASE says WHEN 'deleted' THEN 0 WHEN 'cancelled' THEN 1 ELSE 2 END"


def _standing(kind: NodeType) -> str:
    """SQL: that what a report told was not undone."""
    return " AND (report IS NULL OR report NOT IN (SELECT report FROM undone))" if kind.has("report") else ""


def _undone() -> str:
    """(report, says, datasets): reports of which a later one says that they no longer stand, and where that is known
    from.
    """
    return f"""SELECT v.report, arg_min(v.says, {_RANK}) AS says, sorted_set(list(f.dataset)) AS datasets
               FROM read.revision v JOIN read.file f USING (file_id) GROUP BY v.report"""  # noqa: S608 - fixed


def _revised() -> str:
    """(id, report): records and events of reports."""
    return " UNION ALL ".join(
        f'SELECT id, report FROM read."{kind.table}" WHERE report IS NOT NULL'  # noqa: S608 - declared in the model
        for kind in RECORDS
        if kind.has("report")
    )


def _reported() -> str:
    """(event, record, name, file_id): events that a record reports, but for those that were undone."""
    return " UNION ALL ".join(
        f"""SELECT id AS event, record, "name", file_id FROM read."{kind.table}"
            WHERE record IS NOT NULL{_standing(kind)}"""  # noqa: S608 - declared in the model
        for kind in EVENTS
        if kind.has("record")
    )


def _sources() -> str:
    """(id, dataset): papers of trade, and the datasets that hold them."""
    return " UNION ALL ".join(
        f'SELECT id, dataset FROM read."{kind.table}"'  # noqa: S608 - declared in the model
        for kind in RECORDS
        if kind.layer == "record" and kind.tells.gathered
    )


#: What `declare` gives beside the tables, for steps to read: the query of each view, after those that it reads.
VIEWS: dict[str, Callable[[], str]] = {
    "undone": _undone,
    "revised": _revised,
    "reported": _reported,
    "visit": _visits,
    "stated_day": _stated_days,
    "spoken_day": _spoken_days,
    "subject": _subjects,
    "paper": _papers,
    "source": _sources,
}
