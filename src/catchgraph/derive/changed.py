"""What changed since the last run: files that came, went or were read anew, and of these rows that say another thing.

Rows of a file are replaced with it, so those of a file that is as it was need not be looked at. Of all others a hash is
kept in `derived.seen`. A row is known by what it says, not by its place: `changed` (record, other) are the records of
rows that came or went, and the mention that each names, or the vessel that took part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.case.tables import ROWS
from catchgraph.model.schema import RECORDS, STATEMENTS

if TYPE_CHECKING:
    import duckdb

#: Above this share of changed rows everything is derived anew: it costs no more.
MOST_CHANGED = 0.2

#: Row → what it is of: a record, and a mention or vessel. Rows of records say where they stand; mentions do not.
_OF = {
    **{kind.table: ("t.id", "t.mention_id" if kind in STATEMENTS else "NULL") for kind in RECORDS},
    "vessel_mention": ("NULL", "t.mention_id"),
    "party_mention": ("coalesce(t.record_id, '')", "t.mention_id"),
    "same_party": ("t.record_id", "NULL"),
    "participant": ("t.event_id", "t.mention_id"),
    "named_vessel": ("t.record_id", "NULL"),
    "citation": ("t.record_id", "NULL"),
    "revision": ("t.report", "NULL"),
}
_PLACED = frozenset(kind.table for kind in RECORDS)


def _said(table: str) -> str:
    columns = [f't."{p.name}"' for p in ROWS[table]]
    # A list is hashed as its elements: its length tells where it ends.
    columns += [f'len(t."{p.name}")' for p in ROWS[table] if p.type.startswith("list")]
    placed = ("t.file_id", "t.record_no", "t.line", "t.part") if table in _PLACED else ("t.file_id",)
    return ", ".join((f"'{table}'", *columns, *placed, "t.dataset", "f.name", "f.dataset"))


def _rows(connection: duckdb.DuckDBPyConnection, *, only: bool) -> str:
    """All that steps read of other schemas, as (file_id, record, other, digest); `only` of files that changed."""
    there = filled(connection, (f"read.{table}" for table in _OF))
    within = "WHERE t.file_id IN (SELECT id FROM changed_file)" if only else ""
    parts = [
        f"""SELECT t.file_id, CAST({record} AS VARCHAR) AS record, CAST({other} AS VARCHAR) AS other,
                   hash({_said(table)}) AS digest
            FROM read."{table}" t LEFT JOIN read.file f USING (file_id) {within}"""  # noqa: S608 - declared in the model
        for table, (record, other) in _OF.items()
        if f"read.{table}" in there
    ]
    parts += [
        """SELECT NULL AS file_id, p.event_id AS record, p.entity_id AS other, hash('took part', p) AS digest
           FROM resolve.participant p""",
        """SELECT NULL, n.record_id, NULL, hash('named', n) FROM resolve.named n WHERE n.entity_id IS NOT NULL""",
        """SELECT NULL, NULL, unnest([p."left", p."right"]), hash('judged', p."left", p."right")
           FROM resolve.pair p WHERE p.decided = 'judged same'""",
        "SELECT NULL, p.record_id, p.consignment_id, hash('part of', p) FROM resolve.part_of p",
        "SELECT NULL, u.house, NULL, hash('under', u) FROM resolve.under u",
        "SELECT NULL, c.record_id, NULL, hash('counts not', c) FROM resolve.counts_not c",
        "SELECT NULL, c.record_id, NULL, hash('copy', c) FROM resolve.copy_of c",
    ]
    return " UNION ALL ".join(parts)


#: Files as they are, each with a hash of its row.
_FILES = "SELECT file_id AS id, hash(f) AS hash FROM read.file f"
#: What a member is; of what was made of it the same is kept.
_MEMBER = "hash(mention_id, entity_id, confidence, basis)"

_COMPARED = (
    f"""CREATE OR REPLACE TEMP TABLE changed_file AS
        SELECT id FROM ({_FILES}) n FULL JOIN derived.seen_file s USING (id) WHERE n.hash IS DISTINCT FROM s.hash""",  # noqa: S608
    "CREATE OR REPLACE TEMP TABLE now AS {rows}",
    """CREATE OR REPLACE TEMP TABLE formerly AS
       SELECT rowid AS place, record, other, digest FROM derived.seen
       WHERE file_id IN (SELECT id FROM changed_file) OR file_id IS NULL""",
    "CREATE OR REPLACE TEMP TABLE came AS FROM now ANTI JOIN formerly USING (digest)",
    "CREATE OR REPLACE TEMP TABLE went AS SELECT * EXCLUDE (digest) FROM formerly ANTI JOIN now USING (digest)",
    f"CREATE OR REPLACE TEMP TABLE member AS SELECT mention_id, {_MEMBER} AS said FROM resolve.member",  # noqa: S608
    """CREATE OR REPLACE TEMP TABLE moved_member AS
        SELECT mention_id FROM member ANTI JOIN derived.mention USING (said)
        UNION SELECT id FROM derived.mention ANTI JOIN member USING (said)""",
    """CREATE OR REPLACE TEMP TABLE changed AS
       SELECT record, other FROM came UNION SELECT record, other FROM went
       UNION SELECT NULL, mention_id FROM moved_member""",
)

_COUNTS = """
    SELECT (SELECT count(*) FROM now), (SELECT count(*) FROM formerly), (SELECT count(*) FROM came),
        (SELECT count(*) FROM went), (SELECT count(*) FROM derived.seen), (SELECT count(*) FROM member),
        (SELECT count(*) FROM moved_member)"""


def compare(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the temporary table `changed`; False where so much changed that everything is to be derived anew."""
    rows = _rows(connection, only=True)
    for query in _COMPARED:
        connection.execute(query.replace("{rows}", rows))
    now, formerly, came, went, seen, members, moved = map(int, connection.execute(_COUNTS).fetchall()[0])
    # Rows that say the same in every word are one by their hash, and what came or went of these shows in the sum.
    if now - formerly != came - went:
        return False
    return came + went <= MOST_CHANGED * seen and moved <= MOST_CHANGED * members


def keep(connection: duckdb.DuckDBPyConnection, *, only: bool) -> None:
    """Keep for the next run what there is now; `only` what `compare` found."""
    if only:
        connection.execute("DELETE FROM derived.seen WHERE rowid IN (SELECT place FROM went)")
        connection.execute("INSERT INTO derived.seen SELECT file_id, record, other, digest FROM came")
    else:
        connection.execute("DELETE FROM derived.seen")
        connection.execute(f"INSERT INTO derived.seen {_rows(connection, only=False)}")
    connection.execute("DELETE FROM derived.seen_file")
    connection.execute(f"INSERT INTO derived.seen_file {_FILES}")
