"""Relationships in full: from pairs of neighbours to the rows of the derived tables, each with its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from catchgraph.analyse.nodes import refs
from catchgraph.model.schema import RelType, relationship

if TYPE_CHECKING:
    import duckdb

#: Columns of a relationship that a terminal has no room for.
HIDDEN = frozenset({"basis", "since", "until", "record", "source", "target", "relationship_id"})


@dataclass(frozen=True, slots=True)
class Detail:
    """One relationship. `role`: its role or kind; `where`: file and line of the record it was drawn from."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "role", "as_written", "confidence", "basis", "since", "until", "record", "where",
        "source", "target", "relationship_id",
    )  # fmt: skip

    type: str
    id: str
    source: str
    target: str
    role: str | None
    as_written: str | None
    confidence: float
    basis: str | None
    since: Any
    until: Any
    record: str | None
    where: tuple[str, ...]

    def values(self) -> tuple[Any, ...]:
        """The values of `COLUMNS`."""
        return (self.role, self.as_written, self.confidence, self.basis, self.since, self.until, self.record,
                list(self.where), self.source, self.target, self.id)  # fmt: skip


def detailed(
    connection: duckdb.DuckDBPyConnection,
    pairs: Iterable[tuple[str, str, str]],
    places: Mapping[str, tuple[str, ...]] | None = None,
) -> list[Detail]:
    """Every relationship between two nodes of a pair (either way) of the pair's type, ordered by id.

    `places`: file and line of records and events as far as they are known already.
    """
    by_type: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for one, other, kind in pairs:
        by_type[kind].add((one, other))
    rows = [row for kind in sorted(by_type) for row in _rows(connection, relationship(kind), by_type[kind])]
    known = dict(places or {})
    known |= {id_: ref.where for id_, ref in refs(connection, {row[-1] for row in rows} - known.keys()).items()}
    return [Detail(*(*row, known.get(row[-1], ()))) for row in rows]


def _rows(connection: duckdb.DuckDBPyConnection, kind: RelType, pairs: set[tuple[str, str]]) -> list[tuple[Any, ...]]:
    names = {prop.name for prop in kind.properties}
    role = "role" if "role" in names else "kind" if "kind" in names else "NULL"
    since, until = ("since", "until") if "since" in names else ("NULL", "NULL")
    ends = sorted({end for pair in pairs for end in pair})
    # By row number: the other columns are then read for these rows only.
    rows = connection.execute(
        f"""SELECT '{kind.type}', id, source, target, {role}, as_written, confidence, basis, {since}, {until}, record
            FROM derived."{kind.table}" WHERE rowid IN (
                SELECT rowid FROM derived."{kind.table}"
                WHERE source IN (SELECT unnest($ends)) AND target IN (SELECT unnest($ends))
            ) ORDER BY id""",  # noqa: S608 - names of the model
        {"ends": ends},
    ).fetchall()
    return [row for row in rows if (row[2], row[3]) in pairs or (row[3], row[2]) in pairs]
