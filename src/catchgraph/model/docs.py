"""The page `docs/model.md`, made from the declarations: `python -m catchgraph.model.docs > docs/model.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from catchgraph.model.agreements import Agreement
from catchgraph.model.datasets import Dataset
from catchgraph.model.mentions import MENTIONS
from catchgraph.model.properties import Property, properties_of
from catchgraph.model.roles import ROLES, VESSEL_ROLES
from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType

_INTRO = """# The graph

Generated from the declarations in `src/catchgraph/model/` by `python -m catchgraph.model.docs`.

Records are what a source said: never merged, never edited. Entities are what was concluded from them: rebuilt
at any time. A node has exactly one label; its `id` begins with the label's kind (`vessel:…`). Times are naive
UTC; a date is a time at 00:00. In the case, each label and type is a table of the schema `derived`.

A property marked *case* stays in the case: `catchgraph show ID` and exports tell it, Cypher does not have it.
"""
_IN_THE_CASE = """## In the case alone

Rows of the schema `read`: datasets with their terms, and whom records name, in which role. Every row of a file has
`file_id`, `record_no`, `line`, `part` and `dataset` beside these.
"""


#: More pairs than a reader takes in line by line.
_MANY = 40


def model_page() -> str:
    """The whole page as Markdown."""
    parts = [_INTRO, "## Nodes\n", *_nodes(), "## Relationships\n", *_relationships(), _IN_THE_CASE, *_mentions()]
    return "\n".join(parts)


def _nodes() -> Iterator[str]:
    for kind in NODES:
        yield f"### {kind.label}\n\n{_prose(kind)}\n\nLayer: {kind.layer}. Ids: `{kind.table}:…`.\n\n{_table(kind)}"


def _relationships() -> Iterator[str]:
    for kind in RELATIONSHIPS:
        yield f"### {kind.type}\n\n{_prose(kind)}\n\n{_pairs(kind)}\n\n{_table(kind)}"


def _pairs(kind: RelType) -> str:
    """A line a pair; one line where many labels lead to the same ones."""
    sources = {source: tuple(target for one, target in kind.pairs if one == source) for source, _ in kind.pairs}
    if len(kind.pairs) > _MANY and len(set(sources.values())) == 1:
        (targets,) = set(sources.values())
        return f"- `({'|'.join(sources)})-[:{kind.type}]->({'|'.join(targets)})`"
    return "\n".join(f"- `({source})-[:{kind.type}]->({target})`" for source, target in kind.pairs)


def _mentions() -> Iterator[str]:
    for table, cls in {"dataset": Dataset, **MENTIONS}.items():
        yield f"### read.{table}\n\n{_plain(cls.__doc__ or '')}\n\n{_rows(properties_of(cls))}"
    yield f"### main.agreement\n\n{_plain(Agreement.__doc__ or '')}\n\n{_rows(properties_of(Agreement))}"
    yield "### Roles\n\n| role | relationship | kind |\n|---|---|---|"
    yield from (f"| {role.name} | `{role.relationship}` | {role.kind or ''} |" for role in (*ROLES, *VESSEL_ROLES))
    yield ""


def _prose(kind: NodeType | RelType) -> str:
    return _plain(kind.description)


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _table(kind: NodeType | RelType) -> str:
    return _rows(kind.properties)


def _rows(properties: Iterable[Property]) -> str:
    rows = [
        f"| `{p.name}` | {p.type}{'' if p.required else ' or nothing'} | {p.description}{_where(p)} |"
        for p in properties
    ]
    return "\n".join(["| property | type | meaning |", "|---|---|---|", *rows, ""])


def _where(kind: Property) -> str:
    return "" if kind.graph else " (*case*)"


if __name__ == "__main__":
    sys.stdout.write(model_page())
