"""The rows of a case under the names that a truth file gives them: `source:number`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catchgraph.model.schema import RECORDS, STATEMENTS

if TYPE_CHECKING:
    import duckdb

#: Records and events that may bear a number of their own; the others are known by their place in the file.
_RECORDS = " UNION ALL ".join(
    f"""SELECT id, file_id, record_no, {"number" if kind.has("number") else "NULL"} AS number
        FROM read."{kind.table}" """  # noqa: S608 - names from the model
    for kind in RECORDS
)
_STATEMENTS = " UNION ALL ".join(
    f"""SELECT id, file_id, record_no, {"number" if kind.has("number") else "NULL"} AS number
        FROM read."{kind.table}" """  # noqa: S608 - names from the model
    for kind in STATEMENTS
)

_FINDINGS = f"""
    SELECT DISTINCT r.source, f.name, e.record_no, e.number
    FROM derived.rests_on r JOIN ({_RECORDS}) e ON e.id = r.target JOIN read.file f USING (file_id)
    ORDER BY ALL
"""  # noqa: S608 (fixed names)
_VESSELS = f"""
    SELECT DISTINCT f.name, e.record_no, e.number, d.target
    FROM (SELECT source, target FROM derived.describes UNION ALL SELECT source, target FROM derived.lists_vessel) d
    JOIN ({_STATEMENTS}) e ON e.id = d.source JOIN read.file f USING (file_id)
    WHERE d.target LIKE 'vessel:%'
    ORDER BY ALL
"""  # noqa: S608 (fixed names)
_SIDES = """
    SELECT DISTINCT f.name, e.record_no, t.role, t.source
    FROM derived.took_part_in t JOIN read.encounter e ON e.id = t.target JOIN read.file f USING (file_id)
    WHERE e.number IS NULL
    ORDER BY ALL
"""
_COMPANIES = """
    SELECT f.name, p.record_no, p.role, p.name, m.entity_id
    FROM read.party_mention p JOIN resolve.member m USING (mention_id) JOIN read.file f USING (file_id)
    WHERE starts_with(m.entity_id, 'company:')
    ORDER BY ALL
"""


def rows_of_findings(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> dict[str, set[str]]:
    """Finding id → the rows it rests on, each under its place and under its number. `files`: source → its file."""
    rows: dict[str, set[str]] = {}
    source = {file: name for name, file in files.items()}
    for finding, file, place, number in connection.execute(_FINDINGS).fetchall():
        named = {f"{source.get(file, file)}:{name}" for name in (place, number) if name}
        rows.setdefault(finding, set()).update(named)
    return rows


def entities_of_rows(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> dict[str, set[str]]:
    """Row → the vessels that it describes or lists."""
    entities: dict[str, set[str]] = {}
    source = {file: name for name, file in files.items()}
    for file, place, number, entity in connection.execute(_VESSELS).fetchall():
        entities.setdefault(f"{source.get(file, file)}:{number or place}", set()).add(entity)
    return entities


def entities_of_sides(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> dict[str, set[str]]:
    """Side of an encounter that has no number of its own, as `encounters:7 carrier`, → the vessels that it became."""
    entities: dict[str, set[str]] = {}
    source = {file: name for name, file in files.items()}
    for file, place, role, entity in connection.execute(_SIDES).fetchall():
        side = "carrier" if role == "carrier" else "fishing"
        entities.setdefault(f"{source.get(file, file)}:{place} {side}", set()).add(entity)
    return entities


def entities_of_companies(
    connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Every mention of a company in these files: where (`iotc:3 owner`, by place in the file), its name as read, its
    entity.
    """
    source = {file: name for name, file in files.items()}
    found = connection.execute(_COMPANIES).fetchall()
    return [
        (f"{source[file]}:{place} {role}", name, entity) for file, place, role, name, entity in found if file in source
    ]
