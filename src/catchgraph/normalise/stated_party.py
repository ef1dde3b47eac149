"""What a party's field on a bill says: a name, whose agent that is, to whose order the goods are, or a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .party import names_nobody
from .relation import ACTING, CARE, FORMER, KNOWN, TELLING, TRADING
from .text import clean_text, fold, says_nothing

Relation = Literal[
    "",
    "agent for",
    "on behalf of",
    "for account of",
    "care of",
    "to order",
    "to bearer",
    "same as",
    "trading as",
    "formerly",
    "also known as",
    "nobody",
]

_ROLES = {
    **dict.fromkeys(("CONSIGNEE", "CNEE", "IMPORTER", "BUYER", "RECEIVER"), "consignee"),
    **dict.fromkeys(("SHIPPER", "SHPR", "EXPORTER", "CONSIGNOR", "SELLER"), "shipper"),
    **dict.fromkeys(("NOTIFY PARTY", "NOTIFYING PARTY", "NOTIFY"), "notify party"),
}
_ROLE = rf"(?P<role>{'|'.join(_ROLES)})\b"
#: Every statement but a plain name has one of these words, or a stroke.
_STATING = TELLING | {"ORDER", "SAME", "IDEM", "DITTO", "SEE", "ABOVE", "BEARER", "AGENT", "AGENTS", "TRADING", *_ROLES}
_WORD = re.compile(r"[A-Z0-9]+")
_SAME = re.compile(
    rf"(?:(?:SAME|IDEM|DITTO)(?: AS)?|AS(?: PER)?|SEE)(?: THE)? {_ROLE}"
    rf"|(?:SAME(?: AS)?|IDEM|DITTO|(?:SAME )?AS ABOVE)[\s.]*$|{_ROLE.replace('role', 'alone')}[\s.]*$",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:(?:CONSIGNED )?(?:UN)?TO (?:THE )?ORDER\b(?: OF\b)?(?: THE\b)?|ORDER OF\b(?: THE\b)?|ORDER$)[\s:.,-]*",
    re.IGNORECASE,
)
_BEARER = re.compile(r"(?:TO )?(?:THE )?BEARER[\s.]*", re.IGNORECASE)
_HOLDER = re.compile(rf"{_ROLE}[\s.]*", re.IGNORECASE)
_ACTING = re.compile(rf"(?:{ACTING}|\bAS AGENTS?(?: ONLY)?[\s.)]*$)\.?:?\s*", re.IGNORECASE)
_CARE = re.compile(rf"(?:^|[\s,;(]{{1,3}})(?:{CARE})\b[\s.:]{{0,3}}", re.IGNORECASE)
_ATTENTION = re.compile(r"(?:^|[\s,;(]{1,3})(?:ATTN\b|ATTENTION\s?:).*$", re.IGNORECASE)
_FURTHER = re.compile(
    rf"[\s,;]{{1,3}}\(?\s?(?:(?P<former>{FORMER})|(?P<known>{KNOWN})|(?P<trading>{TRADING}))\b[\s:.-]+|"
    r"[\s,;]{0,3}\(\s?(?P<ex>EX)[\s:.-]+",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[;()]")
_EDGES = " ,;:.-("
#: Words of banks in the languages of trade, in ASCII capitals.
_BANK = frozenset(
    {
        *("BANK", "BANKS", "BANKING", "BANC", "BANCO", "BANCA", "BANQUE", "BANKA", "BANKASI", "BANKERS", "BANCORP"),
        *("YINHANG", "EUNHAENG", "GINKO", "SBERBANK", "CITIBANK", "EXIMBANK", "VIETCOMBANK", "KOOKMIN", "HSBC", "ICBC"),
    }
)
#: A longer field holds no name.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class StatedParty:
    """What a field says of its party.

    `name`: who stands there, '' where nobody is named. `relation`: the kind of statement, '' for a plain name.
    `acting_for`: the principal of an agent or forwarder, or who is in its care; '' for who acts for itself.
    `refers_to`: `shipper`, `consignee` or `notify party` where the field says that it is the same one (`SAME AS
    CONSIGNEE`) or the order is that one's (`TO ORDER OF SHIPPER`). `further`: other and former names of `name`.
    """

    name: str
    acting_for: str = ""
    relation: Relation = ""
    refers_to: str = ""
    further: tuple[str, ...] = ()

    @property
    def principal(self) -> str:
        """Who bought, sold or sent, as far as the field says: whom the named one acts for, else the named one.

        A bank to whose order goods are consigned holds a security and buys nothing: then it is nobody.
        """
        if self.acting_for:
            return self.acting_for
        return "" if self.relation == "to order" and is_bank(self.name) else self.name


def stated_party(text: str) -> StatedParty | None:
    """What the field of a shipper, consignee or notify party says; None for a blank.

    `APEX LTD AS AGENT FOR REEF LTD`, `APEX O/B REEF`, `REEF LTD C/O APEX`: the name that acts is APEX, the principal
    REEF. `TO THE ORDER OF REEF BANK`: the bank is named by its role and is no buyer (a negotiable bill: order bills,
    Pomerene Act, 49 USC 80103). `REEF LTD DBA QUAY`, `REEF LTD (FORMERLY QUAY)` have further names. What follows ATTN
    is a person and left out. What names nobody (`reference/party_placeholders.csv`) has the relation `nobody`.
    """
    written = clean_text(text[:LONGEST])
    if says_nothing(written):
        return None
    words = _WORD.findall((written if written.isascii() else fold(written)).upper())
    if "/" in written or not _STATING.isdisjoint(words):
        return _statement(written, words)
    return StatedParty("", relation="nobody") if names_nobody(" ".join(words)) else StatedParty(written)


def is_bank(name: str) -> bool:
    """Whether a name has a bank's word: BANK, BANCO, BANQUE, 银行 (transliterated) and what ends with BANK."""
    words = _WORD.findall(fold(clean_text(name[:LONGEST])).upper())
    return (
        not _BANK.isdisjoint(words) or any(word.endswith("BANK") for word in words) or "银行" in name or "銀行" in name
    )


def _statement(written: str, words: list[str]) -> StatedParty:
    same = _SAME.match(written)
    if same:
        return StatedParty(
            "", relation="same as", refers_to=_ROLES.get((same["role"] or same["alone"] or "").upper(), "")
        )
    if _BEARER.fullmatch(written):
        return StatedParty("", relation="to bearer")
    order = _ORDER.match(written)
    if order:
        return _to_order(written[order.end() :])
    if names_nobody(" ".join(words)):
        return StatedParty("", relation="nobody")
    return _named(written)


def _to_order(holder: str) -> StatedParty:
    role = _HOLDER.fullmatch(holder)
    if role:
        return StatedParty("", relation="to order", refers_to=_ROLES[role["role"].upper()])
    found = _named(holder)
    return StatedParty(found.name, found.acting_for, "to order", "", found.further)


def _named(written: str) -> StatedParty:
    text = _ATTENTION.sub("", written)
    acting = _ACTING.search(text)
    if acting:
        name, further, _ = _with_further(text[: acting.start()])
        return StatedParty(name, _with_further(text[acting.end() :])[0], _acts(acting[0]), "", further)
    care = _CARE.search(text)
    if care:
        name, further, _ = _with_further(text[care.end() :])
        return StatedParty(name, _with_further(text[: care.start()])[0], "care of", "", further)
    name, further, relation = _with_further(text)
    return StatedParty(name, "", relation, "", further)


def _acts(words: str) -> Relation:
    upper = words.upper()
    if "AGENT" in upper:
        return "agent for"
    return "on behalf of" if "BEHALF" in upper or upper.startswith("O/B") else "for account of"


def _with_further(text: str) -> tuple[str, tuple[str, ...], Relation]:
    """The name, the names behind it and what they are to it."""
    found = _FURTHER.search(text)
    if found is None:
        return _bare(text), (), ""
    relation: Relation = "also known as" if found["known"] else "trading as" if found["trading"] else "formerly"
    others = (_bare(part) for part in _PARTED.split(text[found.end() :]))
    return _bare(text[: found.start()]), tuple(filter(None, others)), relation


def _bare(text: str) -> str:
    """A name without what parts it from the rest; a full stop behind it is its own."""
    return text.lstrip(_EDGES + ")").rstrip(_EDGES.replace(".", ""))
