"""The entry, and its line, that a message belongs to which names none: as an option or a file's name says."""

from __future__ import annotations

import re

from catchgraph.errors import UsageError
from catchgraph.normalise.numbers.entry import entry_number

_LINE = re.compile(r"[0-9A-Za-z]{1,5}")


def entry_and_line(text: str) -> tuple[str, str] | None:
    """Entry number as the form prints it and line ('' for none) of `ABC-1234567-6` or `ABC-1234567-6_3`, else None."""
    number, parted, line = text.strip().partition("_")
    found = entry_number(number)
    if found is None or (parted and not _LINE.fullmatch(line)):
        return None
    return str(found), line


def stated_entry(text: str | None) -> str:
    """The text of an option as `entry_and_line` reads it; '' for none. Raises `UsageError` where it is no entry."""
    if text is None:
        return ""
    found = entry_and_line(text)
    if found is None:
        raise UsageError(f"{text!r} is no entry number", hint="Write ABC-1234567-6, or ABC-1234567-6_3 for its line 3.")
    return "_".join(part for part in found if part)
