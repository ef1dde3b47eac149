"""Values as text: for a terminal, and for a spreadsheet."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

# Escape sequences (ECMA-48: CSI, OSC and other strings, two-character ones), other control characters, and marks
# that turn the direction of text around.
_UNSAFE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.?|\x9b[0-?]*[ -/]*[@-~]"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    re.DOTALL,
)


def clean(text: str) -> str:
    """The text without what would move a terminal's cursor, colour it or turn text around."""
    return _UNSAFE.sub("", text)


def spoken(value: Any) -> str:
    """A value for people: days without midnight, three decimals, lists with semicolons, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, float):
        return f"{round(value, 3):.10g}"
    if isinstance(value, (list, tuple)):
        return "; ".join(spoken(item) for item in value)
    return " ".join(clean(str(value)).split())


def plain(value: Any) -> Any:
    """A value for JSON: times in ISO 8601, lists as lists, no NaN."""
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def cell(value: Any) -> Any:
    """A value for CSV: lists with semicolons; text that a spreadsheet would run as a formula gets an apostrophe."""
    # `--help` needs no cell and none of what cleaning one imports.
    from catchgraph.normalise.cell import guarded

    given = plain(value)
    if isinstance(given, dict):
        given = [f"{key}: {item}" for key, item in given.items()]
    if isinstance(given, list):
        given = "; ".join(str(item) for item in given)
    return guarded(given) if isinstance(given, str) else "" if given is None else given
