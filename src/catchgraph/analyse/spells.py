"""What has a first and a last day of an entity: authorisations, listings, measures, plain records, who holds whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import dicts, refs
from catchgraph.analyse.period import SAID
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.analyse.timeline_kinds import PLAIN, owned
from catchgraph.analyse.words import spaced
from catchgraph.model.schema import HOLDINGS, STATEMENTS, NodeType, RelType, label_of
from catchgraph.model.tells import Spell

if TYPE_CHECKING:
    import duckdb

_HELD = """
    SELECT kind, source, target, since, until, record, confidence, s.day, s.records
    FROM derived."{table}" o LEFT JOIN ({said}) s ON s.id = o.record WHERE {end} = $id ORDER BY ALL
"""


def spells(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> list[TimelineEntry]:
    """Everything with a first and a last day. Reads what `subject.gather` has put into temporary tables."""
    found = [entry for kind in STATEMENTS for spell in _spells(kind) for entry in _told(connection, kind, spell)]
    for holding in HOLDINGS:
        if label in holding.targets:
            found += _held(connection, holding, id_, "target")
        if label in holding.sources:
            found += _held(connection, holding, id_, "source")
    return found


def _spells(kind: NodeType) -> tuple[Spell, ...]:
    """Those that it declares; a record without facts and spells is a line of its day."""
    day = kind.tells.day
    plain = Spell(kind=spaced(kind.label), since=day, until=day, ends=True)
    return (plain,) if kind in PLAIN else kind.tells.spells


def _told(connection: duckdb.DuckDBPyConnection, kind: NodeType, spell: Spell) -> list[TimelineEntry]:
    rows = dicts(
        connection,
        f"""SELECT r.*, l.confidence AS certainty, CAST({spell.since} AS TIMESTAMP) AS began,
                   CAST({spell.until} AS TIMESTAMP) AS ended, {spell.precision} AS precise,
                   {spell.until_precision} AS until_precise
            FROM temp."{kind.table}" r JOIN (SELECT source AS record, confidence FROM temp.link) l ON l.record = r.id
            WHERE {spell.where} ORDER BY r.id""",  # noqa: S608 - declared in the model
    )
    return [
        TimelineEntry(
            row["began"], row["ended"], row["precise"], row["until_precise"], spell.kind,
            kind.tells.say(row, spell.says), None, row["id"], None, None, row["certainty"],
            tuple(row["records"] or ()),
        )
        for row in rows
    ]  # fmt: skip


def _held(connection: duckdb.DuckDBPyConnection, holding: RelType, id_: str, end: str) -> list[TimelineEntry]:
    """Who holds it (`end` is target), or what it holds (source)."""
    said = " UNION ALL ".join(f'SELECT id, {day} AS day, records FROM derived."{name}"' for name, day in SAID.items())  # noqa: S608
    rows = connection.execute(_HELD.format(table=holding.table, end=end, said=said), {"id": id_}).fetchall()
    groups: defaultdict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for kind, source, target, since, until, record, confidence, day, where in rows:
        words = holding.cls.HELD
        what = words[0] if words and end == "target" else owned(holding, label_of(target) or "")
        other = source if end == "target" else target
        dated = since is not None or until is not None
        first, last = (since, until) if dated else (day, day)
        groups[what, other, first, last].append((kind, record, confidence, tuple(where or ())))
    known = refs(connection, {other for _, other, _, _ in groups})
    return [
        _entry(what, known[other].name if other in known else other, other, first, last, held)
        for (what, other, first, last), held in groups.items()
    ]


def _entry(what: str, name: str, other: str, first: Any, last: Any, held: list[tuple[Any, ...]]) -> TimelineEntry:
    """One entry for every role that the same party has in the same time."""
    kinds = ", ".join(sorted({kind for kind, *_ in held}))
    where = tuple(sorted({place for *_, places in held for place in places}))
    record = min((record for _, record, *_ in held if record), default=None)
    confidence = max(one[2] for one in held)
    text = f"{name} ({kinds})"
    return TimelineEntry(first, last, "day", "day", what, text, other, record, None, None, confidence, where)
