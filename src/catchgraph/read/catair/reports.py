"""Reports to NOAA Fisheries in a message: a `HarvestReport` for each PG01 of its programmes, with its harvests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.read.catair.fields import called, text, whole, written
from catchgraph.read.catair.groups import Group, Report
from catchgraph.read.catair.harvests import Harvest, Shared, catches, first_landing, harvests, species_of
from catchgraph.read.catair.parties import Named, Note, named_in
from catchgraph.read.catair.weights import weight
from catchgraph.read.document.form import Cited, Document, Line, Party, Written

#: Programmes of NOAA Fisheries (CATAIR, PGA chapter).
PROGRAMS = frozenset({"SIM", "370", "HMS", "AMR", "COA"})
AGENCY = "NMF"
_PERMIT = "NM4"
_ROLES = {"BY": "first receiver", "AQF": "farm", "IM": "importer"}


@dataclass(frozen=True, slots=True)
class Entered:
    """The entry that a report belongs to: number and line ('' where nobody says), and where they come from."""

    number: str = ""
    line: str = ""
    basis: str = ""
    called: str = ""


def addressed(report: Report) -> tuple[str, str]:
    """The agency and programme that a report is to."""
    line = report.records[0][0]
    return text(line, "agency").upper(), text(line, "program").upper()


def is_ours(report: Report) -> bool:
    """Whether a report is to NOAA Fisheries."""
    agency, program = addressed(report)
    return agency == AGENCY and program in PROGRAMS


def harvest_report(report: Report, entered: Entered, persons: bool, note: Note) -> Document:
    """A report as a document: its line is that of the entry, its harvests are lines of that."""
    first = report.records[0][0]
    program = text(first, "program").upper()
    head, found = harvests(report)
    permits = _permits(report)
    texts: dict[str, Written | tuple[Written, ...]] = {
        "program": written(first, "program"),
        "disclaimer": written(first, "disclaimer"),
        "entry": Written(entered.number, entered.called),
        "entry_line": Written(entered.line),
        "permit": tuple(each.number for each in permits),
        "declared": tuple(_declared(report)),
        "containers": tuple(_containers(report)),
    }
    if landed := first_landing(found, program):
        texts["landed"] = landed
    return Document(
        label="HarvestReport",
        key=(entered.number, entered.line, _content(report)),
        part=report.part,
        texts=texts,
        values=_values(first, found, entered),
        parties=_parties(head, persons, note),
        citations=[*_entry(entered, report.part), *permits],
        lines=[_line(report, head, found, entered, persons, note)],
    )


def _line(report: Report, head: Group, found: Sequence[Harvest], entered: Entered, persons: bool, note: Note) -> Line:
    first = report.records[0][0]
    program = text(first, "program").upper()
    species = species_of(head)
    shared = Shared(program, species, list(head.of("PG32")) if any(each.of("PG06") for each in found) else [])
    lines = [
        line
        for number, each in enumerate(found, 1)
        for line in catches(each, number, shared, _parties(each, persons, note))
    ]
    texts: dict[str, Written | tuple[Written, ...]] = {
        **species,
        "line_no": Written(entered.line),
        "disclaimer": written(first, "disclaimer"),
        "description": tuple(_descriptions(report)),
    }
    for line, _ in report.of("PG25"):
        texts.setdefault("lot", written(line, "lot"))
        texts.setdefault("value", whole(line, "value", "USD"))
    for line, _ in report.of("PG29"):
        for name, unit, field in (("net_kg", "unit", "net"), ("gross_kg", "gross_unit", "gross")):
            if weighed := weight(line, unit, field):
                texts.setdefault(name, weighed.written)
    return Line(key=(entered.line,), part=report.part, texts=texts, lines=lines)


def _values(first: Any, found: Sequence[Harvest], entered: Entered) -> dict[str, Any]:
    sources = {each.source for each in found if each.source}
    readings = sorted({boat.weighed.reading for each in found for boat in each.boats if boat.weighed})
    # The published example has the mark of confidence where the processing code stands.
    marks = text(first, "confidential").upper(), text(first, "processing").upper()
    return {
        "entry_basis": entered.basis or None,
        "confidential": True if "Y" in marks else None,
        "aggregated": "SVH" in sources if sources else None,
        "weights_read": " and ".join(readings) or None,
    }


def _parties(group: Group, persons: bool, note: Note) -> list[Party]:
    found = named_in(group, "PG19", "PG20", *(("PG21",) if persons else ()))
    return [each.party(_ROLES[each.role], note) for each in found if _is_read(each, note)]


def _is_read(named: Named, note: Note) -> bool:
    if named.role in _ROLES:
        return True
    note(called(named.line, "role"), named.role, "a role that is not read", named.part)
    return False


def _permits(report: Report) -> list[Cited]:
    """The trade permits that a report names: documents of whoever files it."""
    return [
        Cited(kind="permit", number=written(line, "number"), part=part)
        for line, part in report.of("PG14")
        if text(line, "kind").upper() == _PERMIT and text(line, "number")
    ]


def _declared(report: Report) -> Iterator[Written]:
    """Documents that the filer declares (PG22), each with its codes in a text."""
    for line, _ in report.of("PG22"):
        codes = (text(line, name) for name in ("document", "role", "declaration", "day"))
        yield Written(" ".join(filter(None, codes)), called(line, "document"))


def _containers(report: Report) -> Iterator[Written]:
    for line, _ in report.of("PG27"):
        yield from (written(line, f"container_{number}") for number in (1, 2, 3))


def _descriptions(report: Report) -> Iterator[Written]:
    if report.description:
        yield written(report.description[0], "description")
    for line, _ in report.of("PG10", "PG17"):
        yield written(line, "description" if line.id == "PG10" else "name")


def _entry(entered: Entered, part: str) -> list[Cited]:
    if not entered.number:
        return []
    return [Cited(kind="entry", number=Written(entered.number, entered.called), line=entered.line, part=part)]


def _content(report: Report) -> str:
    """What tells a report from another on the same line: all that it says."""
    return digest([report.part, *(line.text for line, _ in report.records)])
