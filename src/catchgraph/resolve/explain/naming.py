"""Why a vessel that a document names is tied to a hull, or to none: every hull that was compared, with its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.places import place
from catchgraph.errors import NotFound
from catchgraph.resolve.attach.evidence import FIELDS, INTERCEPT
from catchgraph.resolve.attach.named import weigh

if TYPE_CHECKING:
    import duckdb

#: Words for fields, where their own are none.
_CALLED = {"imo": "IMO number", "call_sign": "call sign", "registration": "registration number", "mmsi": "MMSI",
           "kind": "kind of vessel", "shared": "how common the name is"}  # fmt: skip
_GIVEN = {"name": "name", "flag": "flag", "imo": "imo", "call_sign": "call_sign", "mmsi": "mmsi", "kind": "role",
          "registration": "registration_number"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamingPart:
    """One field: what the document gives, how it agrees with the hull, and what that weighs (log-odds)."""

    field: str
    given: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A hull that was compared: `score` is `INTERCEPT` and the weights of `parts`; `called`: a name of it."""

    entity: str
    called: str
    score: float
    parts: tuple[NamingPart, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A vessel as a record names it: the hull it is tied to ('' for none), why, and those compared, the best first."""

    role: str
    name: str
    where: str
    entity: str
    confidence: float | None
    basis: str
    compared: tuple[Compared, ...]


def namings(case: CaseFolder, record: str) -> tuple[Naming, ...]:
    """The vessels that a record names, as the last `resolve` tied them, compared anew. Raises `NotFound` for none."""
    with case.read() as connection:
        rows = connection.execute(
            f"""SELECT v.named_id, v.role, v.name, v.flag, v.imo, v.call_sign, v.mmsi, v.registration_number,
                       {place("f", "v")} AS stands, n.entity_id, n.confidence, n.basis
                FROM read.named_vessel v JOIN read.file f USING (file_id) LEFT JOIN resolve.named n USING (named_id)
                WHERE v.record_id = $record
                QUALIFY row_number() OVER (PARTITION BY named_id ORDER BY f.name, v.line, v.record_no) = 1
                ORDER BY v.role, v.name, named_id""",  # noqa: S608 - fixed names
            {"record": record},
        )
        columns = [column[0] for column in rows.description or ()]
        given = [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]
        if not given:
            raise NotFound(f"{record} names no vessel", hint=f"catchgraph show {record} says what it holds.")
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE named_row AS FROM read.named_vessel WHERE record_id = ?", [record]
        )
        weigh(connection)
        return tuple(_naming(connection, one) for one in given)


def _naming(connection: duckdb.DuckDBPyConnection, given: dict[str, object]) -> Naming:
    fields = ", ".join(f'c."{field}"' for field in FIELDS)
    rows = connection.execute(
        f"""SELECT h.entity_id, c.score, {fields}, any_value(m.name ORDER BY m.name)
            FROM naming JOIN weighed w USING (asked) JOIN combined c USING (combination) JOIN hull h USING (hull)
            LEFT JOIN resolve.member USING (entity_id) LEFT JOIN read.vessel_mention m USING (mention_id)
            WHERE named_id = ? GROUP BY h.entity_id, w.place, c.score, {fields} ORDER BY w.place""",  # noqa: S608
        [given["named_id"]],
    ).fetchall()
    confidence = given["confidence"]
    return Naming(
        role=str(given["role"]),
        name=str(given["name"] or given["imo"] or given["call_sign"] or ""),
        where=str(given["stands"]),
        entity=str(given["entity_id"] or ""),
        confidence=confidence if isinstance(confidence, float) else None,
        basis=str(given["basis"] or "no vessel of the case bore that name or number"),
        compared=tuple(
            Compared(entity, str(called or ""), score, _parts(levels, given)) for entity, score, *levels, called in rows
        ),
    )


def _parts(levels: list[int], given: dict[str, object]) -> tuple[NamingPart, ...]:
    """What was known before, and every field of which both sides say something."""
    found = [NamingPart("before any field", "", "a hull that has one of them in common", INTERCEPT)]
    for (field, meanings), number in zip(FIELDS.items(), levels, strict=True):
        if number:
            level = meanings[number]
            said = str(given[_GIVEN[field]] or "") if field in _GIVEN else ""
            found.append(NamingPart(_CALLED.get(field, field), said, level.says or "as it should be", level.weight))
    return tuple(found)
