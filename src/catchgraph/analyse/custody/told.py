"""What each line of goods on the way tells: what, how much, who, where, when, in which row of which file."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import Ref, dicts, refs
from catchgraph.analyse.words import spaced
from catchgraph.model.naming import NamedIn, NamesHull
from catchgraph.model.schema import ENTITIES, RELATIONSHIPS, RelType, label_of, node

if TYPE_CHECKING:
    import duckdb

_ENTITIES = frozenset(kind.label for kind in ENTITIES)
#: What ties a line, or the record that it stands in, to whom it names.
NAMING = tuple(
    kind
    for kind in RELATIONSHIPS
    if issubclass(kind.cls, NamedIn | NamesHull)
    or (kind.sources == {"Goods"} and kind.targets <= _ENTITIES and not kind.cls.COMPUTED)
)
#: What ties a line alone to a place or hull, and the role in which its record names that.
_HUNG = frozenset({"PROCESSED_BY", "FARMED_AT", "STORED_AT"})
_HUNG_BY = frozenset({"NAMES"})
#: Who only moved goods and papers.
_ASIDE = frozenset({"HANDLED_BY", "NOTIFIES", "CARRIED_BY"})
_CARRIER = "carrier as written"
#: Where a record was, as it says: the first of these that its label has and that is filled.
_PLACES = ("port", "place_name", "place", "lading_port", "departure_place", "unloading_place", "landing_port",
           "office_name", "transshipment_port", "export_country", "country")  # fmt: skip
_GOODS = """
    SELECT * FROM derived.goods WHERE rowid IN (SELECT rowid FROM derived.goods WHERE id IN (SELECT unnest(?)))
    ORDER BY id
"""
_SIZES = """
    SELECT record, count(*) FROM derived.goods WHERE record IN (SELECT unnest(?)) AND of_line IS NULL GROUP BY record
"""
# A vessel that no number and no name and flag of that day tie to a hull is named all the same.
_UNTIED = """
    SELECT DISTINCT v.record_id, v.line_id, v.role, v.name, coalesce(v.number_written, v.registration_number), v.flag
    FROM (FROM read.named_vessel WHERE record_id IN (SELECT unnest(?))) v
    ANTI JOIN resolve.named n ON n.named_id = v.named_id ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a line or its record names: `how` (`exported by`, `farm`); no `id` where it is no entity that is known."""

    how: str
    name: str
    id: str | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of goods. `label`: that of its record; `called`: as a person would; `kg`: of the product, or as landed.

    `given`: every property of the line.
    """

    id: str
    called: str
    what: str
    kg: float | None
    day: dt.datetime | None
    place: str
    who: tuple[Named, ...]
    record: str
    label: str
    where: tuple[str, ...]
    given: Mapping[str, Any]

    @property
    def names(self) -> str:
        """Whom it names, in a line."""
        return "; ".join(f"{one.how} {one.name}" for one in self.who)

    @property
    def chief(self) -> str:
        """Who caught, farmed, made, stored, sold or bought it, in a line, each once: no brokers, banks and ships."""
        roles: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.who:
            if one.type not in _ASIDE and one.how != _CARRIER:
                roles[one.name].append(one.how)
        return "; ".join(f"{', '.join(dict.fromkeys(hows))} {name}" for name, hows in roles.items())

    def hulls(self) -> tuple[str, ...]:
        """Ids of the vessels that caught it."""
        return tuple(dict.fromkeys(one.id for one in self.who if one.type == "CAUGHT_BY" and one.id))


def told(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, Line]:
    """The lines with these ids; those that no table has are left out."""
    rows = dicts(connection, _GOODS, [sorted(ids)]) if ids else []
    records = sorted({row["record"] for row in rows})
    known = refs(connection, records)
    facts = _facts(connection, records)
    sizes = dict(connection.execute(_SIZES, [records]).fetchall()) if rows else {}
    named = _named(connection, [row["id"] for row in rows], records) if rows else {}
    parts = Counter(row["of_line"] for row in rows)
    return {row["id"]: _line(row, known.get(row["record"]), facts, sizes, named, parts) for row in rows}


def _line(
    row: dict[str, Any],
    record: Ref | None,
    facts: Mapping[str, tuple[dt.datetime | None, str]],
    sizes: Mapping[str, int],
    named: Mapping[str, list[Named]],
    parts: Counter[str],
) -> Line:
    day, place = facts.get(row["record"], (None, ""))
    caught = row["stage"] == "catch"
    if caught:
        day = row["landed"] or row["caught_until"] or row["caught_since"] or day
        place = ", ".join(filter(None, (_areas(row), row["landed_at"] or ""))) or place
    many = sizes.get(row["record"], 0) > 1 or (row["of_line"] is not None and parts[row["of_line"]] > 1)
    who = tuple(dict.fromkeys([*named.get(row["id"], ()), *named.get(row["record"], ())]))
    return Line(
        row["id"], _called(row, record, many=many), _what(row),
        row["landed_kg"] or row["net_kg"] if caught else row["net_kg"] or row["landed_kg"], day, place, who,
        row["record"], label_of(row["record"]) or "", tuple(row["records"] or ()), row,
    )  # fmt: skip


def _called(row: Mapping[str, Any], record: Ref | None, *, many: bool) -> str:
    name = record.name if record else row["record"]
    if record and not name.lower().startswith(spaced(record.label)):
        name = f"{spaced(record.label)} {name}"
    stage = {"product": "line", "handled": "line"}.get(row["stage"], row["stage"])
    return f"{name}, {stage} {row['line_no'] or row['lot'] or ''}".rstrip() if many or stage != "line" else name


def _what(row: Mapping[str, Any]) -> str:
    kind = row["species"] or ", ".join(row["species_named"] or ()) or row["species_group"]
    said = row["description"] or row["scientific_name"] or (f"HS {row['hs'] or row['hs6']}" if row["hs6"] else "")
    named = row["name"] if row["name"] != row["id"] else ""
    return " · ".join(filter(None, (kind, said or ("" if kind else named), row["production"])))


def _areas(row: Mapping[str, Any]) -> str:
    return f"area {', '.join(row['areas'])}" if row["areas"] else ""


def _facts(connection: duckdb.DuckDBPyConnection, records: Iterable[str]) -> dict[str, tuple[Any, str]]:
    """Record → its day, and the place that it names."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in records:
        if label := label_of(id_):
            by_label[label].append(id_)
    found: dict[str, tuple[Any, str]] = {}
    for label, ids in sorted(by_label.items()):
        kind = node(label)
        places = ", ".join(f'"{name}"' for name in _PLACES if kind.has(name)) or "NULL"
        rows = connection.execute(
            f"""SELECT id, CAST({kind.tells.day or "NULL"} AS TIMESTAMP), coalesce({places}, '')
                FROM derived."{kind.table}" WHERE id IN (SELECT unnest(?))""",  # noqa: S608 - declared in the model
            [ids],
        ).fetchall()
        found |= {id_: (day, place) for id_, day, place in rows}
    return found


def _named(
    connection: duckdb.DuckDBPyConnection, lines: Collection[str], records: Collection[str]
) -> dict[str, list[Named]]:
    """Line or record → whom it names: hulls that caught or processed it first, then parties as their roles stand."""
    ids = [*lines, *records]
    rows = [row for kind in NAMING for row in connection.execute(_ties(kind), [ids]).fetchall()]
    # The place of a line was named in its record: it is told once, as what it is to the line.
    hung = {target for _, type_, _, target, _ in rows if type_ in _HUNG}
    rows = [row for row in rows if row[1] not in _HUNG_BY or row[3] not in hung]
    known = refs(connection, {target for *_, target, _ in rows})
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for source, type_, part, target, written in sorted(rows, key=lambda row: not _hull(row[1])):
        name = known[target].name if target in known else written or target
        found[source].append(Named(part or type_.lower().replace("_", " "), name, target, type_))
    for record, line, role, name, number, flag in connection.execute(_UNTIED, [list(records)]).fetchall():
        said = " ".join(filter(None, (name or number, f"({flag})" if flag else "")))
        if said:
            found[line or record].append(Named(f"{role} as written", said))
    return found


def _ties(kind: RelType) -> str:
    part = "kind" if kind.has("kind") else "NULL"
    return f"""SELECT source, '{kind.type}', {part}, target, as_written FROM derived."{kind.table}"
               WHERE rowid IN (SELECT rowid FROM derived."{kind.table}" WHERE source IN (SELECT unnest(?)))
               ORDER BY source, target, id"""  # noqa: S608 - declared in the model


def _hull(type_: str) -> bool:
    return type_ in ("CAUGHT_BY", "PROCESSED_BY")
