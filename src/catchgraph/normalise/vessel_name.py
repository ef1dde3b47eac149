"""Vessel names, with the hull number apart: sister ships differ in nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from .alias import by_alias_words
from .roman import ROMAN
from .text import clean_text, romanise, says_nothing

_NAMELESS = frozenset({"NO", "NON"})
# Kept inside a name: "KAUA'I" is one word, and so is "ATL?NTICO", whose letter got lost.
_DROPPED = re.compile("['`´’‘ʻ?]")
# "L/B" and "LB" are one.
_SLASHED = re.compile(r"(?<![A-Z0-9])([A-Z])/([A-Z])(?![A-Z0-9])")
_LAST_BRACKETS = re.compile(r"(?<=[^\s(\[])\s*[(\[]([^()\[\]]*)[)\]]?\s*$")
_SERIAL = re.compile(r"第\s*(\d+)|(?<!\d)(\d+)\s*[号號]")
# "4TH WATCH" has no hull number.
_TOKEN = re.compile(r"\d+(?:ST|ND|RD|TH)(?![A-Z0-9])|\d+|[A-Z]+")
_NUMBER_SIGNS = frozenset({"NO", "NOS", "NR", "NRO", "NUM", "NUMERO", "NUMBER"})
_COMMA_FOR_DOT = re.compile(r"\b(no)\s?,\s?(?=\d)", re.IGNORECASE)
# A slash parts names where a name may end and begin: not that of F/V, of VESSEL 4/3813, of A/B 12.
_BETWEEN_NAMES = re.compile(
    r"[,;，；、|\n\r]|\s/\s|(?:(?<=[A-Za-z0-9]{2})|(?<=\d)|(?<=[^\x00-\x7f]))/"
    r"(?=[A-Za-z]{3}|[Nn][Oo][. ]{0,2}\d{1,6} ?[A-Za-z]|[^\x00-\x7f])"
)
# The signs of it that are ASCII.
_PARTING = re.compile(r"[,;|\n\r/]")


@dataclass(frozen=True, slots=True)
class VesselName:
    """A name as written, and as it is compared.

    `stem` is the name's words in ASCII capitals without prefix and number, `number` the hull number without
    leading zeros (empty where there is none), `key` the stem without spaces, then the number.
    """

    written: str
    key: str
    stem: str
    number: str


# A register, its readers and resolution ask for the same names one after the other.
@lru_cache(maxsize=1 << 15)
def vessel_name(value: str) -> VesselName | None:
    """The name in its comparable form; None for a blank or a prefix alone.

    Prefixes (`F/V`, `MV.`, `KM`) go, and so does an alias in brackets at the end or after a word (`formerly`). The
    hull number is, in this order: what follows `NO.` or `#`, a number at the end, at the beginning, the only one
    within, a Roman numeral to 39 or a number word at the end. So `NO.805 ORYONG` is `Oryong No. 805`, and `TARZAN III`
    is `TARZAN NO. 3`.
    Source of prefixes and words: `reference/vessel_prefixes.csv`, `reference/number_words.csv`.
    """
    written = clean_text(value)
    if says_nothing(written) or written.upper() in _NAMELESS:
        return None
    first = next(iter(by_alias_words(written)), "")
    name = plain_name(first if first.isascii() else _SERIAL.sub(r" NO \1\2 ", first))
    tokens = _TOKEN.findall(_SLASHED.sub(r"\1\2", name) if "/" in name else name)
    if not tokens:
        return None
    number = _take_number(tokens)
    stem = " ".join(tokens)
    squeezed = "".join(tokens)
    return VesselName(written, f"{squeezed} {number}" if squeezed and number else squeezed + number, stem, number)


def split_names(value: str) -> list[str]:
    """The names in a cell that lists several, in order, without blanks and repetitions.

    They stand apart by comma, semicolon, slash, line or a word (`a.k.a.`, `ex`); one in brackets at the end is a name
    too: `ABUNDANT 1 (YI HONG 06)`. The comma of `HONG YANG NO, 1` is a full stop.
    """
    names: dict[str, str] = {}
    apart = by_alias_words(_COMMA_FOR_DOT.sub(r"\1. ", value) if "," in value else value)
    parted = not value.isascii() or _PARTING.search(value)
    for part in (part for some in apart for part in (_BETWEEN_NAMES.split(some) if parted else (some,))):
        text = clean_text(part).strip("\"' ")
        alias = _LAST_BRACKETS.search(text) if "(" in text or "[" in text else None
        for name in (text[: alias.start()], alias[1].strip()) if alias else (text,):
            if vessel_name(name):
                names.setdefault(name.upper(), name)
    return list(names.values())


def plain_name(text: str) -> str:
    """A name (clean text) in ASCII capitals without its prefix and without an alias in brackets at the end."""
    bare = _without_alias(romanise(text)).replace("#", " NO ")
    return _without_prefix(_DROPPED.sub("", bare).upper())


def _without_alias(text: str) -> str:
    return _LAST_BRACKETS.sub("", text) if "(" in text or "[" in text else text


def _without_prefix(upper: str) -> str:
    rest = upper.lstrip(' .,-(["')
    while match := _prefix().match(rest):
        rest = rest[match.end() :]
    return rest


def _take_number(tokens: list[str]) -> str:
    """Takes the hull number out of `tokens` and returns it; empty where there is none."""
    at = _number_at(tokens)
    if at is None:
        return _take_spelled(tokens)
    number = tokens.pop(at)
    if at and tokens[at - 1] in _NUMBER_SIGNS:
        del tokens[at - 1]
    return number.lstrip("0") or "0"


def _number_at(tokens: list[str]) -> int | None:
    at = [index for index, token in enumerate(tokens) if token.isdigit()]
    if not at:
        return None
    marked = [index for index in at if index and tokens[index - 1] in _NUMBER_SIGNS]
    if marked:
        return marked[0]
    if at[-1] == len(tokens) - 1:
        return at[-1]
    return at[0] if at[0] == 0 or len(at) == 1 else None


def _take_spelled(tokens: list[str]) -> str:
    number = _spelled_numbers().get(tokens[-1]) if len(tokens) > 1 else None
    if number is None:
        return ""
    tokens.pop()
    if len(tokens) > 1 and tokens[-1] in _NUMBER_SIGNS:
        tokens.pop()
    return number


@cache
def _prefix() -> re.Pattern[str]:
    marked, bare = [], []
    for row in read_table("vessel_prefixes"):
        marked.append(r"\s?[./\\]\s?".join(row["prefix"]) + r"(?![A-Z0-9])")
        if row["bare"] == "yes":
            bare.append(row["prefix"])
    return re.compile(rf"(?:{'|'.join(marked)}|[FM] V(?=[. ])|(?:{'|'.join(bare)})(?=[ .:]|$))[\s.,:\"-]*")


@cache
def _spelled_numbers() -> dict[str, str]:
    return ROMAN | {row["word"]: row["number"] for row in read_table("number_words") if row["alone"] == "yes"}
