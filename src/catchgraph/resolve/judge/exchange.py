"""Judgements out to and in from files: JSON lines of our own, and nomenklatura's resolver format.

A line of nomenklatura's resolver is `[target, source, judgement, score, user, created_at]` with the judgements
`positive`, `negative`, `unsure` and `no_judgement` (a candidate that nobody looked at); ids that begin with `NK-`, and
Wikidata's `Q…`, are names of clusters. See its `resolver/edge.py` and `resolver/identifier.py`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from catchgraph.case.decisions import VERDICTS, Decision, as_line, parse
from catchgraph.model.ids import digest

OURS, NOMENKLATURA = "jsonl", "nomenklatura"
FORMATS = (OURS, NOMENKLATURA)

_WORDS = {"positive": "same", "negative": "different", "unsure": "unsure"}
#: Names of clusters, not of records.
CANONICAL = re.compile(r"NK-.+|Q\d+")

#: How the reason of a judgement begins that came from there: an edge carries none.
IMPORTED = "imported from a resolver of nomenklatura"

_SAME = Decision("judgement", (), "same", "", "", "")

#: What every judgement says.
_FIELDS = ("kind", "subjects", "verdict", "why", "who", "when")

#: target, source, verdict, user, created_at, score
Edge = tuple[str, str, str, str, str, float | None]


def our_lines(log: Iterable[Decision]) -> list[str]:
    """The log of judgements, a JSON object a line, with all that was taken back since."""
    return [as_line(one) for one in log]


def followed(standing: Iterable[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Standing judgements that `resolve` follows, first word first, and those `same` that a `different` forbids."""
    root: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(standing, key=lambda one: (one.when, one.subjects))
    for one in ordered:
        if one.verdict == "different":
            apart[one.subjects[0]].add(one.subjects[1])
            apart[one.subjects[1]].add(one.subjects[0])
    kept, crossing = [], []
    for one in ordered:
        if one.verdict != "same":
            kept.append(one)
            continue
        a, b = (root.setdefault(subject, subject) for subject in one.subjects)
        left, right = members.setdefault(a, {a}), members.setdefault(b, {b})
        if a != b and any(apart[subject] & right for subject in left):
            crossing.append(one)
            continue
        kept.append(one)
        if a != b:
            left |= right
            root |= dict.fromkeys(members.pop(b), a)
    return kept, crossing


def nomenklatura_lines(standing: Iterable[Decision]) -> list[str]:
    """Judgements that are `followed` as edges of nomenklatura's resolver.

    It joins ids only through the name of a cluster, so each id of a chain of `same` gets an edge to one `NK-…`. It
    knows no contradiction: a `same` that a `different` forbids has to be left out before.
    """
    standing = sorted(standing, key=lambda one: (one.when, one.subjects))
    same = [one for one in standing if one.verdict == "same"]
    root = _roots(one.subjects for one in same)
    edges: dict[tuple[str, str], tuple[Any, ...]] = {}
    for one in same:
        for subject in one.subjects:
            name = f"NK-{digest([root[subject]])}"
            edges.setdefault((name, subject), (name, subject, "positive", None, one.who, one.when))
    words = {verdict: word for word, verdict in _WORDS.items()}
    for one in standing:
        if one.verdict != "same":
            low, high = one.subjects
            edges[high, low] = (high, low, words[one.verdict], None, one.who, one.when)
    return [json.dumps(edge, ensure_ascii=False) for _, edge in sorted(edges.items())]


def read_lines(text: str) -> tuple[list[Decision], list[Edge], list[tuple[int, str]]]:
    """Judgements and edges of a file of either format, in its order, and lines that are neither: number and why.

    Candidates nobody judged (`no_judgement`) and deleted edges are passed over.
    """
    made: list[Decision] = []
    edges: list[Edge] = []
    wrong: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _edge(line)
        decision = parse(line) if found is None else None
        if isinstance(found, str):
            wrong += [(number, found)] if found else []
        elif found is not None:
            edges.append(found)
        elif decision is None or decision.kind != "judgement" or decision.verdict not in VERDICTS:
            wrong.append((number, _what_is_wrong(line, decision)))
        elif len(set(decision.subjects)) != 2:
            wrong.append((number, "a judgement is about two records"))
        else:
            made.append(_sorted(decision))
    return made, edges, wrong


def _what_is_wrong(line: str, decision: Decision | None) -> str:
    """Why a line is no judgement."""
    if decision is not None:
        if decision.kind != "judgement":
            return f"no judgement, but of the kind {decision.kind!r}"
        return f"no judgement {decision.verdict!r}; one of: {', '.join(VERDICTS)}"
    try:
        data = json.loads(line)
    except ValueError:
        return "no judgement: not JSON"
    if not isinstance(data, dict):
        return "no judgement: neither an object nor an edge"
    missing = [name for name in _FIELDS if name not in data]
    if missing:
        return f"no judgement: without {', '.join(missing)}"
    unknown = sorted(set(data) - {*_FIELDS, "act"})
    return f"no judgement: nobody knows {', '.join(unknown)}" if unknown else "no judgement: a value of a wrong type"


def _sorted(one: Decision) -> Decision:
    return replace(one, subjects=tuple(sorted(one.subjects)))


def _edge(line: str) -> Edge | str | None:
    """An edge of nomenklatura; '' for one that says nothing, a reason for a wrong one, None for another format."""
    try:
        data = json.loads(line)
    except ValueError:
        return None
    if isinstance(data, dict) and "judgement" in data and "target" in data:
        names = ("target", "source", "judgement", "score", "user", "created_at", "deleted_at")
        data = [data.get(name) for name in names]
    if not isinstance(data, list):
        return None
    data += [None] * (7 - len(data))
    target, source, judgement, score, user, created = data[:6]
    if not isinstance(target, str) or not isinstance(source, str) or target == source:
        return "an edge is between two ids"
    if judgement == "no_judgement" or data[6]:
        return ""
    if judgement not in _WORDS:
        return f"no judgement {judgement!r}; one of: {', '.join(_WORDS)}"
    return target, source, _WORDS[judgement], str(user or "unknown"), str(created or ""), score


def decided(edges: Sequence[Edge], ours: Callable[[str], bool]) -> list[Decision]:
    """Edges as judgements on records that are `ours`.

    Every other id, as of a cluster or of another system, stands for the records that `positive` joins to it.
    """
    groups = _groups(edges, ours)
    made: dict[tuple[str, ...], Decision] = {}
    for target, source, verdict, who, when, score in edges:
        ends = [one if ours(one) else next(iter(groups.get(one, [])), "") for one in (target, source)]
        through = not ours(target) or not ours(source)
        if all(ends) and ends[0] != ends[1] and not (verdict == "same" and through):
            why = IMPORTED + ("" if score is None else f", score {score}")
            one = _sorted(Decision("judgement", (ends[0], ends[1]), verdict, why, who, when))
            made[one.subjects] = one
    for name, members in groups.items():
        for a, b in _chain(members, made):
            made.setdefault((a, b), _joined(a, b, name, edges))
    return list(made.values())


def _chain(members: list[str], made: Mapping[tuple[str, ...], Decision]) -> list[tuple[str, str]]:
    """Pairs that connect the members, none of which the file itself judges otherwise."""
    chain: list[tuple[str, str]] = []
    inside, rest = members[:1], members[1:]
    while rest:
        free = ((a, b) for b in rest for a in inside if made.get((min(a, b), max(a, b)), _SAME).verdict == "same")
        pair = next(free, None)
        if pair is None:
            break
        chain.append((min(pair), max(pair)))
        inside.append(pair[1])
        rest.remove(pair[1])
    return chain


def _joined(a: str, b: str, name: str, edges: Sequence[Edge]) -> Decision:
    """Two records of one cluster, by whoever joined the later of both to it."""
    said = [e for e in edges if e[2] == "same" and {e[0], e[1]} & {a, b}]
    last = max(said, key=lambda e: (e[4], e[3]))
    why = f"{IMPORTED}, both in its cluster {name}"
    return Decision("judgement", (a, b), "same", why, last[3], last[4])


def _groups(edges: Iterable[Edge], ours: Callable[[str], bool]) -> dict[str, list[str]]:
    """Id that is not ours → the records joined to it, sorted."""
    root = _roots((target, source) for target, source, verdict, *_ in edges if verdict == "same")
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(root):
        if ours(one):
            groups[root[one]].append(one)
    return {one: groups[root[one]] for one in sorted(root) if not ours(one)}


def _roots(pairs: Iterable[Sequence[str]]) -> dict[str, str]:
    """Id → smallest id of those that the pairs connect it to."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((pair[0], pair[1]) for pair in pairs)
    return {one: min(part) for part in nx.connected_components(graph) for one in part}
