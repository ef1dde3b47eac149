"""Which records are decided anew: those that changed, and all that hang together with them, as they were or are.

Records hang together by what they cite or are known by (`sql/key.sql`), by containers (`boxes`), and by parties and
goods where these might join them. What is decided of a record rests on records that hang together with it alone, so
that the rest stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.case.case import set_setting
from catchgraph.case.filled import filled
from catchgraph.model.ids import digest
from catchgraph.resolve.consignment.bases import FAR_APART
from catchgraph.resolve.consignment.facts import make, statement
from catchgraph.resolve.core.weights import Weights

if TYPE_CHECKING:
    import duckdb

#: Above this share of all records everything is decided anew: it costs no more.
MOST = 0.3

#: Records that hang together with those of `front`, and are not of `scope` yet.
_REACHED = """
    CREATE OR REPLACE TEMP TABLE reached AS
    SELECT DISTINCT record_id FROM (
        SELECT record_id FROM resolve.part_key SEMI JOIN (
            SELECT key FROM resolve.part_key SEMI JOIN front USING (record_id) WHERE way = 0) k USING (key)
        WHERE way = 0
        UNION ALL SELECT to_node FROM resolve.part_pair SEMI JOIN front f ON f.record_id = node WHERE score >= $floor
        UNION ALL SELECT node FROM resolve.part_pair SEMI JOIN front f ON f.record_id = to_node WHERE score >= $floor
        UNION ALL SELECT to_node FROM resolve.part_box SEMI JOIN front f ON f.record_id = node
        UNION ALL SELECT node FROM resolve.part_box SEMI JOIN front f ON f.record_id = to_node
    ) ANTI JOIN scope USING (record_id)"""


#: What shares a key with records that changed or copies of theirs, and masters that these cite.
_SHARING = """
    INSERT INTO scope SELECT DISTINCT record_id FROM resolve.part_key SEMI JOIN (
        SELECT key FROM resolve.part_key
        WHERE record_id IN (FROM touched_record) OR record_id IN (SELECT record_id FROM rekeyed)) k USING (key)
    WHERE way = 0 AND record_id NOT IN (FROM scope)"""

#: Facts of records that changed, and of copies of theirs, as they are or were.
_REKEYED = """
    FROM resolve.part_fact SEMI JOIN (
        SELECT record_id FROM resolve.part_fact SEMI JOIN touched_record t ON t.id = record_id
        UNION
        SELECT record_id FROM resolve.part_fact SEMI JOIN (
            SELECT kind, document FROM resolve.part_fact SEMI JOIN touched_record t ON t.id = record_id
            UNION SELECT kind, document FROM was_fact) d USING (kind, document)
    ) r USING (record_id)"""

#: Papers that were compared anew, what they met before, and what containers lead elsewhere than before.
MOVED = ("touched_node", "met_before", "box_moved")


def other_carriers(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether manifests name other carriers than in the last run, whose codes tell how numbers are read; keeps those of
    now, and makes the table `carrier` (scac)."""
    make(connection, "carrier")
    now = digest([str(scac) for (scac,) in connection.execute("FROM carrier ORDER BY scac").fetchall()])
    was = connection.execute("SELECT value FROM main.setting WHERE name = 'resolve_carriers'").fetchall()
    set_setting(connection, "resolve_carriers", now)
    return was != [(now,)]


def keys(connection: duckdb.DuckDBPyConnection, *, only: bool) -> None:
    """Bring `resolve.part_key` up to now: `only` of `touched_record`, and copies of these.

    Makes the table `scope` (record_id) of these, what shares a key with them or did, and masters of theirs.
    """
    make(connection, "scope", "SELECT id AS record_id FROM touched_record")
    facts = "rekeyed" if only else "resolve.part_fact"
    if only:
        make(connection, facts, _REKEYED)
        connection.execute(_SHARING)
        connection.execute(
            """DELETE FROM resolve.part_key
            WHERE record_id IN (FROM touched_record) OR record_id IN (SELECT record_id FROM rekeyed)"""
        )
    else:
        connection.execute("DELETE FROM resolve.part_key")
    connection.execute(f"INSERT INTO resolve.part_key {statement('key').format(facts=facts)}")
    if only:
        connection.execute(_SHARING)


def take_in(connection: duckdb.DuckDBPyConnection, records: Iterable[str]) -> None:
    """Let `scope` have these records, too."""
    connection.execute(
        "INSERT INTO scope SELECT unnest($ids) AS record_id EXCEPT FROM scope", {"ids": sorted({*records})}
    )


def take_in_moved(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> bool:
    """Let `scope` have the papers (`node`) of these tables; whether there are any that it had not."""
    rows = " UNION ALL ".join(f"FROM {table}" for table in tables)
    [(many,)] = connection.execute(
        f"INSERT INTO scope SELECT DISTINCT node FROM ({rows}) ANTI JOIN scope ON scope.record_id = node"  # noqa: S608
    ).fetchall()
    return bool(many)


def grow(connection: duckdb.DuckDBPyConnection, weights: Weights) -> bool:
    """Let `scope` have all that hangs together with it; False where that comes to most of all records.

    A pair that scores less than the margin below what links neither joins nor keeps from joining.
    """
    floor = weights.link_at - FAR_APART - 0.001
    [(all_,)] = connection.execute("SELECT count(*) FROM resolve.part_fact").fetchall()
    connection.execute("CREATE OR REPLACE TEMP TABLE front AS FROM scope")
    while filled(connection, ("temp.front",)):
        connection.execute(_REACHED, {"floor": floor})
        connection.execute("INSERT INTO scope FROM reached")
        connection.execute("CREATE OR REPLACE TEMP TABLE front AS FROM reached")
        [(many,)] = connection.execute("SELECT count(*) FROM scope").fetchall()
        if many > MOST * all_:
            return False
    return True
