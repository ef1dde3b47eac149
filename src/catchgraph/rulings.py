"""The verbs about what people decide: why two are one, judgements, the status of findings, notes, pins and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from catchgraph.case.case import CaseFolder
    from catchgraph.case.decisions import Decision
    from catchgraph.resolve.explain.explanation import Explanation
    from catchgraph.resolve.judge.judge import Ruling


def explain(case: CaseFolder, a: str, b: str) -> Explanation:
    """Why two are one, or not: parts whose weights add up to the score."""
    from catchgraph.resolve.explain.pair import explain as why

    return why(case, meant(case, a), meant(case, b), names=(a, b))


def judge(case: CaseFolder, a: str, b: str, verdict: str, why: str) -> Ruling:
    """Decide that two are `same`, `different` or `unsure`, or take that back (`withdrawn`).

    The ruling says which records were judged, what it replaces and what it contradicts.
    """
    from catchgraph.resolve.judge.judge import judge as decide

    return decide(case, meant(case, a), meant(case, b), verdict, why, names=(a, b))


def history(case: CaseFolder, name: str) -> pd.DataFrame:
    """What is known of an entity over time: day, time (of what was done in the case), what, text, where."""
    import pandas as pd

    from catchgraph.resolve.explain.history import history as follow

    lines = [(line.day, line.time[:8], line.what, line.text, line.where) for line in follow(case, meant(case, name))]
    return pd.DataFrame(lines, columns=["day", "time", "what", "text", "where"], dtype=object)


def set_status(case: CaseFolder, finding: str, status: str, why: str) -> Decision:
    """Decide about a finding: `open`, `substantiated` or `dismissed`."""
    from catchgraph.detect.status import set_status as decide

    return decide(case, finding, status, why)


def note(case: CaseFolder, name: str, text: str) -> Decision:
    """Write a note on a vessel, company, record, event or finding; `show` prints it and every export has it."""
    from catchgraph.analyse.mark import note as write

    return write(case, name, text)


def pin(case: CaseFolder, name: str, why: str = "") -> Decision:
    """Pin: it leads the list of notes."""
    from catchgraph.analyse.mark import pin as put

    return put(case, name, why)


def tag(case: CaseFolder, name: str, *tags: str) -> list[Decision]:
    """Put tags on it; those that are new."""
    from catchgraph.analyse.mark import tag as put

    return put(case, name, tags)


def notes(case: CaseFolder, name: str | None = None) -> pd.DataFrame:
    """Every standing note, pin and tag, or those on one."""
    from catchgraph.analyse.mark import notes as written

    return written(case, name).frame()


def meant(case: CaseFolder, text: str) -> str:
    """The id that a name means; ids stay as they are, since those of records and mentions are meant, too."""
    from catchgraph.analyse.find import find
    from catchgraph.errors import CaseNotReady
    from catchgraph.model.schema import label_of
    from catchgraph.resolve.lookup import by_name

    if text.startswith("mention:") or label_of(text):
        return text
    try:
        return find(case, text)
    except CaseNotReady:
        # Who is who is known from `resolve` on.
        with case.read() as connection:
            if (found := by_name(connection, text)) is None:
                raise
            return found
