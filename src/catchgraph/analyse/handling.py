"""What the case holds, from whom and under which terms, until when it may be kept, and what each dataset covers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted
from catchgraph.case.agreements import agreements, with_
from catchgraph.case.case import CaseFolder
from catchgraph.case.datasets import datasets
from catchgraph.model.agreements import Agreement
from catchgraph.model.datasets import Dataset
from catchgraph.model.properties import properties_of
from catchgraph.model.schema import RECORDS

if TYPE_CHECKING:
    import duckdb

_FILES = """
    SELECT dataset, count(*), CAST(sum(loaded) AS BIGINT), list_sort(list(DISTINCT publisher))
    FROM read.file GROUP BY dataset
"""
#: First and last day of the records of a kind, by dataset. What a source dates after it was loaded is a clock that is
#: wrong, and stretches nothing; time zones differ by less than two days.
_DAYS = """
    SELECT dataset, '{label}' AS label,
           strftime(min(day) FILTER (WHERE day <= $latest), '%Y-%m-%d') AS first,
           strftime(max(day) FILTER (WHERE day <= $latest), '%Y-%m-%d') AS last
    FROM (SELECT dataset, CAST({day} AS TIMESTAMP) AS day FROM read."{table}") GROUP BY dataset
"""
#: Of its terms, beside who may see it and until when.
_STATED = (
    "administration", "agreement", "request_reference", "permitted_purpose", "caveats", "classification",
)  # fmt: skip
_LATEST = "SELECT max(done_at) + INTERVAL 2 DAY FROM main.run WHERE step = 'load'"
#: Days of a dataset by the kinds of its records: kind → first and last day, nothing where it has none.
Days = Mapping[str, tuple[str | None, str | None]]


def handling(case: CaseFolder) -> list[Table]:
    """Five tables: what is held (a row per dataset, by id), under which terms, the agreements that are known with who
    shared it, until when (by day), what is covered.

    A dataset covers the days, kinds of records and modes of transport that its terms state, else the first to the last
    day of its records and the kinds that it has; whether it is complete, only its terms can say.
    """
    with case.read() as connection:
        held = datasets(connection)
        files = {dataset: rest for dataset, *rest in connection.execute(_FILES).fetchall()}
        days, known = _days(connection), agreements(connection)
    return [_held(held, files), _terms(held), _agreements(held, known), _kept(held, files), _covered(held, days)]


def _held(held: Mapping[str, Dataset], files: Mapping[str, Any]) -> Table:
    rows, denied = [], []
    for id_, dataset in held.items():
        number, loaded, publishers = files[id_]
        releasable = json.loads(dataset.handling)["releasable_to"]
        denied += [] if releasable else [id_]
        rows.append((id_, dataset.administration or ", ".join(publishers), number, loaded, releasable))
    return Table(
        "Held",
        ("dataset", "source", "files", "loaded", "releasable_to"),
        rows,
        note=f"Releasable to nobody: {', '.join(denied)}" if denied else "",
    )


def _terms(held: Mapping[str, Dataset]) -> Table:
    """Of datasets that came under terms of their own."""
    stated = {id_: json.loads(dataset.handling) for id_, dataset in held.items()}
    rows = [(id_, *(terms[name] or None for name in _STATED)) for id_, terms in stated.items()]
    return Table("Terms", ("dataset", *_STATED), [row for row in rows if any(row[1:])])


def _agreements(held: Mapping[str, Dataset], known: Sequence[Agreement]) -> Table:
    """Those with the administrations that shared anything."""
    names = tuple(p.name for p in properties_of(Agreement))
    who = sorted({dataset.administration for dataset in held.values() if dataset.administration})
    rows = [(name, *(getattr(one, of) or None for of in names)) for name in who for one in with_(name, known)]
    return Table("Agreements", ("administration", *names), rows)


def _kept(held: Mapping[str, Dataset], files: Mapping[str, Any]) -> Table:
    until = {id_: json.loads(dataset.handling)["retain_until"] for id_, dataset in held.items()}
    rows = [(day, id_, held[id_].administration, files[id_][0]) for id_, day in until.items() if day]
    open_ = len(until) - len(rows)
    return Table(
        "Kept until",
        ("retain_until", "dataset", "administration", "files"),
        sorted(rows, key=lambda row: row[:2]),
        note=f"No last day is stated of {counted(open_, 'dataset')}" if rows and open_ else "",
    )


def _covered(held: Mapping[str, Dataset], days: Mapping[str, Days]) -> Table:
    rows = []
    for id_, dataset in held.items():
        stated, found = json.loads(dataset.coverage or "{}"), days.get(id_, {})
        dated = "from" in stated or "to" in stated
        first = min((first for first, _ in found.values() if first), default=None)
        last = max((last for _, last in found.values() if last), default=None)
        rows.append((
            id_,
            *((stated.get("from"), stated.get("to")) if dated else (first, last)),
            "terms" if dated else "records" if first else None,
            stated.get("kinds") or sorted(found),
            stated.get("modes", []),
            stated.get("complete"),
        ))  # fmt: skip
    return Table("Covered", ("dataset", "from", "to", "days_by", "kinds", "modes", "complete"), rows)


def _days(connection: duckdb.DuckDBPyConnection) -> Mapping[str, Days]:
    """Per dataset, the days of each kind of record and event that it has. Goods are of their record's day."""
    kinds = [kind for kind in RECORDS if kind.layer != "goods"]
    every = " UNION ALL ".join(_DAYS.format(label=k.label, day=k.tells.day, table=k.table) for k in kinds)
    latest = connection.execute(_LATEST).fetchone()
    found: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    for dataset, label, first, last in connection.execute(every, {"latest": latest and latest[0]}).fetchall():
        found.setdefault(dataset, {})[label] = (first, last)
    return found
