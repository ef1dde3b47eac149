"""Gears and types of vessel: the codes and words of registers in the groups that rules speak of."""

from __future__ import annotations

import re
from functools import cache

from catchgraph.reference.tables import read_table

from .text import clean_text, fold, is_blank

#: Groups of vessels that serve others: a supply vessel of purse seiners is no purse seiner.
SERVING = ("bunker", "support", "mothership", "research", "patrol", "recreational")
MULTIPURPOSE = "multipurpose"

_BETWEEN_CODES = re.compile(r"[;,/|+\s]+")
_NOT_WORD = re.compile(r"[^A-Z0-9]+")


def gear_group(text: str) -> str | None:
    """`SPT`, `Single Purse Seiner` and `PS1` are `purse seine`; `FO`, `Reefer` and `Cargo freezer` are `carrier`.

    Groups: `purse seine`, `seine`, `longline`, `pole and line`, `troll`, `line`, `jig`, `gillnet`, `trawl`, `dredge`,
    `lift net`, `falling gear`, `trap`, `harpoon`, `carrier`, `bunker`, `support`, `mothership`, `research`,
    `patrol`, `recreational`; `multipurpose` where it says so or names several. None where it is blank, names no
    gear (`Fishing Vessel`, `MIS`, `Bulk carrier`) or is unknown.
    Sources: `reference/gear_codes.csv` (ISSCFG, ISSCFV) and `reference/gear_words.csv`.
    """
    if is_blank(text):
        return None
    upper = fold(clean_text(text)).upper()
    found = _by_code(upper)
    if found is None:
        found = {_words()[match[0]] for match in _pattern().finditer(f" {_NOT_WORD.sub(' ', upper)}")} - {""}
    return _one(found)


def _by_code(upper: str) -> set[str] | None:
    """Groups of a value that holds codes only; None where a part of it is no code."""
    codes = _codes()
    parts = [part for part in _BETWEEN_CODES.split(upper) if part]
    if not all(part in codes for part in parts):
        return None
    return {group for part in parts if (group := codes[part])}


def _one(groups: set[str]) -> str | None:
    if serving := [group for group in SERVING if group in groups]:
        return serving[0]
    return MULTIPURPOSE if len(groups) > 1 else next(iter(groups), None)


@cache
def _codes() -> dict[str, str]:
    """Group ('' where it names none) by code, and by number of ISSCFG with and without its leading zero."""
    codes: dict[str, str] = {}
    for row in read_table("gear_codes"):
        for code in filter(None, (row["code"], row["isscfg"], row["isscfg"].lstrip("0"))):
            codes[code] = row["group"]
    return codes


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["group"] for row in read_table("gear_words")}


@cache
def _pattern() -> re.Pattern[str]:
    """Every word at the begin of a word, longest first, so that `PURSE SEIN` is found before `SEINE`."""
    words = sorted(_words(), key=lambda word: (-len(word), word))
    return re.compile(r"(?<= )(?:" + "|".join(words) + ")")
