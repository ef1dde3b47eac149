"""What follows from what certificates of catches, processing and storage say: their state, schemes, copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from catchgraph.normalise.catch_area import eez, fao_areas, is_high_seas
from catchgraph.normalise.flag import flag
from catchgraph.normalise.text import clean_text, fold, is_blank
from catchgraph.read.clean.documents import certificate_kind, paper_key
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given
from catchgraph.read.reading import split
from catchgraph.reference.tables import read_table

Text = str | None
Number = float | None

UNKNOWN_STATUS = "a status that is not known"
UNKNOWN_ZONE = "no exclusive economic zone known by that name"
_HIGH_SEAS = "high seas"

#: Words of authorities for the state of a document (the UK's schemas: COMPLETE, VOID, BLOCKED, DRAFT, DELETED; CATCH:
#: validated, rejected, cancelled, replaced).
_STATUS = {
    **dict.fromkeys(("valid", "validated", "complete", "completed", "issued", "endorsed", "approved"), "valid"),
    **dict.fromkeys(("void", "voided", "cancelled", "canceled", "annulled", "withdrawn", "revoked"), "void"),
    **dict.fromkeys(("replaced", "superseded"), "replaced"),
    **dict.fromkeys(("rejected", "refused"), "rejected"),
    **dict.fromkeys(("blocked", "suspended"), "blocked"),
    **dict.fromkeys(("draft", "submitted", "pending"), "draft"),
    "deleted": "deleted",
}
#: Schemes of fisheries bodies in the certificate's place, whose papers are catch documents: words → acronym. Source:
#: Regulation (EC) 1005/2008, Article 13, and Regulation (EC) 1010/2009, Annex V, as amended.
_SCHEMES = {
    **dict.fromkeys(("bcd", "ebcd", "bluefin tuna catch document", "iccat catch document"), "BCD"),
    **dict.fromkeys(("dcd", "dissostichus catch document", "ccamlr catch document"), "DCD"),
    **dict.fromkeys(("ccsbt cds", "ccsbt catch document", "ccsbt catch monitoring form"), "CCSBT CDS"),
}
_ORDINARY = frozenset({"eu", "uk", "gb", "catch", "catch certificate", "eu catch certificate", "uk catch certificate"})


def status(given: Given) -> Cleaned:
    """`valid`, `void`, `replaced`, `rejected`, `blocked`, `draft` or `deleted`; another word as it is written."""
    found = clean_text(given.text)
    if is_blank(found):
        return NOTHING
    known = _STATUS.get(found.lower())
    return Cleaned(known) if known else Cleaned(found, UNKNOWN_STATUS)


def scheme(given: Given) -> Cleaned:
    """The acronym of a recognised scheme; an agreed national form as written; nothing for the certificate itself."""
    found = clean_text(given.text)
    words = " ".join(found.lower().replace("-", " ").split())
    if is_blank(found) or words in _ORDINARY:
        return NOTHING
    return Cleaned(_SCHEMES.get(words, found))


def areas(given: Given) -> Cleaned:
    """FAO areas of a cell; a part that names none as written."""
    parts = split(given.text, given.ways.several)
    return _several(tuple(area for part in parts for area in (fao_areas(part) or [clean_text(part)])))


def zones(given: Given) -> Cleaned:
    """Economic zones, ISO3, or `high seas`; what names neither is said."""
    parts = split(given.text, (*given.ways.several, ","))
    if len(parts) > 1 and eez(given.text):
        parts = [given.text]
    found = [_HIGH_SEAS if is_high_seas(part) else _zone(part, given) for part in parts]
    return _several(tuple(filter(None, found)), UNKNOWN_ZONE if None in found else "")


def _zone(text: str, given: Given) -> str | None:
    return eez(text) or (flag(text, iso2=True) if given.ways.iso2 else None)


def rfmos(given: Given) -> Cleaned:
    """Acronyms of fisheries bodies that are given by acronym or name; another as written."""
    parts = split(given.text, given.ways.several)
    return _several(tuple(_bodies().get(_plain(part), clean_text(part)) for part in parts))


def _several(found: tuple[str, ...], reason: str = "") -> Cleaned:
    return Cleaned(tuple(dict.fromkeys(found)) or None, reason)


def _plain(text: str) -> str:
    """In capitals and without what stands in brackets: `… (ICCAT)`."""
    return fold(clean_text(text)).upper().partition(" (")[0].strip()


@cache
def _bodies() -> dict[str, str]:
    return {_plain(text): row["id"] for row in read_table("rfmos") for text in (row["id"], row["name"])}


def other(kind: str) -> Callable[[Text, Text], tuple[Text]]:
    """What makes the key of the document of that kind that a paper replaces, or that replaces it."""
    return lambda number, country: (paper_key(kind, number, country),)


def other_certificate(scheme_: Text, number: Text, country: Text) -> tuple[Text]:
    """As `other`, of a certificate, which is of the same scheme."""
    return (paper_key(certificate_kind(scheme_), number, country),)


def state(stated: Text, replaced_by: Text) -> tuple[Text]:
    """The state of a paper: what names its successor is replaced, where it says no more."""
    return ("replaced" if replaced_by and stated in (None, "valid") else stated,)


def landed(verified: Number, estimated: Number, kind: Text) -> tuple[Number, Text]:
    """The landed weight that counts, and what kind of weight it is: verified, else estimated."""
    if verified is not None:
        return verified, kind or "verified"
    return estimated, kind or (None if estimated is None else "estimated")
