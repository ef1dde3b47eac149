"""The log of judgements: what stands, what became of it, and where judgements contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, append, decide, decisions, standing
from catchgraph.errors import NotFound
from catchgraph.resolve.labels import Label, label_of_mention

if TYPE_CHECKING:
    import duckdb

FOLLOWED = "followed"
OPEN = "stays open"
PENDING = "counts from the next run on: catchgraph resolve"
CROSSED = "not followed: a judgement `different` stands between them"
WAITS = "waits: a record of it is not in the case"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A standing judgement on two records, each with its name and place, and what became of it (`state`)."""

    decision: Decision
    left: Label
    right: Label
    state: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A pair judged different, though `same` leads from one to the other; `broken`: those that were not followed."""

    different: Decision
    same: tuple[Decision, ...]
    broken: tuple[Decision, ...]


def judgements(case: CaseFolder) -> list[Judgement]:
    """Every standing judgement, oldest first."""
    words = standing(case, "judgement")
    with case.read() as connection:
        entities = members(connection, {subject for pair in words for subject in pair})
        crossed = {one.subjects for found in _contradictions(words, entities) for one in found.broken}
        rows = [
            Judgement(
                decision,
                _label(connection, entities, pair[0]),
                _label(connection, entities, pair[1]),
                _state(decision, entities, crossed),
            )
            for pair, decision in words.items()
            if len(pair) == 2
        ]
    return sorted(rows, key=lambda row: (row.decision.when, row.decision.subjects))


def contradictions(case: CaseFolder) -> list[Contradiction]:
    """Where A = B and B = C, but A ≠ C, as judged; each with the shortest chain. `different` always stands."""
    words = standing(case, "judgement")
    with case.read() as connection:
        entities = members(connection, {subject for pair in words for subject in pair})
    return _contradictions(words, entities)


def undo(case: CaseFolder) -> tuple[Decision, Decision | None]:
    """Take back the last judgement that stands, and let what stood on that pair before stand again.

    Gives what was taken back and what stands now, if anything. Raises `NotFound` where no judgement stands.
    """
    words = standing(case, "judgement")
    log = [one for one in decisions(case) if one.kind == "judgement"]
    last = next((one for one in reversed(log) if words.get(one.subjects) == one), None)
    if last is None:
        raise NotFound("no judgement stands", hint="See them: catchgraph judgements.")
    return last, take_back(case, last, "taken back")


def take_back(case: CaseFolder, last: Decision, why: str) -> Decision | None:
    """Undo one judgement: what stood on its pair before it stands again, as it was made; gives that, or None."""
    stack: list[Decision] = []
    for one in decisions(case):
        if one.kind != "judgement" or one.subjects != last.subjects:
            continue
        if one.verdict == "withdrawn":
            stack.clear()
        elif one in stack:
            # Repeated word for word: it was restored by an undo.
            del stack[stack.index(one) + 1 :]
        else:
            stack.append(one)
    earlier = stack[: stack.index(last)] if last in stack else []
    if not earlier:
        decide(case, "judgement", last.subjects, "withdrawn", why)
        return None
    append(case, earlier[-1:])
    return earlier[-1]


def members(connection: duckdb.DuckDBPyConnection, mentions: set[str]) -> dict[str, str]:
    """Mention → entity, of those that are in the case as it was last resolved."""
    rows = connection.execute(
        "SELECT mention_id, entity_id FROM resolve.member WHERE mention_id IN (SELECT unnest(?))", [sorted(mentions)]
    ).fetchall()
    return dict(rows)


def _state(decision: Decision, entities: Mapping[str, str], crossed: set[tuple[str, ...]]) -> str:
    left, right = (entities.get(subject) for subject in decision.subjects)
    if left is None or right is None:
        return WAITS
    if decision.verdict == "unsure":
        return OPEN
    if (left == right) == (decision.verdict == "same"):
        return FOLLOWED
    return CROSSED if decision.subjects in crossed else PENDING


def _label(connection: duckdb.DuckDBPyConnection, entities: Mapping[str, str], mention: str) -> Label:
    if mention not in entities:
        return Label(mention, "")
    return label_of_mention(connection, entities[mention].partition(":")[0], mention)


def _contradictions(words: Mapping[tuple[str, ...], Decision], entities: Mapping[str, str]) -> list[Contradiction]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(pair for pair, one in words.items() if one.verdict == "same" and len(pair) == 2)
    found = []
    for pair, one in words.items():
        if one.verdict != "different" or not all(subject in graph for subject in pair):
            continue
        if not nx.has_path(graph, *pair):
            continue
        chain = nx.shortest_path(graph, *pair)
        same = tuple(words[min(a, b), max(a, b)] for a, b in pairwise(chain))
        broken = tuple(link for link in same if _apart(link, entities))
        found.append(Contradiction(one, same, broken))
    return found


def _apart(link: Decision, entities: Mapping[str, str]) -> bool:
    left, right = (entities.get(subject) for subject in link.subjects)
    return left is not None and right is not None and left != right
