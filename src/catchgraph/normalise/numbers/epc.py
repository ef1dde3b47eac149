"""Identifiers of traceability events: lots, single items, classes of product, logistic units, parties and locations.

One lot is written as a URN (`urn:epc:class:lgtin:…`), as a GS1 Digital Link (`https://id.gs1.org/01/…/10/…`) and, by
the Global Dialogue on Seafood Traceability, under a name of the trader's own (`urn:gdst:HOST:product:lot:class:…`).
Sources: GS1 EPC Tag Data Standard 2.0, chapters 6, 7 and 14; GS1 Digital Link 1.2; GDST 1.2 technical guidance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from catchgraph.normalise.text import clean_text

LOT, ITEM, CLASS, UNIT, PARTY, LOCATION, OTHER = (
    *("lot", "item", "product class", "logistic unit", "party", "location", "other"),
)
#: No identifier is longer; what follows is left out.
_LONGEST = 400
_GS1 = re.compile(r"urn:epc:(?:id|class|idpat):(lgtin|sgtin|sscc|sgln|pgln):(.+)", re.IGNORECASE)
_GDST = re.compile(
    r"urn:gdst:[^:]+:(product:lot:class|product:serial:obj|product:class|party|location:loc):(.+)", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?(01|00|414|417)/(\d{8,18})(?:/([^?#]*))?", re.IGNORECASE)
_OWN = {
    "product:lot:class": LOT, "product:serial:obj": ITEM, "product:class": CLASS,
    "party": PARTY, "location:loc": LOCATION,
}  # fmt: skip
_AROUND = "\"' \t\r\n"


@dataclass(frozen=True, slots=True)
class Epc:
    """What an identifier names.

    `kind`: `lot`, `item`, `product class`, `logistic unit`, `party`, `location` or `other`. `key`: the same for every
    spelling, in capitals. `product`: key of the class of product that a lot or item is of; `number`: that of the lot,
    the item or the unit; `gs1`: its GTIN (14 digits), SSCC (18) or GLN (13). Each '' where it has none.
    """

    kind: str
    key: str
    product: str = ""
    number: str = ""
    gs1: str = ""


@lru_cache(maxsize=1 << 16)
def epc(written: str) -> Epc | None:
    """What an identifier names; None for a blank. Quotes and blanks around it do not count, nor does case.

    A URN of GS1 whose digits are too many or too few for its kind stays what it is written as. Never raises.
    """
    text = clean_text(written[:_LONGEST]).strip(_AROUND)
    if not text:
        return None
    if found := _GS1.fullmatch(text):
        return _of_gs1(found[1].lower(), found[2], text)
    if found := _LINK.match(text):
        return _of_link(found[1], found[2], found[3] or "", text)
    if found := _GDST.fullmatch(text):
        return _of_gdst(_OWN[found[1].lower()], found[2], text)
    return Epc(OTHER, text.upper())


def _of_gs1(scheme: str, rest: str, text: str) -> Epc:
    company, item, *more = rest.split(".", 2)[:3] if "." in rest else (rest, "")
    last = unquote(more[0]) if more else ""
    if scheme in ("lgtin", "sgtin"):
        gtin = _whole(item[:1] + company + item[1:], 13)
        return _product(gtin, scheme, last) if gtin else _as_written(scheme, text, f"{company}.{item}", last)
    if scheme == "sscc":
        number = _whole(item[:1] + company + item[1:], 17)
        return Epc(UNIT, f"(00){number}", number=number, gs1=number) if number else Epc(UNIT, text.upper())
    kind = LOCATION if scheme == "sgln" else PARTY
    number = _whole(company + item, 12)
    return _place(kind, number, last) if number else Epc(kind, text.upper())


def _product(gtin: str, scheme: str, last: str) -> Epc:
    product = f"(01){gtin}"
    if not last.strip("*"):
        return Epc(CLASS, product, product, gs1=gtin)
    kind, sign = (LOT, "10") if scheme == "lgtin" else (ITEM, "21")
    return Epc(kind, f"{product}({sign}){last.upper()}", product, last, gtin)


def _place(kind: str, number: str, extension: str) -> Epc:
    further = f"(254){extension.upper()}" if extension.strip("0") else ""
    return Epc(kind, f"({'414' if kind == LOCATION else '417'}){number}{further}", gs1=number)


def _as_written(scheme: str, text: str, product: str, last: str) -> Epc:
    """An identifier of goods whose digits are too many or too few."""
    of = f"URN:EPC:IDPAT:SGTIN:{product.upper()}"
    if not last.strip("*"):
        return Epc(CLASS, of, of)
    return Epc(LOT if scheme == "lgtin" else ITEM, text.upper(), of, last)


def _of_link(sign: str, digits: str, rest: str, text: str) -> Epc:
    if sign == "00":
        return Epc(UNIT, f"(00){digits}", number=digits, gs1=digits)
    parts = rest.split("/")
    told = dict(zip(parts[::2], map(unquote, parts[1::2]), strict=False))
    if sign in ("414", "417"):
        return _place(LOCATION if sign == "414" else PARTY, digits, told.get("254", ""))
    if len(digits) > 14:
        return Epc(OTHER, text.upper())
    gtin = digits.zfill(14)
    scheme = "sgtin" if "21" in told else "lgtin"
    return _product(gtin, scheme, told.get("21" if scheme == "sgtin" else "10", ""))


def _of_gdst(kind: str, rest: str, text: str) -> Epc:
    parts = rest.split(".", 2)
    if kind not in (LOT, ITEM) or len(parts) < 3:
        key = text.upper()
        return Epc(kind, key, key if kind == CLASS else "")
    host = text.split(":", 3)[2]
    product = f"urn:gdst:{host}:product:class:{parts[0]}.{parts[1]}".upper()
    return Epc(kind, text.upper(), product, parts[2])


def _whole(digits: str, length: int) -> str:
    """With its check digit (GS1 General Specifications 7.9), where it has as many digits as its kind; else ''."""
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        return ""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"
