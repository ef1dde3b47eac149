"""Labels and types of relationships in a query that the graph does not have: mistyped, they match nothing silently."""

from __future__ import annotations

import re

from catchgraph.model.schema import NODES, RELATIONSHIPS

#: Texts, names in backticks and comments, in which a colon means nothing.
_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
#: What stands after the colon of a node or relationship: `(v:Vessel)`, `[:OWNS|OPERATES*1..3]`.
_NAMED = re.compile(r"[(\[]\s*\w*\s*:\s*([\w|:!&\s]+)")


def unknown_words(cypher: str) -> list[str]:
    """Labels and types that `cypher` names and the model lacks, in order, each once."""
    known = {kind.label for kind in NODES} | {kind.type for kind in RELATIONSHIPS}
    named = (word for part in _NAMED.findall(_QUOTED.sub("''", cypher)) for word in re.findall(r"\w+", part))
    return list(dict.fromkeys(word for word in named if word not in known))
