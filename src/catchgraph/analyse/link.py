"""How two entities are connected: the cheapest paths between them, each step with the record it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catchgraph.analyse import neighbours
from catchgraph.analyse.details import Detail, detailed
from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.search import HUB, MOST, Graph, Result, search
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

#: How a cost is made up, said with every answer.
COST = "cost: 1 for each step, and the natural logarithm of the number of neighbours of every node passed through"

_COLUMNS = (
    "path", "cost", "step", "from", "relationship", "to", "neighbours", "as_written", "confidence", "basis", "also",
    "from_id", "to_id", "record", "where",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Links:
    """Paths between `start` and `end`, the cheapest first: one row a step.

    `neighbours` counts those of the node that the step leads to, where the path goes on; `also` names further
    relationships between the same two.
    """

    start: str
    end: str
    steps: Table

    @property
    def note(self) -> str:
        """How the cost is made up and what was not searched."""
        return self.steps.note

    def frame(self) -> pd.DataFrame:
        """The steps as a DataFrame."""
        return self.steps.frame()

    def graph(self) -> nx.Graph[str]:
        """All paths as one graph."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        for step in self.steps.dicts():
            for end in ("from", "to"):
                graph.add_node(step[f"{end}_id"], name=step[end])
            graph.add_edge(step["from_id"], step["to_id"], **{k: step[k] for k in ("relationship", "record", "where")})
        return graph


def link(case: CaseFolder, start: str, end: str, *, k: int = 3, steps: int = 6) -> Links:
    """The `k` cheapest paths of at most `steps` steps between what two texts name (see `find`).

    Nodes with very many neighbours are met, but not searched beyond; `note` names them where a cheaper path may
    lie there. No path: no rows. Raises `UsageError` where both are the same or an end is a finding.
    """
    if not 1 <= k <= 20 or not 1 <= steps <= 10:
        raise UsageError("ask for 1 to 20 paths of 1 to 10 steps")
    with case.read() as connection:
        check_built(connection, case)
        ends = [find_in(connection, text) for text in (start, end)]
        numbers = neighbours.numbers(connection, ends)
        if ends[0] == ends[1]:
            raise UsageError(f"{start!r} and {end!r} are the same: {ends[0]}")
        if missing := [id_ for id_ in ends if id_ not in numbers]:
            raise UsageError(f"{missing[0]} cannot be an end of a path", hint="Name an entity, a record or an event.")
        graph = Graph(lambda nodes: neighbours.edges(connection, nodes))
        found = search(graph, numbers[ends[0]], numbers[ends[1]], k=k, most_steps=steps)
        return _links(connection, ends, graph, found, steps)


def _links(connection: duckdb.DuckDBPyConnection, ends: list[str], graph: Graph, found: Result, most: int) -> Links:
    id_of = neighbours.ids_of(connection, {node for _, path in found.paths for node in path} | found.hubs)
    details = _details(connection, found, id_of)
    known = refs(connection, id_of.values())
    rows = [
        row
        for number, (cost, path) in enumerate(found.paths, 1)
        for row in _path(
            number, cost, [id_of[node] for node in path], [graph.degree.get(node, 0) for node in path], known, details
        )
    ]
    note = _note(found, [known[id_of[hub]] for hub in sorted(found.hubs)], most)
    hidden = frozenset({"basis", "from_id", "to_id", "record"})
    return Links(ends[0], ends[1], Table("Paths", _COLUMNS, rows, note, hidden))


def _details(connection: duckdb.DuckDBPyConnection, found: Result, id_of: dict[int, str]) -> list[Detail]:
    steps = {pair for _, path in found.paths for pair in pairwise(path)}
    edges = neighbours.edges(connection, {one for one, _ in steps})
    return detailed(
        connection, [(id_of[one], id_of[other], kind) for one, other, kind, _ in edges if (one, other) in steps]
    )


def _path(
    number: int, cost: float, path: list[str], degree: list[int], known: dict[str, Ref], details: list[Detail]
) -> list[tuple[Any, ...]]:
    rows = []
    for step, (one, other) in enumerate(pairwise(path), 1):
        best, *more = sorted(
            (d for d in details if {d.source, d.target} == {one, other}), key=lambda d: (-d.confidence, d.type, d.id)
        )
        also = [f"{d.type} {'; '.join(d.where)}".strip() for d in more]
        passed = degree[step] if other != path[-1] else None
        rows.append(
            (number, round(cost, 2), step, known[one].name, _sentence(best, one), known[other].name, passed,
             best.as_written, best.confidence, best.basis, also, one, other, best.record, list(best.where))
        )  # fmt: skip
    return rows


def _sentence(detail: Detail, near: str) -> str:
    """The relationship with an arrow the way it reads."""
    role = f" ({detail.role})" if detail.role else ""
    return f"{detail.type}{role} →" if detail.source == near else f"← {detail.type}{role}"


def _note(found: Result, hubs: list[Ref], most: int) -> str:
    parts = [COST if found.paths else f"no path of at most {most} steps"]
    if hubs:
        names = ", ".join(ref.name for ref in hubs[:5]) + (f" and {len(hubs) - 5} more" if len(hubs) > 5 else "")
        parts.append(f"not searched beyond what has more than {HUB:,} neighbours: {names}")
    if found.cut:
        parts.append(f"the search ended after {MOST:,} relationships; a cheaper path may exist")
    return "; ".join(parts)
