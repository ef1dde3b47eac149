"""Which record stands for which paper, and which bills are under a master: of all records, or of those of `scope`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.case.decisions import Decision
from catchgraph.resolve.consignment.facts import make, numbers, papers
from catchgraph.resolve.consignment.judged import rulings
from catchgraph.resolve.consignment.kept import replace

if TYPE_CHECKING:
    import duckdb

#: Views of what was written: every record with what stands for it, as the table `node` has it; every paper that counts.
_VIEWS = {
    "every_node": """SELECT f.*, coalesce(c.node, f.record_id) AS node, n.why, n.instead
        FROM resolve.part_fact f LEFT JOIN resolve.copy_of c ON c.record_id = f.record_id
        LEFT JOIN resolve.counts_not n ON n.record_id = f.record_id""",
    "standing": "FROM every_node WHERE why IS NULL AND record_id = node",
}

#: Records of `scope`, bills that cite one of them as their master, and bills whose number one of them cites so.
_FAMILY = """
    FROM scope UNION
    SELECT record_id FROM resolve.part_key SEMI JOIN (
        SELECT key FROM resolve.part_key SEMI JOIN scope USING (record_id) WHERE way = 0) k USING (key) WHERE way = 1
    UNION
    SELECT record_id FROM resolve.part_key SEMI JOIN (
        SELECT key FROM resolve.part_key SEMI JOIN scope USING (record_id) WHERE way = 1) k USING (key) WHERE way = 0"""

_OF_SCOPE = "WHERE house IN (FROM scope) OR master IN (FROM scope)"


def told(connection: duckdb.DuckDBPyConnection, judgements: Iterable[Decision], *, narrow: bool) -> None:
    """Make the tables of papers and numbers that the bases ask, and write what stands for what and what is under what:
    of all records, or `narrow` of those of `scope`. Makes the views `fact`, `every_node` and `standing`.
    """
    if narrow:
        make(connection, "scoped_fact", "FROM resolve.part_fact SEMI JOIN scope USING (record_id)")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW fact AS FROM {'scoped_fact' if narrow else 'resolve.part_fact'}")
    papers(connection)
    nodes = (
        ("counts_not", "SELECT record_id, why, instead FROM node WHERE why IS NOT NULL ORDER BY record_id"),
        ("copy_of", "SELECT record_id, node FROM node WHERE node <> record_id ORDER BY record_id"),
    )
    for table, rows in nodes:
        replace(connection, table, "record_id", rows, narrow=narrow)
    for name, query in _VIEWS.items():
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")
    if narrow:
        _under(connection)
    rulings(connection, judgements)
    numbers(connection, under=f"FROM resolve.under {_OF_SCOPE}" if narrow else "")
    if not narrow:
        replace(connection, "under", "house", "FROM under ORDER BY house, master", narrow=False)


def _under(connection: duckdb.DuckDBPyConnection) -> None:
    """Write which houses are under which masters, where either is of `scope`; makes the table `master_moved` (node) of
    both where that is another than before."""
    make(connection, "family", _FAMILY)
    make(connection, "node", "FROM every_node SEMI JOIN family USING (record_id)")
    make(connection, "living", "FROM node WHERE why IS NULL AND record_id = node")
    for name in ("number", "under"):
        make(connection, name)
    make(connection, "under_now", f"FROM under {_OF_SCOPE}")
    make(connection, "under_was", f"FROM resolve.under {_OF_SCOPE}")
    make(
        connection,
        "master_moved",
        """SELECT DISTINCT unnest([house, master]) AS node
        FROM ((FROM under_now EXCEPT FROM under_was) UNION ALL (FROM under_was EXCEPT FROM under_now))""",
    )
    connection.execute(f"DELETE FROM resolve.under {_OF_SCOPE}")  # noqa: S608 (fixed)
    connection.execute("INSERT INTO resolve.under FROM under_now ORDER BY house, master")
    for name in ("node", "living"):
        make(connection, name, f"FROM {name} SEMI JOIN scope USING (record_id)")
