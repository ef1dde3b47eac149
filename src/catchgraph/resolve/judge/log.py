"""The log of judgements: what stands, what became of it, and where judgements contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, append, decide_all, decisions, standing
from catchgraph.errors import NotFound
from catchgraph.resolve.core.judgements import NOT_JOINED
from catchgraph.resolve.labels import Label, label_of_mention

if TYPE_CHECKING:
    import duckdb

Pair = tuple[str, str]

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
        told = _contradictions(words, _reported(connection))
        crossed = {one.subjects for found in told for one in found.broken}
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
        return _contradictions(words, _reported(connection))


def against(
    connection: duckdb.DuckDBPyConnection,
    words: Mapping[tuple[str, ...], Decision],
    pairs: Iterable[Pair],
    verdict: str,
) -> tuple[Decision, ...]:
    """Standing judgements that a new one on `pairs` contradicts, one of each act: a `different` that a chain of `same`
    leads around, and for a `same` also one between the entities that both records belong to now."""
    new: dict[tuple[str, ...], Decision] = {pair: Decision("judgement", pair, verdict, "", "", "") for pair in pairs}
    every = {**words, **new}
    found: dict[str, Decision] = {}
    if verdict in ("same", "different"):
        told = [(one.different, *one.same) for one in _contradictions(every, ())]
        involved = [links for links in told if any(one.subjects in new for one in links)]
        _once(found, [one for links in involved for one in links if one.subjects not in new])
    if verdict == "same":
        entity = members(connection, {subject for pair in every for subject in pair})
        joined = {frozenset(entity.get(subject, subject) for subject in pair) for pair in new}
        apart = [one for pair, one in words.items() if one.verdict == "different" and pair not in new]
        _once(found, [one for one in apart if frozenset(entity.get(s, s) for s in one.subjects) in joined])
    return tuple(found.values())


def _once(found: dict[str, Decision], some: Iterable[Decision]) -> None:
    for one in some:
        found.setdefault(one.act or str(one.subjects), one)


def _reported(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, ...]]:
    """Pairs judged `same` that the last run did not follow, as it reported them."""
    rows = connection.execute("SELECT item FROM resolve.report WHERE note = ?", [NOT_JOINED]).fetchall()
    return {tuple(sorted(str(item).split(" "))) for (item,) in rows}


def undo(case: CaseFolder) -> list[tuple[Decision, Decision | None]]:
    """Take back the last judgement that stands, with all that was judged in one act with it.

    What stood on a pair before stands there again. Gives what was taken back, each with what stands now, if
    anything. Raises `NotFound` where no judgement stands.
    """
    words = standing(case, "judgement")
    log = [one for one in decisions(case) if one.kind == "judgement"]
    last = next((one for one in reversed(log) if words.get(one.subjects) == one), None)
    if last is None:
        raise NotFound("no judgement stands", hint="See them: catchgraph judgements.")
    back = [last] + [one for one in words.values() if last.act and one.act == last.act and one != last]
    return list(zip(back, take_back(case, back, "taken back"), strict=True))


def take_back(case: CaseFolder, back: Sequence[Decision], why: str) -> list[Decision | None]:
    """Undo judgements: what stood on the pair of each before it stands again, as it was made; gives that, or None."""
    stacks: dict[tuple[str, ...], list[Decision]] = {one.subjects: [] for one in back}
    for one in decisions(case):
        if one.kind != "judgement" or one.subjects not in stacks:
            continue
        stack = stacks[one.subjects]
        if one.verdict == "withdrawn":
            stack.clear()
        elif one in stack:
            # Repeated word for word: it was restored by an undo.
            del stack[stack.index(one) + 1 :]
        else:
            stack.append(one)
    earlier = [_before(stacks[one.subjects], one) for one in back]
    gone = [one.subjects for one, again in zip(back, earlier, strict=True) if again is None]
    if gone:
        decide_all(case, "judgement", gone, "withdrawn", why)
    if again := [one for one in earlier if one is not None]:
        append(case, again)
    return earlier


def _before(stack: list[Decision], last: Decision) -> Decision | None:
    earlier = stack[: stack.index(last)] if last in stack else []
    return earlier[-1] if earlier else None


def members(connection: duckdb.DuckDBPyConnection, mentions: set[str]) -> dict[str, str]:
    """Mention → entity, of those that are in the case as it was last resolved; record → consignment, else itself."""
    rows = connection.execute(
        """SELECT mention_id, entity_id FROM resolve.member WHERE mention_id IN (SELECT unnest($ids))
        UNION ALL SELECT f.record_id, coalesce(p.consignment_id, f.record_id)
        FROM resolve.part_fact f LEFT JOIN resolve.part_of p USING (record_id)
        WHERE f.record_id IN (SELECT unnest($ids))""",
        {"ids": sorted(mentions)},
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


def _contradictions(
    words: Mapping[tuple[str, ...], Decision], broken: Collection[tuple[str, ...]]
) -> list[Contradiction]:
    """`broken`: pairs judged `same` that the last run did not follow."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(pair for pair, one in words.items() if one.verdict == "same" and len(pair) == 2)
    part = {one: number for number, nodes in enumerate(nx.connected_components(graph)) for one in nodes}
    found = []
    for pair, one in words.items():
        if one.verdict != "different" or part.get(pair[0], -1) != part.get(pair[-1], -2):
            continue
        chain = nx.shortest_path(graph, *pair)
        same = tuple(words[min(a, b), max(a, b)] for a, b in pairwise(chain))
        found.append(Contradiction(one, same, tuple(link for link in same if link.subjects in broken)))
    return found
