"""What was found at which run: what is new since, and why a finding is gone.

`detect.history` has a row for each time that a finding was there (`since` one run, `until` another, which no longer had
it), `detect.asked` one for each time that a typology was asked otherwise than before. The same again writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.detect.query import Query
from catchgraph.errors import UsageError
from catchgraph.model.ids import digest

if TYPE_CHECKING:
    import duckdb

#: Findings as they are now: those that an open row of the history has go on, others end or begin.
_END = """
    UPDATE detect.history SET until = $run
    WHERE until IS NULL AND ($all OR list_contains($typologies, typology))
      AND id NOT IN (SELECT id FROM derived.finding)
"""


def tied(findings: str) -> str:
    """SQL: findings of this query with what they are about and what they rest on, as `about_ids` and `rests_ids`."""
    about, rests = (
        f"SELECT source, list_sort(list(DISTINCT target)) AS ids FROM derived.{name} "  # noqa: S608 - fixed
        "SEMI JOIN chosen ON chosen.id = source GROUP BY source"
        for name in ("about", "rests_on")
    )
    return f"""WITH chosen AS ({findings}), about AS ({about}), rests AS ({rests})
        SELECT chosen.*, coalesce(about.ids, []) AS about_ids, coalesce(rests.ids, []) AS rests_ids
        FROM chosen LEFT JOIN about ON about.source = id LEFT JOIN rests ON rests.source = id"""  # noqa: S608 - fixed


_BEGUN = tied("FROM derived.finding ANTI JOIN (FROM detect.history WHERE until IS NULL) AS goes_on USING (id)")
_BEGIN = f"""
    INSERT INTO detect.history
    SELECT id, typology, $run, NULL, severity, name, about_ids, rests_ids, datasets FROM ({_BEGUN}) ORDER BY id
"""  # noqa: S608 - fixed
#: How each typology was asked at a run.
_ASKED = """
    SELECT typology, revision, rule, parameters, verified FROM detect.asked WHERE run <= $run
    QUALIFY row_number() OVER (PARTITION BY typology ORDER BY run DESC) = 1
"""
_RUNS = "SELECT run, CAST(done_at AS DATE) FROM main.run WHERE step = 'detect' ORDER BY run DESC"


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding that is there no longer, and why."""

    id: str
    typology: str
    severity: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run has that an earlier one (`since`) had not, by id, and the reverse."""

    since: int
    new: frozenset[str]
    gone: tuple[Gone, ...]


def keep(
    connection: duckdb.DuckDBPyConnection,
    run: int,
    asked: Sequence[tuple[Query, Mapping[str, Any]]],
    *,
    verified: bool,
    everything: bool,
) -> None:
    """Note what this run found and what it asked: (query, parameters), after the findings were written."""
    given = {"run": run, "all": everything, "typologies": [query.id for query, _ in asked]}
    connection.execute(_END, given)
    connection.execute(_BEGIN, {"run": run})
    before = ways(connection)
    for query, parameters in asked:
        now = (query.revision, digest([query.cypher]), _as_json(query, parameters), verified)
        if before.get(query.id) != now:
            connection.execute("INSERT INTO detect.asked VALUES (?, ?, ?, ?, ?, ?)", [query.id, run, *now])


def ways(connection: duckdb.DuckDBPyConnection, run: int | None = None) -> dict[str, tuple[Any, ...]]:
    """Typology → revision, rule, parameters and verified, as it was asked at a run, or the last time."""
    rows = connection.execute(_ASKED, {"run": 2**62 if run is None else run}).fetchall()
    return {typology: tuple(way) for typology, *way in rows}


def run_named(connection: duckdb.DuckDBPyConnection, text: str, *, before: int | None = None) -> int:
    """The number of the run that `text` names: a number, or `last`: the last time that patterns were looked for.

    `before`: a run that is not counted, as what is compared with it. Raises `UsageError` for anything else.
    """
    runs = [(int(run), day) for run, day in connection.execute(_RUNS).fetchall() if before is None or run < before]
    if text.strip().lower() == "last":
        return runs[0][0] if runs else 0
    if text.strip().isdecimal() and any(run == int(text) for run, _ in runs):
        return int(text)
    known = ", ".join(f"{run} ({day})" for run, day in runs[:5]) or "none yet"
    raise UsageError(f"{text!r} is no run of detect", hint=f"The last of them: {known}; or `last`.")


def new_since(connection: duckdb.DuckDBPyConnection, run: int) -> frozenset[str]:
    """Ids of findings that are there now and were not at that run."""
    rows = connection.execute(
        """SELECT id FROM detect.history WHERE until IS NULL AND id NOT IN (
             SELECT id FROM detect.history WHERE since <= $run AND (until IS NULL OR until > $run))""",
        {"run": run},
    ).fetchall()
    return frozenset(id_ for (id_,) in rows)


def _as_json(query: Query, parameters: Mapping[str, Any]) -> str:
    """Parameters as text; of a table what stands for its rows."""
    said = {
        name: f"table {digest([json.dumps(value, default=str, sort_keys=True)])}" if name in query.tables else value
        for name, value in parameters.items()
    }
    return json.dumps(said, default=str, sort_keys=True, ensure_ascii=False)
