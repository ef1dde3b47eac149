"""Seeded changes to a vessel's name, by kind: what another register, a typist, a spreadsheet or AIS makes of it.

A change is made to the name as it is written or to its words, without the rules by which catchgraph compares names.
It gives None where a kind has nothing to change in a name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "QUIET MARLOW"
Change = Callable[[str, random.Random], str | None]

_NUMBER = re.compile(r"(?:\bNO\.?\s*)?\b0*(\d{1,5})\s*$", re.IGNORECASE)
# The words that are the vessel's own: no prefix, no number sign, no numeral, no number in words.
_OWN = re.compile(
    r"\b(?!(?:F/?V|M/?V|KM|NO|NUM|[IVX]+|ONE|TWO|UNO|DOS|TRES|CUATRO|CINCO|PRIMERO|SEGUNDO|TERCERO)\b)[A-Z]{2,}",
    re.IGNORECASE,
)
_SHORT = {"NUESTRA SENORA": "NTRA. SRA.", "SANTA ": "STA. ", "SANTO ": "STO. ", "SAN ": "S. ", "CAPITAN": "CAP.",
          "HERMANOS": "HNOS.", "GENERAL": "GRAL.", "MARIA": "MA."}  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ENGLISH = ("", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_SPANISH = ("", "UNO", "DOS", "TRES", "CUATRO", "CINCO", "SEIS", "SIETE", "OCHO", "NUEVE", "DIEZ")
_KANJI = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_UMLAUTS = {"A": "Ä", "O": "Ö", "U": "Ü"}


def _in_a_word(change: Callable[[str, int, random.Random], str]) -> Change:
    """A change at a letter of one of the name's own words."""

    def changed(name: str, draw: random.Random) -> str | None:
        places = [at for match in _OWN.finditer(name) for at in range(match.start(), match.end())]
        return change(name, draw.choice(places), draw) if name.isascii() and places else None

    return changed


def _changed(name: str, at: int, draw: random.Random) -> str:
    return name[:at] + draw.choice([letter for letter in LETTERS if letter != name[at].upper()]) + name[at + 1 :]


def _dropped(name: str, at: int, _: random.Random) -> str:
    return name[:at] + name[at + 1 :]


def _added(name: str, at: int, draw: random.Random) -> str:
    return name[:at] + draw.choice(LETTERS) + name[at:]


def _swapped(name: str, draw: random.Random) -> str | None:
    places = [
        at
        for match in _OWN.finditer(name)
        for at in range(match.start(), match.end() - 1)
        if name[at].upper() != name[at + 1].upper()
    ]
    if not name.isascii() or not places:
        return None
    at = draw.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _two(name: str, draw: random.Random) -> str | None:
    one = _in_a_word(_changed)
    first = one(name, draw)
    return one(first, draw) if first else None


def _reordered(name: str, _: random.Random) -> str | None:
    words = [match[0] for match in _OWN.finditer(name)]
    number = _NUMBER.search(name)
    if len(words) < 2 or not name.isascii() or re.sub(r"\W", "", "".join(words)) != re.sub(r"\W", "", _stem(name)):
        return None
    return " ".join([words[-1], *words[:-1], *([number[1]] if number else [])])


def _stem(name: str) -> str:
    return _NUMBER.sub("", name).strip()


def _numbered(write: Callable[[str, str], str | None]) -> Change:
    """A change to how the number at the end is written; `write` has the stem and the number."""

    def changed(name: str, _: random.Random) -> str | None:
        number = _NUMBER.search(name)
        return write(_stem(name), str(int(number[1]))) if number and len(_stem(name)) > 1 else None

    return changed


def _of(words: tuple[str, ...], form: str) -> Change:
    return _numbered(
        lambda stem, number: form.format(stem=stem, word=words[int(number)]) if 0 < int(number) < len(words) else None
    )


def _umlaut(name: str, draw: random.Random) -> str | None:
    places = [
        at for match in _OWN.finditer(name) for at in range(match.start(), match.end()) if name[at].upper() in _UMLAUTS
    ]
    if not name.isascii() or not places:
        return None
    at = draw.choice(places)
    return name[:at] + _UMLAUTS[name[at].upper()] + name[at + 1 :]


def _abbreviated(name: str, _: random.Random) -> str | None:
    short = name.upper()
    for full, written in _SHORT.items():
        short = re.sub(rf"(?<![A-Z]){full}", written, short)
    return short if short != name.upper() else None


def _cut(name: str, _: random.Random) -> str | None:
    within = len(name) > 20 and name[19].isdigit() and name[20].isdigit()
    return name[:20].strip() if name.isascii() and len(name) > 20 and not within else None


#: One name, written otherwise: to be found as equal.
EQUAL: dict[str, Change] = {
    "lower case": lambda name, _: name.lower(),
    "spaces left out": lambda name, _: name.replace(" ", "") if " " in name else None,
    "hyphens for spaces": lambda name, _: name.replace(" ", "-") if " " in name else None,
    "a prefix": lambda name, _: None if "/" in name[:4] or not name.isascii() else f"F/V {name}",
    "the number in front": _numbered(lambda stem, number: f"NO.{number} {stem}"),
    "№ before the number": _numbered(lambda stem, number: f"{stem} №{number}"),
    "Roman numerals": _of(_ROMAN, "{stem} {word}"),
    "English number words": _of(_ENGLISH, "{stem} {word}"),
    "Spanish number words": _of(_SPANISH, "{stem} {word}"),
    "第 and Chinese numerals": _of(_KANJI, "第{word} {stem}"),
    "號 after the number": _numbered(lambda stem, number: f"{stem} {number}號"),
    "호 after the number": _numbered(lambda stem, number: f"{stem} {number}호"),
    "umlaut for a vowel": _umlaut,
    "umlaut as two letters": lambda name, draw: _spelt(_umlaut(name, draw)),
    "abbreviated": _abbreviated,
    "full width": lambda name, _: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name),
    "a.k.a.": lambda name, _: f"{OTHER} a.k.a. {name}",
    "(ex …)": lambda name, _: f"{OTHER} (ex {name})",
    "f/k/a": lambda name, _: f"{OTHER} f/k/a {name}",
    "-formerly": lambda name, _: f"{OTHER}-formerly {name}",
    "alias": lambda name, _: f"{name} alias {OTHER}",
    "a slash": lambda name, _: f"{OTHER} 2/{name}" if re.match(r"[A-Za-z]{3}", name) else None,
}
#: Another spelling: to be found as similar, or as equal.
LIKE: dict[str, Change] = {
    "one letter changed": _in_a_word(_changed),
    "one letter dropped": _in_a_word(_dropped),
    "one letter added": _in_a_word(_added),
    "two letters swapped": _swapped,
    "cut at 20 letters": _cut,
    "words in another order": _reordered,
    "Roman numeral for digits, glued": _numbered(
        lambda stem, number: f"{stem}{_ROMAN[int(number)]}" if int(number) in (2, 3, 4, 6, 7, 8, 9, 11, 12) else None
    ),
    "two letters changed": _two,
}


def _spelt(name: str | None) -> str | None:
    return name.replace("Ä", "AE").replace("Ö", "OE").replace("Ü", "UE") if name else None
