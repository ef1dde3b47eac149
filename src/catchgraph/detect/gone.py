"""Why a finding that an earlier run had is gone: what changed since, the surest reason first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import decisions
from catchgraph.detect.history import Changes, Gone, new_since, ways
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED
from catchgraph.model.schema import label_of, node

if TYPE_CHECKING:
    import duckdb

_GONE = """
    SELECT id, typology, severity, name, about, rests_on, datasets FROM detect.history
    WHERE since <= $run AND until > $run AND id NOT IN (SELECT id FROM detect.history WHERE until IS NULL)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY since DESC) = 1
    ORDER BY typology, name, id
"""


def changes(case: CaseFolder, connection: duckdb.DuckDBPyConnection, run: int) -> Changes:
    """What is new since that run, and what is gone."""
    rows = connection.execute(_GONE, {"run": run}).fetchall()
    why = _Why(case, connection, run, [row[4] for row in rows], [row[5] for row in rows]) if rows else None
    gone = tuple(
        Gone(id_, typology, severity, name, why.of(typology, about, rests_on, datasets))
        for id_, typology, severity, name, about, rests_on, datasets in rows
        if why
    )
    return Changes(run, new_since(connection, run), gone)


class _Why:
    """What changed since a run; each asked once for all findings."""

    def __init__(
        self,
        case: CaseFolder,
        connection: duckdb.DuckDBPyConnection,
        run: int,
        about: Sequence[list[str]],
        rests_on: Sequence[list[str]],
    ) -> None:
        self._there = _there(connection, {id_ for ids in (*about, *rests_on) for id_ in ids})
        self._datasets = {id_ for (id_,) in connection.execute("SELECT id FROM read.dataset").fetchall()}
        self._heirs = dict(
            connection.execute(
                "SELECT entity_id, arg_max(reason, run) FROM resolve.tombstone GROUP BY entity_id"
            ).fetchall()
        )
        self._before, self._now = (ways(connection, at) for at in (run, None))
        self._states = {
            typology: (state, limited)
            for typology, state, limited in connection.execute(
                "SELECT typology, state, limited FROM detect.coverage"
            ).fetchall()
        }
        self._judged = _judged(case, connection, run)
        self._loaded = bool(
            connection.execute("SELECT 1 FROM main.run WHERE step IN ('load', 'forget') AND run > ?", [run]).fetchone()
        )

    def of(self, typology: str, about: list[str], rests_on: list[str], datasets: list[str]) -> str:
        """The first of the reasons that holds."""
        return (
            self._records(rests_on, datasets)
            or self._entities(about)
            or self._asked(typology)
            or ("a judgement was made since" if self._judged else "")
            or ("other records were loaded or taken out since" if self._loaded else "")
            or "nothing that the case knows of changed"
        )

    def _records(self, rests_on: list[str], datasets: list[str]) -> str:
        missing = [id_ for id_ in rests_on if id_ not in self._there]
        if not missing:
            return ""
        told = ", ".join(missing[:3]) + (f" and {len(missing) - 3:,} more" if len(missing) > 3 else "")
        if absent := sorted(set(datasets) - self._datasets):
            return f"record taken out: {told} ({', '.join(absent)} is not loaded any more)"
        return f"record replaced or taken out: {told}"

    def _entities(self, about: list[str]) -> str:
        missing = [id_ for id_ in about if id_ not in self._there]
        if not missing:
            return ""
        reason = self._heirs.get(missing[0])
        return f"who is who: {missing[0]} is no more" + (f" ({reason})" if reason else "")

    def _asked(self, typology: str) -> str:
        if typology not in self._states:
            return "no query of this id was asked"
        state, limited = self._states[typology]
        before, now = self._before.get(typology), self._now.get(typology)
        if before and now and before[0] != now[0]:
            return f"rule revised (revision {before[0]}, now {now[0]})"
        if before and now and before[1] != now[1]:
            return "rule revised (its query reads otherwise)"
        if before and now and before[2] != now[2]:
            return f"parameters: {_differ(before[2], now[2])}"
        if before and now and before[3] != now[3]:
            return "only findings without any suggested match were asked for"
        if state in (NOT_LOADED, NOT_COVERED):
            return f"what it needs {'is not loaded any more' if state == NOT_LOADED else state}"
        return "beyond the limit" if limited else ""


def _there(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that the case still has."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        wanted[label_of(id_) or ""].append(id_)
    found: set[str] = set()
    for label, some in sorted(wanted.items()):
        query = f'SELECT id FROM derived."{node(label).table}" WHERE id IN (SELECT unnest(?))'  # noqa: S608 - model
        found.update(id_ for (id_,) in connection.execute(query, [sorted(some)]).fetchall())
    return frozenset(found)


def _judged(case: CaseFolder, connection: duckdb.DuckDBPyConnection, run: int) -> bool:
    """Whether anybody judged who is who after that run."""
    row = connection.execute("SELECT strftime(done_at, '%Y-%m-%dT%H:%M:%S') FROM main.run WHERE run = ?", [run])
    done = row.fetchone()
    return done is not None and any(one.kind == "judgement" and one.when[:19] >= done[0] for one in decisions(case))


def _differ(before: str, now: str) -> str:
    """`since 2000-01-01, now 2016-01-01` for each that changed; a table is said to read otherwise."""
    one, other = json.loads(before), json.loads(now)
    told = []
    for name in sorted(set(one) | set(other)):
        was, is_ = (str(values.get(name, "none")).removesuffix(" 00:00:00") for values in (one, other))
        if was != is_:
            told.append(f"table {name} reads otherwise" if is_.startswith("table ") else f"{name} {was}, now {is_}")
    return "; ".join(told)
