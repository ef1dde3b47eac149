"""Authorisations, listings, measures, owners and operators of a vessel, company or person, from when to when."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.entry import Entry
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.period import SAID

if TYPE_CHECKING:
    import duckdb

#: first, last, precision of each, kind, text, record, confidence, where
_RECORDS = """
    SELECT since, until, 'day', 'day', 'authorisation',
           concat_ws(', ', register || ': authorised as ' || name, 'flag ' || flag, nullif(area, ''),
                     'high seas transshipment: ' || high_seas_transshipment), id, confidence, records
    FROM temp.registration r JOIN temp.link l ON l.source = r.id WHERE since IS NOT NULL OR until IS NOT NULL
    UNION ALL
    SELECT gone_by, gone_by, 'day', 'day', 'edition', register || ' register: no longer on this edition', id,
           confidence, records
    FROM temp.registration r JOIN temp.link l ON l.source = r.id WHERE gone_by IS NOT NULL
    UNION ALL
    SELECT since, until, coalesce(since_precision, 'day'), coalesce(until_precision, 'day'), 'listing',
           concat_ws(', ', rfmo || ': listed as ' || name, CASE WHEN in_force THEN 'in force' END, nullif(reason, '')),
           id, confidence, records
    FROM temp.listing r JOIN temp.link l ON l.source = r.id
    UNION ALL
    SELECT gone_by, gone_by, 'day', 'day', 'edition', rfmo || ' listing: no longer on this edition', id, confidence,
           records
    FROM temp.listing r JOIN temp.link l ON l.source = r.id WHERE gone_by IS NOT NULL
    UNION ALL
    SELECT coalesce(since, CASE WHEN until IS NULL THEN edition END), until, 'day', 'day', 'measure',
           concat_ws(', ', coalesce(authority || ': ', '') || coalesce(kind, name), program, reason), id, confidence,
           records
    FROM temp.measure r JOIN temp.link l ON l.source = r.id
    ORDER BY ALL
"""
_HELD = """
    SELECT o.*, s.day, s.records FROM (
        SELECT 'OWNS' AS type, kind, source, target, since, until, record, confidence
        FROM derived.owns WHERE {end} = $id
        UNION ALL
        SELECT 'OPERATES', kind, source, target, since, until, record, confidence
        FROM derived.operates WHERE {end} = $id
    ) o LEFT JOIN ({said}) s ON s.id = o.record ORDER BY ALL
"""
_KINDS = {
    ("OWNS", "source", "Vessel"): "owned vessel",
    ("OWNS", "source", "Company"): "owned company",
    ("OPERATES", "source", "Vessel"): "operated vessel",
    ("OWNS", "target", "Vessel"): "owner",
    ("OWNS", "target", "Company"): "owner",
    ("OPERATES", "target", "Vessel"): "operator",
}
_LABELS = {"vessel": "Vessel", "company": "Company"}


def spells(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> list[Entry]:
    """Everything with a first and a last day. Reads what `vessel.gather` has put into temporary tables."""
    rows = connection.execute(_RECORDS).fetchall()
    found = [
        Entry(first, last, precision, until_precision, kind, text, None, record, None, None, confidence,
              tuple(where or ()))
        for first, last, precision, until_precision, kind, text, record, confidence, where in rows
    ]  # fmt: skip
    if label != "Person":
        found += _held(connection, id_, "target")
    if label != "Vessel":
        found += _held(connection, id_, "source")
    return found


def _held(connection: duckdb.DuckDBPyConnection, id_: str, end: str) -> list[Entry]:
    """Owners and operators (`end` is target), or what it owns and operates (source)."""
    said = " UNION ALL ".join(f"SELECT id, {day} AS day, records FROM derived.{name}" for name, day in SAID.items())  # noqa: S608
    rows = connection.execute(_HELD.format(end=end, said=said), {"id": id_}).fetchall()
    groups: defaultdict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for type_, kind, source, target, since, until, record, confidence, day, where in rows:
        what = _KINDS[type_, end, _LABELS[target.partition(":")[0]]]
        other = source if end == "target" else target
        dated = since is not None or until is not None
        first, last = (since, until) if dated else (day, day)
        groups[what, other, first, last].append((kind, record, confidence, tuple(where or ())))
    known = refs(connection, {other for _, other, _, _ in groups})
    return [
        _entry(what, known[other].name if other in known else other, other, first, last, held)
        for (what, other, first, last), held in groups.items()
    ]


def _entry(what: str, name: str, other: str, first: Any, last: Any, held: list[tuple[Any, ...]]) -> Entry:
    """One entry for every role that the same party has in the same time."""
    kinds = ", ".join(sorted({kind for kind, *_ in held}))
    where = tuple(sorted({place for *_, places in held for place in places}))
    record = min((record for _, record, *_ in held if record), default=None)
    confidence = max(one[2] for one in held)
    return Entry(first, last, "day", "day", what, f"{name} ({kinds})", other, record, None, None, confidence, where)
