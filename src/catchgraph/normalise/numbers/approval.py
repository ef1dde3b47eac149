"""Approval numbers of plants, stores and factory vessels, as authorities give them and papers write them."""

from __future__ import annotations

import re

from catchgraph.normalise.cell import LONGEST, bare
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.normalise.text import is_blank
from catchgraph.reference.countries import iso3_by_iso2

_LABEL = re.compile(
    r"^(?:E[UC] |EEC )?(?:APPROVAL|REGISTRATION|PLANT|ESTABLISHMENT|EST|REG|APPR)\b\.? ?(?:N[OR]\b|NUMBER)?[\s.:#]{0,3}"
)
_SIGNS = re.compile(r"[^A-Z0-9]+")
#: The community in the oval mark, in the languages of the Union (Regulation (EC) 853/2004, Annex II, Section I, B).
_COMMUNITY = frozenset({"CE", "EC", "EF", "EG", "EK", "EY", "ES", "EB", "KE", "WE", "EU", "UE", "EEC"})
_LETTERS = re.compile(r"[A-Z]{2}")
_FEWEST = 2
#: A short number may be a row of digits by chance.
_SERIES = 5


def approval_number(value: str, country: str = "") -> str:
    """Letters and digits of a number, '' where it is none: two signs at least, one of them a digit, and no dummy.

    `# C 241 1 P` is `C2411P`. The oval mark puts the country's code before it and the community's behind it (`ES
    12.345/V CE`, Regulation (EC) 853/2004, Annex II): both are taken off, the code where it is that of `country` (ISO
    3166 alpha-3). One number identifies in its country alone: authorities number from one on.
    """
    text = bare(value).upper() if len(value) <= LONGEST else ""
    if is_blank(text):
        return ""
    parts = [part for part in _SIGNS.split(_LABEL.sub("", text, count=1)) if part]
    if len(parts) > 1 and parts[-1] in _COMMUNITY:
        parts.pop()
    if len(parts) > 1 and _LETTERS.fullmatch(parts[0]) and country and iso3_by_iso2().get(parts[0]) == country:
        del parts[0]
    number = "".join(parts)
    if len(number) < _FEWEST or not any(sign.isdigit() for sign in number):
        return ""
    dummy = set(number) == {"0"} or (len(number) > _SERIES and is_dummy_number(number))
    return "" if dummy else number
