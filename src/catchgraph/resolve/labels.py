"""How a mention is named to people: its name, and the row of the file it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.places import place
from catchgraph.model.kinds import kind_of
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.consignment.judged import PAPERS
from catchgraph.resolve.mentions import bare_mmsis

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Label:
    """A name, and `<file>, line <line> (record <number>)` (`case.places`)."""

    name: str
    where: str


def label_of_mention(connection: duckdb.DuckDBPyConnection, kind: str, mention: str) -> Label:
    """Name and place of a mention, or of a paper of a consignment; of a vessel known by nothing but its MMSI the MMSI,
    and an event."""
    if (table := mention.partition(":")[0]) in PAPERS:
        return _of_paper(connection, table, mention)
    table = kind_of(kind).table
    row = connection.execute(
        f"""SELECT m.name, {place("f", "m")}
        FROM read.{table} AS m JOIN read.file AS f USING (file_id)
        WHERE mention_id = ? ORDER BY file_id, record_no LIMIT 1""",  # noqa: S608 (one of two names)
        [mention],
    ).fetchone()
    if row:
        return Label(str(row[0] or ""), str(row[1]))
    mmsis = [mmsi for mmsi in bare_mmsis(connection) if bare_mention(mmsi) == mention]
    if not mmsis:
        return Label(mention, "")
    return Label(f"MMSI {mmsis[0]}", _events(connection, mmsis[0]))


def _of_paper(connection: duckdb.DuckDBPyConnection, table: str, record: str) -> Label:
    row = connection.execute(
        f"""SELECT min(m.name), min({place("f", "m")}) FROM read.{table} AS m JOIN read.file AS f USING (file_id)
        WHERE id = ?""",  # noqa: S608 (a name of PAPERS)
        [record],
    ).fetchone()
    return Label(str(row[0]), str(row[1])) if row and row[0] else Label(record, "")


def labels_of(connection: duckdb.DuckDBPyConnection, kind: str, mentions: Iterable[str]) -> dict[str, Label]:
    """Name and place of each of many mentions, as `label_of_mention` gives them."""
    table = kind_of(kind).table
    wanted = sorted(set(mentions))
    rows = connection.execute(
        f"""SELECT mention_id, m.name, {place("f", "m")}
        FROM read.{table} AS m JOIN read.file AS f USING (file_id) WHERE mention_id IN (SELECT unnest(?))
        QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY file_id, record_no) = 1""",  # noqa: S608
        [wanted],
    ).fetchall()
    found = {str(mention): Label(str(name or ""), str(where)) for mention, name, where in rows}
    return found | {one: label_of_mention(connection, kind, one) for one in wanted if one not in found}


def _events(connection: duckdb.DuckDBPyConnection, mmsi: str) -> str:
    """The first row of an event that gives this MMSI and nothing else of a vessel, and how many more there are."""
    rows = connection.execute(
        f"""SELECT DISTINCT f.name, e.line, e.record_no, {place("f", "e")}
        FROM read.participant e JOIN read.file f USING (file_id)
        WHERE e.mmsi = ? AND e.mention_id IS NULL ORDER BY ALL""",  # noqa: S608 (fixed names)
        [mmsi],
    ).fetchall()
    if not rows:
        return "events that give the MMSI alone"
    more = f" and {len(rows) - 1:,} more events" if len(rows) > 1 else ""
    return f"{rows[0][-1]}{more}, by the MMSI alone"
