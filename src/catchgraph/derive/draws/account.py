"""What is drawn on what, in whole grams, and whether all of it fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from catchgraph.derive.flow.fit import NONE, Fit, fit
from catchgraph.derive.flow.peel import peel
from catchgraph.derive.flow.problem import UNBOUNDED, Grams, Mask, Positions, Problem
from catchgraph.derive.flow.shares import shares

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

#: What is granted above the landed weight, as a part of it; the second where that is an estimate, which may be a tenth
#: off (Regulation (EC) 1224/2009, Article 14(3)).
MORE, MORE_ESTIMATED = 0.02, 0.10
#: Kilograms by which draws must exceed their papers to be said.
LEAST_KG = 50
_GRAMS = 1_000

Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Account:
    """Draws and papers by place. Weights in kg, not a number where unknown.

    `kg`: of each draw as product, before processing; `low`: as live weight. `aside`: draws that count in no sum.
    `most`: of each paper; `formed`: whether the form is stated in which it was landed, so that `most` is live weight.
    """

    kg: Column
    low: Column
    aside: Mask
    most: Column
    formed: Mask
    estimated: Mask
    draw: Positions
    paper: Positions

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> Account:
        """The account that `draw_every`, `draw_paper_once` and `draw_edge` hold, in their order."""
        draws = _columns(connection, "SELECT kg, low, why IS NOT NULL AS aside FROM draw_every ORDER BY place")
        papers = _columns(connection, "SELECT most_kg, formed, estimated FROM draw_paper_once ORDER BY place")
        edges = _columns(connection, "SELECT draw, paper FROM draw_edge ORDER BY draw, paper")
        return cls(
            kg=draws["kg"], low=draws["low"], aside=draws["aside"],
            most=papers["most_kg"], formed=papers["formed"], estimated=papers["estimated"],
            draw=edges["draw"].astype(np.intp), paper=edges["paper"].astype(np.intp),
        )  # fmt: skip

    @property
    def least(self) -> Column:
        """What each draw takes at least, in the units of all of its papers.

        Live weight where the form is stated in which they were landed; else the product itself, which weighs no more
        than the fish as it was landed, whatever its form.
        """
        formed = np.ones(len(self.kg), np.bool_)
        np.logical_and.at(formed, self.draw, self.formed[self.paper])
        return np.where(formed, self.low, self.kg)

    def problem(self, weight: Column, counts: Mask) -> Problem:
        """Draws of a weight in kg, those that count, on papers with what is granted above their weight."""
        demand = np.where(counts & ~np.isnan(weight), np.floor(np.nan_to_num(weight) * _GRAMS), 0).astype(np.int64)
        granted = np.where(self.estimated, 1 + MORE_ESTIMATED, 1 + MORE)
        capacity = np.where(np.isnan(self.most), UNBOUNDED, np.ceil(np.nan_to_num(self.most) * granted * _GRAMS))
        return Problem(demand, capacity.astype(np.int64), self.draw, self.paper)

    @property
    def core(self) -> Positions:
        """Draws that do not fit by plain sums, at the most that they may weigh at least."""
        draws, _ = peel(self.problem(np.fmax(self.low, self.kg), ~self.aside))
        return np.flatnonzero(draws)

    def judged(self, again: Mask) -> Judged:
        """Whether all fits; `again`: draws that others that count may be."""
        least = self.least
        problem = self.problem(least, ~self.aside & ~again)
        found = _said(self, problem, least, fit(problem))
        greatest = np.fmax(self.low, least)
        every = self.problem(greatest, ~self.aside)
        doubted = _said(self, every, greatest, fit(every))
        low, high = shares(problem, found)
        return Judged(least, found, doubted, problem.demand > 0, low, high)


@dataclass(frozen=True, slots=True)
class Judged:
    """`least`: kg of each draw; `found`: what does not fit; `doubted`: what would not if all counted, at live weight.

    `low`, `high`: grams of each edge. `counted`: draws that were.
    """

    least: Column
    found: Fit
    doubted: Fit
    counted: Mask
    low: Grams
    high: Grams


def _said(account: Account, problem: Problem, least: Column, found: Fit) -> Fit:
    """Without parts that exceed their papers by no more than need be said."""
    drawn, landed = sums(account, problem, least, found)
    little = np.flatnonzero((found.paper_cut != NONE) & ~(drawn - landed > LEAST_KG)[found.paper_cut])
    parts = np.unique(found.paper_cut[little])
    draw_cut = np.where(np.isin(found.draw_cut, parts), NONE, found.draw_cut)
    paper_cut = np.where(np.isin(found.paper_cut, parts), NONE, found.paper_cut)
    return Fit(found.draw_component, found.paper_component, draw_cut, paper_cut, found.bound_only)


def sums(account: Account, problem: Problem, least: Column, found: Fit) -> tuple[Column, Column]:
    """Kilograms that are drawn in each part of what does not fit, and that its papers have, by its smallest paper."""
    drawn, landed = np.zeros(len(account.most)), np.zeros(len(account.most))
    in_cut = (found.draw_cut != NONE) & (problem.demand > 0)
    np.add.at(drawn, found.draw_cut[in_cut], least[in_cut])
    papers = np.flatnonzero(found.paper_cut != NONE)
    np.add.at(landed, found.paper_cut[papers], account.most[papers])
    return drawn, landed


def _columns(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Column]:
    """Columns of a query; not a number where a number is nothing."""
    table: pa.Table = connection.sql(query).to_arrow_table()
    return {name: table.column(name).to_numpy() for name in table.column_names}
