"""What `detect` answers: per typology how far it could look, and every finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.detect.query import SEVERITIES
from catchgraph.read.unfinished import Unfinished
from catchgraph.reference.own import OwnTable

if TYPE_CHECKING:
    from catchgraph.detect.history import Changes

FINDINGS = "findings"
NOTHING = "nothing found"
NOT_LOADED = "not loaded"
NOT_COVERED = "does not cover the days"
#: Reason of `undecided` for what `covers` leaves out.
UNCOVERED = "not covered by the days loaded"


@dataclass(frozen=True, slots=True)
class TypologyResult:
    """One line of the report. `state` is one of the four above; `note` says it in words.

    `denominator` is how many there are of what the typology counts (vessels, encounters, MMSIs, …), `hits` how many of
    them the findings name, and `rate` the share; nothing where there is none. `covered`: of how many the days of what
    is loaded allow an answer (nothing where the query does not say), `undecided` (reason, how many) of what it could
    not judge, by reason. `limited` means that the limit was reached and there is more.
    """

    typology: str
    title: str
    severity: str
    maturity: str
    state: str
    findings: int
    hits: int
    denominator: int | None
    rate: float | None
    limited: bool
    note: str
    covered: int | None = None
    undecided: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it was written to the case. `about` are (column, entity id), `rests_on` record and event ids.

    `day`: first day of the events it rests on, else the last day of its records; `tables`: reference tables of the
    user's by which it was found; `forced`: no benign reading of the records is left; `verified`: it holds without any
    suggested match.
    """

    id: str
    typology: str
    severity: str
    maturity: str
    status: str
    forced: bool
    day: dt.datetime | None
    tables: tuple[str, ...]
    verified: bool
    name: str
    about: tuple[tuple[str, str], ...]
    rests_on: tuple[str, ...]
    details: str


@dataclass(frozen=True, slots=True)
class DetectReport:
    """Every typology that was looked for, by id, and every finding, by typology in the order of its query.

    `unfinished`: what files of the case lack, so that no pattern could look at it. `own`: the user's reference tables
    that were taken in place of ours. `run`: number of this run; `changes`: what is new since another one, where asked.
    """

    results: tuple[TypologyResult, ...]
    findings: tuple[FindingRow, ...]
    unfinished: tuple[Unfinished, ...] = ()
    own: tuple[OwnTable, ...] = ()
    run: int = field(default=0, compare=False)
    changes: Changes | None = None

    @property
    def shown(self) -> tuple[FindingRow, ...]:
        """The findings; only the new ones where it was asked what is new."""
        if self.changes is None:
            return self.findings
        return tuple(row for row in self.findings if row.id in self.changes.new)

    def at_least(self, severity: str) -> int:
        """How many findings of that severity or a higher one stand, of those that are shown: experimental and dismissed
        ones do not count.
        """
        enough = SEVERITIES[SEVERITIES.index(severity) :]
        return sum(
            row.severity in enough and row.maturity == "stable" and row.status != "dismissed" for row in self.shown
        )
