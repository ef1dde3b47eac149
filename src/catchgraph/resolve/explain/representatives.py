"""Which records of two entities are compared or judged for them: those that identify, those that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from catchgraph.case.decisions import Decision
from catchgraph.errors import UsageError
from catchgraph.model.kinds import kind_of
from catchgraph.resolve.explain.compared import on_the_spot
from catchgraph.resolve.lookup import CONSIGNMENT, Meant

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

Standing = dict[tuple[str, ...], Decision]
Pair = tuple[str, str]

#: This many pairs of two entities are judged in one act; of larger ones those records that say most.
MOST_JUDGED = 400
#: This many are compared to find the pair that explains most.
_MOST_COMPARED = 2_500

#: Mentions that a record makes, those that say most first. One that only events make, an MMSI alone, says nothing.
_LISTS = ("call_signs", "registration_numbers", "mmsis", "built", "lengths_m", "tonnages")
_VESSELS = f"""
    SELECT mention_id FROM read.vessel_mention WHERE mention_id IN (SELECT unnest($ids)) GROUP BY mention_id
    ORDER BY max(3 * (imo IS NOT NULL)::INT + (name IS NOT NULL)::INT
        + {" + ".join(f"(coalesce(len({name}), 0) > 0)::INT" for name in _LISTS)}) DESC, mention_id"""  # noqa: S608

#: Of mentions that say the same the first; without a precise address each vessel's own (`party.features`).
_PARTIES = """
    SELECT min(p.mention_id) FROM read.party_mention AS p
    LEFT JOIN resolve.member AS v ON v.mention_id = p.asset_mention_id
    WHERE p.mention_id IN (SELECT unnest($ids))
    GROUP BY list_sort(p.keys), p.address_key, p.country, list_sort(p.numbers),
        CASE WHEN NOT coalesce(p.address_precise, false) THEN v.entity_id END
    ORDER BY max(3 * (coalesce(len(p.numbers), 0) > 0)::INT + (p.address_key IS NOT NULL)::INT
        + (p.country IS NOT NULL)::INT) DESC, 1"""


_IDENTIFYING = {"vessel": _VESSELS, "party": _PARTIES}


@dataclass(frozen=True, slots=True)
class Across:
    """Pairs of records of two entities. `unjudged`: records that are in none, since there are too many."""

    pairs: list[Pair]
    unjudged: int


def across(connection: duckdb.DuckDBPyConnection, left: Meant, right: Meant) -> Across:
    """Every pair of an identifying record of the one and one of the other, of no more than `MOST_JUDGED`."""
    one, other = _sides(connection, left, right)
    some, others = _capped(one, other, MOST_JUDGED)
    pairs = sorted({(min(pair), max(pair)) for pair in product(some, others) if pair[0] != pair[1]})
    return Across(pairs, len(one) + len(other) - len(some) - len(others))


def best(connection: duckdb.DuckDBPyConnection, left: Meant, right: Meant, judgements: Standing) -> Pair:
    """The pair of records, one of each side, that can be compared by most fields; of equal ones the highest score.

    Between records of one entity the highest score counts first: it is what holds them together.
    """
    sides = _capped(*_sides(connection, left, right), _MOST_COMPARED)
    if left.kind == CONSIGNMENT and left.mentions[0] != right.mentions[0]:
        # Both begin at a record that stands for all of them.
        return (min(left.mentions[0], right.mentions[0]), max(left.mentions[0], right.mentions[0]))
    pairs = sorted({(min(a, b), max(a, b)) for a, b in product(*sides) if a != b})
    if not pairs:
        raise UsageError(f"{left.id} and {right.id} are one and the same record", hint="Name two different records.")
    if len(pairs) == 1:
        return pairs[0]
    judged = {subject for subjects in judgements for subject in subjects}
    found = on_the_spot(connection, left.kind, pairs, judged)
    alone = not set(left.mentions) & set(right.mentions)
    rank = [
        (comparable if alone else 0, score)
        for comparable, score in zip(_comparable(found), found["score"], strict=True)
    ]
    return pairs[max(range(len(pairs)), key=lambda at: (rank[at], -at))]


def check_kinds(left: Meant, right: Meant) -> None:
    """Raises `UsageError` for two that no mentions can be compared of; a company and a person can."""
    if _space(left) != _space(right):
        raise UsageError(
            f"a {left.kind} and a {right.kind} cannot be compared", hint="Name two of one kind, e.g. two vessels."
        )


def _space(side: Meant) -> str:
    return CONSIGNMENT if side.kind == CONSIGNMENT else kind_of(side.kind).mentions


def _comparable(found: pd.DataFrame) -> list[int]:
    return [sum(bool(part["left"]) and bool(part["right"]) for part in parts) for parts in found["parts"]]


def _sides(connection: duckdb.DuckDBPyConnection, left: Meant, right: Meant) -> tuple[list[str], list[str]]:
    check_kinds(left, right)
    return _identifying(connection, left), _identifying(connection, right)


def _identifying(connection: duckdb.DuckDBPyConnection, side: Meant) -> list[str]:
    """The records that say who it is, those that say most first; all, where none does."""
    if len(side.mentions) == 1 or side.kind == CONSIGNMENT:
        return list(side.mentions)
    query = _IDENTIFYING[kind_of(side.kind).mentions]
    found = [str(row[0]) for row in connection.execute(query, {"ids": list(side.mentions)}).fetchall()]
    return found or list(side.mentions)


def _capped(one: list[str], other: list[str], most: int) -> tuple[list[str], list[str]]:
    """The first of both, so that no more than `most` pairs come of them."""
    even = int(most**0.5)
    few = max(even, most // max(len(other), 1))
    some = one[:few]
    return some, other[: max(even, most // max(len(some), 1))]
