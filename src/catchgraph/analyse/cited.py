"""Where a record stands among papers: what it cites, what cites it, which other records are of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import Ref, refs, with_places
from catchgraph.analyse.rows import Rows
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import spaced
from catchgraph.case.papers import cited_as
from catchgraph.case.places import place
from catchgraph.model.schema import RECORDS, label_of, node

if TYPE_CHECKING:
    import duckdb

_CITATIONS = f"""
    SELECT c.kind, c.number, c.line_id, c.country, c.cited_line, c.kg, c.made_kg, c.landed_kg, c.day, c.document,
           {place("f", "c")}
    FROM read.citation c JOIN read.file f USING (file_id)
    WHERE c.record_id = $id AND c.record_no BETWEEN $first AND $last
"""  # noqa: S608 - fixed names
#: Columns of the table `Cites`.
_CITES = (
    *("kind", "number", "line", "country", "cited_line", "kg", "made_kg", "landed_kg", "day"),
    *("leads_to", "record", "where", "document"),
)
_CITED_BY = """
    SELECT kind, as_written, source FROM derived.cites WHERE target = $id ORDER BY source, kind
"""
#: Records that are a copy of a paper.
PAPERS = tuple(kind for kind in RECORDS if kind.has("document"))
_COPIES = " UNION ALL ".join(f'SELECT id FROM derived."{kind.table}" WHERE document = $document' for kind in PAPERS)  # noqa: S608 - declared in the model
#: What a paper says of its own state: of several records of one it tells the versions apart.
_STATES = " UNION ALL ".join(
    f"""SELECT id, status, {"CAST(CAST(version AS DATE) AS VARCHAR)" if kind.has("version") else "NULL"}
        FROM derived."{kind.table}" WHERE id IN (SELECT unnest($ids)) AND status IS NOT NULL"""  # noqa: S608 - declared in the model
    for kind in PAPERS
    if kind.has("status")
)
#: Said of a number that leads to no record of the case.
NOT_HELD = "not in this case"


def cites(connection: duckdb.DuckDBPyConnection, of: Rows, lines: Mapping[str, str], others: Sequence[str]) -> Table:
    """Documents that the record cites, as written, each with the records that are copies of it.

    `others`: the records that it is known to be next to by a citation, either way; `lines`: as in `named.parties`.
    """
    rows = with_places(connection.execute(_CITATIONS, of.asked()).fetchall())
    held = _held(connection, others) if rows else {}
    known = refs(connection, [record for records in held.values() for record in records])
    told = [
        (kind, number, lines.get(line, line), *rest, _named(known.get(record or "")), record, at, document)
        for kind, number, line, *rest, document, at in rows
        for record in held.get(document, [None])
    ]
    return Table("Cites", _CITES, told, hidden=frozenset({"document"}))


def cited_by(connection: duckdb.DuckDBPyConnection, id_: str, others: Sequence[str]) -> Table:
    """Records that cite the document, by the number that each writes; `others` as in `cites`."""
    rows = connection.execute(_CITED_BY, {"id": id_}).fetchall() if others else []
    known = refs(connection, [source for _, _, source in rows])
    return Table(
        "Cited by",
        ("label", "name", "as_written", "kind", "record", "where"),
        [
            (spaced(label_of(source) or ""), ref.name if (ref := known.get(source)) else None, written, kind, source,
             list(ref.where) if ref else [])
            for kind, written, source in rows
        ],
        hidden=frozenset({"kind"}),
    )  # fmt: skip


def copies(connection: duckdb.DuckDBPyConnection, id_: str, document: str | None) -> Table:
    """Other records of the same document: it counts once, and copies that say otherwise are worth a look."""
    rows = connection.execute(_COPIES, {"document": document}).fetchall() if document else []
    known = refs(connection, [other for (other,) in rows if other != id_])
    states = states_of(connection, list(known))
    return Table(
        "Other records of the document",
        ("label", "name", "state", "datasets", "record", "where"),
        [
            (spaced(ref.label), ref.name, states.get(other), list(ref.datasets), other, list(ref.where))
            for other, ref in sorted(known.items())
        ],
    )  # fmt: skip


def states_of(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, str]:
    """Record → its status and the day of its version: `amended 2024-05-06`; those that say no status are left out."""
    rows = connection.execute(_STATES, {"ids": list(ids)}).fetchall()
    return {id_: " ".join(filter(None, (status, version))) for id_, status, version in rows}


def _held(connection: duckdb.DuckDBPyConnection, others: Sequence[str]) -> dict[str, list[str]]:
    """Key by which a document is cited → those of the records that are copies of it."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for other in others:
        by_label[label_of(other) or ""].append(other)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for label in sorted(by_label.keys() & {kind.label for kind in PAPERS}):
        keys = ", ".join(cited_as(node(label)))
        rows = connection.execute(
            f'SELECT id, [{keys}] FROM derived."{node(label).table}" WHERE id IN (SELECT unnest(?)) ORDER BY id',  # noqa: S608 - a label of the model
            [by_label[label]],
        ).fetchall()
        for other, documents in rows:
            for document in filter(None, documents):
                found[document].append(other)
    return dict(found)


def _named(ref: Ref | None) -> str:
    if ref is None:
        return NOT_HELD
    kind = spaced(ref.label)
    return ref.name if ref.name.lower().startswith(kind) else f"{kind} {ref.name}"
