"""What people decided, in `decisions.jsonl`: append-only, one JSON object a line, with who, when and why.

Kinds: `judgement` (two records are the same, different, or it is unsure), `finding` (the status of a finding), and
`note`, `pin`, `tag` (what people wrote about an entity). The last line about the same thing counts; `withdrawn` takes
an earlier one back.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.private import opener
from catchgraph.errors import CaseError
from catchgraph.model.ids import make_id

VERDICTS = ("same", "different", "unsure", "withdrawn")
STATUSES = ("open", "substantiated", "dismissed")
MARKS = ("note", "pin", "tag")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line. `subjects` are two mention ids (sorted) for a judgement, one finding id for a finding.

    For a note or pin they are the id of what it is about, for a tag that id and `tag:…`; `why` is the text. A note
    that is withdrawn names the note's id, too. `act`: the same on all judgements that were made at once, on two
    entities with several records; '' on one that was made alone.
    """

    kind: str
    subjects: tuple[str, ...]
    verdict: str
    why: str
    who: str
    when: str
    act: str = ""


def decide(case: CaseFolder, kind: str, subjects: Iterable[str], verdict: str, why: str) -> Decision:
    """Append a decision. Raises `CaseError` where the file cannot be written."""
    (decision,) = decide_all(case, kind, [subjects], verdict, why)
    return decision


def decide_all(
    case: CaseFolder, kind: str, about: Iterable[Iterable[str]], verdict: str, why: str
) -> tuple[Decision, ...]:
    """Append one decision on each of several subjects, made in one act. Raises as `decide`."""
    subjects = [tuple(sorted(one)) for one in about]
    who, when = _who(), dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    act = make_id("act", who, when, verdict, *(name for one in subjects for name in one)) if len(subjects) > 1 else ""
    made = tuple(Decision(kind, one, verdict, why, who, when, act) for one in subjects)
    append(case, made)
    return made


def append(case: CaseFolder, made: Iterable[Decision]) -> None:
    """Append decisions as they are, e.g. those of another case. Raises `CaseError` where the file cannot be written."""
    lines = "".join(as_line(decision) + "\n" for decision in made)
    try:
        with open(case.decisions, "ab", opener=opener) as file:
            if file.tell() and not _ends_whole(case):
                file.write(b"\n")
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CaseError(
            f"cannot write {case.decisions}: {error.strerror}", hint="Check free space and permissions."
        ) from error


def decisions(case: CaseFolder) -> list[Decision]:
    """Every decision in the order it was made. A line torn by a kill is passed over; damage elsewhere raises."""
    if not case.decisions.exists():
        return []
    lines = case.decisions.read_text(encoding="utf-8", errors="replace").split("\n")
    found: list[Decision] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        decision = parse(line)
        if decision is not None:
            found.append(decision)
        elif not _torn(line):
            raise CaseError(
                f"{case.decisions}, line {number}: not a decision",
                hint="Mend or remove that line; every other line stands.",
            )
    return found


def standing(case: CaseFolder, kind: str) -> dict[tuple[str, ...], Decision]:
    """The last word on each subject, without what was withdrawn."""
    last = {d.subjects: d for d in decisions(case) if d.kind == kind}
    return {subjects: d for subjects, d in sorted(last.items()) if d.verdict != "withdrawn"}


def as_line(decision: Decision) -> str:
    """The line of `decisions.jsonl` that says it; `act` only where there is one."""
    return json.dumps(
        {name: said for name, said in asdict(decision).items() if name != "act" or said}, ensure_ascii=False
    )


def parse(line: str) -> Decision | None:
    """The decision of a line of `decisions.jsonl`, or None."""
    try:
        data: dict[str, Any] = json.loads(line)
        decision = Decision(**{**data, "subjects": tuple(data["subjects"])})
    except (ValueError, TypeError, KeyError):
        return None
    texts = (decision.kind, decision.verdict, decision.why, decision.who, decision.when, decision.act)
    return decision if all(isinstance(text, str) for text in (*texts, *decision.subjects)) else None


def _torn(line: str) -> bool:
    """A write cut short by a kill leaves a beginning of an object without its end."""
    return line.startswith("{") and not line.rstrip().endswith("}")


def _ends_whole(case: CaseFolder) -> bool:
    with case.decisions.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
