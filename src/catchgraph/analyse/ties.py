"""Entities and what ties them: who owns or operates whom, who met whom, who called at which port, each counted.

A graph of entities only: two vessels of one encounter are next to each other, and a vessel and the port of its call.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse import neighbours
from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.words import label_meant, plural, spaced
from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError
from catchgraph.model.schema import HOLDINGS, NODES, label_of, node

if TYPE_CHECKING:
    import duckdb
    import networkx as nx

#: More than this is too much to weigh while somebody waits.
MOST, MOST_TIES = 50_000, 150_000
#: Around an entity: beyond the first step, what has more neighbours is not entered.
HUB = 500
#: Of those, so many are named.
_NAMED = 3
DEEPEST = 6
ENTITIES = tuple(kind.label for kind in NODES if kind.layer == "entity")

_HOLDS = {kind.table: kind.cls.HELD[1] for kind in HOLDINGS if kind.cls.HELD}
_CHOSEN = "CREATE OR REPLACE TEMP TABLE chosen (number UINTEGER)"
_TIES = """
    CREATE OR REPLACE TEMP TABLE tie AS
    SELECT node AS one, other, lower(type) AS kind, count(*) AS ties FROM derived.adjacent
    WHERE node < other AND node IN (FROM temp.chosen) AND other IN (FROM temp.chosen) GROUP BY ALL
    UNION ALL
    SELECT x.other AS one, y.other, CASE {label} END AS kind, count(DISTINCT x.node) AS ties
    FROM derived.adjacent x JOIN derived.adjacent y ON x.node = y.node
    WHERE ({events}) AND x.other < y.other AND x.other IN (FROM temp.chosen) AND y.other IN (FROM temp.chosen)
    GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Ties:
    """`nodes`: entities with at least one tie, by number; `ties`: pairs (smaller number first) → kind → how many.

    `note` says what the graph is of and what was left out.
    """

    nodes: dict[int, Ref]
    ties: dict[tuple[int, int], Counter[str]]
    note: str

    def graph(self) -> nx.Graph[int]:
        """By number, so that nothing depends on the hash of a text; `weight` is the number of ties."""
        import networkx as nx

        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(sorted(self.nodes))
        for one, other in sorted(self.ties):
            graph.add_edge(one, other, weight=self.ties[one, other].total())
        return graph

    def named(self) -> nx.Graph[str]:
        """By id, with name and label; edges with `weight` and what they are in words."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        for _, ref in sorted(self.nodes.items()):
            graph.add_node(ref.id, name=ref.name, label=ref.label)
        for one, other in sorted(self.ties):
            held = self.ties[one, other]
            graph.add_edge(self.nodes[one].id, self.nodes[other].id, weight=held.total(), ties=spoken(held))
        return graph


def spoken(ties: Counter[str]) -> str:
    """`12 encounters, 1 owned`, the most first."""
    order = sorted(ties.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{number:,} {_word(kind, number)}" for kind, number in order)


def ties(case: CaseFolder, text: str | None, *, depth: int) -> Ties:
    """The entities within `depth` steps of what `text` names, or all of the case, and their ties.

    Of every kind, since a company is often tied to another by a vessel only. Raises `UsageError` where these are too
    many to weigh, or `text` names no entity; `NotFound`, `Ambiguous`.
    """
    with case.read() as connection:
        check_built(connection, case)
        connection.execute(_CHOSEN)
        if text is None:
            note = _whole(connection)
        else:
            start = find_in(connection, text)
            if label_of(start) not in ENTITIES:
                raise UsageError(f"{start} is no entity", hint=f"Kinds: {', '.join(ENTITIES)}.")
            note = _around(connection, start, depth)
        return _read(connection, note)


def entity_labels(kinds: Iterable[str] | None) -> tuple[str, ...]:
    """The labels that a person means, all of them for `None`. Raises `UsageError` for what is no kind of entity."""
    labels = ENTITIES if kinds is None else tuple(sorted({label_meant(kind) for kind in kinds}))
    if wrong := [label for label in labels if node(label).layer != "entity"]:
        raise UsageError(f"{wrong[0]} is no kind of entity", hint=f"Kinds: {', '.join(ENTITIES)}.")
    return labels


def _whole(connection: duckdb.DuckDBPyConnection) -> str:
    known = neighbours.all_ranges(connection)
    ranges = [known[label] for label in ENTITIES if label in known]
    size = sum(high - low + 1 for low, high in ranges)
    if size > MOST:
        raise UsageError(
            f"{size:,} entities are too many to weigh (at most {MOST:,})", hint="Name an entity to look around in."
        )
    for low, high in ranges:
        connection.execute("INSERT INTO temp.chosen SELECT unnest(range(?, ?))", [low, high + 1])
    return f"{size:,} entities of the case"


def _around(connection: duckdb.DuckDBPyConnection, start: str, depth: int) -> str:
    number = neighbours.numbers(connection, [start])
    known = neighbours.all_ranges(connection)
    wanted = [known[label] for label in ENTITIES if label in known]
    events = [known[kind.label] for kind in NODES if kind.layer == "event" and kind.label in known]
    reached, frontier = set(number.values()), set(number.values())
    hubs: set[int] = set()
    for step in range(depth):
        met, large = _next(connection, frontier, wanted, events, enter_hubs=step == 0)
        hubs |= large
        frontier = met - reached
        reached |= frontier
        if len(reached) > MOST:
            raise UsageError(
                f"{len(reached):,} entities within {step + 1} steps are too many to weigh (at most {MOST:,})",
                hint="Ask for fewer steps.",
            )
    connection.execute("INSERT INTO temp.chosen SELECT unnest(?)", [sorted(reached)])
    left = f"; {_not_entered(connection, hubs)}" if hubs else ""
    return f"{len(reached):,} entities within {depth} step{'' if depth == 1 else 's'}{left}"


def _not_entered(connection: duckdb.DuckDBPyConnection, hubs: set[int]) -> str:
    """Which entities were too large to enter: the first by name, and how many there are."""
    ids = neighbours.ids_of(connection, hubs).values()
    names = sorted(ref.name for ref in refs(connection, ids).values())
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{len(hubs):,} with more than {HUB:,} neighbours not entered: {', '.join(names[:_NAMED])}{more}"


def _next(
    connection: duckdb.DuckDBPyConnection,
    frontier: Collection[int],
    wanted: Sequence[tuple[int, int]],
    events: Sequence[tuple[int, int]],
    *,
    enter_hubs: bool,
) -> tuple[set[int], set[int]]:
    """The entities next to the frontier, itself or over an event; those of it that were too large to enter."""
    edges = neighbours.edges(connection, frontier)
    size: defaultdict[int, int] = defaultdict(int)
    for edge in edges:
        size[edge[0]] += 1
    large = set() if enter_hubs else {number for number, count in size.items() if count > HUB}
    found = {other for one, other, _, _ in edges if one not in large and _in(other, wanted)}
    over = {other for one, other, _, _ in edges if one not in large and _in(other, events)}
    found |= {other for _, other, _, _ in neighbours.edges(connection, over) if _in(other, wanted)}
    return found, large


def _in(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(low <= number <= high for low, high in ranges)


def _read(connection: duckdb.DuckDBPyConnection, note: str) -> Ties:
    events = {kind.label for kind in NODES if kind.layer == "event"}
    known = {label: ends for label, ends in neighbours.all_ranges(connection).items() if label in events}
    label = " ".join(f"WHEN x.node BETWEEN {low} AND {high} THEN '{name}'" for name, (low, high) in known.items())
    within = " OR ".join(f"x.node BETWEEN {low} AND {high}" for low, high in known.values())
    connection.execute(_TIES.format(label=label or "WHEN false THEN ''", events=within or "false"))
    rows = connection.execute("SELECT one, other, kind, ties FROM temp.tie ORDER BY ALL").fetchall()
    found: dict[tuple[int, int], Counter[str]] = {}
    for one, other, kind, number in rows:
        found.setdefault((one, other), Counter())[kind] = number
    if len(found) > MOST_TIES:
        raise UsageError(
            f"{len(found):,} pairs that are tied are too many to weigh (at most {MOST_TIES:,})",
            hint="Ask for fewer steps.",
        )
    id_of = neighbours.ids_of(connection, {number for pair in found for number in pair})
    known_refs = refs(connection, id_of.values())
    nodes = {number: known_refs[id_] for number, id_ in sorted(id_of.items())}
    return Ties(nodes, found, f"{note}; {len(nodes):,} of them are tied, in {len(found):,} pairs")


def _word(kind: str, number: int) -> str:
    return _HOLDS.get(kind) or (spaced(kind) if number == 1 else plural(kind))
