"""Initials of a name, and names that give theirs besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Words that count in no acronym.
JOINING = frozenset({"AND", "THE", "OF", "FOR", "IN", "DE", "DEL", "DU", "DES", "LA", "LAS", "LOS", "ET", "Y", "UND"})

#: Fewer initials than these are those of too many names.
FEWEST = 3
_MOST = 8

_WORD = re.compile(r"[A-Z0-9]+")
_BESIDE = (
    re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<short>[A-Z]{3,8})\)"),
    re.compile(r"(?P<short>[A-Z]{3,8})\s*\((?P<name>[^()]+)\)"),
    re.compile(r"(?P<short>[A-Z]{3,8})(?:\s*/\s*|\s+-\s+|\s*,\s+)(?P<name>[^()/]+)"),
    re.compile(r"(?P<name>[^()/]*[^()/\s])(?:\s*/\s*|\s+-\s+|\s*,\s+)(?P<short>[A-Z]{3,8})"),
)


def initials(words: Sequence[str]) -> str:
    """First letters of words (capitals), joining words aside; '' where they are fewer than three or over eight."""
    own = [word for word in words if word not in JOINING]
    if not FEWEST <= len(own) <= _MOST or any(word.isdigit() for word in own):
        return ""
    return "".join(word[0] for word in own)


def without_initials(upper: str, words: Sequence[str] | None = None) -> str:
    """A name in capitals without its own acronym before or behind it: `BWI / BLUE WATER INVEST`, `… (BWI)`.

    The acronym is taken off only where it is made of the first letters of the rest, or of the rest but its last word
    or two, which may be a legal form. `words`: its letters and digits, if known: they spare most names a closer look.
    """
    if "(" not in upper and "/" not in upper and "-" not in upper and "," not in upper:
        return upper
    if words is not None and "'" not in upper and not _may_have_acronym(words):
        return upper
    for pattern in _BESIDE:
        found = pattern.fullmatch(upper.strip())
        if found and _stands_for(found["short"], _WORD.findall(found["name"].replace("'", ""))):
            return found["name"].strip()
    return upper


def _may_have_acronym(words: Sequence[str]) -> bool:
    """Whether the first or the last word begins as the rest does, joining words aside, and is no longer than it can."""
    if len(words) <= FEWEST:
        return False
    for short, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if FEWEST <= len(short) <= _MOST and next((w for w in rest if w not in JOINING), " ")[0] == short[0]:
            return True
    return False


def _stands_for(short: str, words: list[str]) -> bool:
    return any(initials(words[: len(words) - forms]) == short for forms in range(min(3, len(words))))
