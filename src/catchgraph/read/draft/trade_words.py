"""What the header of a column of trade says: its words as tables of reference have them, unit, currency, language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from catchgraph.normalise.text import fold
from catchgraph.reference.tables import read_table

_WORD = re.compile(r"[a-z0-9]+")
_SAYS_NUMBER = frozenset({"no", "nr", "num", "nbr", "#"})
_SAYS_NOTHING = frozenset({"of", "the", "in"})
_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("mt", "tonne", "tonnes"), "t"),
}
#: Codes of currencies that are words of headers as well.
_NO_CURRENCY = frozenset({"all", "ang", "bam", "cup", "gel", "mad", "mop", "pen", "ron", "sos", "top", "try"})
#: The currency is that of the invoice.
_FOREIGN = ((" foreign currency",), (" fcy", " fc"))
_ENGLISH, _OWN = "en", frozenset({"vn"})


@dataclass(frozen=True, slots=True)
class Words:
    """`text`: the words without what says the `unit`, the `currency` (ISO 4217), or that they are in English."""

    text: str
    unit: str = ""
    currency: str = ""
    english: bool = False


@lru_cache(maxsize=4096)
def words_of(header: str) -> Words:
    """The words of a header."""
    plain = fold(header).casefold().replace("#", " number ")
    words = ["number" if word in _SAYS_NUMBER else word for word in _WORD.findall(plain)]
    unit = next((_UNITS[word] for word in words if word in _UNITS), "")
    words = [word for word in words if word not in _SAYS_NOTHING and word not in _UNITS]
    english = len(words) > 1 and words[-1] == _ENGLISH
    if english or (len(words) > 1 and words[-1] in _OWN):
        words.pop()
    currency = next((word for word in words[:1] + words[-1:] if len(words) > 1 and word in _currencies()), "")
    text = " ".join(word for word in words if word != currency)
    for endings in _FOREIGN:
        text = next((text.removesuffix(each) for each in endings if text.endswith(each)), text)
    return Words(text, unit, currency.upper(), english)


@lru_cache(maxsize=8)
def terms(table: str) -> dict[str, dict[str, tuple[str, int]]]:
    """Part → words of a header → property, and its rank among all of the table `reference/TABLE.csv`."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for rank, row in enumerate(read_table(table)):
        found.setdefault(row["part"], {})[row["header"]] = (row["name"], rank)
    return found


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(row["code"].casefold() for row in read_table("currencies")) - _NO_CURRENCY
