"""Papers of a cut side by side: what each states, what is drawn on them together, and what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.concern import Concern
from catchgraph.analyse.custody.told import told
from catchgraph.analyse.nodes import dicts, refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

#: Draws that are told; the note says how many more there are.
MOST = 100
#: Parts of components in which a paper is that the finding rests on, by the paper, its record or a line of it.
_PAPERS = """
    WITH meant AS (SELECT unnest($ids) AS id),
    part AS (
        SELECT c.part FROM derived.cut_paper c JOIN meant m ON m.id = c.record
        UNION SELECT c.part FROM derived.cut_paper c JOIN meant m ON m.id = c.paper
    )
    SELECT c.part, c.component, c.kind, c.paper, c.record, c.kg, c.drawn_kg, c.shortfall_kg
    FROM derived.cut_paper c JOIN part USING (part) ORDER BY c.shortfall_kg DESC, c.part, c.kind, c.paper
"""
_DRAWS = """
    SELECT d."of", d.line, d.record, max(d.kg) AS kg, max(d.counts_kg) AS counts_kg, bool_and(d.certain) AS certain,
           list_sort(list(DISTINCT d.paper)) AS papers, any_value(d.why) AS why
    FROM derived.draw d JOIN derived.cut_paper c ON c.paper = d.paper AND c.component = d.component
    WHERE c.part IN (SELECT unnest(?)) GROUP BY d."of", d.line, d.record
    ORDER BY counts_kg DESC NULLS LAST, d."of", d.line, d.record
"""


def side_by_side(connection: duckdb.DuckDBPyConnection, found: Concern) -> list[Table]:
    """The papers that cannot all be true, and the draws on them; empty tables where the finding rests on no cut."""
    rows = dicts(connection, _PAPERS, {"ids": list(found.rests)})
    lines = told(connection, [row["paper"] for row in rows])
    known = refs(connection, [row["record"] for row in rows])
    papers = []
    for row in rows:
        line = lines.get(row["paper"])
        ref = known.get(row["record"])
        papers.append(
            (line.called if line else ref.name if ref else row["paper"], line.day if line else None, row["kg"],
             line.chief if line else "", row["drawn_kg"], row["shortfall_kg"], row["kind"],
             list(line.where if line else ref.where if ref else ()), row["record"], row["part"])
        )  # fmt: skip
    columns = ("paper", "day", "states_kg", "who", "drawn_on_all_kg", "shortfall_kg", "kind", "where", "record", "part")
    note = "Together they state less than is drawn on all of them: they cannot all be true." if papers else ""
    table = Table("Papers side by side", columns, papers, note, frozenset({"kind", "record", "part"}))
    return [
        table,
        _draws(
            connection, [row["part"] for row in rows], {row["paper"]: p[0] for row, p in zip(rows, papers, strict=True)}
        ),
    ]


def _draws(connection: duckdb.DuckDBPyConnection, parts: list[str], names: dict[str, str]) -> Table:
    """What rests on them: by shipment, with the papers that each may rest on."""
    rows = dicts(connection, _DRAWS, [sorted({*parts})]) if parts else []
    known = refs(connection, {id_ for row in rows for id_ in (row["of"], row["record"])})
    lines = told(connection, [row["line"] for row in rows[:MOST] if row["line"]])
    drawn = []
    for row in rows[:MOST]:
        of, record, line = known.get(row["of"]), known.get(row["record"]), lines.get(row["line"] or "")
        drawn.append(
            (of.name if of else row["of"], line.day if line else None, row["kg"], row["counts_kg"],
             [names.get(paper, paper) for paper in row["papers"]], row["certain"], row["why"],
             list(line.where if line else record.where if record else ()), row["of"], row["record"])
        )  # fmt: skip
    columns = ("drawn_by", "day", "kg", "counts_kg", "on", "certain", "why", "where", "of", "record")
    note = f"the first {MOST} of {len(rows):,}" if len(rows) > MOST else ""
    return Table("Drawn on them", columns, drawn, note, frozenset({"of", "record"}))
