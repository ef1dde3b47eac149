"""Put a note, pin or tag on something, or take it back."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from catchgraph.analyse.find import find_in
from catchgraph.analyse.marks import TAG, Mark, marks, tags_of
from catchgraph.analyse.nodes import check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, decide
from catchgraph.errors import NotFound, UsageError

#: Characters. A note is read beside a record; what is longer is a document.
LONGEST_NOTE = 10_000
LONGEST_TAG = 60


def note(case: CaseFolder, name: str, text: str) -> Decision:
    """Keep a note on what `name` names (see `find`).

    Lines may be broken. Raises `UsageError` for an empty text, one of more than 10,000 characters and one with
    control characters, `NotFound` and `Ambiguous` as `find` does.
    """
    written = checked(text, "note", LONGEST_NOTE, lines=True)
    return decide(case, "note", [_meant(case, name)[0]], "noted", written)


def unnote(case: CaseFolder, note_id: str) -> list[Decision]:
    """Take the note `note:…` back, wherever it stands. Raises `NotFound` where it stands nowhere."""
    with case.read() as connection:
        check_built(connection, case)
        on = [id_ for id_, found in marks(case, connection).items() if any(mark.id == note_id for mark in found)]
    if not on:
        raise NotFound(f"no note {note_id[:LONGEST_TAG]}", hint="Their ids: catchgraph case notes --format csv.")
    return [decide(case, "note", [id_, note_id], "withdrawn", "") for id_ in on]


def pin(case: CaseFolder, name: str, why: str = "") -> Decision:
    """Pin what `name` names: it leads the list of notes."""
    reason = checked(why, "reason", LONGEST_NOTE, lines=True) if why else ""
    return decide(case, "pin", [_meant(case, name)[0]], "pinned", reason)


def unpin(case: CaseFolder, name: str) -> Decision:
    """Take a pin back. Raises `NotFound` where there is none."""
    id_, found = _meant(case, name)
    if not any(mark.what == "pin" for mark in found):
        raise NotFound(f"{id_} is not pinned", hint="What is: catchgraph case notes.")
    return decide(case, "pin", [id_], "withdrawn", "")


def tag(case: CaseFolder, name: str, tags: Sequence[str]) -> list[Decision]:
    """Put tags on what `name` names; those it has already are passed over.

    Raises `UsageError` for an empty tag, one of more than 60 characters and one with a comma, semicolon, line break
    or control character.
    """
    wanted = _tags(tags)
    id_, found = _meant(case, name)
    new = [text for text in wanted if text not in tags_of(found)]
    return [decide(case, "tag", [id_, TAG + text], "tagged", "") for text in new]


def untag(case: CaseFolder, name: str, tags: Sequence[str]) -> list[Decision]:
    """Take tags back. Raises `NotFound` for one that is not there; none is taken back then."""
    wanted = _tags(tags)
    id_, found = _meant(case, name)
    there = tags_of(found)
    if missing := [text for text in wanted if text not in there]:
        raise NotFound(f"{id_} has no tag {missing[0]!r}", hint=f"Its tags: {', '.join(there) or 'none'}.")
    return [decide(case, "tag", [id_, TAG + text], "withdrawn", "") for text in wanted]


def notes(case: CaseFolder, name: str | None = None) -> Table:
    """Every standing note, pin and tag, or those on what `name` names: what is pinned first, then by name."""
    with case.read() as connection:
        check_built(connection, case)
        standing = marks(case, connection)
        if name is not None:
            id_ = find_in(connection, name)
            standing = {id_: standing.get(id_, [])}
        known = refs(connection, standing)
    rows = [
        (known[id_].name if id_ in known else None, known[id_].label if id_ in known else None, mark.what, mark.text,
         mark.who, mark.at, id_, mark.written_of, mark.id)
        for id_, found in standing.items()
        for mark in found
    ]  # fmt: skip
    pinned = {id_ for id_, found in standing.items() if any(mark.what == "pin" for mark in found)}
    rows.sort(key=lambda row: (row[6] not in pinned, row[0] is None, row[0] or "", row[6]))
    gone = len(standing.keys() - known.keys())
    note_ = f"{gone} of what was marked is not in the case now; the marks stand" if gone else ""
    columns = ("name", "label", "what", "text", "who", "when", "id", "written_of", "note")
    return Table("Notes", columns, rows, note_, hidden=frozenset({"label", "written_of"}))


def checked(text: str, what: str, longest: int, *, lines: bool) -> str:
    """The text in composed form (NFC), without white space around it; `UsageError` where it cannot be kept."""
    written = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not written:
        raise UsageError(f"the {what} is empty", hint="Write what others should know.")
    if len(written) > longest:
        raise UsageError(
            f"the {what} has {len(written):,} characters; at most {longest:,} are kept",
            hint="Keep the long text in a file, and name the file here." if lines else "Say it shorter.",
        )
    for place, character in enumerate(written, 1):
        if unicodedata.category(character) in ("Cc", "Cs") and not (lines and character in "\n\t"):
            raise UsageError(
                f"the {what} has the control character U+{ord(character):04X} as character {place:,}",
                hint="Write it again as plain text in UTF-8.",
            )
    return written


def _tags(tags: Sequence[str]) -> list[str]:
    found = [checked(text, "tag", LONGEST_TAG, lines=False) for text in tags]
    if broken := [text for text in found if "," in text or ";" in text]:
        raise UsageError(f"the tag {broken[0]!r} has a comma or semicolon", hint="Give several tags as several words.")
    return list(dict.fromkeys(found))


def _meant(case: CaseFolder, name: str) -> tuple[str, list[Mark]]:
    with case.read() as connection:
        check_built(connection, case)
        id_ = find_in(connection, name)
        return id_, marks(case, connection).get(id_, [])
