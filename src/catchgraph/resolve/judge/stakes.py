"""What hangs on an entity: records, listings, events and findings."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Stakes:
    """Numbers of what hangs on an entity."""

    records: int
    listings: int
    events: int
    findings: int

    @property
    def weight(self) -> float:
        """How much it matters who this is: a listing most, then findings, events and records, each ever less."""
        return (
            3 * math.log2(1 + self.listings)
            + 2 * math.log2(1 + self.findings)
            + math.log2(1 + self.events)
            + math.log2(1 + self.records)
        )

    def said(self) -> str:
        """`3 records, 1 listing, 12 events`."""
        named = {"record": self.records, "listing": self.listings, "event": self.events, "finding": self.findings}
        return ", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in named.items() if number)


def stakes(connection: duckdb.DuckDBPyConnection, entities: Iterable[str]) -> dict[str, Stakes]:
    """For each of these entities; listings and events of vessels that a company or person owns count for it, too."""
    rows = connection.execute(
        """WITH wanted AS (SELECT unnest($ids) AS id),
        member AS (SELECT w.id, m.mention_id FROM wanted w JOIN resolve.member m ON m.entity_id = w.id),
        hull AS (
            SELECT DISTINCT m.id, coalesce(v.entity_id, m.id) AS hull
            FROM member m LEFT JOIN read.party_mention p USING (mention_id)
            LEFT JOIN resolve.member v ON v.mention_id = p.asset_mention_id
        ),
        listing AS (
            SELECT h.id, count(DISTINCT l.id) AS n FROM hull h JOIN resolve.member m ON m.entity_id = h.hull
            JOIN read.listing l USING (mention_id) GROUP BY h.id
        ),
        event AS (
            SELECT h.id, count(DISTINCT p.event_id) AS n FROM hull h JOIN resolve.participant p ON p.entity_id = h.hull
            GROUP BY h.id
        ),
        finding AS (
            SELECT w.id, count(DISTINCT a.source) AS n FROM wanted w JOIN derived.about a ON a.target = w.id
            GROUP BY w.id
        )
        SELECT w.id, (SELECT count(*) FROM member m WHERE m.id = w.id), coalesce(l.n, 0), coalesce(e.n, 0),
            coalesce(f.n, 0)
        FROM wanted w LEFT JOIN listing l USING (id) LEFT JOIN event e USING (id) LEFT JOIN finding f USING (id)""",
        {"ids": sorted(entities)},
    ).fetchall()
    return {row[0]: Stakes(*row[1:]) for row in rows}
