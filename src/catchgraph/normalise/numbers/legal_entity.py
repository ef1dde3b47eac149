"""Numbers of firms that hold everywhere: LEI, DUNS and the European Union's EORI."""

from __future__ import annotations

import re

from catchgraph.normalise.cell import LONGEST, bare
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.reference.countries import iso3_by_iso2

_LABEL = re.compile(r"(?:LEI|D-?U-?N-?S|EORI)(?: ?(?:NO|NUMBER|#))?[\s.:#]{0,3}")
_SIGNS = re.compile(r"[\s.-]+")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")
_EORI = re.compile(r"([A-Z]{2})[A-Z0-9]{5,15}")
_DUNS = 9
#: Codes that EORI numbers use and ISO 3166 does not list as a country.
_OF_UNION = frozenset({"XI", "EL"})


def lei(value: str) -> str | None:
    """A Legal Entity Identifier, else None: twenty letters and digits, of which the last two check the others.

    With letters as 10 to 35 the whole is 1 modulo 97 (ISO 17442, ISO/IEC 7064 MOD 97-10).
    """
    text = _number(value)
    if not _LEI.fullmatch(text) or text[:18].isdigit():
        return None
    return text if int("".join(str(int(char, 36)) for char in text)) % 97 == 1 else None


def duns(value: str) -> str | None:
    """The nine digits of a Data Universal Numbering System number, else None; there is no public check digit.

    `12-345-6780`, `123456780`; of a DUNS+4 (thirteen digits) the first nine. FDA takes it as a plant's identifier.
    """
    text = _number(value)
    if not (text.isascii() and text.isdigit()) or len(text) not in {_DUNS, _DUNS + 4}:
        return None
    return None if is_dummy_number(text[:_DUNS]) else text[:_DUNS]


def eori(value: str) -> str | None:
    """An Economic Operators Registration and Identification number, else None: a country's code and up to 15 signs.

    Regulation (EU) 952/2013, article 9; its implementing rules leave the signs to the member State.
    """
    text = _number(value)
    found = _EORI.fullmatch(text)
    if found is None or not any(map(str.isdigit, text)):
        return None
    return text if found[1] in iso3_by_iso2() or found[1] in _OF_UNION else None


def _number(value: str) -> str:
    return _SIGNS.sub("", _LABEL.sub("", bare(value).upper(), count=1)) if len(value) <= LONGEST else ""
