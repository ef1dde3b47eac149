"""From what a person types to one id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.papers import ambiguous_number, of_number
from catchgraph.analyse.suggest import ambiguous, names_of, unknown
from catchgraph.case.case import CaseFolder
from catchgraph.case.letters import letters
from catchgraph.errors import NotFound, UsageError
from catchgraph.model.properties import Property
from catchgraph.model.schema import ENTITIES as ENTITY_NODES
from catchgraph.model.schema import RECORDS, STATEMENTS, NodeType, label_of, node
from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import vessel_name

if TYPE_CHECKING:
    import duckdb

#: What a name may mean unless `kinds` says otherwise.
ENTITIES = tuple(kind.label for kind in ENTITY_NODES)

_ID = re.compile(r"[a-z_]+:[0-9A-Za-z._-]+")

#: Property of an entity → how what was typed is read as its value.
_READ: dict[str, Callable[[str], str | None]] = {
    "imo": ship_imo,
    "mmsis": ship_mmsi,
    "call_signs": call_sign,
    "registration_numbers": registration_number,
}
#: Property of a record that is a number → what was typed, read as one.
_TYPED = {"other_imos": "$imo"}


def _named(kind: NodeType) -> str:
    """SQL: entities of a kind that are so called as written, or have that number, or whose records have it."""
    numbers = [prop for prop in kind.properties if prop.name in _READ]
    tests = [_is(prop, f"${prop.name}") for prop in numbers]
    tests += ["name = $text", f"list_contains({names_of(kind.label)}, $text)"]
    own = f'SELECT id FROM derived."{kind.table}" WHERE {" OR ".join(tests)}'  # noqa: S608 - declared in the model
    return " UNION ".join([own, *_by_records(kind, keys=False)])


def _called(kind: NodeType) -> str:
    """SQL: entities of a kind that are so called whatever the case, marks and punctuation."""
    own = f"""SELECT id FROM derived."{kind.table}" WHERE {letters("name")} = $folded
              OR list_contains(list_transform({names_of(kind.label)}, lambda n: {letters("n")}), $folded)"""  # noqa: S608
    return " UNION ".join([own, *_by_records(kind, keys=True)])


def _by_records(kind: NodeType, *, keys: bool) -> Iterator[str]:
    """By what its records are found by: keys of names, or numbers as written."""
    for record in RECORDS:
        found = {prop.name: prop for prop in record.properties if prop.name in record.tells.found_by}
        for name, prop in found.items() if kind.label in record.tells.of else ():
            if ("key" in name) == keys:
                yield f"""SELECT d.target FROM derived."{record.table}" r
                          JOIN derived."{record.tells.link.lower()}" d ON d.source = r.id
                          WHERE {_is(prop, "$key" if keys else _TYPED.get(name, "$text"))}"""  # noqa: S608


def _is(prop: Property, value: str) -> str:
    return f"list_contains({prop.name}, {value})" if prop.type.startswith("list") else f"{prop.name} = {value}"


_RECORD = f"""
    SELECT id FROM (
        {" UNION ALL ".join(f"SELECT id, mention_id FROM read.{kind.table}" for kind in STATEMENTS)}
        UNION ALL SELECT record_id, mention_id FROM read.party_mention WHERE record_id IS NOT NULL
    ) WHERE mention_id = $id ORDER BY id LIMIT 1
"""  # noqa: S608 - constants only


def find(case: CaseFolder, text: str, kinds: Iterable[str] | None = None) -> str:
    """The id of what `text` names: an id, a name, an IMO number, an MMSI, a call sign, a registration number, a
    register's own number, or the number of a paper (bill, entry, certificate) in any spelling.

    Names match as written first, then whatever the case, marks and punctuation. `kinds` are labels of entities
    (default: vessels, companies, persons, ports). The id of an entity that was merged leads to its successor. Raises
    `Ambiguous` with the candidates where several fit, and `NotFound` with the nearest names where none does.
    """
    with case.read() as connection:
        check_built(connection, case)
        return find_in(connection, text, kinds)


def find_in(connection: duckdb.DuckDBPyConnection, text: str, kinds: Iterable[str] | None = None) -> str:
    """As `find`, on an open connection."""
    # Bytes that a terminal hands over and that are no text fit nothing.
    wanted = " ".join(text.encode(errors="replace").decode().split())
    if not wanted:
        kinds_of = ", ".join(label.lower() for label in ENTITIES)
        raise UsageError("no name given", hint=f"Name one ({kinds_of}), or give the number of a paper, or an id.")
    if wanted.startswith("mention:"):
        return _of_mention(connection, wanted)
    labels = [label for label in ENTITIES if kinds is None or label in set(kinds)]
    if _ID.fullmatch(wanted) and label_of(wanted):
        return _by_id(connection, wanted)
    found = _exact(connection, wanted, labels)
    if not found and kinds is None and (numbered := of_number(connection, wanted)):
        if len(numbered) > 1:
            raise ambiguous_number(connection, wanted, numbered)
        return numbered[0]
    found = found or _folded(connection, wanted, labels)
    if len(found) == 1:
        return found[0]
    raise ambiguous(connection, wanted, found) if found else unknown(connection, wanted, labels, papers=kinds is None)


def _exact(connection: duckdb.DuckDBPyConnection, text: str, labels: list[str]) -> list[str]:
    given = {"text": text, **{name: read(text) for name, read in _READ.items()}}
    return _all(connection, [_named(node(label)) for label in labels], given)


def _folded(connection: duckdb.DuckDBPyConnection, text: str, labels: list[str]) -> list[str]:
    row = connection.execute(f"SELECT {letters('$text')}", {"text": text}).fetchone()
    # A name in another script folds to nothing; it is found as written or by its transliterated key.
    folded = str(row[0]) if row and row[0] else None
    name = vessel_name(text)
    given = {"folded": folded, "key": name.key if name else None}
    return _all(connection, [_called(node(label)) for label in labels], given)


def _all(connection: duckdb.DuckDBPyConnection, queries: list[str], given: dict[str, str | None]) -> list[str]:
    """The ids that any of the queries gives; each is given the values that it asks for."""
    found: set[str] = set()
    for query in queries:
        asked = {name: value for name, value in given.items() if re.search(rf"\${name}\b", query)}
        found |= {str(row[0]) for row in connection.execute(query, asked).fetchall()}
    return sorted(found)


def _by_id(connection: duckdb.DuckDBPyConnection, id_: str) -> str:
    label = label_of(id_)
    seen: set[str] = set()
    heirs = [id_]
    while len(heirs) == 1 and heirs[0] not in seen:
        seen.add(heirs[0])
        if label and label != "Case" and _exists(connection, label, heirs[0]):
            return heirs[0]
        heirs = _successors(connection, heirs[0])
    if len(heirs) > 1:
        raise ambiguous(connection, id_, sorted(heirs), what=f"{id_} was split")
    raise NotFound(f"no {(label or 'node').lower()} with the id {id_} in this case", hint="Give a name instead.")


def _of_mention(connection: duckdb.DuckDBPyConnection, id_: str) -> str:
    """The record that makes the mention; where none does, as of an MMSI alone, the entity that it belongs to."""
    row = connection.execute(_RECORD, {"id": id_}).fetchone()
    if row is None:
        row = connection.execute("SELECT entity_id FROM resolve.member WHERE mention_id = $id", {"id": id_}).fetchone()
    if row is None:
        raise NotFound(f"no {id_} in this case", hint="Give a name instead.")
    return _by_id(connection, str(row[0]))


def _exists(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> bool:
    query = f'SELECT 1 FROM derived."{node(label).table}" WHERE id = ?'  # noqa: S608 - a label of the model
    return connection.execute(query, [id_]).fetchone() is not None


def _successors(connection: duckdb.DuckDBPyConnection, id_: str) -> list[str]:
    row = connection.execute(
        "SELECT successors FROM resolve.tombstone WHERE entity_id = ? ORDER BY run DESC LIMIT 1", [id_]
    ).fetchone()
    return list(row[0] or []) if row else []
