"""What records the case holds: kind by dataset by month, beside the days that each dataset covers."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from catchgraph.analyse.table import Table
from catchgraph.analyse.words import label_meant
from catchgraph.case.case import CaseFolder
from catchgraph.case.datasets import datasets as datasets_of
from catchgraph.errors import NotFound
from catchgraph.model.datasets import Dataset
from catchgraph.model.schema import RECORDS, NodeType, node

if TYPE_CHECKING:
    import duckdb

By = Literal["month", "year"]

#: Lines of goods are counted with their records.
KINDS = tuple(kind for kind in RECORDS if kind.layer != "goods")
_FORMAT = {"month": "%Y-%m", "year": "%Y"}
#: A record counts once in its dataset; of one that several rows tell, each may give a part of its day.
_COUNTS = """
    SELECT dataset, strftime(day, '{format}') AS period, count(*), CAST(sum(coalesce(g.lines, 0)) AS BIGINT),
           min(day) FILTER (WHERE day <= $latest), max(day) FILTER (WHERE day <= $latest)
    FROM (SELECT dataset, id, CAST({day} AS TIMESTAMP) AS day
          FROM (SELECT dataset, id{columns} FROM read."{table}" GROUP BY dataset, id) {once}) r
    LEFT JOIN ({lines}) g ON g.record = r.id
    GROUP BY ALL
"""
#: What tables of several datasets tell parts of counts where its day is told.
_ONCE = "QUALIFY row_number() OVER (PARTITION BY id ORDER BY day IS NULL, dataset) = 1"
_LINES = "SELECT record, count(DISTINCT id) AS lines FROM read.goods GROUP BY record"
_NO_LINES = "SELECT NULL AS record, 0 AS lines WHERE false"
#: What a source dates after it was loaded is a clock that is wrong, and stretches nothing.
_LATEST = "SELECT max(done_at) + INTERVAL 2 DAY FROM main.run WHERE step = 'load'"


_COVERED = ("kind", "dataset", "from", "to", "days_by", "complete", "records", "undated")


@dataclass(slots=True)
class _Held:
    """Records of a kind in a dataset: by period (nothing: no day) with their lines; first and last day."""

    periods: dict[str | None, tuple[int, int]] = field(default_factory=dict)
    days: list[dt.datetime] = field(default_factory=list)


def records(
    case: CaseFolder, *, kinds: Iterable[str] = (), datasets: Iterable[str] = (), by: By = "month"
) -> list[Table]:
    """Two tables, by kind and dataset: how many records each month (or year) has, and which days are covered.

    A dataset covers the days that its terms state for its kinds of records, else the first to the last day of the
    records' own. A period within stated days that has no record is there with 0: nothing was found, or nothing shared.
    `kinds`: labels or words for them; `datasets`: ids, or what stands before their edition. Raises `NotFound` for
    others.
    """
    wanted = {label_meant(kind) for kind in kinds}
    with case.read() as connection:
        known = datasets_of(connection)
        chosen = _chosen(known, list(datasets))
        [(latest,)] = connection.execute(_LATEST).fetchall()
        held = {
            (kind.label, dataset): found
            for kind in KINDS
            if not wanted or kind.label in wanted
            for dataset, found in _counts(connection, kind, by, latest).items()
            if dataset in chosen
        }
    for dataset in chosen:
        for label in _stated_kinds(known[dataset]):
            if not wanted or label in wanted:
                held.setdefault((label, dataset), _Held())
    order = {kind.label: place for place, kind in enumerate(KINDS)}
    keys = sorted(held, key=lambda key: (order.get(key[0], len(order)), key))
    return [
        Table("Records", ("kind", "dataset", by, "records", "lines"),
              [row for key in keys for row in _periods(key, held[key], known[key[1]], by)]),
        Table("Covered", (*_COVERED, f"{by}s_without"),
              [_covered(key, held[key], known[key[1]], by) for key in keys]),
    ]  # fmt: skip


def _chosen(known: Mapping[str, Dataset], asked: list[str]) -> list[str]:
    """Ids of the datasets that are asked for; all where none is."""
    for text in asked:
        if not any(text in (id_, id_.partition("@")[0], one.layout) for id_, one in known.items()):
            raise NotFound(f"no dataset {text!r} in this case", hint=f"Datasets: {', '.join(known) or 'none'}.")
    return [id_ for id_, one in known.items() if not asked or {id_, id_.partition("@")[0], one.layout} & set(asked)]


def _counts(
    connection: duckdb.DuckDBPyConnection, kind: NodeType, by: By, latest: dt.datetime | None
) -> dict[str, _Held]:
    """Of each dataset that has records of a kind."""
    if connection.execute(f'SELECT 1 FROM read."{kind.table}" LIMIT 1').fetchone() is None:  # noqa: S608 - the model's
        return {}
    named = [prop.name for prop in kind.properties if re.search(rf"\b{prop.name}\b", kind.tells.day)]
    query = _COUNTS.format(
        format=_FORMAT[by],
        day=kind.tells.day,
        table=kind.table,
        columns="".join(f', min("{name}") AS "{name}"' for name in named),
        lines=_LINES if kind.tells.lines else _NO_LINES,
        once=_ONCE if kind.tells.gathered else "",
    )
    found: defaultdict[str, _Held] = defaultdict(_Held)
    for dataset, period, number, lines, first, last in connection.execute(query, {"latest": latest}).fetchall():
        found[dataset].periods[period] = (number, lines)
        found[dataset].days += [day for day in (first, last) if day]
    return found


def _stated_kinds(dataset: Dataset) -> list[str]:
    """Labels of records that the terms of a dataset say it has."""
    labels = {kind.label for kind in KINDS}
    return [label for label in json.loads(dataset.coverage or "{}").get("kinds", []) if label in labels]


def _periods(
    key: tuple[str, str], held: _Held, dataset: Dataset, by: By
) -> Iterator[tuple[str, str, str | None, int, int | None]]:
    first, last = _stated(key[0], dataset)
    every: dict[str | None, tuple[int, int]] = {}
    if first and last:
        every |= dict.fromkeys(_between(first, last, by), (0, 0))
    every |= held.periods
    for period in sorted(every, key=lambda one: (one is None, one or "")):
        number, lines = every[period]
        yield (*key, period, number, lines if node(key[0]).tells.lines else None)


def _covered(key: tuple[str, str], held: _Held, dataset: Dataset, by: By) -> tuple[object, ...]:
    stated = _stated(key[0], dataset)
    own = (min(held.days).date().isoformat(), max(held.days).date().isoformat()) if held.days else (None, None)
    first, last = stated if any(stated) else own
    says = json.loads(dataset.coverage or "{}")
    without = [one for one in _between(first, last, by) if one not in held.periods] if first and last else []
    total = sum(number for number, _ in held.periods.values())
    days_by = "terms" if any(stated) else "records" if held.days else None
    return (*key, first, last, days_by, says.get("complete"), total, held.periods.get(None, (0, 0))[0], len(without))


def _stated(label: str, dataset: Dataset) -> tuple[str | None, str | None]:
    """First and last day that the terms state for records of this label."""
    says = json.loads(dataset.coverage or "{}")
    if says.get("kinds") and label not in says["kinds"]:
        return None, None
    return says.get("from") or None, says.get("to") or None


def _between(first: str, last: str, by: By) -> list[str]:
    """Every month (or year) from one ISO day to another."""
    if by == "year":
        return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
