"""The page `docs/model.md`, made from the declarations: `python -m catchgraph.model.docs > docs/model.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType

_INTRO = """# The graph

Generated from the declarations in `src/catchgraph/model/` by `python -m catchgraph.model.docs`.

Records are what a source said: never merged, never edited. Entities are what was concluded from them: rebuilt
at any time. A node has exactly one label; its `id` begins with the label's kind (`vessel:…`). Times are naive
UTC; a date is a time at 00:00. In the case, each label and type is a table of the schema `derived`.
"""


def model_page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_INTRO, "## Nodes\n", *_nodes(), "## Relationships\n", *_relationships()])


def _nodes() -> Iterator[str]:
    for kind in NODES:
        yield f"### {kind.label}\n\n{_prose(kind)}\n\nLayer: {kind.layer}. Ids: `{kind.table}:…`.\n\n{_table(kind)}"


def _relationships() -> Iterator[str]:
    for kind in RELATIONSHIPS:
        pairs = "\n".join(f"- `({source})-[:{kind.type}]->({target})`" for source, target in kind.pairs)
        yield f"### {kind.type}\n\n{_prose(kind)}\n\n{pairs}\n\n{_table(kind)}"


def _prose(kind: NodeType | RelType) -> str:
    return "\n".join(line.strip() for line in kind.description.splitlines())


def _table(kind: NodeType | RelType) -> str:
    rows = [
        f"| `{p.name}` | {p.type}{'' if p.required else ' or nothing'} | {p.description} |" for p in kind.properties
    ]
    return "\n".join(["| property | type | meaning |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    sys.stdout.write(model_page())
