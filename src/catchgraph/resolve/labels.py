"""How a mention is named to people: its name, and the row of the file it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.resolve.events import bare_mention
from catchgraph.resolve.mentions import bare_mmsis

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Label:
    """A name, and `<file>, line <line> (record <number>)`."""

    name: str
    where: str


def label_of_mention(connection: duckdb.DuckDBPyConnection, kind: str, mention: str) -> Label:
    """Name and place of a mention; of a vessel known by nothing but its MMSI the MMSI, and no place."""
    table = "vessel_mention" if kind == "vessel" else "party_mention"
    row = connection.execute(
        f"""SELECT m.name, f.name || ', line ' || m.line || ' (record ' || m.record_no || ')'
        FROM read.{table} AS m JOIN read.file AS f USING (file_id)
        WHERE mention_id = ? ORDER BY file_id, record_no LIMIT 1""",  # noqa: S608 (one of two names)
        [mention],
    ).fetchone()
    if row:
        return Label(str(row[0] or ""), str(row[1]))
    mmsis = [mmsi for mmsi in bare_mmsis(connection) if bare_mention(mmsi) == mention]
    return Label(f"MMSI {mmsis[0]}" if mmsis else mention, "events that give the MMSI alone")
