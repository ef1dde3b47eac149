"""Events of an entity in sections: how many of each kind, and each of them, or the first ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import refs
from catchgraph.analyse.participants import mine, others
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import plural, spaced, title
from catchgraph.model.schema import EVENTS, NodeType

if TYPE_CHECKING:
    import duckdb


def occasions(connection: duckdb.DuckDBPyConnection, id_: str, limit: int | None) -> list[Table]:
    """A count of each kind where there are several, then a section for each kind, by day: at most `limit` of it."""
    counts = mine(connection, id_)
    kinds = [kind for kind in EVENTS if kind.label in counts]
    tables = [_section(connection, kind, id_, counts[kind.label], limit) for kind in kinds]
    return [_summary(connection, kinds, counts), *tables] if len(kinds) > 1 else tables


def _summary(connection: duckdb.DuckDBPyConnection, kinds: list[NodeType], counts: dict[str, int]) -> Table:
    rows = []
    for kind in kinds:
        days = connection.execute(
            f'SELECT min(e.start), max(e.start) FROM temp.mine m JOIN derived."{kind.table}" e ON e.id = m.event'  # noqa: S608
        ).fetchone()
        rows.append((spaced(kind.label), counts[kind.label], *(days or (None, None))))
    return Table("Events", ("kind", "number", "first", "last"), rows)


def _section(connection: duckdb.DuckDBPyConnection, kind: NodeType, id_: str, total: int, limit: int | None) -> Table:
    section = kind.tells.section
    said = section.columns if section else ()
    shown = "".join(f'e."{name}", ' for name in said)
    rows = connection.execute(
        f"""SELECT e.start, e."end", m.role, m.mmsi, {shown} m.confidence, m.basis, e.id, e.records
            FROM temp.mine m JOIN derived."{kind.table}" e ON e.id = m.event
            ORDER BY e.start, e.id, m.role LIMIT ?""",  # noqa: S608 - model names
        [limit],
    ).fetchall()
    columns = ("start", "end", "role", "mmsi", *said, "confidence", "basis", "event", "where")
    hidden = frozenset({"end", "mmsi", "basis", *(section.hidden if section else ())})
    table = Table(title(kind.label), columns, rows, _note(kind, total, limit), hidden)
    return _with_others(connection, id_, table) if "others" in kind.tells.named else table


def _with_others(connection: duckdb.DuckDBPyConnection, id_: str, table: Table) -> Table:
    """The events with the names (`with`) and ids (`partner`) of who else took part."""
    at = table.columns.index("event")
    met = others(connection, id_, [row[at] for row in table.rows])
    names = refs(connection, {other for ids in met.values() for other in ids})

    def whole(row: tuple[Any, ...]) -> tuple[Any, ...]:
        ids = met.get(row[at], [])
        return (*row[:3], [names[other].name for other in ids if other in names], *row[3:at], ids, *row[at:])

    columns = (*table.columns[:3], "with", *table.columns[3:at], "partner", *table.columns[at:])
    return Table(table.title, columns, [whole(row) for row in table.rows], table.note, table.hidden | {"partner"})


def _note(kind: NodeType, total: int, limit: int | None) -> str:
    if limit is None or total <= limit:
        return ""
    apparent = "apparent " if kind.tells.apparent else ""
    return f"{total:,} {apparent}{plural(kind.label)} in all; the first {limit:,} by day"
