"""What a written truth of custody calls records, lines, lots and happenings, as ids of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.analyse.truth_rows import entities_of_rows
from catchgraph.case.case import CaseFolder

_DECLARED = ("transshipment_declaration", "landing_declaration")
_TRACKED = ("encounter", "port_call", "transshipment")
#: How names of what was tracked begin.
TRACKED = ("gfw:", "ports:", "events:")
_NUMBERED = (
    "bill", "entry", "export_declaration", "catch_certificate", "processing_statement", "storage_document", "paper",
    *_DECLARED,
)  # fmt: skip
_RECORDS = " UNION ALL ".join(
    [f"SELECT id, file_id, record_no, number FROM read.{table}" for table in _NUMBERED]  # noqa: S608 (fixed names)
    + ["SELECT id, file_id, record_no, entry FROM read.harvest_report"]
)
_FOUND = f"""
    SELECT f.name, e.record_no, e.number, e.id FROM ({_RECORDS}) e JOIN read.file f USING (file_id) ORDER BY ALL
"""  # noqa: S608 (fixed names)
#: Files that tell of entries: of one entry, there may be a row in each.
_ENTRIES = ("entries", "es003")
_LINES = """
    SELECT record, stage, id FROM read.goods WHERE stage IN ('product', 'catch') ORDER BY record, record_no, line, id
"""
_LOTS = """
    SELECT regexp_extract(lot, '[^.]+$'), id FROM read.goods WHERE lot IS NOT NULL
    UNION SELECT regexp_extract(identifier, '[^.]+$'), id FROM read.lot
    ORDER BY ALL
"""
_EVENTS = " UNION ALL ".join(
    f"SELECT number, id FROM read.{table} WHERE number IS NOT NULL"  # noqa: S608 (fixed names)
    for table in _TRACKED
)
_REPORTED = "SELECT source, target FROM derived.reports ORDER BY ALL"
_LASTS = "SELECT goods, record FROM derived.chain WHERE record IS NOT NULL ORDER BY ALL"


@dataclass(frozen=True, slots=True)
class Named:
    """Names of the truth → ids of the case.

    `records`: `entries:XYZ-4412605-7`; `lines`: (record, stage) → its lines in order; `lots`: number → the lot, and
    lines of it; `events`: declared and tracked happenings; `hulls`: rows of registers → vessels; `lasts`: lines that
    chains of the story are of → the name of their record.
    """

    records: Mapping[str, str]
    lines: Mapping[tuple[str, str], list[str]]
    lots: Mapping[str, set[str]]
    events: Mapping[str, str]
    hulls: Mapping[str, set[str]]
    lasts: Mapping[str, str]

    def line(self, record: str, place: int) -> str | None:
        """The product line of a record, by its place: of an entry that two files tell, the one that has a chain."""
        names = (
            record,
            *(f"{source}:{record.partition(':')[2]}" for source in _ENTRIES if record.startswith(_ENTRIES)),
        )
        found = [self.lines.get((self.records.get(name, ""), "product"), []) for name in names]
        lines = [one[place - 1] for one in found if len(one) >= place]
        return next((line for line in lines if line in self.lasts), lines[0] if lines else None)

    def paper(self, line: str) -> str:
        """A catch line of a paper: `certificates:EC-2025-CC-09100/1`; '' where there is none."""
        record, _, place = line.partition("/")
        found = self.lines.get((self.records.get(record, ""), "catch"), [])
        return found[int(place) - 1] if len(found) >= int(place or 1) else ""

    def catch(self, lines: Iterable[str]) -> set[str]:
        """Lines of catches, told as lots or as lines of papers."""
        found: set[str] = set()
        for line in lines:
            source, _, number = line.partition(":")
            found |= self.lots.get(number, set()) if source == "lots" else {self.paper(line)}
        return found - {""}

    def all(self, subject: str) -> set[str]:
        """What a balance may be of: a record, or a lot."""
        source, _, number = subject.partition(":")
        return self.lots.get(number, set()) if source == "lots" else {self.records.get(subject, "")}

    def event(self, name: str) -> str:
        """A happening: of a declaration, of an event by its own number; what nothing has is called by its name."""
        return self.events.get(name, name)


def named(case: CaseFolder, story: Mapping[str, Any], world: Mapping[str, str]) -> Named:
    """Names of the story (`files.toml`) and of the world's files, in a case."""
    files = {file: name for name, file in {**story["files"], **story["declarations"]}.items()}
    with case.read() as connection:
        records: dict[str, str] = {}
        for file, place, number, id_ in connection.execute(_FOUND).fetchall():
            for name in filter(None, (str(place), number)) if file in files else ():
                records.setdefault(f"{files[file]}:{name}", id_)
        lines: dict[tuple[str, str], list[str]] = {}
        for record, stage, id_ in connection.execute(_LINES).fetchall():
            lines.setdefault((record, stage), []).append(id_)
        lots: dict[str, set[str]] = {}
        for lot, id_ in connection.execute(_LOTS).fetchall():
            lots.setdefault(lot, set()).add(id_)
        reported = dict(connection.execute(_REPORTED).fetchall())
        numbered = dict(connection.execute(_EVENTS).fetchall())
        chained = connection.execute(_LASTS).fetchall()
        hulls = entities_of_rows(connection, world)
    events = {name: reported[id_] for name, id_ in records.items() if id_ in reported}
    events |= {f"{source}{number}": id_ for source in TRACKED for number, id_ in numbered.items()}
    called = {id_: name for name, id_ in records.items()}
    lasts = {goods: called[record] for goods, record in chained if record in called}
    return Named(records, lines, lots, events, hulls, lasts)
