"""Bills of lading and air waybills: the carrier's code, and the number in one spelling."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from catchgraph.normalise.cell import LONGEST, bare, is_rounded
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.normalise.text import is_blank, key

Kind = Literal["", "master", "house", "air"]

_SCAC = re.compile(r"[A-Z]{2,4}")
#: What a cell says before the number: "MBL#", "House B/L No.:", "AWB".
_LABEL = re.compile(
    r"\s*(?P<kind>MASTER|HOUSE|M|H)?[\s-]?(?P<paper>B/?L|BOL|B/L|AWB|BILL OF LADING|AIR ?WAYBILL|WAYBILL)S?"
    r"\s?(?:NO|NUM|NUMBER|#)?[\s.:#]{1,3}|\s*(?P<alone>MASTER|HOUSE)[\s.:#]{1,3}",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[;,|\n\r]")
#: IATA: three digits of the airline, seven of the number, their remainder by seven.
_AIR = re.compile(r"(\d{3})[- ]?(\d{4}) ?(\d{3})(\d)")
#: An own number shorter than this, without digit, or longer than EDIFACT's an..35 identifies no bill.
_SHORTEST, _MOST = 4, 35
_CODE = 4


@dataclass(frozen=True, slots=True)
class BillNumber:
    """`scac`: the carrier's code where it is known to stand in front, else ''; `own`: the number without it.

    Both in capitals without signs between. `kind`: what the cell says it is, '' where it does not.
    """

    scac: str
    own: str
    kind: Kind = ""

    def __str__(self) -> str:
        return self.scac + self.own


def scac(value: str) -> str | None:
    """The Standard Carrier Alpha Code of a cell, else None: two to four letters (NMFTA; of ocean carriers four).

    `maeu` is `MAEU`; so is `MAEU, MAERSK LINES, INC.`, as published manifests write carrier and name.
    """
    text = bare(value[:LONGEST]).partition(",")[0].strip().upper()
    return text if _SCAC.fullmatch(text) and not is_blank(text) else None


def bill_number(value: str, carriers: Collection[str] = ()) -> BillNumber | None:
    """The bill number of a cell, else None; the first of several."""
    return next(iter(bill_numbers(value, carriers)), None)


def bill_numbers(value: str, carriers: Collection[str] = ()) -> list[BillNumber]:
    """Every bill of lading or air waybill number of a cell, each once and in its order.

    `MAEU-123 456 789`, `MAEU123456789`, `MBL# MAEU123456789` are one number. `carriers`: codes of the carriers that
    the loaded manifests name (CBP's own numbers: the issuer's code and up to twelve letters or digits). One of them in
    front is taken off, since papers write the number with and without it; without such knowledge the first letters are
    part of the number. Numbers with fewer than four signs, without a digit, of one digit repeated and those that a
    spreadsheet rounded are left out. An air waybill is known by its label, or by its form and check digit
    (IATA Resolution 600a: the remainder of its seven digits by seven).
    """
    if len(value) > LONGEST * _CODE or is_blank(value):
        return []
    found = (_one(part, carriers) for part in _PARTED.split(value)[:LONGEST])
    return list(dict.fromkeys(number for number in found if number))


def _one(part: str, carriers: Collection[str]) -> BillNumber | None:
    label = _LABEL.match(part)
    text = bare(part[label.end() :] if label else part)
    kind = _kind(label)
    if is_blank(text) or is_rounded(text):
        return None
    air = _AIR.fullmatch(text)
    if air and (kind == "air" or (kind == "" and "-" in text and int(air[2] + air[3]) % 7 == int(air[4]))):
        return BillNumber("", "".join(air.groups()), "air")
    own = key(text.removesuffix(".0"))
    code = own[:_CODE] if own[:_CODE] in carriers and len(own) > _CODE else ""
    own = own[len(code) :]
    if not _SHORTEST <= len(own) <= _MOST or not any(map(str.isdigit, own)) or is_dummy_number(own):
        return None
    return BillNumber(code, own, kind)


def _kind(label: re.Match[str] | None) -> Kind:
    if label is None:
        return ""
    said = (label["kind"] or label["alone"] or "").upper()[:1]
    if said:
        return "master" if said == "M" else "house"
    return "air" if (label["paper"] or "").upper().startswith("A") else ""
