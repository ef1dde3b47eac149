"""What is kept of draws: `derived.draw`, `component`, `cut_paper`, `share`, `paper_line`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from catchgraph.derive.draws.account import Account, Judged, sums
from catchgraph.derive.draws.verdict import verdicts
from catchgraph.derive.flow.problem import Mask
from catchgraph.derive.steps import statement
from catchgraph.derive.temporary import temporary

if TYPE_CHECKING:
    import duckdb

#: Tables of `derived`, each made by the statement of its name in `sql/draws/kept`.
KEPT = ("draw", "component", "cut_paper", "share", "paper_line")


def keep(connection: duckdb.DuckDBPyConnection, account: Account, judged: Judged, again: Mask) -> None:
    """Write what was judged; `again`: draws that others that count may be."""
    _draws(connection, judged)
    _components(connection, account, judged, again)
    _shares(connection, account, judged)
    for name in KEPT:
        connection.execute(f"INSERT INTO derived.{name} BY NAME {statement(f'draws/kept/{name}')}")


def _draws(connection: duckdb.DuckDBPyConnection, judged: Judged) -> None:
    counts = np.where(judged.counted, judged.least, np.nan)
    component = judged.found.draw_component
    temporary(
        connection, "draw_counted", {"place": np.arange(len(counts)), "counts_kg": counts, "component": component}
    )


def _components(connection: duckdb.DuckDBPyConnection, account: Account, judged: Judged, again: Mask) -> None:
    rows = connection.execute("SELECT why FROM draw_every ORDER BY place").fetchall()
    verdict, reason = verdicts(account, judged, again, np.array([word for (word,) in rows], object))
    found = judged.found
    drawn, landed = sums(account, account.problem(judged.least, judged.counted), judged.least, found)
    columns = {"place": np.arange(len(verdict)), "component": found.paper_component, "part": found.paper_cut,
               "verdict": verdict, "why": reason, "drawn_kg": drawn, "landed_kg": landed}  # fmt: skip
    temporary(connection, "draw_verdict", columns)


def _shares(connection: duckdb.DuckDBPyConnection, account: Account, judged: Judged) -> None:
    problem = account.problem(judged.least, judged.counted)
    demand = problem.demand[problem.draw].astype(np.float64)
    known, whole = demand > 0, np.maximum(demand, 1)
    alone = problem.papers_of[problem.draw] == 1
    low, high = np.where(known, judged.low / whole, alone), np.where(known, judged.high / whole, 1.0)
    temporary(connection, "draw_share", {"draw": problem.draw, "paper": problem.paper, "low": low, "high": high})
