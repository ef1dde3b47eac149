"""Why the records of a consignment are one: the basis of each, what was weighed, what else it was compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.resolve.consignment.levels import FIELDS, LEVELS
from catchgraph.resolve.core.weights import Weights, load_weights
from catchgraph.resolve.labels import Label, label_of_mention
from catchgraph.resolve.lookup import Meant, meant

if TYPE_CHECKING:
    import duckdb

#: What a record was compared with besides is named to so many, the best first.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A field of two records, the level that it reaches, what that means, and its weight."""

    field: str
    level: str
    meaning: str
    weight: float


@dataclass(frozen=True, slots=True)
class Left:
    """What a record might have been part of: the record there, the score, how much less that is, and why it is not."""

    record: str
    label: Label
    score: float
    less: float | None


@dataclass(frozen=True, slots=True)
class Belongs:
    """A record of a consignment: by what basis it was joined to which other, what served, and how sure that is.

    `weighed`: what the score consists of, with `intercept`, where parties and goods were compared; it sums to `score`.
    `left`: others that it was compared with.
    """

    record: str
    label: Label
    basis: str
    joined_to: str
    joined_by: tuple[str, ...]
    confidence: float
    score: float | None
    intercept: float
    weighed: tuple[Weighed, ...]
    left: tuple[Left, ...]


def belongs(case: CaseFolder, id_: str) -> tuple[Meant, tuple[Belongs, ...]]:
    """The records of a consignment, that at which it begins first. Raises `NotFound` for an unknown id."""
    weights = load_weights("consignment")
    with case.read() as connection:
        found = meant(connection, id_)
        rows = connection.execute(
            """SELECT record_id, basis, coalesce(joined_to, ''), joined_by, confidence, score
            FROM resolve.part_of WHERE record_id IN (SELECT unnest(?)) ORDER BY is_anchor DESC, record_id""",
            [list(found.mentions)],
        ).fetchall()
        return found, tuple(_belongs(connection, weights, *row) for row in rows)


def _belongs(
    connection: duckdb.DuckDBPyConnection,
    weights: Weights,
    record: str,
    basis: str,
    joined_to: str,
    joined_by: list[str],
    confidence: float,
    score: float | None,
) -> Belongs:
    return Belongs(
        record=record,
        label=label_of_mention(connection, "consignment", record),
        basis=basis,
        joined_to=joined_to,
        joined_by=tuple(joined_by),
        confidence=confidence,
        score=score,
        intercept=weights.intercept,
        weighed=_weighed(connection, weights, record, joined_to) if score is not None else (),
        left=_left(connection, record, joined_to, score),
    )


def _weighed(connection: duckdb.DuckDBPyConnection, weights: Weights, record: str, other: str) -> tuple[Weighed, ...]:
    columns = ", ".join(f'"{field}"' for field in FIELDS)
    row = connection.execute(
        f"SELECT {columns} FROM resolve.part_pair WHERE node = ? AND to_node = ?",  # noqa: S608 (declared fields)
        [record, other],
    ).fetchone()
    if row is None:
        return ()
    reached = [(field, list(LEVELS[field])[code]) for field, code in zip(FIELDS, row, strict=True)]
    return tuple(
        Weighed(field, level, LEVELS[field][level], weights.fields[field].get(level, 0.0)) for field, level in reached
    )


def _left(connection: duckdb.DuckDBPyConnection, record: str, joined_to: str, score: float | None) -> tuple[Left, ...]:
    rows = connection.execute(
        """SELECT to_node, score FROM resolve.part_pair WHERE node = ? AND to_node <> ?
        ORDER BY score DESC, to_node LIMIT ?""",
        [record, joined_to, _SHOWN],
    ).fetchall()
    return tuple(
        Left(
            other,
            label_of_mention(connection, "consignment", other),
            found,
            score - found if score is not None else None,
        )
        for other, found in rows
    )
