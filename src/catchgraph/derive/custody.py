"""The steps of custody: what follows from goods, papers and events together. Each reads what records became."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from catchgraph.derive import links
from catchgraph.derive.balances import BALANCES
from catchgraph.derive.closure import CLOSURE, forget
from catchgraph.derive.contradictions import CONTRADICTIONS
from catchgraph.derive.draws.step import DRAWS
from catchgraph.derive.occasions import OCCASIONS
from catchgraph.derive.prices import PRICES
from catchgraph.derive.seated import SEATED
from catchgraph.derive.steps import Step

if TYPE_CHECKING:
    import duckdb


def _ended(connection: duckdb.DuckDBPyConnection, step: Step, only: bool) -> None:
    """Keep where ways end; nothing asks for their tables after that, since chains stand before it."""
    links.again(connection, step, only)
    forget(connection)


#: Where ways end, line by line, for those who follow one of them: the last that is made of the tables of closure.
WAY_END = Step(
    makes=("derived.way_end",), run=_ended, sql="custody/way_end", rests=("read.goods",),
    reads=("way_node", "way_unmet", "derived.traces_to", "derived.chain"),
)  # fmt: skip

_EVERY = (*links.steps(), *SEATED, *OCCASIONS, *CLOSURE, WAY_END, DRAWS, *BALANCES, *PRICES, *CONTRADICTIONS)
CUSTODY: tuple[Step, ...] = tuple(replace(step, settles=True) for step in _EVERY)
