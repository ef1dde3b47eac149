"""The step: which draws there are, whether they fit, and what is kept of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from catchgraph.derive.draws.account import Account
from catchgraph.derive.draws.alike import told_again
from catchgraph.derive.draws.kept import KEPT, keep
from catchgraph.derive.draws.passed_on import passed_on
from catchgraph.derive.draws.told import Told
from catchgraph.derive.flow.problem import Mask, Positions
from catchgraph.derive.steps import Step, statement
from catchgraph.derive.temporary import temporary

if TYPE_CHECKING:
    import duckdb

#: Temporary tables in the order in which they are made: `sql/draws/NAME.sql` gives `draw_NAME`.
_MADE = ("catcher", "catch", "cited", "weight", "stated", "certificate", "harvest", "paper", "landing", "every", "on",
         "paper_once", "edge")  # fmt: skip
#: Species that are one in practice: whoever lands, sells or certifies one of them writes either.
ONE_IN_PRACTICE = {"ANF": "MON", "LEZ": "MEG", "CTC": "CTL", "SQR": "SQC", "SQZ": "SQC", "SQI": "SQC", "EOI": "OCT",
                   "OCC": "OCT"}  # fmt: skip


def draw(connection: duckdb.DuckDBPyConnection, _step: Step, _only: bool) -> None:
    """Make `derived.draw` and what is judged of it."""
    for name in KEPT:
        connection.execute(f"DELETE FROM derived.{name}")  # noqa: S608 - names above
    species = " ".join(f"WHEN '{one}' THEN '{other}'" for one, other in ONE_IN_PRACTICE.items())
    connection.execute(f"CREATE OR REPLACE TEMP MACRO one_species(code) AS CASE code {species} ELSE code END")
    connection.execute(
        "CREATE OR REPLACE TEMP MACRO component_of(kind, id) AS "
        "'component:' || substr(md5(concat_ws(chr(31), kind, id)), 1, 16)"
    )
    for name in _MADE:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE draw_{name} AS {statement(f'draws/{name}')}")
    if connection.execute("SELECT 1 FROM draw_edge LIMIT 1").fetchall():
        _judge(connection)
    for name in (*_MADE, "core", "again", "counted", "verdict", "share"):
        connection.execute(f"DROP TABLE IF EXISTS draw_{name}")


def _judge(connection: duckdb.DuckDBPyConnection) -> None:
    account = Account.of(connection)
    again = _again(connection, account.core, len(account.kg))
    judged = account.judged(again)
    keep(connection, account, judged, again)


def _again(connection: duckdb.DuckDBPyConnection, core: Positions, count: int) -> Mask:
    """Draws that others may be, of those that plain sums leave open; with their group as `draw_again` (id, group)."""
    import pyarrow as pa

    temporary(connection, "draw_core", {"place": core})
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE draw_core AS SELECT id FROM draw_every SEMI JOIN draw_core USING (place)"
    )
    draws = told(connection)
    again: dict[str, bool] = {}
    first: dict[str, str] = {}
    alike = told_again(draws)
    once = sorted({*range(len(draws))} - {place for _, others in alike for place in others})
    left = [draws[place] for place in once]
    groups = [*((draws, group) for group in alike), *((left, group) for group in passed_on(left))]
    for of, (counts, others) in groups:
        group = min(of[place].id for place in (*counts, *others))
        for place in (*counts, *others):
            first[of[place].id] = group
            again[of[place].id] = again.get(of[place].id, False) or place in others
    columns = {"id": pa.array(list(first), pa.string()), "group": pa.array(list(first.values()), pa.string()),
               "again": pa.array(list(again.values()), pa.bool_())}  # fmt: skip
    temporary(connection, "draw_again", columns)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE draw_again AS SELECT e.place, a.* FROM draw_again a JOIN draw_every e USING (id)"
    )
    mask = np.zeros(count, np.bool_)
    mask[[place for (place,) in connection.execute("SELECT place FROM draw_again WHERE again").fetchall()]] = True
    return mask


def told(connection: duckdb.DuckDBPyConnection) -> list[Told]:
    """What is told of the draws in `draw_core`, in the order of their ids."""
    rows = connection.execute(statement("draws/told")).fetchall()
    return [
        Told(id_, kind, kg, frozenset(sides or ()), origin, destination, day, frozenset(sellers), frozenset(buyers),
             frozenset(parties), tuple(papers))
        for id_, kind, kg, sides, origin, destination, day, sellers, buyers, parties, papers in rows
    ]  # fmt: skip
