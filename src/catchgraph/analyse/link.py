"""How two entities are connected: the cheapest paths between them, each step with the record it rests on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import Folded, Subgraph, subgraph
from catchgraph.analyse.neighbours import joined
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.routes import Leg, Routes, Wish, routes
from catchgraph.analyse.search import HUB, MOST
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted, day
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

#: How a cost is made up, said with every answer.
COST = "cost: 1 for each step, and the natural logarithm of the number of neighbours of every node passed through"

_COLUMNS = (
    "path", "cost", "step", "from", "relationship", "to", "neighbours", "adds", "day", "as_written", "confidence",
    "basis", "also", "from_id", "to_id", "record", "beside", "where",
)  # fmt: skip
_HIDDEN = frozenset({"neighbours", "basis", "from_id", "to_id", "record", "beside"})
#: Of the events and records beside a path so many are named; the others are counted.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Links:
    """Paths between `start` and `end`, the cheapest first: one row a step, and all of them as a `subgraph`. Each leads
    through other entities than the others, or through them in another order.

    `neighbours` counts those of the node that the step leads to, where the path goes on; `adds` is what the step
    adds to the cost; `day` the first day of the event or record that it leads to or comes from, or of the
    relationship; `also` names further relationships between the same two, and counts the events and records beside
    the one on the path, whose ids are in `beside`.
    """

    start: str
    end: str
    steps: Table
    subgraph: Subgraph

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


@kept()
def link(
    case: CaseFolder,
    start: str,
    end: str,
    *,
    k: int = 3,
    steps: int = 6,
    via: str | None = None,
    avoid: Iterable[str] = (),
    before: dt.datetime | None = None,
) -> Links:
    """The `k` cheapest paths of at most `steps` steps between what two texts name (see `find`).

    Paths that differ only in the events and records between the same entities are one, the cheapest of them.

    `via`: only paths through it, each half among the cheapest of its own. `avoid`: no path through these. `before`:
    only by records and events that began before that day, and by owners that a record named by then; what has no
    day counts. Nodes with very many neighbours are met, but not searched beyond; `note` names them where a cheaper
    path may lie there, and says where there are fewer paths. No path: no rows, and `note` says what was searched.
    Raises `UsageError` where both ends are the same or one is a finding, or what is asked contradicts itself.
    """
    if not 1 <= k <= 20 or not 1 <= steps <= 10:
        raise UsageError("ask for 1 to 20 paths of 1 to 10 steps")
    if via is not None and steps < 2:
        raise UsageError("a path through something has at least 2 steps")
    wish = Wish(start, end, via, tuple(avoid), k, steps, before)
    with case.read() as connection:
        check_built(connection, case)
        return _links(connection, wish, routes(connection, wish))


def _links(connection: duckdb.DuckDBPyConnection, wish: Wish, found: Routes) -> Links:
    ends = {end for leg in found.legs for end in (leg.start, leg.end)}
    known = refs(connection, {*found.hubs, *ends, *(id_ for links in found.beside.values() for id_ in links)})
    part = _subgraph(connection, found, known)
    rows = [
        row
        for number, (cost, path) in enumerate(found.paths, 1)
        for row in _path(number, cost, path, found, part, known)
    ]
    note = "; ".join(_notes(wish, found, known))
    return Links(*found.ends, Table("Paths", _COLUMNS, rows, note, _HIDDEN), part)


def _subgraph(connection: duckdb.DuckDBPyConnection, found: Routes, known: dict[str, Ref]) -> Subgraph:
    depth: dict[str, int] = {}
    for _, path in found.paths:
        for step, id_ in enumerate(path):
            depth[id_] = min(step, depth.get(id_, step))
    steps = {frozenset(pair) for _, path in found.paths for pair in pairwise(path)}
    pairs = [pair for pair in joined(connection, depth) if frozenset(pair[:2]) in steps]
    why = f"more than {HUB:,} neighbours: not searched beyond"
    folded = [
        Folded(hub, known[hub].name, "", "", 0, count, why, f"+ {count:,} neighbours more")
        for hub, count in found.hubs.items()
        if hub in known
    ]
    return subgraph(connection, depth, pairs, folded)


def _path(
    number: int, cost: float, path: tuple[str, ...], found: Routes, part: Subgraph, known: dict[str, Ref]
) -> list[tuple[Any, ...]]:
    nodes = {one.id: one for one in part.nodes}
    beside = {
        one: found.beside[one, other]
        for place, one in enumerate(path)
        for other in path[place + 1 : place + 3]
        if (one, other) in found.beside
    }
    rows = []
    for step, (one, other) in enumerate(pairwise(path), 1):
        best, *more = sorted(
            (edge for edge in part.edges if {edge.source, edge.target} == {one, other}),
            key=lambda edge: (-edge.confidence, edge.type, edge.id),
        )
        also = [f"{edge.type} {'; '.join(edge.where)}".strip() for edge in more]
        also += _others([known[id_] for id_ in beside.get(one, ()) if id_ in known])
        passed = found.degree[other] if other != path[-1] else None
        adds = f"1 + ln {passed:,}" if passed is not None else "1"
        when = nodes[one].since or nodes[other].since or best.since
        rows.append(
            (number, round(cost, 2), step, nodes[one].name, _sentence(best, one), nodes[other].name, passed, adds,
             day(when) or None, best.as_written, best.confidence, best.basis, also, one, other, best.record,
             list(beside.get(one, ())), list(best.where))
        )  # fmt: skip
    return rows


def _others(beside: list[Ref]) -> list[str]:
    """How many events and records of each kind, with the places of the first ones."""
    by_label: defaultdict[str, list[Ref]] = defaultdict(list)
    for ref in beside:
        by_label[ref.label].append(ref)
    return [
        f"{counted(len(found), label)} more: "
        + "; ".join("; ".join(ref.where) or ref.id for ref in found[:_NAMED])
        + ("; …" if len(found) > _NAMED else "")
        for label, found in by_label.items()
    ]


def _sentence(detail: Detail, near: str) -> str:
    """The relationship with an arrow the way it reads."""
    role = f" ({detail.role})" if detail.role else ""
    return f"{detail.type}{role} →" if detail.source == near else f"← {detail.type}{role}"


def _notes(wish: Wish, found: Routes, known: dict[str, Ref]) -> list[str]:
    parts = [COST] if found.paths else _searched(wish, found.legs, known)
    if 0 < len(found.paths) < wish.k:
        count = f"{len(found.paths)} path{'' if len(found.paths) == 1 else 's'} of the {wish.k} asked for"
        parts.append(f"{count}: no others of at most {wish.steps} steps through other entities were found")
    if wish.before:
        parts.append(f"only what was so before {day(wish.before)}; what has no day counts")
    if found.hubs:
        names = [known[hub].name for hub in found.hubs if hub in known]
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        parts.append(f"not searched beyond what has more than {HUB:,} neighbours: {shown}")
    if any(leg.result.cut for leg in found.legs):
        parts.append(f"the search ended after {MOST:,} relationships; a cheaper path may exist")
    return parts


def _searched(wish: Wish, legs: tuple[Leg, ...], known: dict[str, Ref]) -> list[str]:
    """What was searched where no path was found."""
    limit = f"no path of at most {wish.steps} steps"
    missing = [leg for leg in legs if not leg.result.paths]
    if not missing:
        return [f"{limit}: every way to {wish.via} and on goes back over itself or is longer"]
    parts = [limit]
    for leg in missing:
        parts += [
            f"{known[end].name}: {count:,} reached" if count else f"{known[end].name} has no relationship that counts"
            for end, count in zip((leg.start, leg.end), leg.result.reached, strict=True)
        ]
        parts.append(f"{leg.result.held:,} relationships searched")
    if wish.avoid:
        parts.append(f"avoided: {', '.join(wish.avoid)}")
    return parts
