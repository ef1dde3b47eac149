"""What changed since the last run: by a hash of every row that anything is made of, kept in `derived.seen`.

A row is known by what it says, not by its place: `changed` (record, other) are the records of rows that came or went,
and the mention that each names, or the vessel that took part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.tables import ROWS
from catchgraph.model.schema import RECORDS

if TYPE_CHECKING:
    import duckdb

#: Above this share of changed rows everything is derived anew: it costs no more.
MOST_CHANGED = 0.2

#: Row → what it is of: a record, and a mention or vessel. Rows of records say where they stand; mentions do not.
_OF = {
    **{kind.table: ("t.id", "NULL" if kind.layer == "event" else "t.mention_id") for kind in RECORDS},
    "vessel_mention": ("NULL", "t.mention_id"),
    "party_mention": ("coalesce(t.record_id, '')", "t.mention_id"),
    "participant": ("t.event_id", "t.mention_id"),
}
_PLACED = frozenset(kind.table for kind in RECORDS)


def _said(table: str) -> str:
    columns = [f't."{p.name}"' for p in ROWS[table]]
    # A list is hashed as its elements: its length tells where it ends.
    columns += [f'len(t."{p.name}")' for p in ROWS[table] if p.type.startswith("list")]
    placed = ("t.file_id", "t.record_no", "t.line") if table in _PLACED else ("t.file_id",)
    return ", ".join((f"'{table}'", *columns, *placed, "t.dataset", "f.name", "f.dataset"))


def _rows() -> str:
    parts = [
        f"""SELECT CAST({record} AS VARCHAR) AS record, CAST({other} AS VARCHAR) AS other,
                   hash({_said(table)}) AS digest
            FROM read."{table}" t LEFT JOIN read.file f USING (file_id)"""  # noqa: S608 - declared in the model
        for table, (record, other) in _OF.items()
    ]
    parts += [
        "SELECT p.event_id, p.entity_id, hash('took part', p) FROM resolve.participant p",
        """SELECT NULL, unnest([p."left", p."right"]), hash('judged', p."left", p."right")
           FROM resolve.pair p WHERE p.decided = 'judged same'""",
    ]
    return " UNION ALL ".join(parts)


#: All that steps read of other schemas, as (record, other, digest).
SOURCES = _rows()

#: Members are compared with what was made of them.
_MEMBER = "hash(mention_id, entity_id, confidence, basis)"
_MENTION = "hash(id, entity_id, confidence, basis)"

_COMPARED = (
    f"CREATE OR REPLACE TEMP TABLE now AS {SOURCES}",
    "CREATE OR REPLACE TEMP TABLE came AS FROM now ANTI JOIN derived.seen USING (digest)",
    """CREATE OR REPLACE TEMP TABLE went AS
       SELECT s.rowid AS place, s.record, s.other FROM derived.seen s ANTI JOIN now USING (digest)""",
    f"""CREATE OR REPLACE TEMP TABLE moved_member AS
        SELECT mention_id FROM resolve.member
            WHERE {_MEMBER} NOT IN (SELECT {_MENTION} FROM derived.mention)
        UNION SELECT id FROM derived.mention WHERE {_MENTION} NOT IN (SELECT {_MEMBER} FROM resolve.member)""",  # noqa: S608
    """CREATE OR REPLACE TEMP TABLE changed AS
       SELECT record, other FROM came UNION SELECT record, other FROM went
       UNION SELECT NULL, mention_id FROM moved_member""",
)

_COUNTS = """
    SELECT (SELECT count(*) FROM now), (SELECT count(*) FROM derived.seen), (SELECT count(*) FROM came),
        (SELECT count(*) FROM went), (SELECT count(*) FROM resolve.member), (SELECT count(*) FROM moved_member)"""


def compare(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the temporary table `changed`; False where so much changed that everything is to be derived anew."""
    for query in _COMPARED:
        connection.execute(query)
    now, seen, came, went, members, moved = map(int, connection.execute(_COUNTS).fetchall()[0])
    # Rows that say the same in every word are one by their hash, and what came or went of these shows in the sum.
    if now - seen != came - went:
        return False
    return came + went <= MOST_CHANGED * now and moved <= MOST_CHANGED * members


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep what `compare` found for the next run."""
    connection.execute("DELETE FROM derived.seen WHERE rowid IN (SELECT place FROM went)")
    connection.execute("INSERT INTO derived.seen SELECT record, other, digest FROM came")


def keep_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep all that is there for the next run."""
    connection.execute("DELETE FROM derived.seen")
    connection.execute(f"INSERT INTO derived.seen {SOURCES}")
