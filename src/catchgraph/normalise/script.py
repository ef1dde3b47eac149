"""In which script a name is written, and whether it can be compared with names in Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from catchgraph.reference.tables import read_table

_LOST = "\ufffd"
#: Letters of a name that are looked at.
_LONGEST = 200


def incomparable(name: str) -> str:
    """Why a name that was found nowhere may still be there: its script; empty for one that was compared in full.

    Chinese characters that only the People's Republic uses are read as pinyin, as its vessels are named; any others
    have several readings. Source: `reference/scripts.csv`.
    """
    if _LOST in name:
        return "letters of the name are lost (a damaged file?)"
    scripts = {_script(char) for char in name[:_LONGEST] if char.isalpha() and not char.isascii()}
    for script in sorted(scripts):
        row = _scripts().get(script)
        if row is None:
            return "the name is in a script that cannot be compared"
        if row["compared"] == "letters" or (script == "CJK" and _is_simplified(name)):
            continue
        return f"the name is in {row['called']}, {_WHY[row['compared']]}"
    return ""


def is_consonantal(name: str) -> bool:
    """Whether a name is in a script that writes no vowels."""
    found = {_script(char) for char in name[:_LONGEST] if char.isalpha() and not char.isascii()}
    return any(_scripts().get(script, {}).get("compared") == "consonants" for script in found)


_WHY = {
    "reading": "whose reading is not certain",
    "consonants": "which write no vowels",
    "no": "which cannot be compared",
}


@cache
def _script(char: str) -> str:
    words = unicodedata.name(char, "").replace("COMPATIBILITY ", "").split()
    return words[0] if words else ""


def _is_simplified(name: str) -> bool:
    return any(_script(char) == "CJK" and not _writes(char, ("big5", "shift_jis", "euc_kr")) for char in name) and all(
        _writes(char, ("gb2312",)) for char in name if _script(char) == "CJK"
    )


def _writes(char: str, encodings: Iterable[str]) -> bool:
    for encoding in encodings:
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


@cache
def _scripts() -> dict[str, dict[str, str]]:
    return {row["script"]: row for row in read_table("scripts")}
