"""Who tells of the same goods: facts, what joins them, basis by basis, and the consignments that come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.case.decisions import Decision
from catchgraph.case.filled import filled
from catchgraph.case.progress import Progress, silent
from catchgraph.resolve.consignment.bases import begin, by_container, by_goods, by_master, by_number
from catchgraph.resolve.consignment.facts import given, make, numbers, papers
from catchgraph.resolve.consignment.ids import name_all
from catchgraph.resolve.consignment.judged import join, new_words, rulings, separate
from catchgraph.resolve.consignment.kept import changed_papers, take_up
from catchgraph.resolve.consignment.weighed import compare
from catchgraph.resolve.core.weights import load_weights

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Consigned:
    """`tombstones`: entity_id, successors, reason. `consignments`, `records`: how many there are of and in them.

    `compared`: papers whose parties and goods were compared anew.
    """

    tombstones: pd.DataFrame
    consignments: int
    records: int
    compared: int


#: Temporary tables, which take memory until they are dropped.
_MADE = (
    "new_fact", "touched_record", "was_fact", "new_file", "moved_party", "version", "node", "living", "carrier",
    "number", "under", "cited", "numbered", "paper_now", "touched_node", "near_buyer", "near", "left_key",
    "right_key", "crowd", "met", "scored", "attach", "candidate", "whole", "part", "moved_part", "named",
    "joined_node", "joined_of", "nobody", "mastered", "container", "free", "best", "chosen", "ruling", "judged",
    "apart", "span", "rank",
)  # fmt: skip


_NOBODY = pd.DataFrame({"entity_id": [], "successors": [], "reason": []}, dtype=object)


def consign(
    connection: duckdb.DuckDBPyConnection,
    moved: Iterable[str] | None = None,
    judgements: Iterable[Decision] = (),
    *,
    progress: Progress = silent,
) -> Consigned:
    """Work out all consignments and put them in place of what was there.

    `moved`: mentions that may mean another company or person than in the last run; None where that may be all of them.
    `judgements`: all that stand; those on papers count here.
    """
    if not filled(connection, ("read.bill", "read.entry", "read.export_declaration", "resolve.part_of")):
        return Consigned(_NOBODY, 0, 0, 0)
    progress("joining records of one consignment")
    weights = load_weights("consignment")
    only = take_up(connection, moved)
    if not (new_words(connection, judgements) or not only or filled(connection, ("temp.touched_record",))):
        _clear(connection)
        return Consigned(_NOBODY, *_counts(connection), 0)
    papers(connection)
    rulings(connection, judgements)
    numbers(connection)
    changed_papers(connection)
    compared = compare(connection, weights, only=only)
    begin(connection)
    join(connection)
    by_number(connection)
    by_master(connection, weights)
    by_container(connection, weights)
    by_goods(connection, weights)
    connection.execute("DELETE FROM resolve.report WHERE kind = 'consignment'")
    separate(connection)
    make(connection, "part")
    tombstones = name_all(connection)
    counts = _kept(connection)
    _report(connection)
    _clear(connection)
    return Consigned(tombstones, *counts, compared)


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what was made on the way."""
    for view in ("fact", "weighed", "crowded"):
        connection.execute(f"DROP VIEW IF EXISTS temp.{view}")
    for table in _MADE:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


#: What could not be decided, and why → item, value, note.
_OPEN = """
    SELECT 'records that fit several consignments' AS item, count(DISTINCT node) AS value,
           'they are candidates of each, and part of none (resolve.part_candidate)' AS note
    FROM candidate ANTI JOIN attach USING (node)
    UNION ALL
    SELECT 'entries and declarations in a crowd', count(*),
           'with more than ' || $crowd || ' others their parties, days and weight tell them from none; a number would'
    FROM crowded ANTI JOIN attach USING (node)
    UNION ALL
    SELECT 'records that cite a master', count(DISTINCT c.node), 'none of its houses fits alone'
    FROM cited c JOIN number n USING (key) JOIN under u ON u.master = n.node ANTI JOIN attach a ON a.node = c.node
    UNION ALL
    SELECT 'zone and warehouse entries', count(*), 'they attach by number only, and these cite none that fits'
    FROM living l ANTI JOIN attach USING (node)
    WHERE l.kind = 'entry' AND list_contains($admitted, lpad(l.entry_type, 2, '0'))"""


def _report(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        f"INSERT INTO resolve.report SELECT 'consignment', item, value, note FROM ({_OPEN}) WHERE value > 0",  # noqa: S608
        given(_OPEN),
    )


def _kept(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Write `resolve.part_of` and its neighbours; returns how many consignments and records of them there are."""
    for table in ("part_of", "part_candidate", "under", "counts_not", "copy_of"):
        connection.execute(f"DELETE FROM resolve.{table}")  # noqa: S608 (fixed names)
    connection.execute(
        """INSERT INTO resolve.part_of SELECT record_id, consignment_id, is_anchor, basis, joined_to, joined_by, score,
            confidence FROM part JOIN named USING (label) ORDER BY consignment_id, record_id"""
    )
    connection.execute(
        """INSERT INTO resolve.part_candidate SELECT node, to_node, basis, score, why
        FROM candidate ANTI JOIN attach USING (node) ORDER BY node, score DESC, to_node"""
    )
    connection.execute("INSERT INTO resolve.under FROM under ORDER BY house, master")
    connection.execute(
        """INSERT INTO resolve.counts_not SELECT record_id, why, instead FROM node WHERE why IS NOT NULL
        ORDER BY record_id"""
    )
    connection.execute(
        "INSERT INTO resolve.copy_of SELECT record_id, node FROM node WHERE node <> record_id ORDER BY record_id"
    )
    return _counts(connection)


def _counts(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    found = connection.execute("SELECT count(DISTINCT consignment_id), count(*) FROM resolve.part_of").fetchall()
    return int(found[0][0]), int(found[0][1])
