"""What `detect` found, as tables, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import click

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    from catchgraph.detect.report import DetectReport, FindingRow, TypologyResult

FAIL_ON = Literal["high", "medium", "low"] | None

_LEVELS = ("high", "medium", "low")
_SEVERITIES = (*_LEVELS, "context")
#: Findings of one typology that are listed for people: where several typologies were looked for, and where one was.
_LISTED, _ALONE = 20, 200


def fail_on_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--fail-on`, for scripts that watch a case."""
    return click.option(
        "--fail-on",
        type=click.Choice(_LEVELS),
        help="Exit with 5 if there are findings of this severity or higher (not dismissed, not experimental).",
    )(function)


def exit_code(report: DetectReport, fail_on: FAIL_ON) -> int:
    """5 where `--fail-on` applies, else 0."""
    return 5 if fail_on and report.at_least(fail_on) else 0


def found_tables(report: DetectReport, format_: str) -> list[Table]:
    """Typologies with how far they could look, then every finding, the most severe first.

    For people the findings are grouped by typology; of each the first are listed, of one that was asked alone more.
    """
    people = format_ == "table"
    findings = _findings(report)
    before = [_typologies(report, people), *_not_loaded(report), *_own(report)]
    if not people:
        return [*before, findings, *_gone(report)]
    most = _LISTED if len(report.results) > 1 else _ALONE
    return [
        *before,
        *(_first(group, most) for group in findings.split("severity", "typology", title="{}: {}")),
        *_gone(report),
    ]


def _typologies(report: DetectReport, people: bool) -> Table:
    """What was looked for, and how far."""
    return Table(
        "Typologies",
        ("typology", "state", "findings", "hits", "of", "covered", "undecided", "rate", "severity", "maturity", "note",
         "title"),
        [
            (r.typology, r.state, r.findings, r.hits, r.denominator, r.covered, _undecided(r, people),
             _rate(r.rate, people), r.severity, r.maturity, r.note, r.title)
            for r in report.results
        ],
        note=_notes(report) if people else "",
        hidden=frozenset({"hits", "covered", "title", "note"}),
    )  # fmt: skip


def _findings(report: DetectReport) -> Table:
    """Every finding, or every new one; the most severe first."""
    unforced = () if any(f.forced for f in report.shown) else ("forced",)
    return Table(
        "Findings" if report.changes is None else f"New since run {report.changes.since}",
        ("severity", "forced", "typology", "id", "finding", "day", "status", "verified", "maturity", "tables", "about",
         "rests_on"),
        [
            (f.severity, f.forced, f.typology, f.id, f.name, f.day, f.status, f.verified, f.maturity,
             list(f.tables), [id_ for _, id_ in f.about], list(f.rests_on))
            for f in sorted(report.shown, key=_rank)
        ],
        hidden=frozenset({"maturity", "day", "tables", "about", "rests_on", *unforced}),
    )  # fmt: skip


def _own(report: DetectReport) -> list[Table]:
    """Reference tables of the user's that stood in place of ours; no table where none did."""
    rows = [(table.name, len(table.rows), str(table.path)) for table in report.own]
    return [Table("Reference tables of your own", ("table", "rows", "path"), rows)] if rows else []


def _gone(report: DetectReport) -> list[Table]:
    """What an earlier run had and this one has not, with why; no table where nobody asked."""
    if report.changes is None:
        return []
    rows = [(one.severity, one.typology, one.id, one.name, one.why) for one in report.changes.gone]
    return [
        Table(f"Gone since run {report.changes.since}", ("severity", "typology", "id", "finding", "why"), rows,
              hidden=frozenset({"severity"}))
    ]  # fmt: skip


def _rank(row: FindingRow) -> tuple[int, bool, str, str, str]:
    return (_SEVERITIES.index(row.severity), not row.forced, row.typology, row.name, row.id)


def _not_loaded(report: DetectReport) -> list[Table]:
    """What no pattern could look at, since files of the case do not say it; no table where they say all."""
    rows = [(lack.file, lack.said, lack.path) for lack in report.unfinished]
    table = Table("Not loaded", ("file", "what", "path"), rows, hidden=frozenset({"path"}))
    return [table] if rows else []


def _notes(report: DetectReport) -> str:
    return "\n".join(
        f"{r.typology}: {note}" for r in report.results for note in (_hits(r), r.note, _unjudged(r)) if note
    )


def _hits(result: TypologyResult) -> str:
    """How many of what is counted the findings name, where that is not their number."""
    if result.rate is None or result.hits == result.findings:
        return ""
    return f"its {result.findings:,} findings name {result.hits:,} of {result.denominator:,}."


def _unjudged(result: TypologyResult) -> str:
    """What could not be judged but for days that the note says are not covered."""
    from catchgraph.detect.report import UNCOVERED

    said = [f"{n:,} {reason}" for reason, n in result.undecided if reason != UNCOVERED]
    return f"undecided: {', '.join(said)}." if said else ""


def _undecided(result: TypologyResult, people: bool) -> int | dict[str, int]:
    """How many could not be judged; for programs by reason."""
    return sum(n for _, n in result.undecided) if people else dict(result.undecided)


def _rate(rate: float | None, people: bool) -> str | float | None:
    """A share in percent for people, a number from 0 for programs."""
    return f"{100 * rate:.2f} %" if people and rate is not None else rate


def _all(typology: str, many: int) -> str:
    """The command that lists so many findings."""
    return (
        f"catchgraph detect {typology}" if many <= _ALONE else f"catchgraph findings --typology {typology} --format csv"
    )


def _first(group: Table, most: int) -> Table:
    if len(group) <= most:
        return group
    only = f"the first {most} of {len(group):,}; all of them: {_all(group.title.split(': ')[1], len(group))}"
    return replace(group, rows=group.rows[:most], note=only)
