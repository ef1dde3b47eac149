"""Telephones, faxes, mail addresses and persons that stand in the lines of an address, and the text without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .phone import phone

#: A text with a contact has one of these; few have, and the rest need no look.
_TELLING = ("TEL", "PH", "FAX", "MOB", "CELL", "WHATSAPP", "ATT", "CONTACT", "@", "+")
_MAIL = re.compile(r"(?:\bE-?MAIL\b[\s.:]{0,3})?(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63})", re.IGNORECASE)
_CALL = re.compile(
    r"(?:\b(?P<kind>TEL(?:EPHONE|EFAX)?(?:\s?[/&]\s?FAX)?|PHONE(?:\s?[/&]\s?FAX)?|PH|FAX|MOB(?:ILE)?|CELL(?:PHONE)?|WHATSAPP)"
    r"(?:\s?(?:NO|NUM|NUMBER|NBR|#)\b)?[\s.:;#-]{0,4}|(?:^|(?<=\n))\s?(?=\+))(?P<number>[(+]{0,2}\d[\d ()+./-]{4,40})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:TEL(?:EPHONE|EFAX)?|PHONE|FAX|MOB(?:ILE)?|E-?MAIL)\b[\s.:]{0,4}(?=[\n,;]|$)", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:(?:KIND )?ATTN|ATTENTION(?=\s?:)|ATT(?=[:.])|CONTACT(?: PERSON|(?=\s?[:.])))\b[\s:.]{0,3}"
    r"(?P<who>[^\n,;:\d]{0,60})(?P<number>[(+]{0,2}\d[\d ()+./-]{5,30}\d)?",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]{2,}")
_EDGES = re.compile(r"[\s,;/(-]{0,20}\n[\s,;/]{0,20}")
_PARTED = re.compile(r"[/,]")
_OWN = ("MOB", "CELL", "WHATS")
_FEWEST = 7


@dataclass(frozen=True, slots=True)
class Contacts:
    """`text`: what is left; `phones`, `faxes`: a firm's, as `normalise.phone` gives them; the rest is a person's.

    `mobiles`: telephones that are called mobile; `mails`, `persons` (who follows ATTN or CONTACT), as written.
    """

    text: str
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there is any."""
        return bool(self.phones or self.faxes or self.mobiles or self.mails or self.persons)


def may_tell(upper: str) -> bool:
    """Whether a text in capitals may hold a contact: it has the letters of a word for one, or a sign."""
    return any(map(upper.__contains__, _TELLING))


def contacts(text: str) -> Contacts:
    """Take contacts out of the lines of an address (a line feed between).

    `TEL: 84-28-3822 1234 FAX 3822 1235`, `TEL/FAX`, `PH#`, `ATTN: MR ARUN`, `E-MAIL: a@b.c`, and a line that begins
    with `+`. A number that stands without a word for it is left where it is, but for one that follows ATTN and a name:
    it is that person's. Runs in time linear in the length.
    """
    if not may_tell(text.upper()):
        return Contacts(text)
    found: dict[str, dict[str, None]] = {kind: {} for kind in ("phone", "fax", "mobile", "mail", "person")}

    def mail(match: re.Match[str]) -> str:
        found["mail"][match["mail"].rstrip(".")] = None
        return " "

    def call(match: re.Match[str]) -> str:
        numbers = _numbers(match["number"])
        for kind in _kinds((match["kind"] or "").upper()):
            found[kind].update(dict.fromkeys(numbers))
        return " " if numbers else match[0]

    def person(match: re.Match[str]) -> str:
        who = match["who"].strip(" .()-/")
        if who:
            found["person"][who] = None
        # A number that follows a person is that person's.
        numbers = _numbers(match["number"] or "")
        found["mobile"].update(dict.fromkeys(numbers))
        return " " if numbers else f" {match['number'] or ''}"

    left = _MAIL.sub(mail, text) if "@" in text else text
    left = _PERSON.sub(person, _ALONE.sub(" ", _CALL.sub(call, left)))
    left = _EDGES.sub("\n", _SPACES.sub(" ", left)).strip(" ,;/\n")
    return Contacts(left, *(tuple(found[kind]) for kind in ("phone", "fax", "mobile", "mail", "person")))


def _kinds(word: str) -> list[str]:
    if word.startswith(_OWN):
        return ["mobile"]
    if "FAX" in word:
        return ["fax"] if word in {"FAX", "TELEFAX"} else ["phone", "fax"]
    return ["phone"]


def _numbers(written: str) -> list[str]:
    """The numbers of `3822 1234/3822 1235`; of `38221234/5` the first."""
    parts = _PARTED.split(written)
    whole = [part for at, part in enumerate(parts) if at == 0 or sum(map(str.isdigit, part)) >= _FEWEST]
    return [number for part in whole if (number := phone(part))]
