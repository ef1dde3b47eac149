"""Entities that deserve a look: very large, a long chain of links, or kept from joining another by a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.model import kinds
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.explain.strongest_links import Link, tree

if TYPE_CHECKING:
    import duckdb

#: Links from one end of an entity to the other: the ends of so long a chain have little in common.
LONG = 8
#: Smaller entities cannot be that long; of larger ones their size says enough.
_LONGEST_OF = 2000


@dataclass(frozen=True, slots=True)
class Watched:
    """An entity to look at: `what` is `size`, `chain` or `conflict`; `number` of records, links or pairs held apart."""

    entity: str
    what: str
    number: int

    def said(self) -> str:
        """As a line for people."""
        words = {
            "size": f"holds {self.number:,} records: catchgraph explain {self.entity}",
            "chain": f"is a chain of {self.number} links from end to end: catchgraph explain {self.entity}",
            "conflict": f"is kept apart from what {self.number} of its links would join: catchgraph review --conflicts",
        }
        return f"{self.entity} {words[self.what]}"


def watched(case: CaseFolder) -> list[Watched]:
    """Large entities, long chains and conflicts of the last `resolve`, each sorted by its number."""
    with case.read() as connection:
        found = [*_large(connection), *_chains(connection), *_conflicts(connection)]
    return sorted(found, key=lambda one: (one.what, -one.number, one.entity))


def diameter(links: Sequence[Link]) -> int:
    """Most links between any two records of a tree."""
    beside: dict[str, list[str]] = {}
    for link in links:
        beside.setdefault(link.left, []).append(link.right)
        beside.setdefault(link.right, []).append(link.left)
    if not beside:
        return 0
    end, _ = _farthest(beside, min(beside))
    return _farthest(beside, end)[1]


def _farthest(beside: dict[str, list[str]], start: str) -> tuple[str, int]:
    far = {start: 0}
    waiting = [start]
    for one in waiting:
        for other in beside[one]:
            if other not in far:
                far[other] = far[one] + 1
                waiting.append(other)
    return waiting[-1], far[waiting[-1]]


def _large(connection: duckdb.DuckDBPyConnection) -> list[Watched]:
    rows = connection.execute(
        """SELECT entity_id, count(*) FROM resolve.member
        JOIN (SELECT unnest($kinds) AS kind, unnest($records) AS records) ON kind = split_part(entity_id, ':', 1)
        GROUP BY entity_id HAVING count(*) >= any_value(records)""",
        {"kinds": list(kinds.prefixes()), "records": [kind.records for kind in kinds.KINDS]},
    ).fetchall()
    return [Watched(entity, "size", count) for entity, count in rows]


def _chains(connection: duckdb.DuckDBPyConnection) -> list[Watched]:
    rows = connection.execute(
        """WITH big AS (
            SELECT entity_id FROM resolve.member GROUP BY entity_id HAVING count(*) BETWEEN $least AND $most
        )
        SELECT a.entity_id, p."left", p."right", p.score, p.decided = 'judged same'
        FROM big JOIN resolve.member a USING (entity_id) JOIN resolve.pair p ON p."left" = a.mention_id
        JOIN resolve.member b ON b.mention_id = p."right" AND b.entity_id = a.entity_id
        WHERE p.decided IN ('linked', 'judged same')""",
        {"least": LONG + 1, "most": _LONGEST_OF},
    ).fetchall()
    links: dict[str, list[Link]] = {}
    for entity, *link in rows:
        links.setdefault(entity, []).append(Link(*link))
    lengths = {entity: diameter(tree(found)) for entity, found in links.items()}
    return [Watched(entity, "chain", length) for entity, length in lengths.items() if length >= LONG]


def _conflicts(connection: duckdb.DuckDBPyConnection) -> list[Watched]:
    found = []
    for kind in kinds.prefixes():
        rows = connection.execute(
            """SELECT a.entity_id, count(*) FROM resolve.pair p
            JOIN resolve.member a ON a.mention_id = p."left" JOIN resolve.member b ON b.mention_id = p."right"
            WHERE p.kind = $kind AND p.decided = 'not linked' AND p.score >= $at AND a.entity_id <> b.entity_id
            GROUP BY a.entity_id""",
            {"kind": kind, "at": load_weights(kind).link_at},
        ).fetchall()
        found += [Watched(entity, "conflict", count) for entity, count in rows]
    return found
