"""Names, numbers or a file of vessels against the IUU lists that the case holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from catchgraph.analyse.listed import Listed, listed_vessels
from catchgraph.analyse.lists import Lists, Near
from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.subject_files import read_subjects
from catchgraph.analyse.subjects import Subject, subject_of
from catchgraph.analyse.table import Table
from catchgraph.analyse.verdict import FOUND, VERDICTS, Match, compare
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import CaseNotReady, UsageError

Pair = tuple[Match, Listed | None]

_UNUSABLE = "neither a name nor a usable number"


@kept()
def screen(
    case: CaseFolder, names: Iterable[str] = (), *, file: Path | None = None, layout: Path | str | None = None
) -> Table:
    """Screen names (or IMO numbers, MMSIs, call signs, registration numbers), or the rows of a file, or both.

    One row per vessel and listed vessel that fits, the strongest first; one row where none fits. The verdicts:

    hit             identified, and a listing is in force at the list's edition
    unclear         identified, and whether a listing is in force cannot be told: the listing says why
    delisted        identified, and every listing has ended
    possible        names equal and one side has no valid IMO number, or a call sign or MMSI equal alone
    similar         names alike (`score`, and why), and the IMO numbers do not contradict it
    homonym         names equal, and both valid IMO numbers differ: another hull
    not screened    nothing found, and something that was given could not be read or compared: the reasons say what
    no hit          nothing found by anything that was given, or only what identifies nobody

    The note counts the vessels by their strongest verdict.

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
    answers = [_matches(*pair) for pair in zip(subjects, Lists(_listed(case)).near(subjects), strict=True)]
    return Table(
        "Screening",
        ("line", "screened", "verdict", "score", "listed_as", "standing", "listings", "reasons", "vessel", "records",
         "where"),
        [_row(subject, *pair) for subject, pairs in zip(subjects, answers, strict=True) for pair in pairs],
        note="\n".join(filter(None, [_counted([pairs[0][0].verdict for pairs in answers]), *notes])),
        # Of many vessels, who lists them is enough for people; of few, since when.
        hidden=frozenset({"score", "records", "where", *(("line", "standing") if file is None else ("listings",))}),
    )  # fmt: skip


def _listed(case: CaseFolder) -> list[Listed]:
    """Every listed vessel of the case."""
    with case.read() as connection:
        check_built(connection, case)
        listed = listed_vessels(connection)
    if not listed:
        raise CaseNotReady(
            f"{case.path} holds no IUU list", hint="Load one: catchgraph load FILE, then catchgraph build"
        )
    return listed


def _matches(subject: Subject, near: Iterable[Near]) -> list[Pair]:
    """The listed vessels that fit, the strongest first; without one, what was not found or not compared."""
    matches: list[Pair] = sorted(((compare(subject, one.vessel, one.like), one.vessel) for one in near), key=_strength)
    settled = any(match.verdict in FOUND and (match.score == 1 or match.verdict != "possible") for match, _ in matches)
    told = {*FOUND, "homonym", *(() if settled else ("similar",))}
    if telling := [pair for pair in matches if pair[0].verdict in told]:
        return telling
    if not subject.facts():
        return [(Match("not screened", [*subject.remarks] or [_UNUSABLE]), None)]
    reasons, vessel = next(((match.reasons, vessel) for match, vessel in matches if match.score is None), (None, None))
    unread = subject.unread()
    verdict = "not screened" if unread else "no hit"
    return [(Match(verdict, [*(reasons or [_nothing(subject)]), *unread]), vessel)]


def _strength(pair: Pair) -> tuple[object, ...]:
    match, vessel = pair
    return (match.rank, *((vessel.name, vessel.vessel) if vessel else ()))


def _counted(verdicts: list[str]) -> str:
    """`3 screened: 1 hit, 2 no hit`."""
    counts = (f"{verdicts.count(verdict):,} {verdict}" for verdict in VERDICTS if verdict in verdicts)
    return f"{len(verdicts):,} screened: {', '.join(counts)}"


def _nothing(subject: Subject) -> str:
    """What was compared, so that nobody takes it for what was not."""
    *others, last = subject.said()
    return f"not on a list by its {', '.join(others)}{' or ' if others else ''}{last}"


def _row(subject: Subject, match: Match, vessel: Listed | None) -> tuple[object, ...]:
    reasons = [*match.reasons, *(remark for remark in subject.remarks if remark not in match.reasons)]
    if vessel is None:
        return (subject.line, subject.given, match.verdict, None, None, "", [], reasons, None, [], [])
    return (
        subject.line, subject.given, match.verdict, match.score, vessel.name, vessel.standing, list(vessel.listings),
        reasons, vessel.vessel, list(vessel.records), list(vessel.where),
    )  # fmt: skip
