"""Whom a record names: parties and vessels as it writes them, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import Ref, refs, with_places
from catchgraph.analyse.rows import Rows
from catchgraph.analyse.table import Table
from catchgraph.case.places import place
from catchgraph.model.roles import NAMES
from catchgraph.model.schema import ENTITIES, label_of, node

if TYPE_CHECKING:
    import duckdb

#: What a private person's mention says besides the name stays in the case.
_PRIVATE = frozenset(kind.label for kind in ENTITIES if kind.tells.private)
_LEFT_OUT = "Addresses and numbers of private persons are left out."
_PARTIES = f"""
    SELECT p.mention_id, p.role, p.name, p.address, p.country, p.numbers, p.percentage, p.since, p.until, p.line_id,
           {place("f", "p")}
    FROM read.party_mention p JOIN read.file f USING (file_id)
    WHERE p.record_id = $id AND p.record_no BETWEEN $first AND $last
    UNION ALL
    SELECT p.mention_id, s.role, s.as_written, p.address, p.country, p.numbers, p.percentage, p.since, p.until,
           p.line_id, {place("f", "s")}
    FROM read.same_party s JOIN read.file f USING (file_id)
    JOIN read.party_mention p ON p.record_id = s.record_id AND p.role = s.same_as
    WHERE s.record_id = $id AND s.record_no BETWEEN $first AND $last
"""  # noqa: S608 - fixed names
_MEANT = "SELECT id, entity_id, confidence, basis FROM derived.mention WHERE id IN (SELECT unnest(?))"
_VESSELS = f"""
    SELECT v.line_id, v.role, v.name, v.flag, v.imo, v.number_written, v.call_sign, v.mmsi, v.registration_number,
           v.licence, v.day, n.entity_id, n.confidence, n.basis, {place("f", "v")}
    FROM read.named_vessel v JOIN read.file f USING (file_id)
    LEFT JOIN (FROM resolve.named WHERE record_id = $id) n USING (named_id)
    WHERE v.record_id = $id AND v.record_no BETWEEN $first AND $last
"""  # noqa: S608 - fixed names
_CANDIDATES = """
    SELECT v.line_id, v.role, v.name, c.entity_id, c.score, c.why
    FROM resolve.named_candidate c
    JOIN (SELECT DISTINCT named_id, line_id, role, name FROM read.named_vessel WHERE record_id = ?) v USING (named_id)
    ORDER BY v.line_id NULLS FIRST, v.role, v.name, c.score DESC, c.entity_id
"""


def parties(connection: duckdb.DuckDBPyConnection, label: str, of: Rows, lines: Mapping[str, str]) -> Table:
    """Companies and persons in their roles, in the order in which the noun names these; with whom each is taken to be.

    `lines`: id of a line of goods → its number, for parties of one line.
    """
    rows = with_places(connection.execute(_PARTIES, of.asked()).fetchall())
    meant = (
        {row[0]: row[1:] for row in connection.execute(_MEANT, [[row[0] for row in rows]]).fetchall()} if rows else {}
    )
    known = refs(connection, [entity for entity, _, _ in meant.values()])
    order = [*node(label).tells.names, *NAMES]
    rows.sort(key=lambda row: (_place(order, row[1]), lines.get(row[9], ""), row[2], str(row)))
    told = [_party(row, meant.get(row[0], (None, None, None)), known, lines) for row in rows]
    left_out = any(
        label_of(row[7] or "") in _PRIVATE and (given[3] or given[5]) for row, given in zip(told, rows, strict=True)
    )
    return Table(
        "Parties",
        ("role", "name", "address", "country", "numbers", "line", "is", "entity", "confidence", "basis", "percentage",
         "since", "until", "where"),
        told,
        note=_LEFT_OUT if left_out else "",
        hidden=frozenset({"basis", "percentage", "since", "until"}),
    )  # fmt: skip


def _party(
    row: tuple[Any, ...], meant: tuple[Any, ...], known: Mapping[str, Ref], lines: Mapping[str, str]
) -> tuple[Any, ...]:
    _, role, name, address, country, numbers, percentage, since, until, line, at = row
    entity, confidence, basis = meant
    if label_of(entity or "") in _PRIVATE:
        address, numbers = None, []
    called = known[entity].name if entity in known else None
    return (role, name, address, country, numbers or [], lines.get(line, line), called, entity, confidence, basis,
            percentage, since, until, at)  # fmt: skip


def vessels(connection: duckdb.DuckDBPyConnection, of: Rows, lines: Mapping[str, str]) -> Table:
    """Vessels as a document names them: the line of goods that each is named for, and the hull that it is tied to."""
    # Of the whole record first, then by line.
    rows = sorted(
        with_places(connection.execute(_VESSELS, of.asked()).fetchall()),
        key=lambda row: (row[0] is not None, _in_order(lines.get(row[0], row[0] or ""))),
    )
    known = refs(connection, [row[11] for row in rows if row[11]])
    return Table(
        "Vessels named",
        ("line", "role", "name", "flag", "imo", "number_written", "call_sign", "mmsi", "registration_number",
         "licence", "day", "is", "entity", "confidence", "basis", "where"),
        [(lines.get(line, line), *rest[:10], known[rest[10]].name if rest[10] in known else None, *rest[10:])
         for line, *rest in rows],
    )  # fmt: skip


def _in_order(number: str) -> tuple[int, str]:
    """Numbers of lines by their value, others by their text."""
    return (int(number) if number.isdecimal() else 0, number)


def may_be(connection: duckdb.DuckDBPyConnection, id_: str, lines: Mapping[str, str]) -> Table:
    """Hulls that might be meant by a vessel that is tied to none, the likeliest first."""
    rows = connection.execute(_CANDIDATES, [id_]).fetchall()
    known = refs(connection, [row[3] for row in rows])
    return Table(
        "Vessels that may be meant",
        ("line", "role", "name", "may_be", "entity", "score", "because"),
        [
            (lines.get(line, line), role, name, known[entity].name if entity in known else None, entity, score, why)
            for line, role, name, entity, score, why in rows
        ],
        note="Named, and tied to none of them: several fit, or none clearly enough." if rows else "",
    )


def _place(order: list[str], role: str) -> int:
    return order.index(role) if role in order else len(order)
