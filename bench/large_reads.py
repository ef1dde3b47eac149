"""What files and `resolve` would have left for the nodes and relationships of a large case to be derived from.

The tables of `read` and `resolve` are filled from the derived tables of another case, attached as `world`: each record
with its mention and whom it means, each owner of the record's vessel with a mention of its own, and each event with
who took part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catchgraph.case.tables import FOLDED, ROWS
from catchgraph.model.schema import EVENTS, RECORDS

if TYPE_CHECKING:
    import duckdb

_DATASET = "bench@2025"
_ROLES = {"owns": {"registered": "owner", "beneficial": "beneficial owner"}, "operates": {"operator": "operator"}}


def fill(connection: duckdb.DuckDBPyConnection, part: str, where: str) -> None:
    """Add the rows of what `where` chooses (SQL of a record's or event's `id`) as a file `part` for each table."""
    for table, select in _rows(where):
        schema, name = table.split(".")
        place = f"'file:{name}-{part}' AS file_id, record_no + 1 AS line, '{_DATASET}' AS dataset, * "
        rows = f"SELECT {place} FROM (SELECT row_number() OVER () AS record_no, * FROM ({select}))"
        connection.execute(f'INSERT INTO {schema}."{name}" BY NAME {rows if schema == "read" else select}')
        if schema == "read":
            kind = "register" if name == "registration" else "iuu-list" if name == "listing" else "events"
            connection.execute(
                """INSERT OR IGNORE INTO read.file BY NAME SELECT $id AS file_id, $name AS name, $dataset AS dataset,
                   $kind AS kind, $kind AS layout, $edition::TIMESTAMP AS edition, 1 AS loaded""",
                {"id": f"file:{name}-{part}", "name": f"{name}-{part}.csv", "dataset": _DATASET, "kind": kind,
                 "edition": "2025-08-26"},
            )  # fmt: skip


def _rows(where: str) -> Iterator[tuple[str, str]]:
    for kind in RECORDS:
        columns = ", ".join(f'"{p.name}"' for p in kind.properties if p.name not in FOLDED)
        mention = "" if kind in EVENTS else ", 'mention:' || id AS mention_id"
        yield f"read.{kind.table}", f'SELECT {columns}{mention} FROM world.derived."{kind.table}" WHERE {where}'
        if "imo" in {p.name for p in ROWS[kind.table]} and kind not in EVENTS:
            yield "read.vessel_mention", _vessel_mentions(kind.table, where)
    for type_ in ("describes", "lists_vessel"):
        yield (
            "resolve.member",
            f"""SELECT 'mention:' || source AS mention_id, target AS entity_id, 0.9 AS confidence,
            'name, call sign' AS basis FROM (SELECT source AS id, * FROM world.derived.{type_}) WHERE {where}""",
        )
    for type_ in ("owns", "operates"):
        yield "read.party_mention", _party_mentions(type_, where)
        yield (
            "resolve.member",
            f"""SELECT {_party_id()} AS mention_id, source AS entity_id, 0.8 AS confidence,
            'name, address' AS basis FROM (SELECT * REPLACE (record AS id), id AS edge FROM world.derived.{type_})
            WHERE {where}""",
        )
    took = f"""SELECT t.target AS event_id, t.target_label AS event_label, t.role, v.mmsis[1] AS mmsi, t.source
        FROM (SELECT * REPLACE (target AS id) FROM world.derived.took_part_in) t
        JOIN world.derived.vessel v ON v.id = t.source WHERE {where.replace("id", "t.id")}"""
    yield "read.participant", f"SELECT DISTINCT * EXCLUDE (source) FROM ({took})"
    yield (
        "resolve.participant",
        f"""SELECT DISTINCT * EXCLUDE (source), source AS entity_id, 1.0 AS confidence,
        'MMSI that day' AS basis FROM ({took})""",
    )


def _party_id() -> str:
    return "'mention:p' || split_part(edge, ':', 2)"


def _vessel_mentions(table: str, where: str) -> str:
    has = {p.name for p in ROWS[table]}
    said = {
        "mmsis": "CASE WHEN mmsi IS NULL THEN [] ELSE [mmsi] END" if "mmsi" in has else "[]",
        "call_signs": "CASE WHEN call_sign IS NULL THEN [] ELSE [call_sign] END" if "call_sign" in has else "[]",
        "flags": "CASE WHEN flag IS NULL THEN [] ELSE [flag] END" if "flag" in has else "[]",
        "registration_numbers": "CASE WHEN registration_number IS NULL THEN [] ELSE [registration_number] END"
        if "registration_number" in has else "[]",
    }  # fmt: skip
    columns = ", ".join(f"{sql} AS {name}" for name, sql in said.items())
    return f"""SELECT 'mention:' || id AS mention_id, '{table}' AS record_kind, name, [name] AS names, imo,
        [] AS former_names, [] AS former_flags, {columns} FROM world.derived."{table}" WHERE {where}"""


def _party_mentions(type_: str, where: str) -> str:
    roles = " ".join(f"WHEN '{kind}' THEN '{role}'" for kind, role in _ROLES[type_].items())
    return f"""SELECT {_party_id()} AS mention_id, e.id AS record_id, 'mention:' || e.id AS asset_mention_id,
        CASE e.kind {roles} ELSE 'owner as stated' END AS role, ['legal form'] AS signs, c.name,
        c.names AS spellings, c.names AS keys, c.stems, c.addresses[1] AS address, c.address_keys[1] AS address_key,
        true AS address_precise, c.countries[1] AS country, [] AS numbers, e.since, e.until
        FROM (SELECT * REPLACE (record AS id), id AS edge FROM world.derived.{type_}) e
        JOIN world.derived.company c ON c.id = e.source
        WHERE {where.replace("id", "e.id")}"""
