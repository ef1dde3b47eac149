"""Neighbours: who and what is one to three steps away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.details import HIDDEN, Detail, detailed
from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.walk import Rules, Walk, walk
from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError
from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Expansion:
    """Nodes and relationships around `id`.

    `folded` says what was left out: neighbours beyond the limit, and hubs that were not entered.
    """

    id: str
    nodes: Table
    relationships: Table
    folded: Table

    def frame(self) -> pd.DataFrame:
        """The relationships as a DataFrame, one row each."""
        return self.relationships.frame()

    def graph(self) -> nx.MultiDiGraph[str]:
        """Nodes and relationships with their properties; relationships point as the sentence reads."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for values in self.nodes.dicts():
            graph.add_node(values.pop("id"), **values)
        for values in self.relationships.dicts():
            graph.add_edge(values["source"], values["target"], key=values["relationship_id"], **values)
        return graph


def expand(
    case: CaseFolder,
    text: str,
    *,
    depth: int = 1,
    kinds: Iterable[str] | None = None,
    limit: int = 25,
    hub: int = 200,
) -> Expansion:
    """The neighbours of what `text` names, `depth` (1 to 3) steps far.

    `kinds`: only neighbours with these labels are entered. Of one node's relationships of one type at most `limit`
    are followed (the first by id), and beyond the first step no node with more than `hub` neighbours is entered;
    what that leaves out is in `folded`. Raises `UsageError`, `NotFound`, `Ambiguous`.
    """
    if not 1 <= depth <= DEEPEST:
        raise UsageError(f"depth {depth} is not 1 to {DEEPEST}", hint="Expand a neighbour in its turn to go further.")
    if limit < 1 or hub < 1:
        raise UsageError("limit and hub are at least 1")
    labels = None if kinds is None else frozenset(node(kind).label for kind in kinds)
    with case.read() as connection:
        check_built(connection, case)
        start = find_in(connection, text)
        found = walk(connection, start, Rules(depth, labels, limit, hub))
        known = refs(connection, found.depth)
        return Expansion(start, _nodes(found, known), _relationships(connection, found, known), _folded(found, known))


def _nodes(found: Walk, known: dict[str, Ref]) -> Table:
    order = sorted((ref for id_, ref in known.items()), key=lambda ref: (found.depth[ref.id], ref.label, ref.id))
    return Table(
        "Nodes",
        ("depth", "label", "name", "datasets", "where", "id"),
        [(found.depth[ref.id], ref.label, ref.name, list(ref.datasets), list(ref.where), ref.id) for ref in order],
    )


def _relationships(connection: duckdb.DuckDBPyConnection, found: Walk, known: dict[str, Ref]) -> Table:
    rows = []
    for detail in detailed(connection, found.pairs):
        near, far = sorted((detail.source, detail.target), key=lambda id_: (found.depth[id_], id_ != found.start, id_))
        rows.append((found.depth[far], known[near].name, detail.type, known[far].label, known[far].name, far, detail))
    rows.sort(key=lambda row: (row[0], row[1], row[2], row[4], row[5], row[6].id))
    return Table(
        "Relationships",
        ("depth", "from", "relationship", "label", "name", "id", *Detail.COLUMNS),
        [(*row[:6], *row[6].values()) for row in rows],
        hidden=HIDDEN,
    )


def _folded(found: Walk, known: dict[str, Ref]) -> Table:
    rows = [
        (known[id_].name if id_ in known else None, kind, shown, total, why, id_)
        for id_, kind, shown, total, why in found.folded
    ]
    return Table("Left out", ("name", "relationship", "shown", "of", "why", "id"), rows)
