"""Addresses: what is written differently and means the same, and whether one names a building or only a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from .text import clean_text, is_blank, romanise

_TELEPHONE = (
    r"\b(?:TEL|TELEPHONE|PHONE|PH|MOBILE|MOB|FAX|TELEFAX|CELL)\b[\s.:#]{0,3}(?:NO\b[\s.:]{0,3})?[+(]?\d[\d ()+/-]{4,30}"
)
_MAIL = r"\b(?:E-?MAIL\s?:?\s?)?[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"
_TELEPHONES, _CONTACTS = re.compile(_TELEPHONE), re.compile(f"{_TELEPHONE}|{_MAIL}")
_APOSTROPHES = re.compile("['`´’‘ʻ]")
_DOTTED = re.compile(r"(?<![A-Z0-9])(?:[A-Z]\.)+(?:[A-Z](?![A-Z0-9]))?")
_TOKEN = re.compile(r"\d+|[A-Z]+")
_DIGIT = re.compile(r"\d")
_SEGMENT = re.compile(r"[,;|]")
_NUMBER_SIGNS = frozenset({"NO", "NOS", "NUM", "NUMERO", "NUMBER", "NR", "NRO"})
# "NO.8", "NO,105", "NO179", "N.º 212" (transliterated N.O), "#4".
_NUMBERED = re.compile(r"(?:\bN\.?OS?|\bNUM|\bNRO|#)[\s.,:]{0,3}\d")
# Letters that stand in every text the pattern finds, pattern, what stands for it.
_SPELLED = (
    ("C/", re.compile(r"\bC/(?!O)\s?"), "CALLE "),
    ("F", re.compile(r"(?<=\d)F\b"), " FLOOR "),
    ("N.O", re.compile(r"\bN\.O\b"), "NO"),
)
_HOUSE_FIRST = re.compile(r"\d{1,4}[A-Z]?(?!\d)")
# "Pedro Aguirre 386": longer ones at the end are post codes.
_HOUSE_LAST = re.compile(r"[A-Z].* \d{1,3}[A-Z]?")
_BOX = re.compile(r"\bPO BOX (?:[A-Z]{1,2} )?\d")


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: re.Pattern[str]
    canonical: dict[str, str]
    precise: frozenset[str]
    streets: frozenset[str]
    endings: frozenset[str]
    kinds: dict[str, str]


def address_key(value: str) -> str:
    """The address in ASCII capitals, one space between words, short forms written out; empty for a blank.

    `JL. IKAN TUNA IV NO.8 KEC. X` is `JALAN IKAN TUNA IV 8 KECAMATAN X`. Number signs, punctuation, leading zeros,
    telephone numbers and mail addresses go. Source of the words: `reference/address_words.csv`.
    """
    if is_blank(value):
        return ""
    return _parted(value)[1]


def address_segments(value: str) -> tuple[tuple[str, ...], str]:
    """Words of each part between commas in their canonical form, and the address in capitals; none for a blank."""
    if is_blank(value):
        return (), ""
    upper = _parted(value)[0]
    return tuple(" ".join(_words_of(segment)) for segment in _SEGMENT.split(upper)), upper


def is_street_word(word: str) -> bool:
    """Whether a word of `address_segments` says that a street is named: STREET, CALLE, JALAN."""
    return word in _words().streets


def is_street_ending(word: str) -> bool:
    """Whether a word says so behind a name alone: HAEYANG-RO, MINATO-CHO."""
    return word in _words().endings


def is_number_word(word: str) -> bool:
    """Whether a word says that a number follows or stands before: FLOOR, LOT, UNIT."""
    return word in _words().precise and word not in _words().streets


def kind_of_word(upper: str) -> str:
    """What a word in capitals, short or written out, says: `street` (RD, ROAD), `number` (STE), `area` (DIST) or ''."""
    table = _words()
    return table.kinds.get(table.canonical.get(upper, upper), "")


def has_street_or_box(value: str) -> bool:
    """Whether the address names a building (a number in front or beside a street word) or a post office box.

    Village, district and post code alone are shared by many and are no evidence that two records are one party.
    """
    if is_blank(value):
        return False
    upper, words = _parted(value)
    if _BOX.search(words) or _NUMBERED.search(upper):
        return True
    segments = [segment.strip(" .'\"") for segment in _SEGMENT.split(upper)]
    return any(_is_precise(segment, segments[at - 1] if at else None) for at, segment in enumerate(segments))


def _is_precise(segment: str, before: str | None) -> bool:
    if not _DIGIT.search(segment):
        return False
    words, precise = set(_words_of(segment)), _words().precise
    if not any(word.isdigit() for word in words):
        return False
    if words & precise:
        return True
    if before is None:
        return bool(_HOUSE_FIRST.match(segment) or _HOUSE_LAST.fullmatch(segment))
    # "Calle Real, 25, Vigo": the number follows its street's comma.
    return bool(_HOUSE_FIRST.match(segment) and precise.intersection(_words_of(before)))


# Key and precision of one address are asked for one after the other.
@lru_cache(maxsize=16)
def _parted(value: str) -> tuple[str, str]:
    """The address in capitals without contacts, and its words."""
    upper = _upper(value)
    # To look for a mail address is slow, and few have one.
    upper = (_CONTACTS if "@" in upper else _TELEPHONES).sub(" ", upper)
    return upper, " ".join(_words_of(upper))


def _upper(value: str) -> str:
    # Registers break addresses by line; a line is a part as a comma makes one.
    lines = value.replace("\r\n", ",").replace("\n", ",")
    upper = _APOSTROPHES.sub("", romanise(clean_text(lines)).upper())
    for letters, pattern, spelled in _SPELLED:
        if letters in upper:
            upper = pattern.sub(spelled, upper)
    return upper


def _words_of(upper: str) -> list[str]:
    table = _words()
    joined = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", upper)
    text = " ".join(_TOKEN.findall(joined))
    text = table.phrases.sub("PO BOX", text)
    canonical = table.canonical
    words = [canonical.get(word, word) for word in text.split(" ") if word and word not in _NUMBER_SIGNS]
    return [word.lstrip("0") or "0" if word[0] == "0" and word.isdigit() else word for word in words]


@cache
def _words() -> _Words:
    rows = read_table("address_words")
    canonical: dict[str, str] = {}
    boxes: list[str] = ["PO BOX"]
    for row in rows:
        forms = [form for form in row["forms"].split("|") if form]
        if row["kind"] == "box":
            boxes += forms
        else:
            canonical |= {form: row["word"] for form in forms if form not in canonical}
    precise = frozenset(row["word"] for row in rows if row["kind"] in {"street", "number"})
    phrases = "|".join(sorted(boxes, key=lambda form: (-len(form), form)))
    streets = frozenset(row["word"] for row in rows if row["kind"] == "street")
    endings = frozenset(row["word"] for row in rows if row["kind"] == "ending")
    kinds = {row["word"]: row["kind"] for row in rows if row["kind"] not in {"box", "ending"}}
    return _Words(re.compile(rf"(?<!\S)(?:{phrases})(?!\S)"), canonical, precise, streets, endings, kinds)
