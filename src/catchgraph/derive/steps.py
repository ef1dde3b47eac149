"""What `derive` makes, declared: each step says what it makes, what it reads, and by what it is taken up.

A statement of `sql/` stands for the whole of what it makes. Where it is made again by difference, its notes
`/* only GRAIN: COLUMN */` become semi-joins with what was touched; so a statement is one, whatever is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import duckdb

#: By what a step is taken up: entities of which mentions changed (`core`), records and events, entities and places,
#: lines whose way back to the sea changed; `whole` is made again each time.
Grain = Literal["whole", "core", "record", "entity", "way"]

_ONLY = re.compile(r" */\* only (\w+): (.+?) \*/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step.

    `makes`: tables of the schema `derived`, or temporary ones, the first of which the statement gives. `reads`: what
    it rests on, with the schema; what another step makes of the same names, views of `declared` without any. `sql`: the
    statement in `sql/`, once for each of `fills`; else `run` does it. `given`: its parameters.

    `rests`: what all of it rests on, tables of `read` or `role ROLE` for mentions in that role: where none of these has
    rows it makes nothing, and is not asked; nothing where that cannot be told.

    `by`: the grain by which it is taken up, and `key` which column of what it makes holds that. `touches`: it only
    says what was touched, and nothing where everything is made anew. `settles`: it rests on nothing but rows and what
    other steps made, so that by difference it is as it was where no row came or went. `portioned`: the table whose rows
    tell in how many parts it is made, so that not all of it is in memory at once; the statement then makes `$part` of
    `$parts`. `kind`: the label or type whose rows it makes.
    """

    makes: tuple[str, ...]
    reads: tuple[str, ...]
    sql: str = ""
    fills: tuple[Mapping[str, str], ...] = ({},)
    given: Mapping[str, Any] = field(default_factory=dict)
    run: Callable[[duckdb.DuckDBPyConnection, Step, bool], None] | None = None
    rests: tuple[str, ...] = ()
    by: Grain = "whole"
    key: str = "id"
    touches: bool = False
    portioned: str = ""
    settles: bool = False
    kind: NodeType | RelType | None = None

    @property
    def table(self) -> str:
        """The table in the case, or the temporary one."""
        return self.makes[0]

    def statement(self, *, only: bool) -> str:
        """What it makes; `only` of what was touched."""
        return " UNION ALL ".join(rendered(statement(self.sql).format(**fill), only=only) for fill in self.fills)


def rendered(sql: str, *, only: bool) -> str:
    """A statement of the whole, or of what was touched only."""
    becomes = r" SEMI JOIN touched_\1 AS touched ON touched.id = \2" if only else ""
    return _ONLY.sub(becomes, sql)


@cache
def statement(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (files("catchgraph.derive") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def ordered(steps: Iterable[Step]) -> list[Step]:
    """Steps so that each follows what it reads; of several that may come, the first that was declared.

    Raises `ValueError` where two make the same, or steps wait for one another.
    """
    waiting = list(steps)
    makers: dict[str, Step] = {}
    for step in waiting:
        for table in step.makes:
            if table in makers:
                raise ValueError(f"two steps make {table}")
            makers[table] = step
    made: set[str] = set()
    done: list[Step] = []
    while waiting:
        ready = next((step for step in waiting if not (needs(step) & makers.keys()) - made), None)
        if ready is None:
            raise ValueError(f"steps wait for one another: {', '.join(step.table for step in waiting)}")
        waiting.remove(ready)
        made.update(ready.makes)
        done.append(ready)
    return done


def needs(step: Step) -> set[str]:
    """What must be there before a step."""
    return {*step.reads, *(() if step.by == "whole" else (f"touched_{step.by}",))}
