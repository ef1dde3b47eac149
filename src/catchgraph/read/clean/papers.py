"""Cleaners of the numbers of trade: entries, bills, importers, containers, permits, codes of goods."""

from __future__ import annotations

import re

from catchgraph.normalise.cell import bare, is_rounded
from catchgraph.normalise.container import containers as containers_in
from catchgraph.normalise.flag import flag
from catchgraph.normalise.goods.form import form as form_of
from catchgraph.normalise.goods.hs import hs_code
from catchgraph.normalise.numbers.bill import scac
from catchgraph.normalise.numbers.entry import entry_number
from catchgraph.normalise.numbers.fei import fei
from catchgraph.normalise.numbers.importer import importer_number
from catchgraph.normalise.numbers.manufacturer import is_manufacturer_id
from catchgraph.normalise.numbers.permit import trade_permit
from catchgraph.normalise.numbers.tax import tax_id
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.values import number_text
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given
from catchgraph.read.cleaners import ROUNDED

PERSONAL = "the number of a person, or one in that form: not kept"
NO_ENTRY_NUMBER = "not in the form FFF-NNNNNNN-C of an entry number"
NO_CODE = "no commodity code of four to twelve digits"
NO_BEGINNING = "no beginning of a commodity code: two to twelve digits"
NO_CONTAINER = "no container number (ISO 6346)"
_SEVERAL = re.compile(r"[;,|\n\r]")
_BEGINNING = re.compile(r"[0-9]{2,12}")
_LOADS = {
    **dict.fromkeys(("L", "F", "FULL", "LADEN", "LOAD", "LOADED", "FCL", "5"), "loaded"),
    **dict.fromkeys(("E", "M", "MT", "MTY", "EMPTY", "4"), "empty"),
}
_NO_CONTAINERS = frozenset({"NC", "NO", "NO CONTAINER", "NON CONTAINERIZED", "BULK", "BREAK BULK", "BREAKBULK"})
#: Words of manifests for the version of a bill.
_STATUS = {"NEW": "new", "ORIGINAL": "new", "AMENDED": "amended", "AMEND": "amended", "DELETED": "deleted"}


def entry(given: Given) -> Cleaned:
    """An entry number as the form prints it; its filer, and whether its check digit is right, where it has one."""
    found = entry_number(given.text)
    if found is None:
        other = number_text(given)
        return Cleaned(other.value, NO_ENTRY_NUMBER) if other.value else other
    also: dict[str, str] = {"filer": found.filer}
    if found.agrees is not None:
        also["check_digit"] = "right" if found.agrees else "wrong"
    return Cleaned(str(found), "its check digit is wrong" if found.agrees is False else "", also)


def importer(given: Given) -> Cleaned:
    """The number of an importer or consignee; of a person's only that there was one. `beside`: its qualifier.

    `SAME` and `CONSOLIDATED` stay as they are (19 CFR 141.61).
    """
    if is_blank(given.text):
        return NOTHING
    found = importer_number(given.text, given.beside)
    if found is None:
        # What has the form of nothing known may be a person's number with a typing error.
        return Cleaned(None, "no form of an importer number: not kept", secret=True)
    if found.personal:
        return Cleaned(None, PERSONAL, {"personal_number": True}, secret=True)
    return Cleaned(found.number or found.kind.upper())


def customs_number(given: Given) -> Cleaned:
    """The number by which a partner's customs know a firm, in letters and digits; `beside`: the country that gave it.

    One in the form of a private person's tax number is never kept (`reference/tax_ids.csv`).
    """
    found = tax_id(given.text, flag(given.beside, iso2=True) or given.ways.country)
    if found is None:
        return number_text(given)
    if found.personal:
        return Cleaned(None, PERSONAL, secret=True)
    return Cleaned(found.number, "" if found.agrees is not False else f"wrong check digit of a {found.name}")


def container_list(given: Given) -> Cleaned:
    """The containers of a text, each once; doubts about their numbers together."""
    found = containers_in(given.text)
    if found:
        doubts = (f"{each.number}: {each.doubt}" for each in found if each.doubt)
        return Cleaned(tuple(each.number for each in found), "; ".join(doubts))
    plain = clean_text(given.text).upper().strip(". ").replace("-", " ")
    return NOTHING if is_blank(given.text) or plain in _NO_CONTAINERS else Cleaned(None, NO_CONTAINER)


def one_container(given: Given) -> Cleaned:
    """The first container of a text."""
    found = container_list(given)
    return Cleaned(found.value[0], found.reason) if found.value else found


def carrier(given: Given) -> Cleaned:
    """A carrier's SCAC."""
    found = scac(given.text)
    if found:
        return Cleaned(found)
    return NOTHING if is_blank(given.text) else Cleaned(None, "no carrier code (SCAC): two to four letters")


def permit(given: Given) -> Cleaned:
    """An international fisheries trade permit; another number as written."""
    found = trade_permit(given.text)
    if found:
        return Cleaned(found)
    other = number_text(given)
    return Cleaned(other.value, "not in the form of a trade permit (IFTP)") if other.value else other


def establishment(given: Given) -> Cleaned:
    """A plant's number at the FDA (FEI), as written; whether it identifies, or why not."""
    found, written = fei(given.text), bare(given.text)
    if is_blank(written):
        return NOTHING
    if found.number:
        return Cleaned(found.number, "", {"firm_number_usable": True})
    return Cleaned(written, f"no identity: {found.reason}", {"firm_number_usable": False})


def manufacturer(given: Given) -> Cleaned:
    """A manufacturer identification (MID) in capitals."""
    found = re.sub(r"\s+", "", bare(given.text).upper())
    if is_blank(found):
        return NOTHING
    return Cleaned(found, "" if is_manufacturer_id(found) else "not in the form of a manufacturer id (MID)")


def tariff(given: Given) -> Cleaned:
    """A commodity code in digits, as long as it was written (HS: four to twelve).

    Of several the first that is one of goods: chapter 99 of a tariff holds duties. Digits that a country adds are of
    the tariff of the source's country.
    """
    if is_blank(given.text):
        return NOTHING
    if is_rounded(given.text):
        return Cleaned(None, ROUNDED)
    found = [hs_code(part, given.ways.hs_country) for part in _SEVERAL.split(given.text) if not is_blank(part)]
    # Stable: codes keep their order, those of duties come last.
    codes = sorted((code for code in found if code), key=lambda code: code.code.startswith("99"))
    if not codes:
        return Cleaned(None, NO_CODE)
    also: dict[str, str | tuple[str, ...]] = {}
    if len(codes) > 1:
        also["other_hs"] = tuple(code.code for code in codes[1:])
    if given.ways.hs_country:
        also["hs_country"] = given.ways.hs_country
    return Cleaned(codes[0].code, codes[0].doubt if len(codes) == len(found) else NO_CODE, also)


def tariffs(given: Given) -> Cleaned:
    """Several commodity codes."""
    parts = [part for part in _SEVERAL.split(given.text) if not is_blank(part)]
    found = [code for part in parts if (code := hs_code(part, given.ways.hs_country))]
    if not parts:
        return NOTHING
    return Cleaned(tuple(code.code for code in found) or None, "" if len(found) == len(parts) else NO_CODE)


def state(given: Given) -> Cleaned:
    """An EU code of the state, from the code or words."""
    return _form(given, "state")


def presentation(given: Given) -> Cleaned:
    """An EU code of the presentation, from the code or words."""
    return _form(given, "presentation")


def _form(given: Given, what: str) -> Cleaned:
    if is_blank(given.text):
        return NOTHING
    found = getattr(form_of(given.text), what)
    return Cleaned(found) if found else Cleaned(None, f"no {what} known by that code or word")


def production(given: Given) -> Cleaned:
    """`wild` or `farmed`."""
    if is_blank(given.text):
        return NOTHING
    found = form_of(given.text).production
    return Cleaned(found) if found else Cleaned(None, "neither wild nor farmed: not understood")


def tariff_beginnings(given: Given) -> Cleaned:
    """Commodity codes of any length from a chapter's two digits on: those of a measure mean all that begin so."""
    parts = [part for part in _SEVERAL.split(given.text) if not is_blank(part)]
    digits = [clean_text(part).replace(".", "").replace(" ", "") for part in parts]
    codes = dict.fromkeys(each for each in digits if _BEGINNING.fullmatch(each))
    return Cleaned(tuple(codes) or None, "" if all(map(_BEGINNING.fullmatch, digits)) else NO_BEGINNING)


def load(given: Given) -> Cleaned:
    """`loaded` or `empty`, from the words and codes of carriers (UN/EDIFACT 8169: 4 empty, 5 full)."""
    if is_blank(given.text):
        return NOTHING
    found = _LOADS.get(clean_text(given.text).upper())
    return Cleaned(found, "" if found else "neither loaded nor empty")


def bill_status(given: Given) -> Cleaned:
    """`new`, `amended` or `deleted`; another word as it is written."""
    found = clean_text(given.text)
    if is_blank(found):
        return NOTHING
    known = _STATUS.get(found.upper())
    return Cleaned(known) if known else Cleaned(found, "a status that is not known")
