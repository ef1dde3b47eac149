"""A transaction taken apart: its header, the lines of the entry, the reports of other agencies, the security filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from catchgraph.read.catair.fields import line_number, numbered, text
from catchgraph.read.message_lines import Line, Transaction

#: Records that begin a line of an entry.
LINES = frozenset({"40", "SE40", "CA40"})

#: A record and its part of the transaction.
Record = tuple[Line, str]


@dataclass(slots=True)
class Group:
    """Records that belong together; `number`: of the line of the entry, '' where none is told. `part`: of the first."""

    part: str = ""
    number: str = ""
    records: list[Record] = field(default_factory=list)

    def of(self, *ids: str) -> Iterator[Record]:
        """The records of these identifiers, in their order."""
        yield from (record for record in self.records if record[0].id in ids)

    def first(self, id_: str) -> Record | None:
        """The first record of an identifier."""
        return next(self.of(id_), None)


@dataclass(slots=True)
class Report(Group):
    """A report to another agency, from its PG01 on; `description`: the OI before it."""

    description: Record | None = None


@dataclass(slots=True)
class Parted:
    """The groups of a transaction. `lost`: records of a report that no PG01 begins."""

    header: Group = field(default_factory=Group)
    lines: list[Group] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    filing: Group = field(default_factory=Group)
    lost: list[Record] = field(default_factory=list)


def parted(transaction: Transaction) -> Parted:
    """The groups of a transaction, whatever it begins with."""
    found = Parted()
    description: Record | None = None
    for line, part in numbered(iter(transaction.lines)):
        record = line, part
        if line.id in LINES:
            found.lines.append(Group(part, line_number(text(line, "line")), [record]))
            description = None
        elif line.id == "OI":
            description = record
        elif line.id == "PG01":
            number = found.lines[-1].number if found.lines else ""
            found.reports.append(Report(part, number, [record], description))
        elif line.id.startswith("PG"):
            (found.reports[-1].records if found.reports else found.lost).append(record)
        elif line.id.startswith("SF"):
            found.filing.records.append(record)
        else:
            (found.lines[-1] if found.lines else found.header).records.append(record)
    return found
