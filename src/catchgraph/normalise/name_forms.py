"""The other ways to write a vessel's name: two names that share a form are one name, two that share a trace are alike.

What `vessel_name` makes equal (marks, spaces, prefixes, the number's place) is not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from catchgraph.reference.tables import read_table

from .alias import by_alias_words
from .name_traces import glued, traces
from .native_name import with_number
from .spelled import japanese_number, spelled_at_end, spelled_at_start
from .text import romanise
from .vessel_name import VesselName, plain_name, vessel_name

#: Texts that one name is tried as; a longer text is no name that anybody writes otherwise.
_MOST, _LONGEST = 12, 200
_WORD = re.compile(r"[^\W_]+")
_UMLAUT = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "Ø": "OE", "Å": "AA", "Æ": "AE", "Œ": "OE"})
_TWO_LETTERS = re.compile(r"([AOU])E|(A)A")
_AT_TWO_LETTERS = re.compile(r"(?=[AOU]E|AA)")
# "NO. 3 F/V MERROW", "F/VMERROW".
_PREFIXED = re.compile(r"(?:NO\b)?[. ]{0,3}(\d{1,6})[. ]{1,3}(?=[A-Z])")
_GLUED_PREFIX = re.compile(r"([FM])/V(?=[A-Z]{3})")
_DAI = re.compile(r"DAI(\d{1,4}|[A-Z]{2,12})")


@dataclass(frozen=True, slots=True)
class NameForms:
    """`names` are the name as it stands, then as it may be written otherwise; `equal` are their keys.

    `traces`: kind and text of what is left of it where some of it is lost or read otherwise, see `name_traces`.
    """

    names: tuple[VesselName, ...]
    equal: frozenset[str]
    traces: frozenset[tuple[str, str]]


@lru_cache(maxsize=1 << 15)
def name_forms(value: str) -> NameForms | None:
    """Every form of a name; None for what is no name.

    Forms: abbreviations written out (NTRA SRA, STA, S.), umlauts (Ö, OE, O), numbers in words of the main languages,
    in Japanese (DAIHACHI) and in Chinese characters, 第 号 호 and No. alike, digits and numerals glued to the name.
    Source: `reference/vessel_name_words.csv`, `reference/number_words.csv`.
    """
    own = vessel_name(value)
    if own is None:
        return None
    if len(own.written) > _LONGEST:
        return NameForms((own,), frozenset({own.key}), frozenset())
    first = next(iter(by_alias_words(own.written)), "").rstrip("@ ")
    native = first if first.isascii() else with_number(first)
    texts = _texts(native)
    names = {own.key: own}
    for text in texts:
        if name := vessel_name(text):
            names.setdefault(name.key, name)
    # A prefix may be glued to the name, too.
    equal = {*names, *(glued(text) for text in (*texts, romanise(native).upper()))} - {""}
    return NameForms(tuple(names.values()), frozenset(equal), frozenset(traces(native, texts, names.values())))


def forms_of(names: Iterable[str]) -> dict[str, str]:
    """Every form of several names → the first name that has it."""
    found: dict[str, str] = {}
    for name in names:
        forms = name_forms(name)
        for form in sorted(forms.equal) if forms else ():
            found.setdefault(form, name)
    return found


def _texts(native: str) -> list[str]:
    """The name written otherwise, in ASCII capitals, rule after rule, each rule on what those before it gave."""
    marked = native if native.isascii() else native.upper().translate(_UMLAUT)
    texts = list(dict.fromkeys(filter(None, map(plain_name, (native, marked)))))
    for rule in (_prefixes, _umlauts, _in_full, _in_digits):
        texts = list(dict.fromkeys([*texts, *(text for one in texts for text in rule(one))]))[:_MOST]
    return texts


def _prefixes(text: str) -> Iterator[str]:
    """Without a prefix behind the number, or glued to the name."""
    if number := _PREFIXED.match(text):
        yield f"NO {number[1]} {plain_name(text[number.end() :])}"
    yield _GLUED_PREFIX.sub("", text)


def _umlauts(text: str) -> Iterator[str]:
    """With one letter for two: everywhere, then at one place alone (MUELLER SAMUEL)."""
    places = [match.start() for match in islice(_AT_TWO_LETTERS.finditer(text), 4)]
    if places:
        yield _TWO_LETTERS.sub(r"\1\2", text)
    for at in places:
        yield text[: at + 1] + text[at + 2 :]


def _in_full(text: str) -> Iterable[str]:
    """With every abbreviation written out."""
    words = _WORD.findall(text.replace("&", " AND "))
    known = _abbreviations()
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        many = 2 if " ".join(words[at : at + 2]) in known else 1
        parts.append(known.get(" ".join(words[at : at + many]), (words[at],)))
        at += many
    return (" ".join(some) for some in islice(product(*parts), _MOST))


def _in_digits(text: str) -> Iterator[str]:
    """With a number in words, at its end or beginning or after DAI, in digits."""
    words = _WORD.findall(text)
    if (found := spelled_at_end(words)) and (rest := words[: -found[1]]):
        yield f"NO {found[0]} {' '.join(rest)}"
    if (found := spelled_at_start(words)) and (rest := words[found[1] :]):
        yield f"NO {found[0]} {' '.join(rest)}"
    for at, word in enumerate(words):
        joined, many = (word + words[at + 1], 2) if word == "DAI" and at + 1 < len(words) else (word, 1)
        match = _DAI.fullmatch(joined)
        number = (match[1] if match[1].isdecimal() else japanese_number(match[1])) if match else None
        if number and (rest := words[:at] + words[at + many :]):
            yield f"NO {number} {' '.join(rest)}"


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    return {
        short: tuple(row["full"].split("|"))
        for row in read_table("vessel_name_words")
        for short in row["short"].split("|")
    }
