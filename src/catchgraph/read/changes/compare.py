"""Compares two states of a source in DuckDB: what a set of files says with what another set, or a later load, says.

`snapshot` keeps one state in temporary tables; `changes_between` pairs the rows of two states, surest key first, and
tells what has no partner and what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.case.places import place
from catchgraph.model.roles import HOLDERS
from catchgraph.read.changes.columns import COMPARED, OF_A_LISTING, Compared

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Row:
    """A row that stands on one side only. `record` is the id of its node."""

    name: str
    what: str
    where: str
    record: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs between the two sides of a row."""

    name: str
    what: str
    column: str
    before: str | None
    after: str | None
    where_before: str
    where_after: str
    record_before: str
    record_after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How the rows of one label differ. `altered` counts rows on both sides that differ in at least one value."""

    label: str
    before: int
    after: int
    altered: int
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.altered)


def snapshot(
    connection: duckdb.DuckDBPyConnection, side: str, files: Sequence[str], *, one: bool = False
) -> frozenset[str]:
    """Keep what `files` (ids) say now as the state `side`: `before` or `after`; the tables of which they have rows.

    Each file is compared with itself, or all as `one` source with all of the other side.
    """
    source = "''" if one else "r.file_id"
    given = {"files": list(files)}
    there = filled(connection, (f"read.{kind.table}" for kind in COMPARED))
    kept = []
    for kind in COMPARED:
        of_files = f'SELECT 1 FROM read."{kind.table}" WHERE file_id IN (SELECT unnest($files)) LIMIT 1'  # noqa: S608 - names from the model
        if f"read.{kind.table}" in there and connection.execute(of_files, given).fetchone():
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {side}_{kind.table} AS {_rows(kind, source)}", given)
            kept.append(kind.table)
    return frozenset(kept)


def changes_between(
    connection: duckdb.DuckDBPyConnection, before: frozenset[str], after: frozenset[str]
) -> dict[str, list[Changes]]:
    """What differs between the states `before` and `after` of each file ('' where all are one source).

    For every label that has rows in one of them: these are what `snapshot` gave of each.
    """
    found: dict[str, list[Changes]] = {}
    for kind in COMPARED:
        if kind.table not in before | after:
            continue
        for side, other, tables in (("before", "after", before), ("after", "before", after)):
            if kind.table not in tables:
                empty = f"SELECT * FROM temp.{other}_{kind.table} LIMIT 0"  # noqa: S608 - names from the model
                connection.execute(f"CREATE OR REPLACE TEMP TABLE {side}_{kind.table} AS {empty}")
        for source, changes in _compare(connection, kind).items():
            found.setdefault(source, []).append(changes)
    return found


def counted(changes: Iterable[Changes]) -> dict[str, int]:
    """Numbers of records added, removed and changed, of all labels together; empty where nothing was compared."""
    every = list(changes)
    if not every:
        return {}
    return {
        "added": sum(len(each.added) for each in every),
        "removed": sum(len(each.removed) for each in every),
        "changed": sum(each.altered for each in every),
    }


def _rows(kind: Compared, source: str) -> str:
    """SQL: a row per record of `$files`: number, name, place, keys, compared texts and a hash of them."""
    texts = kind.texts
    keys = [f"{key.sql} AS key{number}" for number, key in enumerate(kind.keys)]
    values = [f'{sql} AS "{name}"' for name, sql in texts.items()]
    member, party = _joins(kind)
    content = ", ".join(f'coalesce("{name}", chr(0))' for name in texts)
    return f"""
        SELECT row_number() OVER (ORDER BY source, content, place, record) AS n, * FROM (
            SELECT *, md5(concat_ws(chr(31), {content})) AS content FROM (
                SELECT {source} AS source, r.id AS record, {"r.mention_id" if kind.mentions else "r.id"} AS mention,
                       r.name AS called, {kind.what} AS what, {kind.imo} AS hull,
                       {place("f", "r")} AS place,
                       {", ".join([*keys, *values])}
                FROM read."{kind.table}" r JOIN read.file f USING (file_id) {member} {party}
                WHERE r.file_id IN (SELECT unnest($files))
                QUALIFY row_number() OVER (PARTITION BY {source}, r.id ORDER BY r.file_id, r.record_no) = 1
            )
        )"""  # noqa: S608 - names from the model


def _joins(kind: Compared) -> tuple[str, str]:
    if not kind.mentions:
        return "", ""
    roles = ", ".join(
        f"array_to_string(list_sort(list_distinct(list(name) FILTER (WHERE role = '{role}'))), '; ') AS \"{role}\""
        for role in HOLDERS
    )
    parties = f"""SELECT asset_mention_id, {roles} FROM read.party_mention
        WHERE file_id IN (SELECT unnest($files)) GROUP BY asset_mention_id"""  # noqa: S608 - names from the model
    return (
        "LEFT JOIN resolve.member m ON m.mention_id = r.mention_id",
        f"LEFT JOIN ({parties}) p ON p.asset_mention_id = r.mention_id",
    )


def _compare(connection: duckdb.DuckDBPyConnection, kind: Compared) -> dict[str, Changes]:
    before, after = (_counts(connection, f"{side}_{kind.table}") for side in ("before", "after"))
    if not before and not after:
        return {}
    connection.execute("CREATE OR REPLACE TEMP TABLE pair (b BIGINT, a BIGINT)")
    if before and after:
        for key, weak in (("content", False), *((f"key{n}", key.weak) for n, key in enumerate(kind.keys))):
            _pair(connection, kind.table, key, weak=weak)
    altered = _altered(connection, kind.table)
    added = _alone(connection, f"after_{kind.table}", "a")
    removed = _alone(connection, f"before_{kind.table}", "b")
    changed = _changed(connection, kind) if before and after else {}
    return {
        source: Changes(
            label=kind.kind.label,
            before=before.get(source, 0),
            after=after.get(source, 0),
            altered=altered.get(source, 0),
            added=tuple(added.get(source, ())),
            removed=tuple(removed.get(source, ())),
            changed=tuple(changed.get(source, ())),
        )
        for source in sorted({*before, *after})
    }


def _counts(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    rows = connection.execute(f"SELECT source, count(*) FROM temp.{table} GROUP BY source")  # noqa: S608 - the model's
    return dict(rows.fetchall())


def _pair(connection: duckdb.DuckDBPyConnection, table: str, key: str, *, weak: bool) -> None:
    """Pair the rows that are still alone and share a key; of several with one key the first with the first."""

    def left(side: str, end: str) -> str:
        return f"""SELECT n, source, hull, {key} AS key,
            row_number() OVER (PARTITION BY source, {key} ORDER BY n) AS place
            FROM temp.{side}_{table} WHERE {key} IS NOT NULL AND n NOT IN (SELECT {end} FROM temp.pair)"""  # noqa: S608

    other = "WHERE coalesce(b.hull = a.hull, true)" if weak else ""
    connection.execute(
        f"""INSERT INTO temp.pair SELECT b.n, a.n FROM ({left("before", "b")}) b
            JOIN ({left("after", "a")}) a USING (source, key, place) {other}"""  # noqa: S608 - names from the model
    )


def _altered(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    rows = connection.execute(
        f"""SELECT a.source, count(*) FROM temp.pair p JOIN temp.before_{table} b ON b.n = p.b
            JOIN temp.after_{table} a ON a.n = p.a WHERE b.content <> a.content GROUP BY 1"""  # noqa: S608 - the model's
    )
    return dict(rows.fetchall())


def _alone(connection: duckdb.DuckDBPyConnection, table: str, end: str) -> dict[str, list[Row]]:
    rows = connection.execute(
        f"""SELECT source, called, what, place, record FROM temp.{table}
            WHERE n NOT IN (SELECT {end} FROM temp.pair) ORDER BY ALL"""  # noqa: S608 - names from the model
    ).fetchall()
    found: dict[str, list[Row]] = {}
    for source, *row in rows:
        found.setdefault(source, []).append(Row(*row))
    return found


def _changed(connection: duckdb.DuckDBPyConnection, kind: Compared) -> dict[str, list[Change]]:
    columns = ", ".join(f"{{'column': '{name}', 'b': b.\"{name}\", 'a': a.\"{name}\"}}" for name in kind.texts)
    # What a row of a list says of its vessel stands in each of its listings, and is told once.
    own = _sql_list(OF_A_LISTING if kind.table == "listing" else kind.texts)
    rows = connection.execute(
        f"""SELECT source, called, what, c.column, c.b, c.a, b_place, a_place, b_record, a_record FROM (
                SELECT a.source, a.called, a.what, a.place AS a_place, b.place AS b_place, a.record AS a_record,
                       b.record AS b_record, a.mention AS a_mention, b.mention AS b_mention, unnest([{columns}]) AS c
                FROM temp.pair p JOIN temp.before_{kind.table} b ON b.n = p.b
                JOIN temp.after_{kind.table} a ON a.n = p.a WHERE b.content <> a.content)
            WHERE c.b IS DISTINCT FROM c.a
            QUALIFY c.column IN ({own}) OR 1 = row_number() OVER (
                PARTITION BY source, a_mention, b_mention, c.column, c.b, c.a ORDER BY what, a_record, b_record)
            ORDER BY ALL"""  # noqa: S608 - names from the model
    ).fetchall()
    found: dict[str, list[Change]] = {}
    for source, *row in rows:
        found.setdefault(source, []).append(Change(*row))
    return found


def _sql_list(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))
