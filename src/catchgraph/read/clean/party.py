"""A party as a record names it: from the texts of its name, address, country and numbers to what a mention holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catchgraph.normalise.address import address_key, has_street_or_box
from catchgraph.normalise.bill_party import BillParty, bill_party
from catchgraph.normalise.cell import is_rounded
from catchgraph.normalise.flag import flag
from catchgraph.normalise.handler import handler
from catchgraph.normalise.legal_form import is_legal_form
from catchgraph.normalise.name_signs import address_signs
from catchgraph.normalise.numbers.fei import fei
from catchgraph.normalise.numbers.importer import importer_number
from catchgraph.normalise.numbers.tax import tax_id
from catchgraph.normalise.party import party_name
from catchgraph.normalise.stated_party import StatedParty
from catchgraph.normalise.text import clean_text, is_blank


@dataclass(frozen=True, slots=True)
class PartyParts:
    """What a record writes of one party; `lines` are those of its address. `numbers`: kind and number of each.

    `phones`: qualifier (`Telephone`, `Fax`, …) and number of each. `spelled`: further spellings of the name, as in
    another script. `whole`: the name holds the address, too.
    """

    name: str
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    contact: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    spelled: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PartyRead:
    """Columns of a mention (`model.mentions.PartyMention`)."""

    name: str
    spellings: tuple[str, ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    signs: tuple[str, ...]
    address: str | None
    address_key: str | None
    address_precise: bool
    country: str | None
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyFound:
    """Who stands in the field of a party: whose role it is, and who acts for that one; `reason`: why nobody does.

    `same_as`: the role of the record whose party it is, where the field says so.
    """

    party: PartyRead | None = None
    agent: PartyRead | None = None
    reason: str = ""
    same_as: str = ""


_WORD = re.compile(r"[A-Z0-9]+")
_PARTED = re.compile(r"[,\n\r]+")
#: Begins the sign of a firm that handles goods for others (`normalise.handler`).
HANDLES = "handles goods: "
NOBODY = "stands for nobody: no party was read"
ORDER = "to the order of a bank: it holds the bill as security and is no party to the sale"
SAME = "says that it is another party of the record: none was read"


# The same party stands on many bills, and in several roles of one.
@lru_cache(maxsize=1 << 16)
def read_party(parts: PartyParts, *, iso2: bool = False, persons: bool = False) -> PartyFound:
    """The party that a record names, and its agent: `APEX LTD AS AGENT FOR REEF LTD` is REEF, by APEX.

    The address that stands there is the agent's, where there is one. `iso2`: the column of countries holds codes of two
    letters. What a contact's name is, is not kept.
    """
    written, *spelled = [each for each in (parts.name, *parts.spelled) if not is_blank(each)] or [""]
    names, lines = _apart(written) if parts.whole else ((written,), parts.lines)
    place = (parts.city, parts.state, parts.postcode, "" if iso2 else parts.country)
    bill = bill_party(names, lines, *place, parts.contact, parts.phones, persons=persons)
    stated = bill.stated
    if stated is None:
        return PartyFound()
    if stated.relation == "same as" and stated.refers_to:
        return PartyFound(same_as=stated.refers_to)
    if not stated.principal:
        return PartyFound(reason=_nobody(stated))
    where = _Where(_address(bill), (flag(parts.country, iso2=True) if iso2 else None) or bill.country or None)
    numbers = _numbers(parts, bill)
    own = _read(stated.name, stated.further, where, numbers, spelled)
    if stated.acting_for:
        return PartyFound(_read(stated.acting_for, (), _Where("", None), ()), own)
    return PartyFound(own, reason="" if own else NOBODY)


@dataclass(frozen=True, slots=True)
class _Where:
    address: str
    country: str | None


def _nobody(stated: StatedParty) -> str:
    if stated.name:
        return ORDER
    return SAME if stated.relation == "same as" else NOBODY


def _read(
    written: str, further: tuple[str, ...], where: _Where, numbers: tuple[str, ...], spelled: Sequence[str] = ()
) -> PartyRead | None:
    name = party_name(written)
    if name is None:
        return None
    # A word behind "trading as" that is no company's name is a mark or a person.
    others = [other for other in map(party_name, further) if other and other.is_firm]
    names = [name, *filter(None, map(party_name, spelled)), *others]
    key, precise, signs = _known_address(where.address)
    return PartyRead(
        name=name.written,
        spellings=_distinct(each.written for each in names),
        keys=_distinct(each.key for each in names),
        stems=_distinct(each.stem for each in names),
        signs=tuple(sorted({*(sign for each in names for sign in each.signs), *signs, *_handles(name.stem)})),
        address=where.address or None,
        address_key=key,
        address_precise=precise,
        country=where.country,
        numbers=numbers,
    )


def _handles(stem: str) -> tuple[str, ...]:
    """The sign of a name that is a forwarder's, a carrier's or a bank's."""
    kind = handler(stem)
    return (f"{HANDLES}{kind}",) if kind else ()


def _apart(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name and lines of address of a text that holds both: `REEF FOODS, INC., 1 Quay Road, Paita`."""
    first, *rest = (part.strip() for part in _PARTED.split(text))
    while rest and is_legal_form(_WORD.findall(rest[0].upper())):
        first = f"{first}, {rest.pop(0)}"
    return (first,), tuple(rest)


def _address(bill: BillParty) -> str:
    place = " ".join(filter(None, (bill.province, bill.post_code)))
    return ", ".join(filter(None, (bill.address, bill.city, place)))


@lru_cache(maxsize=1 << 15)
def _known_address(written: str) -> tuple[str | None, bool, tuple[str, ...]]:
    """Key, whether it has a street or box, what in it speaks for a company or person."""
    if not written:
        return None, False, ()
    key = address_key(written) or None
    return key, has_street_or_box(written), address_signs(key or "")


def _numbers(parts: PartyParts, bill: BillParty) -> tuple[str, ...]:
    given = ((kind, _number(kind, number)) for kind, number in parts.numbers if not is_blank(number))
    others = (f"{kind}: {number}" for kind, number in given if number)
    return _distinct((*others, *(f"phone: {each}" for each in bill.phones), *(f"fax: {each}" for each in bill.faxes)))


def _number(kind: str, written: str) -> str | None:
    """A number as a firm's; None of what identifies nobody, or a person."""
    if kind == "FEI":
        return fei(written).number or None
    if kind == "importer number":
        found = importer_number(written)
        return found.number if found and not found.personal else None
    return clean_text(written)


def numbers_of(number: str, country: str) -> tuple[tuple[str, str], ...]:
    """A firm's number with its kind: `ECU RUC`, `customs number JAM`; nothing of a private person's.

    `country`: name or code of that whose customs gave it. What a spreadsheet rounded is nobody's.
    """
    if is_blank(number) or is_rounded(number):
        return ()
    state = flag(country, iso2=True) or ""
    found = tax_id(number, state)
    if found:
        return () if found.personal else ((f"{state} {found.name}", found.number),)
    return ((f"{state} customs number".strip(), " ".join(number.split())),)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
