"""Who tells of the same goods: facts, what joins them, basis by basis, and the consignments that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.case.filled import filled
from catchgraph.case.progress import Progress, silent
from catchgraph.resolve.consignment.facts import gather, given, make, statement
from catchgraph.resolve.consignment.ids import name_all
from catchgraph.resolve.consignment.joined import hang_together

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Consigned:
    """`tombstones`: entity_id, successors, reason. `consignments`, `records`: how many there are of and in them."""

    tombstones: pd.DataFrame
    consignments: int
    records: int


#: Temporary tables, which take memory until they are dropped.
_MADE = (
    "head", "party", "goods", "vessel", "fact", "version", "node", "living", "carrier", "number", "under", "cited",
    "numbered", "attach", "candidate", "whole", "part", "moved_part", "named", "joined_node", "span", "rank",
)  # fmt: skip


def consign(connection: duckdb.DuckDBPyConnection, *, progress: Progress = silent) -> Consigned:
    """Work out all consignments and put them in place of what was there."""
    if not filled(connection, ("read.bill", "read.entry", "read.export_declaration", "resolve.part_of")):
        return Consigned(pd.DataFrame({"entity_id": [], "successors": [], "reason": []}, dtype=object), 0, 0)
    progress("joining records of one consignment")
    gather(connection)
    for name in ("number", "under", "cited", "numbered"):
        make(connection, name)
    _by_number(connection)
    hang_together(connection)
    make(connection, "part")
    tombstones = name_all(connection)
    counts = _kept(connection)
    for table in _MADE:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    return Consigned(tombstones, *counts)


def _by_number(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE attach (
            node VARCHAR, to_node VARCHAR, basis VARCHAR, joined_by VARCHAR[], score DOUBLE, confidence DOUBLE)"""
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE candidate (
            node VARCHAR, to_node VARCHAR, basis VARCHAR, score DOUBLE, why VARCHAR)"""
    )
    _attach(connection, "joins", "bill number", "bill number", "true")
    hang_together(connection)
    _attach(connection, "follows", "bill number", "bill number", "fits = 1")
    connection.execute(
        """INSERT INTO candidate SELECT node, bill, 'bill number', NULL,
            CASE WHEN fits > 1 THEN 'the number ' || cited || ' is that of ' || fits || ' bills'
                 ELSE 'it cites bills of several consignments' END
        FROM numbered ANTI JOIN attach USING (node)"""
    )
    hang_together(connection)
    _attach(connection, "entries", "entry cited", "entry number", "fits = 1")


def _attach(connection: duckdb.DuckDBPyConnection, name: str, basis: str, joined_by: str, where: str) -> None:
    connection.execute(
        f"""INSERT INTO attach SELECT node, to_node, $basis, [$joined_by], NULL, confidence
        FROM ({statement(name)}) WHERE {where}""",  # noqa: S608 (fixed statements)
        given(statement(name)) | {"basis": basis, "joined_by": joined_by},
    )


def _kept(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Write `resolve.part_of` and its neighbours; returns how many consignments and records of them there are."""
    for table in ("part_of", "part_candidate", "under", "counts_not"):
        connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 (fixed names)
    connection.execute(
        """INSERT INTO resolve.part_of SELECT record_id, consignment_id, is_anchor, basis, joined_to, joined_by, score,
            confidence FROM part JOIN named USING (label) ORDER BY consignment_id, record_id"""
    )
    connection.execute(
        """INSERT INTO resolve.part_candidate SELECT node, to_node, basis, score, why FROM candidate
        ORDER BY node, score DESC, to_node"""
    )
    connection.execute("INSERT INTO resolve.under FROM under ORDER BY house, master")
    connection.execute(
        """INSERT INTO resolve.counts_not SELECT record_id, why, instead FROM node WHERE why IS NOT NULL
        ORDER BY record_id"""
    )
    found = connection.execute("SELECT count(DISTINCT consignment_id), count(*) FROM resolve.part_of").fetchall()
    return int(found[0][0]), int(found[0][1])
