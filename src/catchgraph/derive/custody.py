"""The steps of custody: what follows from goods, papers and events together. Each reads what records became."""

from __future__ import annotations

from catchgraph.derive import links
from catchgraph.derive.balances import BALANCES
from catchgraph.derive.closure import CLOSURE
from catchgraph.derive.draws.step import DRAWS
from catchgraph.derive.occasions import OCCASIONS
from catchgraph.derive.prices import PRICES
from catchgraph.derive.seated import SEATED
from catchgraph.derive.steps import Step

#: Where ways end, line by line, for those who follow one of them.
_WAY_END = Step(makes=("derived.way_end",), run=links.again, sql="custody/way_end", reads=("way_node", "way_unmet"))

CUSTODY: tuple[Step, ...] = (*links.steps(), *SEATED, *OCCASIONS, *CLOSURE, _WAY_END, DRAWS, *BALANCES, *PRICES)
