"""Which mentions an id means: a mention, a record that was read, or an entity, also one that is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catchgraph.case.letters import letters
from catchgraph.errors import Ambiguous, NotFound, UsageError
from catchgraph.model import kinds
from catchgraph.resolve.consignment.judged import PAPERS
from catchgraph.resolve.mentions import MENTIONING

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Meant:
    """What an id means: `kind` of entity, and its mentions in the order of their ids."""

    id: str
    kind: str
    mentions: tuple[str, ...]


def meant(connection: duckdb.DuckDBPyConnection, id_: str) -> Meant:
    """The mentions that a mention id, record id or entity id means.

    Raises `NotFound` for an id the case does not hold, `UsageError` for one that names no mention (an event).
    """
    prefix = id_.partition(":")[0]
    if prefix in kinds.prefixes():
        return _entity(connection, id_)
    if prefix == CONSIGNMENT:
        return _consignment(connection, id_)
    if prefix in PAPERS:
        return _paper(connection, prefix, id_)
    if prefix in MENTIONING:
        return _mention(connection, _of_record(connection, prefix, id_), id_)
    if prefix == "mention":
        return _mention(connection, id_, id_)
    raise UsageError(
        f"{id_} is no {_any()}, and no record of one",
        hint="Give the id of a record (registration:…, listing:…, broadcast:…), of a mention, or of an entity.",
    )


#: What papers are concluded to be part of: the kind of what an id of a consignment or a paper means.
CONSIGNMENT = "consignment"


def _consignment(connection: duckdb.DuckDBPyConnection, id_: str) -> Meant:
    """Its records, that at which it begins first."""
    living = _one(follow(connection, id_), id_)
    rows = connection.execute(
        """SELECT record_id FROM resolve.part_of WHERE consignment_id = ?
        ORDER BY is_anchor DESC, basis = 'same document', record_id""",
        [living],
    ).fetchall()
    return Meant(living, CONSIGNMENT, tuple(str(row[0]) for row in rows))


def _paper(connection: duckdb.DuckDBPyConnection, table: str, id_: str) -> Meant:
    if not connection.execute(f"SELECT 1 FROM read.{table} WHERE id = ? LIMIT 1", [id_]).fetchone():  # noqa: S608 (a name of PAPERS)
        raise NotFound(f"no record {id_} in this case", hint="Find it by its number: catchgraph show NUMBER.")
    return Meant(id_, CONSIGNMENT, (id_,))


def _one(living: list[str], entity: str) -> str:
    if len(living) > 1:
        raise NotFound(
            f"{entity} was split and means several entities now", hint=f"Name one of them: {', '.join(living)}."
        )
    return living[0]


def _any() -> str:
    """`vessel, company or person`."""
    *first, last = kinds.prefixes()
    return f"{', '.join(first)} or {last}" if first else last


def both(connection: duckdb.DuckDBPyConnection, a: str, b: str, names: tuple[str, str] | None) -> tuple[Meant, Meant]:
    """What two ids mean. Where that is one entity, and `names` says what each was called, its records of that name.

    A record in both stays on the side that is nothing else, else on none. Raises as `meant`.
    """
    left, right = meant(connection, a), meant(connection, b)
    if names is not None and left.mentions == right.mentions:
        one, other = (_called(connection, left, name) for name in names)
        left = replace(left, mentions=tuple(m for m in one if m not in other)) if one else left
        right = replace(right, mentions=tuple(m for m in other if m not in one)) if other else right
    return (left, right) if left.mentions and right.mentions else (meant(connection, a), meant(connection, b))


#: Names and numbers that a mention gives, by the table of mentions.
_GIVEN = {
    "vessel_mention": "flatten([[imo], {}])".format(
        ", ".join(f"coalesce({name}, [])" for name in ("names", "mmsis", "call_signs", "registration_numbers"))
    ),
    "party_mention": "spellings",
}


def _saying(table: str) -> str:
    """Condition that a row of mentions gives `$name`."""
    given = f"list_filter({_GIVEN[table]}, lambda t: t IS NOT NULL)"
    alike = f"list_transform({given}, lambda t: {letters('t')})"
    return f"(list_contains({alike}, nullif({letters('$name')}, '')) OR list_contains({given}, $name))"


def _called(connection: duckdb.DuckDBPyConnection, entity: Meant, name: str) -> tuple[str, ...]:
    """Its mentions by records that give this name or number."""
    table = kinds.kind_of(entity.kind).table
    rows = connection.execute(
        f"""SELECT DISTINCT mention_id FROM read.{table}
        WHERE mention_id IN (SELECT unnest($ids)) AND {_saying(table)} ORDER BY mention_id""",  # noqa: S608 (constants)
        {"ids": list(entity.mentions), "name": " ".join(name.split())},
    ).fetchall()
    return tuple(str(row[0]) for row in rows)


def by_name(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """The entity of the mentions that give a name or number, from `resolve` on; None where there is none.

    Raises `Ambiguous` where they belong to several.
    """
    found: set[str] = set()
    for table in _GIVEN:
        rows = connection.execute(
            f"""SELECT DISTINCT entity_id FROM read.{table} JOIN resolve.member USING (mention_id)
            WHERE {_saying(table)}""",  # noqa: S608 (constants)
            {"name": " ".join(name.split())},
        ).fetchall()
        found |= {str(row[0]) for row in rows}
    if len(found) > 1:
        raise Ambiguous(f"{name} is several entities", hint=f"Name one of them: {', '.join(sorted(found))}.")
    return found.pop() if found else None


_LIVES = """SELECT 1 FROM resolve.member WHERE entity_id = $id
    UNION ALL SELECT 1 FROM resolve.part_of WHERE consignment_id = $id LIMIT 1"""


def follow(connection: duckdb.DuckDBPyConnection, entity: str) -> list[str]:
    """The living entities that an entity id means now: itself, or what became of it, sorted.

    Raises `NotFound` for an id the case never knew, or whose records are gone.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [entity]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        if connection.execute(_LIVES, {"id": one}).fetchone():
            found.add(one)
            continue
        row = connection.execute(
            "SELECT successors FROM resolve.tombstone WHERE entity_id = ? ORDER BY run DESC LIMIT 1", [one]
        ).fetchone()
        waiting += row[0] if row else []
    if not found:
        raise NotFound(f"no entity {entity} in this case", hint="Find it by name: catchgraph show NAME.")
    return sorted(found)


def _entity(connection: duckdb.DuckDBPyConnection, entity: str) -> Meant:
    living = _one(follow(connection, entity), entity)
    rows = connection.execute(
        "SELECT mention_id FROM resolve.member WHERE entity_id = ? ORDER BY mention_id", [living]
    ).fetchall()
    return Meant(living, living.partition(":")[0], tuple(row[0] for row in rows))


def _mention(connection: duckdb.DuckDBPyConnection, mention: str, id_: str) -> Meant:
    row = connection.execute("SELECT entity_id FROM resolve.member WHERE mention_id = ?", [mention]).fetchone()
    if row is None:
        raise NotFound(
            f"no {id_} in this case as it was last resolved", hint="If its file was loaded since: catchgraph resolve."
        )
    return Meant(id_, str(row[0]).partition(":")[0], (mention,))


def _of_record(connection: duckdb.DuckDBPyConnection, table: str, record: str) -> str:
    row = connection.execute(
        f"SELECT min(mention_id) FROM read.{table} WHERE id = ?",  # noqa: S608 (a name of MENTIONING)
        [record],
    ).fetchone()
    if row is None or row[0] is None:
        raise NotFound(f"no record {record} in this case", hint="Find it by name: catchgraph show NAME.")
    return str(row[0])
