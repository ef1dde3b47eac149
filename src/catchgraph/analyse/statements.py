"""What records say a vessel, company or person was called and known by, and when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.timeline_entry import TimelineEntry, united
from catchgraph.model.schema import RECORDS, NodeType
from catchgraph.model.tells import Dated, Fact

if TYPE_CHECKING:
    import duckdb

_ADJOINING = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Said:
    kind: str
    value: str
    source: str
    first: dt.datetime | None
    last: dt.datetime | None
    precision: str
    until_precision: str
    edited: bool
    former: bool
    node: str
    confidence: float
    where: list[str]


def statements(connection: duckdb.DuckDBPyConnection) -> list[TimelineEntry]:
    """An entry for each name, flag and number and the time in which a source says so without a break.

    What a source says to have been so at some time before is one entry, of the first day on which it says so; what one
    of unknown edition says without days is left out where anything dates it. Reads what `subject.gather` has put into
    temporary tables.
    """
    said = _dated([_Said(*row) for row in connection.execute(_query()).fetchall()])
    former = _same([one for one in said if one.former])
    entries = [_entry(None, min(run, key=_end).last, run) for run in former.values()]
    edited = _runs([one for one in said if one.edited and not one.former])
    entries += [_entry(run[0].first, run[-1].first, run) for run in edited]
    dated = _same([one for one in said if not one.edited and not one.former])
    entries += [_entry(run[0].first, max(run, key=_end).last, run) for ones in dated.values() for run in _spells(ones)]
    return _by_all(entries)


def _query() -> str:
    parts = [
        _select(kind, kind.tells.dated, fact)
        for kind in RECORDS
        for fact in kind.tells.facts
        if fact.told and kind.tells.dated
    ]
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE value IS NOT NULL AND value <> '' ORDER BY ALL"  # noqa: S608


def _select(kind: NodeType, dated: Dated, fact: Fact) -> str:
    first, last, until_precision, edited = dated.first, dated.last, dated.until_precision, dated.edited
    if fact.former:
        said = [name for name in ("edition", "since") if kind.has(name)]
        first, last, until_precision, edited = "NULL", f"coalesce({', '.join(said)}, NULL)", dated.former, "false"
    value = f"unnest({fact.value})" if fact.many else fact.value
    return f"""SELECT '{fact.kind}' AS kind, {value} || {fact.doubt} AS value, {dated.source} AS source,
                      CAST({first} AS TIMESTAMP) AS first, CAST({last} AS TIMESTAMP) AS last, {dated.precision},
                      {until_precision}, {edited} AS edited, {fact.former} AS former, id, confidence,
                      coalesce(records, []) AS records
               FROM temp."{kind.table}" r JOIN (SELECT source AS record, confidence FROM temp.link) l
                                       ON l.record = r.id"""  # noqa: S608 - declared in the model


def _dated(said: list[_Said]) -> list[_Said]:
    known = {(one.kind, one.value) for one in said if not one.edited or one.first}
    return [one for one in said if not one.edited or one.first or (one.kind, one.value) not in known]


def _same(said: list[_Said]) -> dict[tuple[str, str, str], list[_Said]]:
    """What a source says of one kind in the same words."""
    groups: defaultdict[tuple[str, str, str], list[_Said]] = defaultdict(list)
    for one in said:
        groups[one.kind, one.source, one.value].append(one)
    return dict(sorted(groups.items()))


def _spells(said: list[_Said]) -> Iterator[list[_Said]]:
    """Spells of one value that overlap or follow one another without a day between; a missing day is open."""
    run: list[_Said] = []
    end = dt.datetime.min
    for one in sorted(said, key=lambda one: (one.first or dt.datetime.min, _end(one), one.node)):
        if run and one.first is not None and end != dt.datetime.max and one.first > end + _ADJOINING:
            yield run
            run, end = [], dt.datetime.min
        run.append(one)
        end = max(end, _end(one))
    if run:
        yield run


def _end(one: _Said) -> dt.datetime:
    return one.last or dt.datetime.max


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


def _entry(first: dt.datetime | None, last: dt.datetime | None, run: list[_Said]) -> tuple[str, TimelineEntry]:
    """The source, and what its statements say together: the first one's first day, and the last day of any."""
    one = run[0]
    ends = [said.until_precision for said in run if said.last == last]
    nodes = sorted({said.node for said in run})
    where = tuple(sorted({place for said in run for place in said.where}))
    text = f"formerly {one.value}" if one.former else one.value
    return one.source, TimelineEntry(
        first, last, one.precision, ends[0] if ends else one.until_precision, one.kind, text, None, nodes[0], None,
        None, max(said.confidence for said in run), where, tuple(nodes[1:]),
    )  # fmt: skip


def _by_all(entries: list[tuple[str, TimelineEntry]]) -> list[TimelineEntry]:
    """Where several sources say the same of the same time, one entry that names them."""
    groups: defaultdict[tuple[object, ...], list[tuple[str, TimelineEntry]]] = defaultdict(list)
    for source, one in entries:
        groups[one.kind, one.text, one.date, one.until, one.precision].append((source, one))
    return [
        united([one for _, one in said], f"{said[0][1].text} ({', '.join(sorted({source for source, _ in said}))})")
        for said in groups.values()
    ]
