"""Names that stand in one cell with a word between them: FOO a.k.a. BAR, FOO (ex BAR), FOO-formerly BAR."""

from __future__ import annotations

import re
from functools import cache

from catchgraph.reference.tables import read_table

#: What stands around a name and is no part of it where a word parts names.
_AROUND = " \t\r\n.,;:-–—/([（：，"
_CLOSED = re.compile(r"[)\]）]$")
_WORD = re.compile("[a-z0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
#: Letters around a word that are looked at.
_LONGEST = 80


def by_alias_words(value: str) -> list[str]:
    """The parts of a text between words that say that another name follows; of any other text the text alone.

    `NOW NAME (f/k/a THEN NAME)` is `NOW NAME` and `THEN NAME`. A word that may be a name itself (EX, AKA) counts only
    between two parts with letters. Source: `reference/alias_words.csv`.
    """
    if value.isascii() and _first_words().isdisjoint(_WORD.findall(value.lower())):
        return [value]
    found = [match for match in _marker().finditer(value) if match["sure"] or match["native"] or _between(value, match)]
    if not found:
        return [value]
    starts, ends = (0, *(match.end() for match in found)), (*(match.start() for match in found), len(value))
    return [part for start, end in zip(starts, ends, strict=True) if (part := _bare(value[start:end]))]


def _between(value: str, match: re.Match[str]) -> bool:
    """Whether letters stand on both sides of a word, no further away than names are long."""
    sides = value[max(0, match.start() - _LONGEST) : match.start()], value[match.end() : match.end() + _LONGEST]
    return all(_LETTER.search(side) for side in sides)


def _bare(part: str) -> str:
    """A part without what surrounds it: the bracket that a word opened is closed after the name."""
    text = part.strip(_AROUND)
    if sum(map(text.count, ")]）")) > sum(map(text.count, "([（")):
        text = _CLOSED.sub("", text).strip(_AROUND)
    return text


@cache
def _first_words() -> frozenset[str]:
    """The word, or the letters before a stroke or stop, that each marker in ASCII begins with: most names have none."""
    written = (word for row in read_table("alias_words") for word in row["written"].split("|"))
    return frozenset(_WORD.findall(word.lower())[0] for word in written if word.isascii())


@cache
def _marker() -> re.Pattern[str]:
    """Words of scripts without spaces stand anywhere, any other between what is no letter and no digit."""
    words: dict[str, list[str]] = {"sure": [], "inside": [], "native": []}
    for row in read_table("alias_words"):
        for word in row["written"].split("|"):
            spaceless = word[0] >= "\u3000" and not "\uac00" <= word[0] <= "\ud7a3"
            words["native" if spaceless else "inside" if row["inside"] == "yes" else "sure"].append(word)
    sure, inside, native = ("|".join(map(_pattern, sorted(some, key=len, reverse=True))) for some in words.values())
    apart = rf"(?<![^\W_])(?:(?P<sure>{sure})|(?P<inside>{inside}))(?![^\W_])"
    return re.compile(f"{apart}|(?P<native>{native})", re.IGNORECASE)


def _pattern(word: str) -> str:
    text = re.escape(word).replace(r"\ ", r"\s")
    return text.removesuffix(r"\.") + r"\.?" if word.endswith(".") else text
