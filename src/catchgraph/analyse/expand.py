"""Neighbours: who and what is one to ten steps away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.details import HIDDEN, Detail
from catchgraph.analyse.find import find_in
from catchgraph.analyse.graph import Folded, GraphNode, Subgraph, subgraph
from catchgraph.analyse.nodes import check_built, refs
from catchgraph.analyse.period import Period
from catchgraph.analyse.table import Table
from catchgraph.analyse.walk import Omitted, Rules, Walk, walk
from catchgraph.analyse.words import counted, label_meant
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Expansion:
    """Nodes and relationships around `id`, as tables and as a `subgraph`.

    `folded` says what was left out: neighbours beyond the limit, and hubs that were not entered.
    """

    id: str
    nodes: Table
    relationships: Table
    folded: Table
    subgraph: Subgraph

    def frame(self) -> pd.DataFrame:
        """The relationships as a DataFrame, one row each."""
        return self.relationships.frame()

    def graph(self) -> nx.MultiDiGraph[str]:
        """Nodes and relationships with their properties; relationships point as the sentence reads."""
        return self.subgraph.graph()


@kept()
def expand(
    case: CaseFolder,
    text: str,
    *,
    depth: int = 1,
    kinds: Iterable[str] | None = None,
    limit: int = 25,
    hub: int = 200,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> Expansion:
    """The neighbours of what `text` names, `depth` (1 to 10) steps far.

    `kinds`: only neighbours with these labels are entered. `since`, `until`: only records and events that do not lie
    wholly outside these days, and owners and operators as of then; what has no day is kept. Of one node's
    relationships of one type (and one kind of event) at most `limit` are followed, the first by id; with 0 they are
    counted only. Beyond the first step no node with more than `hub` neighbours is entered. What that leaves out is in
    `folded`. Raises `UsageError`, `NotFound`, `Ambiguous`.
    """
    if not 1 <= depth <= DEEPEST:
        raise UsageError(f"depth {depth} is not 1 to {DEEPEST}", hint="Expand a neighbour in its turn to go further.")
    if limit < 0 or hub < 1:
        raise UsageError("limit is at least 0 and hub at least 1", hint="With limit 0 neighbours are only counted.")
    labels = None if kinds is None else frozenset(label_meant(kind) for kind in kinds)
    rules = Rules(depth, labels, limit, hub, Period(since, until))
    with case.read() as connection:
        check_built(connection, case)
        start = find_in(connection, text)
        found = walk(connection, start, rules)
        part = subgraph(connection, found.depth, found.pairs, _said(connection, found))
    nodes = {one.id: one for one in part.nodes}
    return Expansion(start, _nodes(part), _relationships(found.start, nodes, part), _folded(part), part)


def _nodes(part: Subgraph) -> Table:
    return Table(
        "Nodes",
        ("depth", "label", "name", "since", "until", "datasets", "where", "id"),
        [
            (one.depth, one.label, one.name, one.since, one.until, list(one.datasets), list(one.where), one.id)
            for one in part.nodes
        ],
    )


def _relationships(start: str, nodes: dict[str, GraphNode], part: Subgraph) -> Table:
    rows = []
    for edge in part.edges:
        near, far = sorted(
            (nodes[edge.source], nodes[edge.target]), key=lambda one: (one.depth, one.id != start, one.id)
        )
        rows.append((near.depth, (far.depth, near.name, edge.type, far.label, far.name, far.since, far.id, edge)))
    # By steps from the start: first what leads on from the step before, then what ties nodes of one step to each other.
    rows.sort(key=lambda one: (one[1][0], one[0], one[1][1], one[1][2], one[1][4], one[1][6], one[1][7].id))
    return Table(
        "Relationships",
        ("depth", "from", "relationship", "label", "name", "day", "id", *Detail.COLUMNS),
        [(*row[:7], *row[7].values()) for _, row in rows],
        hidden=HIDDEN,
    )


def _said(connection: duckdb.DuckDBPyConnection, found: Walk) -> list[Folded]:
    known = refs(connection, {left.id for left in found.omitted})
    return [
        Folded(left.id, known[left.id].name if left.id in known else left.id, left.type, left.label, left.shown,
               left.total, left.why, _words(left))
        for left in found.omitted
    ]  # fmt: skip


def _words(left: Omitted) -> str:
    more = left.total - left.shown
    if not left.type:
        return f"+ {more:,} neighbour{'' if more == 1 else 's'} more"
    return f"+ {counted(more, left.label)} more"


def _folded(part: Subgraph) -> Table:
    rows = [
        (left.name, left.relationship, left.shown, left.total, left.said, left.why, left.id) for left in part.folded
    ]
    return Table("Left out", ("name", "relationship", "shown", "of", "more", "why", "id"), rows)
