"""A party as a bill of lading writes it: what stands in its lines of name and address, put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from catchgraph.reference.countries import iso3_by_iso2
from catchgraph.reference.tables import read_table

from .address import kind_of_word
from .contacts import Contacts, contacts, may_tell
from .flag import flag
from .legal_form import is_legal_form
from .party import names_nobody
from .phone import phone
from .place_tail import PlaceTail, place_tail
from .stated_party import StatedParty, stated_party
from .text import clean_text, fold, key, says_nothing

#: Signs of a line of name or address in messages to customs (35 in an ISF, record SF30): what is longer goes on in the
#: next line.
WIDTH = 35
_WORD = re.compile(r"[A-Z0-9]+")
_LAST, _FIRST = re.compile(r"[^\W_]+$"), re.compile(r"^[^\W_]+")
#: A line that goes on with what the name's says, or that the name leaves open.
_GOES_ON = re.compile(
    r"(?:C/O|CARE OF|O/B|ON BEHALF OF|AS AGENTS? (?:FOR|OF)|A/C|D[/.]?B[/.]?A|T/A)\b[\s:.]*(?![\s:.\d])", re.IGNORECASE
)
#: Where an address begins behind a name.
_STREET = re.compile(r",\s*(?=[^,]*\d)")
_OPEN = (" C/O", " O/B", " A/C", " DBA", " D/B/A", " T/A", " FOR", " OF", " AND", "&")
#: No legal form is longer.
_LONGEST_FORM = 30
#: In an address: there is none but another party's.
_REFERRING = ("SAME", "ABOVE", "IDEM", "DITTO", "TO ORDER", "THE ORDER")
#: A fragment shorter than this is no word by which a line is known to be cut.
_SHORTEST = 4
#: Lines of an address that may hold its place: city, post code and country each on one.
_PLACE_LINES = 3
_UNITS = ("STE", "SUITE", "UNIT", "APT", "BLDG")
_GLUED = re.compile(rf"\b([A-Z]{{1,9}})({'|'.join(_UNITS)})(?=\s?#?\d)", re.IGNORECASE)
_NO_CONTACTS = Contacts("")
#: A social security number as it is written, with its label where it has one (19 CFR 24.5).
_PERSONAL = re.compile(r"(?:\b(?:SSN|SS#|SS NO)[\s.:#]{0,3})?(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])", re.IGNORECASE)
_SPACES = re.compile(r"\s{2,}")
#: More than this stands in no party; what is longer is cut.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class BillParty:
    """`name`: as written, its lines joined; `stated`: what that says, None for a blank.

    `address`: street and building, parts between commas; `city` and `post_code` as written, `province` a code where one
    is known, `country` ISO3. `phones`, `faxes`: as `normalise.phone` gives them. `persons`, `mails`, `mobiles`: of
    private persons, empty unless they were asked for.
    """

    name: str
    stated: StatedParty | None
    address: str = ""
    city: str = ""
    province: str = ""
    post_code: str = ""
    country: str = ""
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()


def bill_party(
    names: Sequence[str],
    lines: Sequence[str] = (),
    city: str = "",
    province: str = "",
    post_code: str = "",
    country: str = "",
    contact: str = "",
    numbers: Sequence[tuple[str, str]] = (),
    *,
    persons: bool = False,
) -> BillParty:
    """What the cells of a shipper, consignee or notify party say.

    `names`, `lines`: the cells of name and address in their order, as they stand; `contact`: the cell of a person;
    `numbers`: pairs of qualifier and number (`Telephone`, `Fax`, `Electronic Mail`). Lines that were cut inside a word
    are joined: `SUITE D WALNU`, `T WALNUT, CA CA 91789 US` are SUITE D WALNUT in Walnut CA 91789 US. The cells of city,
    state, post code and country count first; what they leave out is taken from the end of the address, and what they
    repeat is taken off there. Who follows ATTN, `contact`, mail addresses and mobile numbers are a person's and
    dropped, unless `persons` asks for them; so is a number in the form of a social security number. A full stop,
    `N/A`, `SAME AS CONSIGNEE` as an address are nothing. Source: the tables of CBP's automated manifest system as
    published, and what their rows hold.
    """
    whole = "\n".join((*names, *lines, city)).upper()
    heads, rest = _split_lines(_joined(names, whole), _without_references(_joined(lines, whole), whole))
    name, address = (_contacts("\n".join(each)[:LONGEST], whole) for each in (heads, rest))
    if not persons:
        name, address = _without_personal(name), _without_personal(address)
    place = PlaceTail("", _clean(city), _clean(province), _clean(post_code), _country(_clean(country)))
    street = _parted(_placed(address.text.split("\n"), place), whole)
    written = name.text.replace("\n", " ")
    found = [one for one in (_called(numbers, contact), name, address) if one.told]
    return BillParty(
        *(written, stated_party(written)),
        *(street, place.city, place.province, place.post_code, place.country),
        *(_all(found, "phones"), _all(found, "faxes")),
        *(_all(found, what) if persons else () for what in ("persons", "mails", "mobiles")),
    )


def _clean(value: str) -> str:
    """A cell in one line, '' where it means that there is none."""
    text = clean_text(value) if value else ""
    return "" if not text or says_nothing(text) else text


def _contacts(text: str, whole: str) -> Contacts:
    return contacts(text) if may_tell(whole) else Contacts(text)


def _without_personal(found: Contacts) -> Contacts:
    """Without numbers in the form of a social security number: who writes one beside a name means that person."""
    if not _PERSONAL.search(found.text):
        return found
    lines = (_SPACES.sub(" ", _PERSONAL.sub(" ", line)).strip(" ,;:") for line in found.text.split("\n"))
    return replace(found, text="\n".join(filter(None, lines)))


def _all(found: Sequence[Contacts], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([each for one in found for each in getattr(one, what)])) if found else ()


def _called(numbers: Sequence[tuple[str, str]], contact: str) -> Contacts:
    """Contacts of cells of their own; the qualifier of a number says what it is."""
    if not numbers and not contact:
        return _NO_CONTACTS
    found: dict[str, list[str]] = {"phones": [], "faxes": [], "mobiles": [], "mails": []}
    for qualifier, number in numbers:
        said = qualifier.upper()
        if "@" in number or "MAIL" in said:
            found["mails"].append(_clean(number))
        elif digits := phone(number):
            kind = "faxes" if "FAX" in said else "mobiles" if said.startswith(("MOB", "CELL")) else "phones"
            found[kind].append(digits)
    person = _clean(contact)
    return Contacts(
        *("", tuple(found["phones"]), tuple(found["faxes"]), tuple(found["mobiles"])),
        mails=tuple(filter(None, found["mails"])),
        persons=(person,) if person else (),
    )


def _split_lines(names: list[str], lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines of the name and of the address, where the name goes on in the first cells of the address."""
    while names and lines:
        first, *others = lines
        if not (names[-1].upper().endswith(_OPEN) or _GOES_ON.match(first) or _is_form(first)):
            break
        # "C/O APEX LTD, PO BOX 12": the rest is where it is.
        street = _STREET.search(first)
        names = [*names, first[: street.start()] if street else first]
        lines = [first[street.end() :], *others] if street else others
    return names, lines


def _is_form(line: str) -> bool:
    return len(line) <= _LONGEST_FORM and is_legal_form(_WORD.findall(fold(line).upper()))


def _without_references(lines: list[str], whole: str) -> list[str]:
    """Lines of an address without those that refer to another: SAME AS CONSIGNEE, AS ABOVE."""
    if not any(map(whole.__contains__, _REFERRING)):
        return lines
    return [line for line in lines if not names_nobody(" ".join(_WORD.findall(line.upper())))]


def _joined(cells: Sequence[str], whole: str) -> list[str]:
    """Cleaned lines without blank ones; words that were cut between two are whole again."""
    lines: list[str] = []
    last = ""
    for cell in filter(None, cells):
        text = clean_text(cell)
        if says_nothing(text):
            continue
        if lines and _is_cut(last, cell, lines[-1], text, whole):
            cut = _FIRST.match(text)
            size = cut.end() if cut else 0
            lines[-1] += text[:size]
            text = text[size:].lstrip(" ,;")
        if text:
            lines.append(text)
        last = cell
    return lines


def _is_cut(last: str, cell: str, before: str, text: str, whole: str) -> bool:
    """Whether a line ends inside a word that the next goes on with.

    The word stands whole elsewhere in the party, or the line is full, one fragment is short and none a word by itself.
    """
    if not before[-1].isalnum() or not text[0].isalnum() or last[-1].isspace() or cell[0].isspace():
        return False
    left, right = _LAST.search(before[-WIDTH:]), _FIRST.match(text)
    end, begin = (left[0].upper(), right[0].upper()) if left and right else ("", "")
    if end.isalpha() != begin.isalpha() or end.isdigit() != begin.isdigit():
        return False
    if before[-1].islower() and text[0].isupper():
        return False
    word = end + begin
    if len(word) >= _SHORTEST and word in whole and word in _WORD.findall(whole):
        return True
    short = min(len(end), len(begin)) < _SHORTEST
    return len(last) == WIDTH and short and not (_is_word(end) or _is_word(begin))


@lru_cache(maxsize=1 << 12)
def _is_word(upper: str) -> bool:
    """Whether a fragment is a word of addresses, a state, a country or a legal form."""
    return bool(kind_of_word(upper)) or upper in _codes() or is_legal_form([upper]) or bool(flag(upper))


def _placed(lines: list[str], place: PlaceTail) -> str:
    """The address without the place at its end; what `place` does not know yet is taken from there."""
    _spread_city(place)
    left = [line for line in lines if line]
    for _ in range(_PLACE_LINES):
        if not left:
            break
        tail = place_tail(left[-1], place.country)
        found = _take(tail, place)
        left[-1] = tail.rest
        if left[-1]:
            break
        left.pop()
        if found and place.city:
            break
    return ", ".join([line.rstrip(" ,;") for line in left])


def _spread_city(place: PlaceTail) -> None:
    """A cell of the city may hold all of the place: `WALNUT, CA 91789`."""
    if "," in place.city or any(map(str.isdigit, place.city)):
        tail = place_tail(place.city, place.country)
        if tail.city and not tail.rest:
            place.city = tail.city
            place.province = place.province or tail.province
            place.post_code = place.post_code or tail.post_code
            place.country = place.country or tail.country
    known = _codes().get(place.province.upper())
    if known:
        place.province = known
        if not place.country and place.post_code[:5].isdigit():
            place.country = "USA"


def _parted(street: str, whole: str) -> str:
    """`OAK RD STE 400` of `OAK RDSTE 400`, as cells that are joined without a space give it."""
    if not any(map(whole.__contains__, _UNITS)):
        return street
    return _GLUED.sub(lambda found: f"{found[1]} {found[2]}" if _is_part(found[1].upper()) else found[0], street)


def _is_part(upper: str) -> bool:
    return upper in {"N", "S", "E", "W"} or kind_of_word(upper) in {"street", "number"}


def _take(tail: PlaceTail, place: PlaceTail) -> bool:
    """Fill what is missing; what says otherwise than a cell stays in the address. Whether a city was found."""
    kept: list[str] = [tail.rest] if tail.rest else []
    place.city = _agreed(tail.city, place.city, kept)
    place.province = _agreed(tail.province, place.province, kept)
    place.post_code = _agreed(tail.post_code, place.post_code, kept)
    place.country = place.country or tail.country
    tail.rest = ", ".join(kept)
    return bool(tail.city)


def _agreed(said: str, known: str, kept: list[str]) -> str:
    if said and known and said != known and key(said) != key(known):
        kept.append(said)
    return known or said


def _country(value: str) -> str:
    return (iso3_by_iso2().get(value.upper()) or flag(value) or "") if value else ""


@cache
def _codes() -> dict[str, str]:
    """The code of each state and province of North America, by code and name."""
    return {row[column].upper(): row["code"] for row in read_table("provinces") for column in ("code", "name")}
