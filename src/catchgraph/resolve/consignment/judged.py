"""What people judged of records and consignments: `same` joins, `different` keeps apart, whatever else speaks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import set_setting
from catchgraph.case.decisions import Decision
from catchgraph.model.ids import digest
from catchgraph.resolve.consignment.joined import hang_together
from catchgraph.resolve.consignment.kinds import TOLD
from catchgraph.resolve.core.judgements import NOT_JOINED

if TYPE_CHECKING:
    import duckdb

#: Tables of records that may be judged to be of one consignment.
PAPERS = frozenset(told.table for told in TOLD)


def of_papers(decision: Decision) -> bool:
    """Whether a judgement is about two papers of trade."""
    return len(decision.subjects) == 2 and all(one.partition(":")[0] in PAPERS for one in decision.subjects)


def new_words(connection: duckdb.DuckDBPyConnection, decisions: Iterable[Decision]) -> bool:
    """Whether other judgements on papers stand than in the last run; keeps those of now."""
    now = digest(sorted(f"{one.subjects} {one.verdict}" for one in decisions if of_papers(one)))
    was = connection.execute("SELECT value FROM main.setting WHERE name = 'resolve_papers'").fetchall()
    set_setting(connection, "resolve_papers", now)
    return was != [(now,)]


def rulings(connection: duckdb.DuckDBPyConnection, decisions: Iterable[Decision]) -> None:
    """Make the temporary tables `judged` (node, other, verdict, a, b) and `apart` (node, other: judged different, both
    ways) of what is in the case."""
    said = [
        (*one.subjects, one.verdict) for one in decisions if of_papers(one) and one.verdict in ("same", "different")
    ]
    connection.execute("CREATE OR REPLACE TEMP TABLE ruling (a VARCHAR, b VARCHAR, verdict VARCHAR)")
    if said:
        connection.executemany("INSERT INTO ruling VALUES (?, ?, ?)", sorted(said))
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE judged AS
        SELECT CASE WHEN r.rank >= o.rank THEN n.node ELSE m.node END AS node,
               CASE WHEN r.rank >= o.rank THEN m.node ELSE n.node END AS other, verdict, a, b
        FROM ruling JOIN node n ON n.record_id = a JOIN node m ON m.record_id = b
        JOIN rank r ON r.kind = n.kind JOIN rank o ON o.kind = m.kind
        WHERE n.why IS NULL AND m.why IS NULL AND n.node <> m.node"""
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE apart AS
        SELECT node, other FROM judged WHERE verdict = 'different'
        UNION SELECT other, node FROM judged WHERE verdict = 'different'"""
    )


def join(connection: duckdb.DuckDBPyConnection) -> None:
    """Attach what was judged the same."""
    connection.execute(
        """INSERT INTO attach SELECT DISTINCT node, other, 'judged', ['judged'], NULL, 1.0
        FROM judged WHERE verdict = 'same'"""
    )


def separate(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Take back the weakest join between records that were judged different; returns the pairs that were judged the
    same and are not joined, as `A B`.

    One person's `different` stands before another's `same`. Makes `whole` anew.
    """
    hang_together(connection)
    crossed: list[str] = []
    while pairs := _together(connection):
        for label, node, other in pairs:
            cut = _weakest(connection, label, node, other)
            if cut is None:
                return crossed
            connection.execute("DELETE FROM attach WHERE node = ? AND to_node = ?", [cut[0], cut[1]])
            why = f"judged different: {node} and {other}"
            connection.execute("INSERT INTO candidate VALUES (?, ?, ?, ?, ?)", [*cut, why])
            if cut[2] == "judged":
                rows = "SELECT a || ' ' || b FROM judged WHERE node = ? AND other = ? AND verdict = 'same'"
                crossed += [str(row[0]) for row in connection.execute(rows, [cut[0], cut[1]]).fetchall()]
        hang_together(connection)
    if crossed:
        notes = [("consignment", item, 1, NOT_JOINED) for item in sorted(set(crossed))]
        connection.executemany("INSERT INTO resolve.report VALUES (?, ?, ?, ?)", notes)
    return crossed


def _together(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """Of each consignment the first two of its records that were judged different."""
    return connection.execute(
        """SELECT w.label, min(a.node), arg_min(a.other, (a.node, a.other))
        FROM apart a JOIN whole w ON w.node = a.node JOIN whole o ON o.node = a.other AND o.label = w.label
        GROUP BY w.label ORDER BY w.label"""
    ).fetchall()


def _weakest(connection: duckdb.DuckDBPyConnection, label: str, node: str, other: str) -> tuple[Any, ...] | None:
    """node, to_node, basis, score of the weakest join on the way between two: a person's last, then by confidence."""
    import networkx as nx

    edges = connection.execute(
        """SELECT a.node, a.to_node, a.basis, a.score, a.confidence FROM attach a JOIN whole w ON w.node = a.node
        WHERE w.label = ? ORDER BY a.node, a.to_node""",
        [label],
    ).fetchall()
    graph: nx.Graph[str] = nx.Graph()
    for one in edges:
        graph.add_edge(one[0], one[1], join=one)
    if node not in graph or other not in graph or not nx.has_path(graph, node, other):
        return None
    way = nx.shortest_path(graph, node, other)
    joins = [graph.edges[a, b]["join"] for a, b in pairwise(way)]
    weakest = min(joins, key=lambda one: (one[2] == "judged", one[4], one[3] or 0.0, one[0], one[1]))
    return tuple(weakest[:4])
