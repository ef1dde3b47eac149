"""Values as text for files that other programs read."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

#: Characters outside XML 1.0 (§2.2), other control characters, and marks that turn the direction of text around.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def safe(text: str) -> str:
    """The text without control characters and what XML cannot hold; line breaks stay."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str, longest: int = 0) -> str:
    """As `safe`, on one line; with `longest`, cut there with an ellipsis."""
    found = " ".join(safe(text).split())
    return f"{found[: longest - 1]}…" if longest and len(found) > longest else found


def value(given: Any) -> str | bool | int | float | None:
    """One value of a file with typed attributes: times in ISO 8601, lists joined with semicolons, nothing for NaN."""
    if isinstance(given, bool) or given is None:
        return given
    if isinstance(given, int):
        return given
    if isinstance(given, float):
        return given if math.isfinite(given) else None
    if isinstance(given, (dt.datetime, dt.date)):
        midnight = isinstance(given, dt.datetime) and given.time() == dt.time()
        return given.isoformat()[:10] if midnight else given.isoformat()
    if isinstance(given, (list, tuple, set, frozenset)):
        items = sorted(given, key=str) if isinstance(given, (set, frozenset)) else given
        return "; ".join(str(found) for item in items if (found := value(item)) is not None) or None
    return safe(str(given)) or None
