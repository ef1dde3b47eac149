"""Which State or union an administration is of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from catchgraph.reference.countries import countries

from .text import clean_text, fold

#: Of the European Union, which is no flag.
UNION = "EU"
_UNION = (("EUROPEAN", "UNION"), ("EUROPEAN", "COMMISSION"), ("EUROPEAN", "COMMUNITY"), ("EU",), ("OLAF",))
_WORD = re.compile(r"[A-Z0-9]+")
#: Words of an administration that are looked at, and the most that a name of a State has.
_LONGEST = 40
#: A name of one shorter word is a code or an abbreviation, and may be a word of any language.
_SHORT = 4


# Each file of a folder is asked for the same one.
@lru_cache(maxsize=1 << 10)
def administration_of(value: str) -> str | None:
    """ISO3 code of the State or economy (`EU` for the European Union) that the name of an administration names.

    The longest name that stands in it counts (`People's Republic of China` holds `Republic of China`), the first of
    equally long ones. None where no name stands in it: `HM Revenue and Customs`. Source: `reference/countries.csv`.
    """
    words = _words(value)[:_LONGEST]
    names = _names()
    for length in range(min(len(words), max(map(len, names))), 0, -1):
        for start in range(len(words) - length + 1):
            if code := names.get(words[start : start + length]):
                return code
    return None


def _words(value: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(clean_text(value)).upper().replace("'", "")))


@cache
def _names() -> dict[tuple[str, ...], str]:
    found = dict.fromkeys(_UNION, UNION)
    for entry in countries():
        for name in (entry.name, *entry.aliases):
            words = _words(name)
            if len(words) > 1 or len("".join(words)) >= _SHORT:
                found.setdefault(words, entry.iso3)
    return found
