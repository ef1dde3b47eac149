"""The same as the figures in tables: for screen readers, for print, for searching in the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from catchgraph.analyse.custody.tables import WAYS, ends_table, lines_table, links_table
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.exchange.shown import Picture, days
from catchgraph.exchange.text import value
from catchgraph.report.markup import Markup, joined, tag

#: Cells of at most so many characters are not broken over lines.
_SHORT = 16


def entries_table(shown: Picture) -> Markup | None:
    """The entries of a timeline, in its order; nothing for a graph."""
    if not shown.entries:
        return None
    rows = [(e.node, (e.began, e.ended, e.kind, e.text, e.certainty, e.where, _notes(shown, e))) for e in shown.entries]
    title = "Story" if shown.tables else "Timeline"
    return _table(title, ("date", "until", "kind", "what", "confidence", "where", "notes"), rows, pick=3)


def chain_tables(shown: Picture) -> list[Markup]:
    """The links of a trace both ways and where it ends; nothing for what is no trace."""
    if shown.custody is None:
        return []
    found = [lines_table(shown.custody), *(links_table(shown.custody, way, {}, "") for way in WAYS)]
    return [_of(table) for table in (*found, ends_table(shown.custody)) if table.rows]


def answer_tables(shown: Picture) -> list[Markup]:
    """What is said besides of a finding: benign readings, what would decide it, papers side by side."""
    return [_plain(table) for table in shown.tables if table.rows]


def _plain(table: Table) -> Markup:
    kept = [place for place, name in enumerate(table.columns) if name not in table.hidden]
    columns = [table.columns[place].replace("_", " ") for place in kept]
    title = f"{table.title}: {table.note}" if table.note else table.title
    return _table(title, columns, [(None, [row[place] for place in kept]) for row in table.rows])


def _of(table: Table) -> Markup:
    """A table of an answer without what is for programs; the name of what a row is about marks it in the figures."""
    about = next(name for name in ("to_id", "goods") if name in table.columns)
    at = table.columns.index(about)
    kept = [place for place, name in enumerate(table.columns) if name not in table.hidden and place != at]
    pick = next(place for place, column in enumerate(kept) if table.columns[column] in ("to", "line"))
    columns = [table.columns[place].replace("_", " ") for place in kept]
    return _table(table.title, columns, [(row[at], [row[place] for place in kept]) for row in table.rows], pick=pick)


def _notes(shown: Picture, entry: TimelineEntry) -> list[str]:
    """What people wrote about any of the records of an entry."""
    return [text for id_ in (entry.node, *entry.also) if id_ for text in shown.written(id_)]


def nodes_table(shown: Picture) -> Markup:
    """Every node with the row that it rests on."""
    rows = [(one.id, (one.label, one.name, days(one), one.where, one.datasets, one.id)) for one in shown.part.nodes]
    return _table("Entities, records and events", ("kind", "name", "days", "where", "datasets", "id"), rows)


def edges_table(shown: Picture) -> Markup:
    """Every relationship with the row that it rests on."""
    names = {one.id: one.name for one in shown.part.nodes}
    rows = [
        (None, (names[e.source], e.type, e.role, names[e.target], e.as_written, e.confidence, e.basis, e.where))
        for e in shown.part.edges
    ]
    columns = ("from", "relationship", "role", "to", "as written", "confidence", "basis", "where")
    return _table("Relationships", columns, rows)


def notes_table(shown: Picture) -> Markup | None:
    """What people wrote, with who and when; nothing where nobody wrote."""
    names = {one.id: one.name for one in shown.part.nodes}
    rows = [
        (id_, (names.get(id_, id_), mark.what, mark.text, mark.who, mark.when))
        for id_, found in shown.marks.items()
        for mark in found
    ]
    return _table("Notes, pins and tags", ("on", "what", "text", "who", "when"), rows, pick=0) if rows else None


def _table(
    caption: str, columns: Sequence[str], rows: Iterable[tuple[str | None, Sequence[Any]]], *, pick: int = 1
) -> Markup:
    """`pick`: the cell that says what the row is about; its button marks it in the figures."""
    head = tag("tr", *(tag("th", column, scope="col") for column in columns))
    body = [tag("tr", *_cells(id_, values, pick), data_id=id_) for id_, values in rows]
    count = f"{caption} ({len(body):,})"
    table = tag("table", tag("caption", count), tag("thead", head), tag("tbody", joined(body)))
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=count)


def _cells(id_: str | None, values: Sequence[Any], pick: int) -> Iterable[Markup]:
    for place, given in enumerate(values):
        # A share to two digits: more of them say nothing.
        shown = f"{given:.2f}".rstrip("0").rstrip(".") if isinstance(given, float) else given
        text = str(found) if (found := value(shown)) is not None else ""
        content = tag("button", text, type="button", data_pick=id_) if id_ and place == pick and text else text
        yield tag("td", content, dir="auto", class_="short" if len(text) <= _SHORT else None)
