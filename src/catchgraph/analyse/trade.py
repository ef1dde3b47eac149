"""Who supplies a company, and whom it supplies: shipments, weights, values, species and days, of all or some goods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.find import find_in
from catchgraph.analyse.graph import Subgraph, subgraph
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted
from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError
from catchgraph.model.relationships import Supplies
from catchgraph.model.schema import label_of, node

if TYPE_CHECKING:
    import duckdb

#: More partners than these are no picture to look at: the first by weight are in it.
MOST = 2_000
#: Places that a row names; the records themselves are all in its list.
_PLACES = 3
#: Title of a table → which end of a shipment stands in it: the company is the other.
_SIDES = {"Suppliers": 0, "Customers": 1}
_LABELS = frozenset(label for pair in Supplies.PAIRS for label in pair)

_TOTAL = """
    SELECT source, target, shipments, kg, weighed, value, currency, first, last, hs6, species, confidence, records
    FROM derived.supplies WHERE source = $company OR target = $company
"""
#: Nouns that tell of shipments, the first that weighs one before the others.
_TOLD = ("Entry", "ExportDeclaration", "ImportDeclaration", "Bill")
_HEADS = " UNION ALL ".join(
    f"""SELECT id AS record, document, {place} AS place, {node(label).tells.day} AS day
        FROM derived."{node(label).table}" WHERE id IN (SELECT record FROM edge)"""  # noqa: S608 - declared in the model
    for place, label in enumerate(_TOLD, 1)
)
# A shipment counts where any of its records has a line of such goods; it weighs what these lines weigh in the first of
# its records, the entry before declarations before the bill, that gives a weight.
_SOME = f"""
    WITH edge AS (
        SELECT source, target, confidence, unnest(records) AS record FROM derived.supplies
        WHERE source = $company OR target = $company
    ),
    head AS ({_HEADS}),
    line AS (
        SELECT g.record, count(*) AS lines,
               CASE WHEN count(*) = count(g.net_kg) THEN sum(g.net_kg) END AS kg,
               CASE WHEN count(*) = count(g.value) AND count(DISTINCT g.currency) = 1 THEN sum(g.value) END AS value,
               min(g.currency) AS currency,
               list(DISTINCT g.hs6) FILTER (WHERE g.hs6 IS NOT NULL) AS hs6,
               list(DISTINCT g.species) FILTER (WHERE g.species IS NOT NULL) AS species
        FROM derived.goods g
        WHERE g.record IN (SELECT record FROM edge) AND g.stage = 'product'
          AND (len($hs) = 0 OR list_bool_or(list_transform($hs, lambda code: starts_with(coalesce(g.hs, g.hs6), code))))
          AND (len($species) = 0 OR list_contains($species, g.species))
        GROUP BY g.record
    ),
    shipment AS (
        SELECT e.source, e.target, coalesce(p.target, h.document, e.record) AS shipment,
               min(e.confidence) AS confidence,
               coalesce(min(h.day) FILTER (WHERE h.place = 4), min(h.day) FILTER (WHERE h.place IN (1, 3)),
                        min(h.day)) AS day,
               arg_min(l.kg, h.place) FILTER (WHERE l.kg IS NOT NULL) AS kg,
               arg_min(l.value, h.place) FILTER (WHERE l.value IS NOT NULL) AS value,
               arg_min(l.currency, h.place) FILTER (WHERE l.value IS NOT NULL) AS currency,
               flatten(list(coalesce(l.hs6, []))) AS hs6, flatten(list(coalesce(l.species, []))) AS species,
               list(e.record) AS records
        FROM edge e JOIN head h USING (record) LEFT JOIN line l USING (record)
        LEFT JOIN derived.part_of p ON p.source = e.record AND p.source IN (SELECT record FROM edge)
        GROUP BY ALL
        HAVING (len($hs) = 0 AND len($species) = 0) OR count(l.lines) > 0
    )
    SELECT source, target, count(*), sum(kg), count(kg),
           CASE WHEN count(DISTINCT currency) = 1 THEN sum(value) END,
           CASE WHEN count(DISTINCT currency) = 1 THEN min(currency) END,
           min(day), max(day), list_sort(list_distinct(flatten(list(hs6)))),
           list_sort(list_distinct(flatten(list(species)))), min(confidence), list_sort(flatten(list(records)))
    FROM shipment WHERE $since IS NULL OR day >= $since
    GROUP BY source, target
"""  # noqa: S608 - declared in the model


@dataclass(frozen=True, slots=True)
class Trade:
    """`suppliers`, `customers`: a row a company, the most by weight first; `subgraph`: all of them with the company."""

    company: Ref
    suppliers: Table
    customers: Table
    subgraph: Subgraph


def trade(
    case: CaseFolder,
    company: str,
    *,
    hs: Sequence[str] = (),
    species: Sequence[str] = (),
    since: dt.datetime | None = None,
) -> Trade:
    """Suppliers and customers of the company that `company` names (see `find`), as bills, entries and declarations say.

    A consignment is one shipment. `hs`: only goods whose code begins with one of these; `species`: only goods of these
    ASFIS codes; `since`: only shipments of that day or later. Weights are net where a side gives that, else gross, and
    sums are over the shipments that say them. Raises `NotFound`, `Ambiguous`, and `UsageError` for what is no company.
    """
    codes = ["".join(sign for sign in code if sign.isdigit()) for code in hs]
    if not all(codes):
        raise UsageError(f"{', '.join(hs)}: no commodity code", hint="Give its first digits, e.g. 0306 or 030617.")
    asked = {"hs": codes, "species": [code.upper() for code in species], "since": since}
    with case.read() as connection:
        check_built(connection, case)
        start = find_in(connection, company, _LABELS)
        if label_of(start) not in _LABELS:
            raise UsageError(f"{company!r} is no company: {start}", hint="Name an importer, exporter or plant's owner.")
        rows = _rows(connection, start, asked)
        partners = [target if source == start else source for source, target, *_ in rows]
        known = refs(connection, [start, *partners, *(record for row in rows for record in row[-1][:_PLACES])])
        depth = {start: 0, **dict.fromkeys(partners[:MOST], 1)}
        part = subgraph(connection, depth, [(row[0], row[1], Supplies.TYPE) for row in rows])
    sides = {title: [(row[at], *row[2:]) for row in rows if row[1 - at] == start] for title, at in _SIDES.items()}
    suppliers, customers = (_table(f"{title} of {known[start].name}", each, known) for title, each in sides.items())
    return Trade(known[start], suppliers, customers, part)


def _rows(connection: duckdb.DuckDBPyConnection, start: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    some = any(asked.values())
    given = {"company": start, **(asked if some else {})}
    rows = connection.execute(_SOME if some else _TOTAL, given).fetchall()
    return sorted(rows, key=lambda row: (-(row[3] or 0), -row[2], row[0], row[1]))


def _table(title: str, rows: list[tuple[Any, ...]], known: dict[str, Ref]) -> Table:
    whole = sum(row[2] or 0 for row in rows)
    shipments = sum(row[1] for row in rows)
    told = [
        (known[partner].name if partner in known else partner, many, kg, kg / whole if kg and whole else None, value,
         currency, first, last, species, hs6, partner, confidence, weighed, records, _where(records, known))
        for partner, many, kg, weighed, value, currency, first, last, hs6, species, confidence, records in rows
    ]  # fmt: skip
    note = f"{counted(len(rows), 'Company')}, {counted(shipments, 'Shipment')}, {whole:,.0f} kg" if rows else ""
    return Table(
        title,
        ("name", "shipments", "kg", "share", "value", "currency", "first", "last", "species", "hs6", "company",
         "confidence", "weighed", "records", "where"),
        told,
        note,
        frozenset({"confidence", "weighed", "records"}),
    )  # fmt: skip


def _where(records: Sequence[str], known: dict[str, Ref]) -> list[str]:
    """Where the first of these records begin, and how many there are besides."""
    places = [known[record].where[0] for record in records[:_PLACES] if record in known and known[record].where]
    more = len(records) - _PLACES
    return [*places, *([f"and {more:,} more"] if more > 0 else [])]
