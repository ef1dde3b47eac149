"""What records say a vessel, company or person was called and known by, and when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catchgraph.analyse.entry import Entry
from catchgraph.analyse.facts import FACTS

if TYPE_CHECKING:
    import duckdb

#: table → who says so, first day, last day, precision of each. A register's and a list's names are of its edition.
_SOURCES = {
    "registration": ("register || ' register'", "coalesce(edition, since)", "NULL", "'day'", "'day'"),
    "listing": ("'IUU list'", "coalesce(edition, since)", "NULL", "'day'", "'day'"),
    "broadcast": ("'transmitted'", "first", "last", "'time'", "'time'"),
    "identity": (
        "source", "CASE WHEN since IS NULL AND until IS NULL THEN edition ELSE since END",
        "CASE WHEN since IS NULL AND until IS NULL THEN edition ELSE until END",
        "coalesce(since_precision, 'day')", "coalesce(until_precision, 'day')",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    kind: str
    value: str
    source: str
    first: dt.datetime | None
    last: dt.datetime | None
    precision: str
    until_precision: str
    former: bool
    node: str
    confidence: float
    where: list[str]


def statements(connection: duckdb.DuckDBPyConnection) -> list[Entry]:
    """An entry for each name, flag and number and the time in which a source says so without a break.

    Reads what `vessel.gather` has put into temporary tables.
    """
    rows = connection.execute(_query()).fetchall()
    said = [_Said(*row) for row in rows]
    dated = [one for one in said if one.former or one.last is not None]
    edited = _runs([one for one in said if not one.former and one.last is None])
    entries = [(one.source, _entry(one.first, one.last, [one])) for one in dated]
    entries += [(run[0].source, _entry(run[0].first, run[-1].first, run)) for run in edited]
    return _by_all(entries)


def _query() -> str:
    parts = []
    for fact in FACTS:
        source, first, last, precision, until_precision = _SOURCES[fact.table]
        if fact.former:
            # Before the day on which the record says so.
            first, last = "NULL", first if fact.table == "registration" else f"coalesce({first}, edition)"
        value = f"unnest({fact.value})" if fact.many else fact.value
        parts.append(
            f"""SELECT '{fact.kind}' AS kind, {value} || {fact.doubt} AS value, {source} AS source,
                       CAST({first} AS TIMESTAMP) AS first, CAST({last} AS TIMESTAMP) AS last, {precision},
                       {until_precision}, {fact.former} AS former, id, confidence, coalesce(records, []) AS records
                FROM temp."{fact.table}" r JOIN (SELECT source AS record, confidence FROM temp.link) l
                                        ON l.record = r.id"""  # noqa: S608 - constants only
        )
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE value IS NOT NULL AND value <> '' ORDER BY ALL"  # noqa: S608


def _runs(said: list[_Said]) -> Iterator[list[_Said]]:
    """Statements of one value in consecutive editions of a source."""
    editions: defaultdict[tuple[str, str], set[dt.datetime | None]] = defaultdict(set)
    values: defaultdict[tuple[str, str, str], list[_Said]] = defaultdict(list)
    for one in said:
        editions[one.kind, one.source].add(one.first)
        values[one.kind, one.source, one.value].append(one)
    for (kind, source, _), ones in sorted(values.items()):
        days = sorted(editions[kind, source], key=lambda day: day or dt.datetime.min)
        place = {day: number for number, day in enumerate(days)}
        ones.sort(key=lambda one: (place[one.first], one.node))
        run = [ones[0]]
        for one in ones[1:]:
            if place[one.first] - place[run[-1].first] > 1:
                yield run
                run = []
            run.append(one)
        yield run


def _entry(first: dt.datetime | None, last: dt.datetime | None, run: list[_Said]) -> Entry:
    one = run[0]
    where = tuple(sorted({place for said in run for place in said.where}))
    text = f"formerly {one.value}" if one.former else one.value
    confidence = max(said.confidence for said in run)
    return Entry(
        first, last, one.precision, one.until_precision, one.kind, text, None, one.node, None, None, confidence, where
    )


def _by_all(entries: list[tuple[str, Entry]]) -> list[Entry]:
    """Where several sources say the same of the same time, one entry that names them."""
    groups: defaultdict[tuple[object, ...], list[tuple[str, Entry]]] = defaultdict(list)
    for source, one in entries:
        groups[one.kind, one.text, one.date, one.until, one.precision].append((source, one))
    found = []
    for said in groups.values():
        first = min((one for _, one in said), key=lambda one: one.node or "")
        sources = ", ".join(sorted({source for source, _ in said}))
        where = tuple(sorted({place for _, one in said for place in one.where}))
        confidence = max(one.confidence for _, one in said)
        found.append(replace(first, text=f"{first.text} ({sources})", confidence=confidence, where=where))
    return found
