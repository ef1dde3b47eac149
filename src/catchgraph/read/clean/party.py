"""A party as a record names it: from the texts of its name, address, country and numbers to what a mention holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from catchgraph.normalise.address import address_key, has_street_or_box
from catchgraph.normalise.flag import flag
from catchgraph.normalise.name_signs import address_signs
from catchgraph.normalise.party import party_name
from catchgraph.normalise.phone import phone
from catchgraph.normalise.stated_party import StatedParty, stated_party
from catchgraph.normalise.text import clean_text, is_blank


@dataclass(frozen=True, slots=True)
class PartyParts:
    """What a record writes of one party; `lines` are those of its address. `numbers`: kind and number of each."""

    name: str
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    contact: str = ""
    phones: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


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
    """Who stands in the field of a party: whose role it is, and who acts for that one; `reason`: why nobody does."""

    party: PartyRead | None = None
    agent: PartyRead | None = None
    reason: str = ""


NOBODY = "stands for nobody: no party was read"
ORDER = "to the order of a bank: it holds the bill as security and is no party to the sale"
SAME = "says that it is another party of the record: none was read"


# The same party stands on many bills, and in several roles of one.
@lru_cache(maxsize=1 << 16)
def read_party(parts: PartyParts, *, iso2: bool = False) -> PartyFound:
    """The party that a record names, and its agent: `APEX LTD AS AGENT FOR REEF LTD` is REEF, by APEX.

    The address that stands there is the agent's, where there is one. `iso2`: the column of countries holds codes of two
    letters. What a contact's name is, is not kept.
    """
    stated = stated_party(parts.name)
    if stated is None:
        return PartyFound()
    if not stated.principal:
        return PartyFound(reason=_nobody(stated))
    if stated.acting_for:
        alone = PartyParts(stated.acting_for)
        return PartyFound(_read(alone, stated.acting_for, (), iso2), _read(parts, stated.name, stated.further, iso2))
    found = _read(parts, stated.name, stated.further, iso2)
    return PartyFound(found, reason="" if found else NOBODY)


def _nobody(stated: StatedParty) -> str:
    if stated.name:
        return ORDER
    return SAME if stated.relation == "same as" else NOBODY


def _read(parts: PartyParts, written: str, further: tuple[str, ...], iso2: bool) -> PartyRead | None:
    name = party_name(written)
    if name is None:
        return None
    # A word behind "trading as" that is no company's name is a mark or a person.
    others = [other for other in map(party_name, further) if other and other.is_firm]
    names = [name, *others]
    address = _address(parts)
    known = _known_address(address)
    return PartyRead(
        name=name.written,
        spellings=_distinct(each.written for each in names),
        keys=_distinct(each.key for each in names),
        stems=_distinct(each.stem for each in names),
        signs=tuple(sorted({*(sign for each in names for sign in each.signs), *known[2]})),
        address=address or None,
        address_key=known[0],
        address_precise=known[1],
        country=flag(parts.country, iso2=iso2),
        numbers=_numbers(parts),
    )


def _address(parts: PartyParts) -> str:
    """Address, as written: its lines, then what stands in columns of their own."""
    written = (*parts.lines, parts.city, parts.state, parts.postcode)
    return ", ".join(clean_text(text) for text in written if not is_blank(text))


@lru_cache(maxsize=1 << 15)
def _known_address(written: str) -> tuple[str | None, bool, tuple[str, ...]]:
    """Key, whether it has a street or box, what in it speaks for a company or person."""
    key = address_key(written) or None
    return key, has_street_or_box(written), address_signs(key or "")


def _numbers(parts: PartyParts) -> tuple[str, ...]:
    telephones = (f"phone: {found}" for found in map(phone, parts.phones) if found)
    others = (f"{kind}: {clean_text(number)}" for kind, number in parts.numbers if not is_blank(number))
    return _distinct((*others, *telephones))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
