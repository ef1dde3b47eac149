"""Who matters most in a network of entities, by the measures of graph theory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table
from catchgraph.analyse.ties import DEEPEST, Ties, entity_labels, spoken, ties
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

#: What is counted. `degree`: with how many it is tied; `betweenness`: on how many shortest paths between others it
#: lies, as a share; `pagerank`: where one arrives most often who follows ties at random, by their number.
MEASURES = ("degree", "betweenness", "pagerank")
#: Nodes times ties: above it betweenness is estimated from some of the nodes.
EXACT = 2_000_000
#: But never from fewer of them.
LEAST = 10
_DAMPING, _CLOSE, _ROUNDS = 0.85, 1e-10, 200


@dataclass(frozen=True, slots=True)
class Ranking:
    """`rows`: entities, the highest first; `ties`: the network that was weighed."""

    measure: str
    rows: Table
    ties: Ties

    def graph(self) -> nx.Graph[str]:
        """The network by id."""
        return self.ties.named()


@kept()
def rank(
    case: CaseFolder,
    name: str | None = None,
    *,
    by: str = "degree",
    depth: int = 2,
    kinds: Iterable[str] | None = None,
    limit: int = 20,
) -> Ranking:
    """Entities around `name` (within `depth` steps), or of the whole case, ranked by a measure of `MEASURES`.

    The measure is of the whole network; `kinds`: only these entities are rows, ranked among themselves. A high rank is
    no accusation: a large agent ranks high, too. Equal scores are ordered by name. Raises `UsageError` where there are
    too many to weigh.
    """
    if by not in MEASURES:
        raise UsageError(f"no measure {by!r}", hint=f"Measures: {', '.join(MEASURES)}.")
    if not 1 <= depth <= DEEPEST or limit < 1:
        raise UsageError(f"ask for 1 to {DEEPEST} steps and at least 1 row")
    labels = entity_labels(kinds)
    network = ties(case, name, depth=depth)
    graph = network.graph()
    scores, how = _scores(graph, by)
    asked = [number for number in graph if network.nodes[number].label in labels]
    order = sorted(asked, key=lambda number: (-round(scores[number], 9), network.nodes[number].name, number))
    rows = [
        (place, network.nodes[number].label, network.nodes[number].name, round(scores[number], 6),
         graph.degree[number], spoken(_held(network, graph, number)), network.nodes[number].id)
        for place, number in enumerate(order[:limit], 1)
    ]  # fmt: skip
    columns = ("rank", "label", "name", by, "neighbours", "ties", "id")
    only = f"{len(asked):,} of these are of the kinds asked for" if kinds is not None else ""
    note = "; ".join(filter(None, (network.note, only, how)))
    hidden = frozenset({"neighbours"} if by == "degree" else ())
    return Ranking(by, Table(f"Ranked by {by}", columns, rows, note, hidden), network)


def _held(network: Ties, graph: nx.Graph[int], number: int) -> Counter[str]:
    held: Counter[str] = Counter()
    for other in graph[number]:
        held.update(network.ties[min(number, other), max(number, other)])
    return held


def _scores(graph: nx.Graph[int], by: str) -> tuple[dict[int, float], str]:
    if by == "degree":
        return {number: float(degree) for number, degree in graph.degree()}, ""
    if by == "pagerank":
        return pagerank(graph), ""
    return _betweenness(graph)


def _betweenness(graph: nx.Graph[int]) -> tuple[dict[int, float], str]:
    import networkx as nx

    size = graph.number_of_nodes()
    most = max(LEAST, EXACT // max(1, graph.number_of_edges()))
    if size <= most:
        return nx.betweenness_centrality(graph), ""
    return (
        nx.betweenness_centrality(graph, k=most, seed=1),
        f"betweenness is estimated from the paths of {most:,} of {size:,}",
    )


def pagerank(graph: nx.Graph[int]) -> dict[int, float]:
    """PageRank by weight with damping 0.85 (Brin and Page 1998), by power iteration; every node has a neighbour."""
    import numpy as np

    nodes = list(graph)
    place = {number: at for at, number in enumerate(nodes)}
    if not nodes:
        return {}
    ends = np.array([(place[one], place[other]) for one, other in graph.edges()], dtype=np.int64)
    weight = np.array([data["weight"] for _, _, data in graph.edges(data=True)], dtype=float)
    source, target = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    both = np.concatenate([weight, weight])
    leaving = np.bincount(source, weights=both, minlength=len(nodes))
    share = both / leaving[source]
    score = np.full(len(nodes), 1 / len(nodes))
    for _ in range(_ROUNDS):
        arriving = np.bincount(target, weights=score[source] * share, minlength=len(nodes))
        following = (1 - _DAMPING) / len(nodes) + _DAMPING * arriving
        close = np.abs(following - score).sum() < _CLOSE
        score = following
        if close:
            break
    return {number: float(score[at]) for number, at in place.items()}
