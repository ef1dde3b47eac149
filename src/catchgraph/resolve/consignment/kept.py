"""What a run leaves for the next: what each record tells, and which papers were compared as what.

Where only files came, and parties changed by increment, the next run gathers those records alone, and compares the
papers that these change with what shares a buyer with them; what hangs together with these (`scope`) is decided anew.
The rest stays: the result is that of a full run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.resolve.consignment.facts import fact_query, make
from catchgraph.resolve.consignment.kinds import TOLD

if TYPE_CHECKING:
    import duckdb

_FILES = "SELECT file_id, hash(f) AS digest FROM read.file f"

#: Tables of rows that say something of a record → their column of the record.
_SAYING = {
    **{told.table: "id" for told in TOLD},
    "goods": "record",
    "citation": "record_id",
    "party_mention": "record_id",
    "named_vessel": "record_id",
}


def take_up(connection: duckdb.DuckDBPyConnection, moved: Iterable[str] | None) -> bool:
    """Bring `resolve.part_fact` up to now; whether anything of the last run was taken up.

    `moved`: mentions that may mean another company or person now; None where that may be all of them. Makes the table
    `was_fact` of what changed records said before.
    """
    only = moved is not None and not _gone(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE touched_record (id VARCHAR)")
    connection.execute("CREATE OR REPLACE TEMP TABLE was_fact AS FROM resolve.part_fact LIMIT 0")
    if only and moved is not None:
        _touch(connection, moved)
        connection.execute(
            "INSERT INTO was_fact FROM resolve.part_fact f SEMI JOIN touched_record t ON t.id = f.record_id"
        )
        connection.execute("DELETE FROM resolve.part_fact WHERE record_id IN (FROM touched_record)")
    else:
        for table in ("part_fact", "part_paper", "part_pair", "part_crowd", "part_crowded", "part_open"):
            connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 (fixed names)
    fact_query(connection, only=only)
    connection.execute("INSERT INTO resolve.part_fact BY NAME FROM new_fact")
    connection.execute("DROP TABLE new_fact")
    connection.execute("DELETE FROM resolve.part_file")
    connection.execute(f"INSERT INTO resolve.part_file {_FILES}")
    return only


def _gone(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether there is nothing to take up, or a file of the last run is gone or was read anew."""
    query = f"""SELECT NOT EXISTS (FROM resolve.part_file)
        OR EXISTS (FROM resolve.part_file ANTI JOIN ({_FILES}) USING (file_id, digest))"""
    return bool(connection.execute(query).fetchall()[0][0])


def _touch(connection: duckdb.DuckDBPyConnection, moved: Iterable[str]) -> None:
    """Fill `touched_record`: of files that came, and that name a party by one of these mentions."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE new_file AS
        SELECT file_id FROM ({_FILES}) ANTI JOIN resolve.part_file USING (file_id)"""  # noqa: S608 (fixed)
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE moved_party AS SELECT unnest($ids) AS id", {"ids": sorted(moved)})
    said = " UNION ".join(
        f'SELECT "{column}" FROM read.{table} SEMI JOIN new_file USING (file_id)'  # noqa: S608 (declared)
        for table, column in _SAYING.items()
    )
    named = "SELECT record_id FROM read.party_mention p SEMI JOIN moved_party m ON m.id = p.mention_id"
    connection.execute(f"INSERT INTO touched_record {said} UNION {named}")
    connection.execute("DELETE FROM touched_record WHERE id IS NULL")


#: What of a paper is compared, and whether it is a master.
_PAPERS = """
    SELECT node, hash(l.kind, day, entry_type, gross_kg, net_kg, coded, len(containers), containers, len(sellers),
                      sellers, len(buyers), buyers, len(hs6), hs6, len(vessels), vessels,
                      u.master IS NOT NULL) AS digest
    FROM living l LEFT JOIN (SELECT DISTINCT master FROM under) u ON u.master = l.node"""


def changed_papers(connection: duckdb.DuckDBPyConnection, *, narrow: bool) -> None:
    """Make the table `touched_node`: papers that are new, changed or gone since the last run, `narrow` of `scope`."""
    make(connection, "paper_now", _PAPERS)
    was = "FROM resolve.part_paper " + ("SEMI JOIN scope ON scope.record_id = node" if narrow else "")
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE touched_node AS
        SELECT node FROM (FROM paper_now) n FULL JOIN ({was}) p USING (node)
        WHERE n.digest IS DISTINCT FROM p.digest"""  # noqa: S608 (fixed)
    )
    replace(connection, "part_paper", "node", "FROM paper_now", narrow=narrow)


def replace(connection: duckdb.DuckDBPyConnection, table: str, column: str, rows: str, *, narrow: bool) -> None:
    """Put rows in place of those of a table of `resolve`: of all, or `narrow` of those whose `column` is of `scope`."""
    where = f"WHERE {column} IN (FROM scope)" if narrow else ""
    connection.execute(f"DELETE FROM resolve.{table} {where}")  # noqa: S608 (fixed names)
    connection.execute(f"INSERT INTO resolve.{table} {rows}")
