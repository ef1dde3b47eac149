"""What a query asks for that the graph does not have: mistyped, it gives nothing, and no error."""

from __future__ import annotations

from collections.abc import Iterator

from catchgraph.detect.parameters import suggest
from catchgraph.detect.words import kept_properties, unknown_kinds, unknown_properties
from catchgraph.model.schema import NODES, RELATIONSHIPS


def said_of(cypher: str) -> Iterator[str]:
    """A sentence for each label, relationship and property that the graph does not have, with what it has."""
    known = [*(kind.label for kind in NODES), *(kind.type for kind in RELATIONSHIPS)]
    for word in unknown_kinds(cypher):
        yield f"the graph has no {word}. {suggest(word, known, 'Labels and relationships')}"
    for kinds, name, has in unknown_properties(cypher):
        what = suggest(name, has, f"{kinds} has") if has else "Say what it is, (v:Vessel), to be told what that has."
        yield f"no {kinds} has the property {name}; it gives nothing. {what}"
    for kinds, name in kept_properties(cypher):
        whose = f"of {kinds} " if kinds.isidentifier() or " or " in kinds else ""
        yield f"{name} {whose}stays in the case and is not in the graph; it gives nothing. Ask: catchgraph show ID"
