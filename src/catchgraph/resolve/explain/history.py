"""What is known of an entity over time: its records, what was merged or split, what people judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, standing
from catchgraph.case.places import place
from catchgraph.model.kinds import kind_of
from catchgraph.resolve import lookup
from catchgraph.resolve.labels import label_of_mention

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the day (YYYY-MM-DD, or '' where no source gives one), `record`, `merged`, `split`, `another kind`
    or `judged`, the text, the row it rests on, and the time of day (UTC) of what was done in this case."""

    day: str
    what: str
    text: str
    where: str
    time: str = ""


def follow(case: CaseFolder, entity: str) -> list[str]:
    """The living entities that an id means now, also after merges and splits. Raises `NotFound`."""
    with case.read() as connection:
        return lookup.follow(connection, entity)


def history(case: CaseFolder, entity: str) -> list[Line]:
    """Dated lines on an entity, oldest first, undated ones before; of a day what records say, then what was done, in
    its order. Raises `NotFound`."""
    with case.read() as connection:
        found = lookup.meant(connection, entity)
        lines = _changes(connection, found.id)
        if found.kind != lookup.CONSIGNMENT:
            lines += _rows(connection, _SAID[kind_of(found.kind).mentions], found.mentions)
        lines += _judgements(connection, standing(case, "judgement").values(), found)
    return sorted(set(lines), key=lambda line: (line.day, line.time, line.what, line.text))


#: Day, text and locator of the records that mention a vessel.
_VESSEL = """
    SELECT coalesce(r.since, r.edition) AS day, r.mention_id, r.file_id, r.record_no, r.line, r.part,
        'registered with ' || r.register || ' as ' || r.name
            || coalesce(', flag ' || r.flag, '') || coalesce(', IMO ' || r.imo, '') AS text
    FROM read.registration AS r
    UNION ALL
    SELECT l.since, l.mention_id, l.file_id, l.record_no, l.line, l.part,
        'listed by ' || l.rfmo || ' as ' || l.name || ', ' || l.period
    FROM read.listing AS l
    UNION ALL
    SELECT b.first, b.mention_id, b.file_id, b.record_no, b.line, b.part,
        'transmitted ' || b.name || coalesce(', MMSI ' || b.mmsi, '') || coalesce(', flag ' || b.flag, '')
            || coalesce(', until ' || strftime(b.last, '%Y-%m-%d'), '')
    FROM read.broadcast AS b"""

_PARTY = """
    SELECT coalesce(p.since, f.edition) AS day, p.mention_id, p.file_id, p.record_no, p.line, p.part,
        'named ' || p.name || ' as ' || p.role || coalesce(' of ' || v.name, '') AS text
    FROM read.party_mention AS p JOIN read.file AS f USING (file_id)
    LEFT JOIN (SELECT DISTINCT mention_id, name FROM read.vessel_mention) AS v ON v.mention_id = p.asset_mention_id"""


#: What the records say, by what mentions they make.
_SAID = {"vessel": _VESSEL, "party": _PARTY}


def _rows(connection: duckdb.DuckDBPyConnection, query: str, mentions: tuple[str, ...]) -> list[Line]:
    rows = connection.execute(
        f"""SELECT day, text || ' (joined by: ' || m.basis || ')',
            {place("f", "r")}
        FROM ({query}) AS r JOIN resolve.member AS m USING (mention_id) JOIN read.file AS f USING (file_id)
        WHERE mention_id IN (SELECT unnest(?)) AND text IS NOT NULL""",  # noqa: S608 (two fixed queries)
        [list(mentions)],
    ).fetchall()
    return [Line(_day(day), "record", text, where) for day, text, where in rows]


def _changes(connection: duckdb.DuckDBPyConnection, entity: str) -> list[Line]:
    """Merges and splits that the entity took part in, by the day of the run."""
    rows = connection.execute(
        """WITH RECURSIVE part AS (
            -- What became part of it, and what had become part of that before.
            SELECT $id AS id
            UNION
            SELECT t.entity_id FROM resolve.tombstone t JOIN part ON list_contains(t.successors, part.id)
            WHERE t.reason IN ('merged', 'another kind')
        )
        SELECT DISTINCT r.done_at, t.entity_id, t.successors, t.reason
        FROM resolve.tombstone AS t JOIN main.run AS r USING (run)
        WHERE t.entity_id = $id OR list_contains(t.successors, $id)
           OR t.reason IN ('merged', 'another kind') AND list_has_any(t.successors, (SELECT list(id) FROM part))""",
        {"id": entity},
    ).fetchall()
    return [
        Line(_day(at), reason, _change(entity, old, heirs, reason), "", at.strftime("%H:%M:%S.%f"))
        for at, old, heirs, reason in rows
    ]


def _change(entity: str, old: str, heirs: list[str], reason: str) -> str:
    others = ", ".join(heir for heir in heirs if heir != entity)
    if reason == "another kind":
        return f"{old} is called a {heirs[0].partition(':')[0]} since: {heirs[0]}"
    if reason == "merged":
        if entity not in heirs and old != entity:
            return f"{old} became part of {others}, later part of it"
        return f"{old} became part of it" if old != entity else f"it became part of {others}"
    return f"it was split; the rest went to {others}" if old == entity else f"it was split off from {old}"


def _judgements(connection: duckdb.DuckDBPyConnection, made: Iterable[Decision], found: lookup.Meant) -> list[Line]:
    own = set(found.mentions)
    acts: dict[str, list[Decision]] = {}
    for one in made:
        if own & set(one.subjects):
            acts.setdefault(one.act or str(one.subjects), []).append(one)
    lines = []
    for one, *more in acts.values():
        named = " and ".join(_named(connection, found.kind, mention) for mention in one.subjects)
        others = f" (and {len(more):,} more pairs of their records)" if more else ""
        text = f"{named}{others} {one.verdict}, by {one.who}: {one.why}"
        lines.append(Line(one.when[:10], "judged", text, "", one.when[11:19]))
    return lines


def _named(connection: duckdb.DuckDBPyConnection, kind: str, mention: str) -> str:
    label = label_of_mention(connection, kind, mention)
    return mention if label.name in ("", mention) else f"{label.name} ({mention})"


def _day(value: dt.datetime | None) -> str:
    return value.strftime("%Y-%m-%d") if value else ""
