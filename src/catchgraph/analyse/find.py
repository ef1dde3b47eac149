"""From what a person types to one id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.suggest import ambiguous, names_of, unknown
from catchgraph.case.case import CaseFolder
from catchgraph.errors import NotFound, UsageError
from catchgraph.model.schema import label_of, node
from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.resolve.mentions import MENTIONING

if TYPE_CHECKING:
    import duckdb

#: What a name may mean unless `kinds` says otherwise.
ENTITIES = ("Vessel", "Company", "Person", "Port")

_ID = re.compile(r"[a-z_]+:[0-9A-Za-z._-]+")
#: The same letters and digits, whatever the case, the marks and the punctuation.
_FOLD = "regexp_replace(upper(strip_accents({})), '[^A-Z0-9]', '', 'g')"

_VESSEL = """
    SELECT id FROM derived.vessel
    WHERE name = $text OR list_contains(names, $text) OR imo = $imo OR list_contains(mmsis, $mmsi)
       OR list_contains(call_signs, $call_sign) OR list_contains(registration_numbers, $registration)
    UNION
    SELECT d.target FROM derived.registration r JOIN derived.describes d ON d.source = r.id WHERE r.number = $text
"""
_VESSEL_FOLDED = f"""
    SELECT id FROM derived.vessel
    WHERE {_FOLD.format("name")} = $folded
       OR list_contains(list_transform(names, lambda n: {_FOLD.format("n")}), $folded)
    UNION
    SELECT d.target FROM derived.registration r JOIN derived.describes d ON d.source = r.id WHERE r.name_key = $key
    UNION
    SELECT l.target FROM derived.listing r JOIN derived.lists_vessel l ON l.source = r.id
    WHERE list_contains(r.name_keys, $key)
"""  # noqa: S608 - constants only
_PARTY = 'SELECT id FROM derived."{table}" WHERE name = $text OR list_contains({names}, $text)'
_PARTY_FOLDED = f"""
    SELECT id FROM derived."{{table}}"
    WHERE list_contains(list_transform({{names}}, lambda n: {_FOLD.format("n")}), $folded)
       OR {_FOLD.format("name")} = $folded
"""  # noqa: S608

_RECORD = f"""
    SELECT id FROM (
        {" UNION ALL ".join(f"SELECT id, mention_id FROM read.{table}" for table in MENTIONING)}
        UNION ALL SELECT record_id, mention_id FROM read.party_mention WHERE record_id IS NOT NULL
    ) WHERE mention_id = $id ORDER BY id LIMIT 1
"""  # noqa: S608 - constants only


def find(case: CaseFolder, text: str, kinds: Iterable[str] | None = None) -> str:
    """The id of what `text` names: an id, a name, an IMO number, an MMSI, a call sign, a registration number or a
    register's own number.

    Names match as written first, then whatever the case, marks and punctuation. `kinds` are labels of entities
    (default: vessels, companies, persons, ports). The id of an entity that was merged leads to its successor. Raises
    `Ambiguous` with the candidates where several fit, and `NotFound` with the nearest names where none does.
    """
    with case.read() as connection:
        check_built(connection, case)
        return find_in(connection, text, kinds)


def find_in(connection: duckdb.DuckDBPyConnection, text: str, kinds: Iterable[str] | None = None) -> str:
    """As `find`, on an open connection."""
    wanted = " ".join(text.split())
    if not wanted:
        raise UsageError("no name given", hint="Name a vessel, company, person or port, or give an id or a number.")
    if wanted.startswith("mention:"):
        return _of_mention(connection, wanted)
    labels = [label for label in ENTITIES if kinds is None or label in set(kinds)]
    if _ID.fullmatch(wanted) and label_of(wanted):
        return _by_id(connection, wanted)
    for search in (_exact, _folded):
        found = search(connection, wanted, labels)
        if len(found) == 1:
            return found[0]
        if found:
            raise ambiguous(connection, wanted, found)
    raise unknown(connection, wanted, labels)


def _exact(connection: duckdb.DuckDBPyConnection, text: str, labels: list[str]) -> list[str]:
    found: set[str] = set()
    if "Vessel" in labels:
        numbers = {
            "imo": ship_imo(text),
            "mmsi": ship_mmsi(text),
            "call_sign": call_sign(text),
            "registration": registration_number(text),
        }
        found |= _ids(connection, _VESSEL, {"text": text, **numbers})
    for label in labels:
        if label != "Vessel":
            found |= _ids(connection, _PARTY.format(table=node(label).table, names=names_of(label)), {"text": text})
    return sorted(found)


def _folded(connection: duckdb.DuckDBPyConnection, text: str, labels: list[str]) -> list[str]:
    row = connection.execute(f"SELECT {_FOLD.format('$text')}", {"text": text}).fetchone()
    # A name in another script folds to nothing; it is found as written or by its transliterated key.
    folded = str(row[0]) if row and row[0] else None
    name = vessel_name(text)
    found: set[str] = set()
    for label in labels:
        if label == "Vessel":
            found |= _ids(connection, _VESSEL_FOLDED, {"folded": folded, "key": name.key if name else None})
        else:
            found |= _ids(
                connection, _PARTY_FOLDED.format(table=node(label).table, names=names_of(label)), {"folded": folded}
            )
    return sorted(found)


def _ids(connection: duckdb.DuckDBPyConnection, query: str, given: dict[str, str | None]) -> set[str]:
    return {str(row[0]) for row in connection.execute(query, given).fetchall()}


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
