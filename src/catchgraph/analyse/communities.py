"""Groups of entities that are tied to each other more than to others, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table
from catchgraph.analyse.ties import DEEPEST, Ties, entity_labels, spoken, ties
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

_HELD_BY = 3
_SEED = 1


@dataclass(frozen=True, slots=True)
class Communities:
    """`groups`: one row a community, the largest first; `members`: one row an entity; `ties`: the network."""

    groups: Table
    members: Table
    ties: Ties

    def graph(self) -> nx.Graph[str]:
        """The network by id, each node with its `community`."""
        graph = self.ties.named()
        for row in self.members.dicts():
            graph.nodes[row["id"]]["community"] = row["community"]
        return graph


@kept()
def communities(
    case: CaseFolder,
    name: str | None = None,
    *,
    depth: int = 2,
    kinds: Iterable[str] | None = None,
    least: int = 3,
) -> Communities:
    """Communities of at least `least` entities around `name` (within `depth` steps), or in the whole case.

    By the Louvain method (Blondel et al. 2008) on the number of ties, with a fixed seed: the same case gives the same
    communities. They are of the whole network; `kinds`: only these entities are members to list, and groups without
    any of them are left out. A group of one busy agent is a group, and accuses nobody. A graph of the communities has
    `community` for the members that are listed. Raises `UsageError` where there are too many to weigh.
    """
    if not 1 <= depth <= DEEPEST or least < 1:
        raise UsageError(f"ask for 1 to {DEEPEST} steps and communities of at least 1")
    import networkx as nx

    labels = entity_labels(kinds)
    network = ties(case, name, depth=depth)
    graph = network.graph()
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED) if graph else []
    large = sorted((sorted(group) for group in found if len(group) >= least), key=lambda group: (-len(group), group))
    groups = [_Group.of(group, graph, network) for group in large]
    asked = [group for group in groups if group.has(labels)]
    note = network.note
    if small := sum(map(len, found)) - sum(map(len, large)):
        note += f"; {small:,} in communities of fewer than {least:,}"
    if without := len(groups) - len(asked):
        note += f"; {without:,} communities with none of the kinds asked for"
    columns = ("community", "size", "vessels", "companies", "ties_inside", "ties_out", "held_together_by", "ties")
    members = [(number, *row) for number, group in enumerate(asked, 1) for row in group.members(labels)]
    return Communities(
        Table("Communities", columns, [(number, *group.row()) for number, group in enumerate(asked, 1)], note),
        Table("Members", ("community", "label", "name", "neighbours_inside", "ties", "id"), members),
        network,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Entities that are one community, those with the most ties inside first."""

    order: list[int]
    inside: nx.Graph[int]
    graph: nx.Graph[int]
    network: Ties

    @classmethod
    def of(cls, group: list[int], graph: nx.Graph[int], network: Ties) -> _Group:
        inside = graph.subgraph(group)
        order = sorted(group, key=lambda one: (-inside.degree(one, weight="weight"), network.nodes[one].name, one))
        return cls(order, inside, graph, network)

    def has(self, labels: Container[str]) -> bool:
        """Whether any member is of these labels."""
        return any(self.network.nodes[one].label in labels for one in self.order)

    def row(self) -> tuple[Any, ...]:
        """`held_together_by`: the members with the most ties inside; `ties`: what these are."""
        labels = Counter(self.network.nodes[one].label for one in self.order)
        held = self._held(self.inside.edges())
        every = sum(self.graph.degree(one, weight="weight") for one in self.order)
        names = [self.network.nodes[one].name for one in self.order[:_HELD_BY]]
        return (len(self.order), labels["Vessel"], labels["Company"], held.total(), int(every) - 2 * held.total(),
                names, spoken(held))  # fmt: skip

    def members(self, labels: Container[str]) -> Iterator[tuple[Any, ...]]:
        """A row for each member of these labels, with what ties it to the others."""
        for one in self.order:
            ref = self.network.nodes[one]
            if ref.label in labels:
                held = self._held((one, other) for other in self.inside[one])
                yield ref.label, ref.name, self.inside.degree[one], spoken(held), ref.id

    def _held(self, pairs: Iterable[tuple[int, int]]) -> Counter[str]:
        """How many ties of each kind join these."""
        held: Counter[str] = Counter()
        for one, other in pairs:
            held.update(self.network.ties[min(one, other), max(one, other)])
        return held
