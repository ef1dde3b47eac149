"""Factors to live weight of the forms that statements of plants work with: what balances multiply by.

Worked out once for each form, whatever the number of lines that have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.factors import SAID, SAID_KEY, factors
from catchgraph.normalise.goods.form import form as form_of
from catchgraph.normalise.goods.hs import hs_says
from catchgraph.normalise.goods.live_weight import ADDED, ITSELF, Factors, by_words, factor_range

if TYPE_CHECKING:
    import duckdb

    from catchgraph.derive.steps import Step

#: Lines of statements, and what these were made from.
_LINES = """
    SELECT g.* FROM derived.goods g SEMI JOIN derived.processing_statement d ON d.id = g.record
    UNION
    SELECT g.* FROM derived.goods g SEMI JOIN (
        SELECT m.target FROM derived.made_from m JOIN derived.goods p ON p.id = m.source
        SEMI JOIN derived.processing_statement d ON d.id = p.record
    ) m ON m.target = g.id
"""
Row = tuple[float | None, float | None, list[str], bool]


def form_all(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """The step: (id, low, high, sources, added) of each line.

    `low` and `high` are published factors or the user's, nothing where there is none, or where the state is unknown
    for `high`; `added`: whether the package holds more than fish, so that its net weight is no lower bound.
    """
    lines = f"SELECT id, {SAID_KEY} AS key, {', '.join(SAID)} FROM ({_LINES})"  # noqa: S608 - declared
    connection.execute(f"CREATE OR REPLACE TEMP TABLE line AS {lines}")
    query = f"SELECT DISTINCT ON (key) key, {', '.join(SAID)} FROM temp.line ORDER BY key"  # noqa: S608 - declared
    own = factors(connection)
    rows = [(key, *_row(own, *said)) for key, *said in connection.execute(query).fetchall()]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE said (key UBIGINT, low DOUBLE, high DOUBLE, sources VARCHAR[], added BOOLEAN)"
    )
    if rows:
        connection.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute(f"DELETE FROM {step.table}")  # noqa: S608 - declared
    forms = "SELECT id, low, high, sources, added FROM temp.line JOIN said USING (key) ORDER BY id"
    connection.execute(f"INSERT INTO {step.table} {forms}")
    connection.execute("DROP TABLE temp.line")
    connection.execute("DROP TABLE said")


def _row(own: Factors, species: str | None, *said: str | None) -> Row:
    state, presentation, hs, words, description = (each or "" for each in said)
    every = {each for text in (words, description) if text for each in form_of(text).forms}
    of_code = {*hs_says(hs).forms} if hs else set()
    added = bool((every | of_code) & ADDED)
    if worded := by_words(species, state, presentation, hs, tuple(sorted(every)), own):
        return worded.low, worded.high, list(worded.sources), added
    # Of a code that says "prepared" no form of fish follows: its factor is unknown.
    found = factor_range(species, state, presentation, "" if added else hs, tuple(sorted(every - ADDED)), own)
    published = found.sources != (ITSELF,)
    return (found.low if published else None, found.high, list(found.sources) if published else [], added)
