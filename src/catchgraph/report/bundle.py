"""Many events or records of one kind that hang on the same nodes are drawn as one: nobody reads 400 port calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.analyse.words import counted
from catchgraph.model.schema import node

#: So many of one kind on the same nodes are one bundle.
LEAST = 7

#: Other node, type, role, and whether the relationship points at it.
_Hold = tuple[str, str, str | None, bool]


@dataclass(frozen=True, slots=True)
class Bundled:
    """A graph in which bundles stand for their members; `members`: by the id of the bundle."""

    part: Subgraph
    members: dict[str, list[GraphNode]]


def bundled(part: Subgraph, keep: Collection[str]) -> Bundled:
    """The graph with bundles; entities and the nodes in `keep` are never bundled."""
    holds: defaultdict[str, set[_Hold]] = defaultdict(set)
    for edge in part.edges:
        holds[edge.source].add((edge.target, edge.type, edge.role, True))
        holds[edge.target].add((edge.source, edge.type, edge.role, False))
    groups: defaultdict[tuple[str, frozenset[_Hold]], list[GraphNode]] = defaultdict(list)
    for one in part.nodes:
        if node(one.label).layer != "entity" and one.id not in keep:
            groups[one.label, frozenset(holds[one.id])].append(one)
    many = [found for found in groups.values() if len(found) >= LEAST]
    members = {f"bundle:{number}": found for number, found in enumerate(many, 1)}
    heir = {one.id: id_ for id_, found in members.items() for one in found}
    firsts = {found[0].id: (id_, found) for id_, found in members.items()}
    nodes = [
        _bundle(*firsts[one.id]) if one.id in firsts else one
        for one in part.nodes
        if one.id not in heir or one.id in firsts
    ]
    return Bundled(Subgraph(tuple(nodes), tuple(_edges(part.edges, heir))), members)


def _bundle(id_: str, found: list[GraphNode]) -> GraphNode:
    since = min((one.since for one in found if one.since), default=None)
    until = max((day for one in found if (day := one.until or one.since)), default=None)
    name = counted(len(found), found[0].label)
    return replace(found[0], id=id_, name=name, since=since, until=until, facts={}, where=())


def _edges(edges: Collection[Detail], heir: dict[str, str]) -> list[Detail]:
    """Of the relationships of a bundle to one node, the least sure stands for all."""
    kept: list[Detail] = []
    bundles: dict[tuple[str, str, str, str | None], Detail] = {}
    for edge in edges:
        source, target = heir.get(edge.source, edge.source), heir.get(edge.target, edge.target)
        if (source, target) == (edge.source, edge.target):
            kept.append(edge)
            continue
        at = (source, target, edge.type, edge.role)
        if at not in bundles or edge.confidence < bundles[at].confidence:
            bundles[at] = replace(edge, source=source, target=target, where=())
    return [*kept, *bundles.values()]
