"""Names, numbers or a file of vessels against the IUU lists that the case holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from catchgraph.analyse.listed import Listed, listed_vessels
from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.subject_files import read_subjects
from catchgraph.analyse.subjects import Subject, subject_of
from catchgraph.analyse.table import Table
from catchgraph.analyse.verdict import Match, compare
from catchgraph.case.case import CaseFolder
from catchgraph.errors import CaseNotReady, UsageError

_UNUSABLE = "neither a name nor a usable number"


def screen(
    case: CaseFolder, names: Iterable[str] = (), *, file: Path | None = None, layout: Path | str | None = None
) -> Table:
    """Screen names (or IMO numbers, MMSIs, call signs, registration numbers), or the rows of a file, or both.

    One row per vessel and listed vessel that fits, the strongest first; one row where none fits. The verdicts:

    hit             identified, and a listing is in force at the list's edition
    unclear         identified, and whether a listing is in force cannot be told: the listing says why
    delisted        identified, and every listing has ended
    possible        names equal and one side has no valid IMO number, or a call sign or MMSI equal alone
    homonym         names equal, and both valid IMO numbers differ: another hull
    no hit          nothing equal, or only what identifies nobody
    not screened    neither a name nor a usable number

    A file is CSV, read by `layout` (a file, or an id), by the layout that knows its header, or else by the words of
    its header; or `.txt` with one name a line. The note says which columns were read as what, and which were not.
    Raises `CaseNotReady` where the case holds no list, `InputError` for a file that is not one.
    """
    subjects = [subject_of(text) for text in names]
    notes: list[str] = []
    if file is not None:
        found = read_subjects(file, layout)
        subjects += found.subjects
        notes = [found.read, f"columns not read: {', '.join(found.unread)}" if found.unread else ""]
    if not subjects:
        raise UsageError("nothing to screen", hint="Give names, numbers or a file.")
    with case.read() as connection:
        check_built(connection, case)
        listed = listed_vessels(connection)
    if not listed:
        raise CaseNotReady(
            f"{case.path} holds no IUU list", hint="Load one: catchgraph load FILE, then catchgraph build"
        )
    index = _index(listed)
    return Table(
        "Screening",
        ("line", "screened", "verdict", "listed_as", "listings", "reasons", "vessel", "records", "where"),
        [row for subject in subjects for row in _rows(subject, index)],
        note="\n".join(filter(None, notes)),
        hidden=frozenset({"records", "where"} | ({"line"} if file is None else set())),
    )


def _index(listed: list[Listed]) -> dict[str, list[Listed]]:
    index: defaultdict[str, list[Listed]] = defaultdict(list)
    for vessel in listed:
        for fact in sorted(vessel.facts()):
            index[fact].append(vessel)
    return dict(index)


def _rows(subject: Subject, index: dict[str, list[Listed]]) -> list[tuple[object, ...]]:
    if not subject.facts():
        return [_row(subject, Match("not screened", [_UNUSABLE]), None)]
    near = {vessel.vessel: vessel for fact in sorted(subject.facts()) for vessel in index.get(fact, [])}
    matches = [(compare(subject, vessel), vessel) for vessel in near.values()]
    matches.sort(key=lambda pair: (pair[0].rank, pair[1].name, pair[1].vessel))
    if not matches:
        return [_row(subject, Match("no hit", [_nothing(subject)]), None)]
    telling = [pair for pair in matches if pair[0].verdict != "no hit"]
    return [_row(subject, match, vessel) for match, vessel in telling or matches[:1]]


def _nothing(subject: Subject) -> str:
    """What was compared, so that nobody takes it for what was not."""
    *others, last = subject.said()
    return f"not on a list by its {', '.join(others)}{' or ' if others else ''}{last}"


def _row(subject: Subject, match: Match, vessel: Listed | None) -> tuple[object, ...]:
    reasons = [*match.reasons, *subject.remarks]
    if vessel is None:
        return (subject.line, subject.given, match.verdict, None, [], reasons, None, [], [])
    return (
        subject.line, subject.given, match.verdict, vessel.name, list(vessel.listings), reasons,
        vessel.vessel, list(vessel.records), list(vessel.where),
    )  # fmt: skip
