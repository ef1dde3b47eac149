"""Only what lies between two days: which nodes and relationships are outside."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.graph import days_of
from catchgraph.analyse.neighbours import Edge, ids_of
from catchgraph.errors import UsageError
from catchgraph.model.schema import HOLDINGS, RECORDS, NodeType, label_of, node, relationship

if TYPE_CHECKING:
    import duckdb

#: (id, id, type): two nodes that a type of relationship joins, in any order.
Pair = tuple[str, str, str]
#: (node, other, type) in numbers.
Step = tuple[int, int, str]

_HOLDS = frozenset(kind.type for kind in HOLDINGS)
#: The day on which a record says who holds whom: its own first day, else that of its edition.
SAID = {kind.table: f"coalesce({kind.tells.holds[0]}, {kind.tells.holds[2]})" for kind in RECORDS if kind.tells.holds}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both of them in it; `None` is open."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"{self.since:%Y-%m-%d} is after {self.until:%Y-%m-%d}", hint="Swap since and until.")

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def outside(self, begin: str, end: str) -> str:
        """SQL: whether what begins and ends in these columns lies wholly outside; what has no day does not."""
        tests = []
        if self.until:
            tests.append(f"coalesce({begin} >= TIMESTAMP '{self.until:%Y-%m-%d}' + INTERVAL 1 DAY, false)")
        if self.since:
            tests.append(f"coalesce({end} < TIMESTAMP '{self.since:%Y-%m-%d}', false)")
        return " OR ".join(tests) or "false"

    def said(self) -> str:
        """In words."""
        if self.since and self.until:
            return f"from {self.since:%Y-%m-%d} to {self.until:%Y-%m-%d}"
        return f"from {self.since:%Y-%m-%d}" if self.since else f"until {self.until:%Y-%m-%d}" if self.until else "ever"


#: No limits.
EVER = Period()


def nodes_outside(connection: duckdb.DuckDBPyConnection, ids: Collection[str], period: Period) -> set[str]:
    """The records and events among `ids` that lie wholly outside. An edition counts where a record has no day."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        if (label := label_of(id_)) and node(label) in RECORDS:
            by_label[label].append(id_)
    found: set[str] = set()
    for label in sorted(by_label):
        begin, end = _days(node(label))
        rows = connection.execute(
            f"""SELECT id FROM derived."{node(label).table}"
                WHERE id IN (SELECT unnest(?)) AND ({period.outside(begin, end)})""",  # noqa: S608 - model names, days
            [by_label[label]],
        ).fetchall()
        found |= {row[0] for row in rows}
    return found


def pairs_outside(connection: duckdb.DuckDBPyConnection, pairs: Collection[Pair], period: Period) -> set[Pair]:
    """The pairs whose every relationship lies wholly outside."""
    by_type: defaultdict[str, set[Pair]] = defaultdict(set)
    for pair in pairs:
        if pair[2] in _HOLDS:
            by_type[pair[2]].add(pair)
    found: set[Pair] = set()
    for type_ in sorted(by_type):
        ends = sorted({end for pair in by_type[type_] for end in pair[:2]})
        rows = connection.execute(_holding(relationship(type_).table, period), {"ends": ends}).fetchall()
        gone = {frozenset(row) for row in rows}
        found |= {pair for pair in by_type[type_] if frozenset(pair[:2]) in gone}
    return found


def edges_outside(connection: duckdb.DuckDBPyConnection, edges: Collection[Edge], period: Period) -> set[Step]:
    """The edges that the period leaves out: what they lead to is outside, or every relationship of the pair is."""
    id_of = ids_of(connection, {end for edge in edges for end in edge[:2]})
    nodes = nodes_outside(connection, {id_of[edge[1]] for edge in edges}, period)
    pairs = pairs_outside(connection, {(id_of[edge[0]], id_of[edge[1]], edge[2]) for edge in edges}, period)
    return {edge[:3] for edge in edges if id_of[edge[1]] in nodes or (id_of[edge[0]], id_of[edge[1]], edge[2]) in pairs}


def _days(kind: NodeType) -> tuple[str, str]:
    begin, end = days_of(kind)
    if any(prop.name == "edition" for prop in kind.properties):
        begin = f"coalesce({begin}, edition)"
    return begin, f"coalesce({end}, {begin})" if kind.layer == "event" else end


def _holding(table: str, period: Period) -> str:
    """SQL: the ends (among `$ends`) that no relationship of the table joins within the period."""
    held = f"""SELECT source, target, since, until, record FROM derived.{table}
               WHERE source IN (SELECT unnest($ends)) AND target IN (SELECT unnest($ends))"""  # noqa: S608
    said = " UNION ALL ".join(
        f"SELECT id, {day} AS day FROM derived.{record} WHERE id IN (SELECT record FROM held)"  # noqa: S608
        for record, day in SAID.items()
    )
    return f"""WITH held AS ({held}), said AS ({said})
               SELECT source, target FROM held LEFT JOIN said ON said.id = held.record
               GROUP BY source, target
               HAVING bool_and({period.outside("coalesce(held.since, said.day)", "held.until")})"""  # noqa: S608
