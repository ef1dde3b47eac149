"""Any query asked of verified relationships only: those that no suggested match ties to its entity."""

from __future__ import annotations

import re

from catchgraph.errors import UsageError

#: Comments, texts and quoted names: nothing in them is a relationship.
_OPAQUE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
#: What stands between two nodes: `-[took:TOOK_PART_IN {role: 'carrier'}]->`.
_RELATIONSHIP = re.compile(r"(?<=-)\[([^\[\]]*)\](?=-)")
#: The types that such a pattern names: `took:TOOK_PART_IN|AT*1..3 {role: 'carrier'}`.
_TYPES = re.compile(r"\s*\w*\s*:\s*([A-Z_]+(?:\s*\|\s*:?[A-Z_]+)*)\s*(?:$|[*{]|WHERE\s)")
_BARE = re.compile(r"\)\s*<?--+>?\s*\(")
_ABSENT = re.compile(r"\bNOT\s+EXISTS\s*\{", re.IGNORECASE)
_WHERE = re.compile(r"\sWHERE\s", re.IGNORECASE)


def verified_only(cypher: str) -> str:
    """The query with `verified: true` asked of every relationship that it matches.

    What must be absent (`NOT EXISTS {…}`) stays as it is: a suggested match that speaks against a finding still does.
    Raises `UsageError` for a relationship without brackets, of which nothing can be asked.
    """
    plain = _OPAQUE.sub(lambda found: "\x00" * len(found[0]), cypher)
    if _BARE.search(plain):
        raise UsageError(
            "a relationship without brackets cannot be asked for verified ones only",
            hint="Write -[:DESCRIBES]-> (or -[]->) instead of -->.",
        )
    absent = _absent(plain)
    parts, at = [], 0
    for found in _RELATIONSHIP.finditer(plain):
        if any(start < found.start() < end for start, end in absent):
            continue
        parts += [cypher[at : found.start(1)], _asked(cypher[found.start(1) : found.end(1)], found[1])]
        at = found.end(1)
    return "".join([*parts, cypher[at:]])


def types_asked(cypher: str) -> frozenset[str] | None:
    """Types of the relationships that a query matches, whatever they are in; nothing where they may be any."""
    plain = _OPAQUE.sub(lambda found: "\x00" * len(found[0]), cypher)
    named = [_TYPES.match(found[1]) for found in _RELATIONSHIP.finditer(plain)]
    if _BARE.search(plain) or not all(named):
        return None
    return frozenset(type_.strip(" :") for found in named if found for type_ in found[1].split("|"))


def _asked(inside: str, plain: str) -> str:
    """`plain` is `inside` without its texts."""
    if (brace := plain.find("{")) >= 0:
        return f"{inside[: brace + 1]}verified: true, {inside[brace + 1 :].lstrip()}"
    where = _WHERE.search(plain)
    cut = where.start() if where else len(inside.rstrip())
    return f"{inside[:cut]} {{verified: true}}{inside[cut:]}".lstrip()


def _absent(plain: str) -> list[tuple[int, int]]:
    spans = []
    for found in _ABSENT.finditer(plain):
        depth, at = 1, found.end()
        while depth and at < len(plain):
            depth += {"{": 1, "}": -1}.get(plain[at], 0)
            at += 1
        spans.append((found.start(), at))
    return spans
