"""Findings of a case, by what they are about, what they say, and when: from the derived tables, without a server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.find import find_in
from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import STATUSES
from catchgraph.detect.gone import changes
from catchgraph.detect.history import new_since, run_named, tied
from catchgraph.detect.parameters import suggest
from catchgraph.detect.query import MOST_SEVERE, SEVERITIES
from catchgraph.errors import NotFound, UsageError
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    import duckdb

COLUMNS = (
    *("severity", "forced", "typology", "id", "finding", "day", "status", "status_why", "verified", "maturity"),
    *("revision", "tables", "about", "rests_on", "details"),
)
_HIDDEN = frozenset({"status_why", "maturity", "revision", "tables", "about", "rests_on", "details"})
#: Findings about it, on it or a line of it, and on records of it where it is a consignment.
_CONCERNED = """
    WITH part AS (
        SELECT $id AS id
        UNION SELECT source FROM derived.part_of WHERE target = $id
    ), said AS (
        SELECT id FROM part UNION SELECT id FROM derived.goods WHERE record IN (SELECT id FROM part)
    )
    SELECT source FROM derived.about WHERE target = $id
    UNION SELECT source FROM derived.rests_on WHERE target IN (SELECT id FROM said)
"""
_WANTED = """
    SELECT * FROM derived.finding
    WHERE ($ids IS NULL OR list_contains($ids, id))
      AND (len($typologies) = 0 OR list_contains($typologies, typology)
           OR list_contains($typologies, split_part(typology, '.', 1)))
      AND (len($severities) = 0 OR list_contains($severities, severity))
      AND (len($statuses) = 0 OR list_contains($statuses, status))
      AND ($forced IS NULL OR forced = $forced)
      AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
"""
_FOUND = f"""
    SELECT severity, forced, typology, id, name, day, status, status_why, verified, maturity, revision, tables,
           about_ids, rests_ids, details
    FROM ({tied(_WANTED)}) ORDER BY {MOST_SEVERE}, NOT forced, typology, name, id
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which findings: all, or those that fit every one of these.

    `about`: a vessel, company, consignment or record, by id, name or number; `typologies`: ids or families; `since` and
    `until`: days, both included; `new_since`: a run of detect (its number, or `last`: those that the last run was the
    first to have).
    """

    about: str | None = None
    typologies: Sequence[str] = ()
    severities: Sequence[str] = ()
    statuses: Sequence[str] = ()
    forced: bool | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    new_since: str | None = None


def findings(case: CaseFolder, wanted: Wanted) -> list[Table]:
    """The findings, the most severe first; where it was asked what is new, also those that are gone, with why.

    Raises `UsageError` for a severity, status or run that is none, `NotFound` for a name that fits nothing and for a
    typology that was never looked for.
    """
    _closed("severity", wanted.severities, SEVERITIES)
    _closed("status", wanted.statuses, STATUSES)
    with case.read() as connection:
        check_built(connection, case)
        _asked_for(connection, wanted.typologies)
        ids = _concerned(connection, wanted.about)
        gone = None
        if wanted.new_since is not None:
            run = _baseline(connection, wanted.new_since)
            new = new_since(connection, run)
            ids = new if ids is None else ids & new
            gone = changes(case, connection, run)
        rows = connection.execute(_FOUND, _given(wanted, ids)).fetchall()
    found = Table("Findings", COLUMNS, rows, hidden=_HIDDEN)
    if gone is None:
        return [found]
    lost = [(one.severity, one.typology, one.id, one.name, one.why) for one in gone.gone if _fits(wanted, one.typology)]
    return [found, Table("Gone", ("severity", "typology", "id", "finding", "why"), lost)]


def _given(wanted: Wanted, ids: frozenset[str] | None) -> dict[str, object]:
    return {
        "ids": None if ids is None else sorted(ids),
        "typologies": list(wanted.typologies),
        "severities": list(wanted.severities),
        "statuses": list(wanted.statuses),
        "forced": wanted.forced,
        "since": wanted.since,
        "until": wanted.until,
    }


def _fits(wanted: Wanted, typology: str) -> bool:
    return not wanted.typologies or typology in wanted.typologies or typology.partition(".")[0] in wanted.typologies


def _concerned(connection: duckdb.DuckDBPyConnection, about: str | None) -> frozenset[str] | None:
    if about is None:
        return None
    id_ = about if label_of(about) == "Finding" else find_in(connection, about)
    if label_of(id_) == "Finding":
        return frozenset({id_})
    return frozenset(source for (source,) in connection.execute(_CONCERNED, {"id": id_}).fetchall())


def _baseline(connection: duckdb.DuckDBPyConnection, text: str) -> int:
    """The run that what is there now is compared with: of `last`, the one before the last."""
    if text.strip().lower() != "last":
        return run_named(connection, text)
    return run_named(connection, "last", before=run_named(connection, "last"))


def _closed(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for one in given:
        if one not in known:
            raise UsageError(f"no {what} {one!r}", hint=suggest(one, known, "There are"))


def _asked_for(connection: duckdb.DuckDBPyConnection, typologies: Sequence[str]) -> None:
    known = [id_ for (id_,) in connection.execute("SELECT typology FROM detect.coverage ORDER BY 1").fetchall()]
    families = sorted({id_.partition(".")[0] for id_ in known})
    for one in typologies:
        if one not in known and one not in families:
            raise NotFound(
                f"nothing called {one!r} was looked for in this case",
                hint=suggest(one, [*known, *families], "Looked for") if known else "Run: catchgraph detect",
            )
