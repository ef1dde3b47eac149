"""Groups of entities that are tied to each other more than to others, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table
from catchgraph.analyse.ties import DEEPEST, Ties, entity_labels, spoken, ties
from catchgraph.case.case import CaseFolder
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
    groups = sorted((sorted(group) for group in found if len(group) >= least), key=lambda group: (-len(group), group))
    small = sum(len(group) for group in found) - sum(len(group) for group in groups)
    note = network.note + (f"; {small:,} in communities of fewer than {least:,}" if small else "")
    asked = [[one for one in group if network.nodes[one].label in labels] for group in groups]
    if without := asked.count([]):
        note += f"; {without:,} communities with none of the kinds asked for"
    groups = [group for group, kept in zip(groups, asked, strict=True) if kept]
    rows, members = [], []
    for number, group in enumerate(groups, 1):
        inside = graph.subgraph(group)
        order = sorted(group, key=lambda one: (-inside.degree(one, weight="weight"), network.nodes[one].name, one))
        rows.append(_group(number, order, graph, inside, network))
        members += [_member(number, one, inside, network) for one in order if network.nodes[one].label in labels]
    columns = ("community", "size", "vessels", "companies", "ties_inside", "ties_out", "held_together_by", "ties")
    return Communities(
        Table("Communities", columns, rows, note),
        Table("Members", ("community", "label", "name", "neighbours_inside", "ties", "id"), members),
        network,
    )


def _group(
    number: int, order: list[int], graph: nx.Graph[int], inside: nx.Graph[int], network: Ties
) -> tuple[Any, ...]:
    """`held_together_by`: the members with the most ties inside; `ties`: what these are."""
    labels = Counter(network.nodes[one].label for one in order)
    held: Counter[str] = Counter()
    for one, other in inside.edges():
        held.update(network.ties[min(one, other), max(one, other)])
    every = sum(graph.degree(one, weight="weight") for one in order)
    names = [network.nodes[one].name for one in order[:_HELD_BY]]
    return (number, len(order), labels["Vessel"], labels["Company"], held.total(), int(every) - 2 * held.total(),
            names, spoken(held))  # fmt: skip


def _member(number: int, one: int, inside: nx.Graph[int], network: Ties) -> tuple[Any, ...]:
    held: Counter[str] = Counter()
    for other in inside[one]:
        held.update(network.ties[min(one, other), max(one, other)])
    ref = network.nodes[one]
    return (number, ref.label, ref.name, inside.degree[one], spoken(held), ref.id)
