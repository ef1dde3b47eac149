"""Everything the case holds on one thing, in sections, each line with the file and line it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from catchgraph.analyse import about, consignment, evidence, record, source, subject
from catchgraph.analyse.find import find_in
from catchgraph.analyse.lead.lead import Lead, lead
from catchgraph.analyse.marks import marks
from catchgraph.analyse.nodes import check_built, properties
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.model.schema import label_of, node

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Shown:
    """A node (or a loaded file): its properties, then sections of dated facts, relationships and evidence.

    `lead`: of a finding, its story and the way of its goods.
    """

    id: str
    label: str
    name: str
    properties: dict[str, Any]
    sections: list[Table] = field(default_factory=list)
    lead: Lead | None = None

    def section(self, title: str) -> Table:
        """The section of that title; raises `KeyError` where there is none."""
        for table in self.sections:
            if table.title == title:
                return table
        raise KeyError(title)


@kept()
def show(case: CaseFolder, text: str, *, limit: int | None = None) -> Shown:
    """What is known of the entity, record, event or finding that `text` names, or of a loaded file.

    A line of goods leads to its record, and is told there in full. Of events of a kind, and of who took part in those
    at a place, at most `limit` are in it; the note of the section then says how many there are. Sections without rows
    are left out. Raises `NotFound` or `Ambiguous` as `find` does.
    """
    with case.read() as connection:
        loaded = source.file_of(connection, text)
        if loaded is not None:
            given, sections = source.sections(connection, loaded)
            return Shown(loaded, "File", str(given["name"]), given, sections)
        check_built(connection, case)
        found = find_in(connection, text)
        line = found if label_of(found) == "Goods" else None
        id_ = (line and record.record_of(connection, line)) or found
        notes = about.notes(marks(case, connection).get(id_, []))
        if label_of(id_) == "Finding":
            return _finding(connection, case, id_, notes, limit)
        shown = _node(connection, id_, notes, limit, line)
        asked = (
            {"asked for": f"{line}, a line of this record"} if line != id_ and line else _asked(connection, text, id_)
        )
        return replace(shown, properties={**asked, **shown.properties})


def _asked(connection: duckdb.DuckDBPyConnection, text: str, id_: str) -> dict[str, Any]:
    """What became of the id that was asked for, where it is gone."""
    row = connection.execute(
        """SELECT r.done_at FROM resolve.tombstone AS t JOIN main.run AS r USING (run)
        WHERE t.entity_id = $id ORDER BY run DESC LIMIT 1""",
        {"id": text.strip()},
    ).fetchone()
    if row is None or text.strip() == id_:
        return {}
    return {"asked for": f"{text.strip()}, which became part of this on {row[0]:%Y-%m-%d}"}


def _node(connection: duckdb.DuckDBPyConnection, id_: str, notes: Table, limit: int | None, line: str | None) -> Shown:
    label = label_of(id_) or ""
    given = properties(connection, id_)
    sections = [notes, *_sections(connection, label, id_, given, limit, line if line != id_ else None)]
    return Shown(id_, label, str(given.get("name", "")), given, [table for table in sections if table.rows])


def _finding(
    connection: duckdb.DuckDBPyConnection, case: CaseFolder, id_: str, notes: Table, limit: int | None
) -> Shown:
    """A finding as a story; its details are a section of their own."""
    given = properties(connection, id_)
    found = lead(connection, id_, given, (case.queries,))
    sections = [notes, *evidence.sections(connection, found, given, limit)]
    facts = {name: value for name, value in given.items() if name != "details"}
    shown = [table for table in sections if table.rows or table.note]
    return Shown(id_, "Finding", str(given["name"]), facts, shown, found)


def _sections(
    connection: duckdb.DuckDBPyConnection,
    label: str,
    id_: str,
    given: dict[str, Any],
    limit: int | None,
    line: str | None,
) -> list[Table]:
    if node(label).layer == "entity":
        return [*subject.sections(connection, label, id_, limit), about.findings(connection, id_, limit)]
    if label == consignment.LABEL:
        return consignment.sections(connection, id_, given)
    return record.sections(connection, label, id_, given, line, limit)
