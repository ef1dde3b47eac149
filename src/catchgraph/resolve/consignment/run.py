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
from catchgraph.resolve.consignment.boxes import boxes
from catchgraph.resolve.consignment.facts import given, make
from catchgraph.resolve.consignment.ids import name_all
from catchgraph.resolve.consignment.judged import join, new_words, of_papers, separate
from catchgraph.resolve.consignment.kept import changed_papers, replace, take_up
from catchgraph.resolve.consignment.scope import MOVED, grow, keys, other_carriers, take_in, take_in_moved
from catchgraph.resolve.consignment.standing import told
from catchgraph.resolve.consignment.weighed import compare
from catchgraph.resolve.core.weights import Weights, load_weights

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Consigned:
    """`tombstones`: entity_id, successors, reason. `consignments`, `records`: how many there are of and in them.

    `compared`: papers whose parties and goods were compared anew. `decided`: records that were decided anew.
    """

    tombstones: pd.DataFrame
    consignments: int
    records: int
    compared: int
    decided: int


#: Temporary tables, which take memory until they are dropped.
_MADE = (
    "new_fact", "touched_record", "was_fact", "new_file", "moved_party", "version", "node", "living", "carrier",
    "number", "under", "cited", "numbered", "paper_now", "touched_node", "near_buyer", "near", "left_key",
    "right_key", "crowd", "met", "scored", "attach", "candidate", "whole", "part", "moved_part", "named",
    "joined_node", "joined_of", "nobody", "mastered", "container", "free", "best", "chosen", "ruling", "judged",
    "apart", "span", "rank", "scope", "rekeyed", "family", "under_now", "under_was", "master_moved",
    "scoped_fact", "front", "reached", "met_before", "box_near", "box_far",
    "box_now", "box_was", "box_moved", "undecided",
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
        return Consigned(_NOBODY, 0, 0, 0, 0)
    progress("joining records of one consignment")
    weights = load_weights("consignment")
    judgements = list(judgements)
    only, words = take_up(connection, moved), new_words(connection, judgements)
    if not (words or not only or filled(connection, ("temp.touched_record",))):
        _clear(connection)
        return Consigned(_NOBODY, *_counts(connection), 0, 0)
    compared, narrow = _taken_up(connection, weights, judgements, only=only, words=words)
    tombstones = _decided(connection, weights, narrow=narrow)
    [(decided,)] = connection.execute(
        f"SELECT count(*) FROM {'scope' if narrow else 'resolve.part_fact'}"  # noqa: S608 (fixed names)
    ).fetchall()
    _clear(connection)
    return Consigned(tombstones, *_counts(connection), compared, decided)


def _taken_up(
    connection: duckdb.DuckDBPyConnection, weights: Weights, judgements: list[Decision], *, only: bool, words: bool
) -> tuple[int, bool]:
    """Compare what changed, and make the tables of which the bases speak; returns how many papers were compared, and
    whether those of `scope` alone are to be decided anew. `words`: other judgements stand than before.
    """
    same_carriers = not other_carriers(connection)
    keys(connection, only=only and same_carriers)
    take_in(connection, (one for decision in judgements if of_papers(decision) for one in decision.subjects))
    narrow = only and same_carriers and not words and grow(connection, weights)
    told(connection, judgements, narrow=narrow)
    while narrow and take_in_moved(connection, ("master_moved",)):
        narrow = grow(connection, weights)
        told(connection, judgements, narrow=narrow)
    changed_papers(connection, narrow=narrow)
    if narrow:
        # Any master may be met.
        make(connection, "under", "FROM resolve.under")
    compared = compare(connection, weights, only=only, narrow=narrow)
    boxes(connection, narrow=narrow)
    if narrow:
        take_in_moved(connection, MOVED)
        narrow = grow(connection, weights)
        told(connection, judgements, narrow=narrow)
    return compared, narrow


def _decided(connection: duckdb.DuckDBPyConnection, weights: Weights, *, narrow: bool) -> pd.DataFrame:
    """Join and name, of all records or `narrow` of those of `scope`; returns the tombstones."""
    scoped = "SEMI JOIN scope ON scope.record_id = node" if narrow else ""
    for name, table in (("weighed", "part_pair"), ("crowded", "part_crowded")):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM resolve.{table} {scoped}")
    make(connection, "container", f"FROM resolve.part_box {scoped}")
    begin(connection)
    join(connection)
    by_number(connection)
    by_master(connection, weights)
    by_container(connection, weights)
    by_goods(connection, weights)
    connection.execute("DELETE FROM resolve.report WHERE kind = 'consignment'")
    separate(connection)
    make(connection, "part")
    tombstones = name_all(connection, narrow=narrow)
    _kept(connection, narrow=narrow)
    return tombstones


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what was made on the way."""
    for view in ("fact", "standing", "every_node", "weighed", "crowded"):
        connection.execute(f"DROP VIEW IF EXISTS temp.{view}")
    for table in _MADE:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


#: What could not be decided, and why → node, item, note.
_OPEN = """
    SELECT DISTINCT node, 'records that fit several consignments' AS item,
           'they are candidates of each, and part of none (resolve.part_candidate)' AS note
    FROM candidate ANTI JOIN attach USING (node)
    UNION ALL
    SELECT node, 'entries and declarations in a crowd',
           'with more than ' || $crowd || ' others their parties, days and weight tell them from none; a number would'
    FROM crowded ANTI JOIN attach USING (node)
    UNION ALL
    SELECT DISTINCT c.node, 'records that cite a master', 'none of its houses fits alone'
    FROM cited c JOIN number n USING (key) JOIN under u ON u.master = n.node ANTI JOIN attach a ON a.node = c.node
    UNION ALL
    SELECT node, 'zone and warehouse entries', 'they attach by number only, and these cite none that fits'
    FROM living l ANTI JOIN attach USING (node)
    WHERE l.kind = 'entry' AND list_contains($admitted, lpad(l.entry_type, 2, '0'))"""


def _kept(connection: duckdb.DuckDBPyConnection, *, narrow: bool) -> None:
    """Write `resolve.part_of`, `resolve.part_candidate` and the report: all, or `narrow` what is of `scope`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE undecided AS {_OPEN}", given(_OPEN))
    written = (
        (
            "part_of",
            "record_id",
            """SELECT record_id, consignment_id, is_anchor, basis, joined_to, joined_by, score, confidence
            FROM part JOIN named USING (label) ORDER BY consignment_id, record_id""",
        ),
        (
            "part_candidate",
            "record_id",
            """SELECT node, to_node, basis, score, why FROM candidate ANTI JOIN attach USING (node)
            ORDER BY node, score DESC, to_node""",
        ),
        ("part_open", "node", "FROM undecided"),
    )
    for table, column, rows in written:
        replace(connection, table, column, rows, narrow=narrow)
    connection.execute(
        """INSERT INTO resolve.report
        SELECT 'consignment', item, count(*), note FROM resolve.part_open GROUP BY item, note"""
    )


def _counts(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    found = connection.execute("SELECT count(DISTINCT consignment_id), count(*) FROM resolve.part_of").fetchall()
    return int(found[0][0]), int(found[0][1])
