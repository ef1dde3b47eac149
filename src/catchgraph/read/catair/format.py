"""The format: which messages are read, and what a transaction of them says as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from catchgraph.read.catair.entries import HEADERS, entry, number_of
from catchgraph.read.catair.fields import line_number, numbered, records
from catchgraph.read.catair.filings import filing
from catchgraph.read.catair.groups import Parted, parted
from catchgraph.read.catair.parties import Note
from catchgraph.read.catair.reports import Entered, addressed, harvest_report, is_ours
from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Document, Written
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Given, Said, card
from catchgraph.read.message_lines import Transaction, Transactions
from catchgraph.read.output import Output
from catchgraph.read.stated_entry import entry_and_line

#: Any of these makes a message one that is read.
TELLING = frozenset({"PG01", "SE10", "CA10", "10", "SF10"})
WAYS = Ways(dates="ymd", decimal_comma=False, hs_country="USA", iso2=True, whole_days=True)
NO_ENTRY = "no entry: neither an envelope nor the name of the file nor --entry says which"
NO_REPORT = "records of a report that no PG01 begins: not read"


def knows(sample: Mapping[str, Any]) -> bool:
    """Whether a message has records that are read."""
    return not TELLING.isdisjoint(sample)


def read_messages(objects: Iterable[Transaction], provenance: Provenance, said: Said) -> Output:
    """Each transaction as an entry, harvest reports and a security filing, as far as it holds them."""
    return output_of(objects, Reader(said, provenance.persons).documents, provenance, said, WAYS)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes documents of transactions; `persons`: whether private persons are read."""

    said: Said
    persons: bool = False

    def documents(self, row: int, transaction: Transaction) -> Iterator[Document]:
        """What a transaction holds."""
        note = partial(_note, self.said, row)
        for line, part in numbered(iter(transaction.lines)):
            self.said.place(row, part, line.number)
        _note_lines(transaction, note)
        found = parted(transaction)
        if found.lost:
            note(found.lost[0][0].id, found.lost[0][0].text.rstrip(), NO_REPORT, found.lost[0][1])
        number = number_of(found)
        if any(found.header.of(*HEADERS)):
            yield entry(transaction, found, number, note)
        yield from self._reports(found, number, self.said.given_of(row), note)
        if any(found.filing.of("SF10")):
            yield filing(found.filing, note)

    def _reports(self, found: Parted, number: Written, given: Given, note: Note) -> Iterator[Document]:
        ours = [report for report in found.reports if is_ours(report)]
        others = sorted({" ".join(addressed(report)) for report in found.reports if report not in ours})
        if others:
            note("PG01 8-13", ", ".join(others), "reports to other agencies: not read", "")
        for report in ours:
            entered = entered_by(number, report.number, given)
            if not entered.number:
                note("entry", "", NO_ENTRY, report.part)
            yield harvest_report(report, entered, self.persons, note)


def entered_by(number: Written, line: str, given: Given) -> Entered:
    """The entry of a report: by its envelope, else as whoever loads the file says, else by the file's name."""
    if number.text:
        return Entered(number.text, line, "envelope", number.called)
    for basis, told in (("--entry", given.entry), ("file name", given.name.partition(".")[0])):
        if told and (found := entry_and_line(told)):
            return Entered(found[0], line or line_number(found[1]), basis, basis)
    return Entered(line=line)


def _note(said: Said, row: int, key: str, value: str, reason: str, part: str) -> None:
    said.note(row, key, value, reason, part or None)


def _note_lines(transaction: Transaction, note: Note) -> None:
    """Lines that are no records, once; records whose places are doubtful, each kind of doubt once."""
    if transaction.strays:
        number, text = transaction.strays[0]
        more = f", as {len(transaction.strays) - 1:,} more" if len(transaction.strays) > 1 else ""
        note("(line)", text, f"line {number} is no record{more}: not read", "")
    doubts = {line.doubt: line for line in reversed(transaction.lines) if line.doubt}
    for doubt, line in doubts.items():
        note(line.id, line.text.rstrip(), f"line {line.number}: {doubt}", "")


CBP_MESSAGES = Format(
    layout=card(
        "cbp-messages",
        kind="messages",
        organisation="U.S. Customs and Border Protection",
        title="Entries, harvest reports and security filings as text messages (CATAIR)",
        says="""
Records of 80 characters: harvest reports to NOAA Fisheries (SIMP and the programmes 370, HMS, AMR, COA), alone or in an
entry summary (AE), cargo release (SE) or correction (CA), which give the entry itself; importer security filings (SF).
Numbers of private persons are never kept, and contacts only where persons are asked for.
""",
        keys=tuple(sorted(TELLING)),
        revision=1,
        origin="domestic",
        medium="message",
    ),
    knows=knows,
    takes=records() | {"PG02", "PG50", "PG51"},
    read=read_messages,
    apart=True,
    medium="message",
    cut=Transactions,
    streams=True,
    of_entry=True,
)
