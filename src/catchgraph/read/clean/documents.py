"""Keys of documents: of the paper that a record is a copy of, and of those that it cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catchgraph.normalise.document import KINDS, document_key, loose_key
from catchgraph.normalise.numbers.entry import entry_number

Text = str | None

#: Schemes of fisheries bodies that stand in the place of a catch certificate (`clean.certificates`).
SCHEMES = frozenset({"BCD", "DCD", "CCSBT CDS"})


@dataclass(frozen=True, slots=True)
class Paper:
    """How the document of a noun is keyed: from which properties."""

    takes: tuple[str, ...]
    key: Callable[..., tuple[Text]]


def paper_key(kind: str, number: Text, country: Text = None) -> Text:
    """Key of a document of `kind` (`normalise.document.KINDS`; another is `other`); None without number.

    The check digit of an entry number is no part of it: papers cite entries with and without.
    """
    return document_key(*_spelled(kind, number or "", country)) if number else None


def loose(kind: str, number: Text, country: Text = None) -> Text:
    """Key without separators, for candidates only."""
    return loose_key(*_spelled(kind, number or "", country)) if number else None


def _spelled(kind: str, number: str, country: Text) -> tuple[str, str, str]:
    known = kind if kind in KINDS else "other"
    entry = entry_number(number) if known == "entry" else None
    return known, entry.key if entry else number, country or ""


def _of_number(kind: str) -> Paper:
    return Paper(("number",), lambda number: (paper_key(kind, number),))


def _of_entry_line(kind: str) -> Paper:
    """Papers that have no number of their own: the entry's and that of its line."""

    def key(entry: Text, line: Text) -> tuple[Text]:
        found = paper_key("entry", entry)
        return (found and " ".join(filter(None, (kind, found.removeprefix("entry "), line))),)

    return Paper(("entry", "entry_line"), key)


def _of_country(kind: str) -> Paper:
    return Paper(("number", "country"), lambda number, country: (paper_key(kind, number, country),))


def _of_lot(kind: Text, identifier: Text) -> tuple[Text]:
    return (paper_key("product-class" if kind == "product class" else "lot", identifier),)


def paper_kind(written: Text) -> str:
    """The kind of document (`normalise.document.KINDS`) that words for a paper name: `CCSBT catch document`."""
    words = "-".join((written or "").lower().split())
    return words if words in KINDS else max((kind for kind in KINDS if kind in words), key=len, default="other")


def _of_paper(kind: Text, number: Text, country: Text) -> tuple[Text]:
    return (paper_key(paper_kind(kind), number, country),)


def replaced(kind: Text, replaces: Text, country: Text) -> tuple[Text]:
    """Key of the document that a paper replaces, which is of its own kind."""
    return _of_paper(kind, replaces, country)


def certificate_kind(scheme: Text) -> str:
    """The kind of document that a certificate is: of a fisheries body's scheme a catch document."""
    return "catch-document" if scheme in SCHEMES else "catch-certificate"


def _of_certificate(scheme: Text, number: Text, country: Text) -> tuple[Text]:
    return (paper_key(certificate_kind(scheme), number, country),)


def measure_name(authority: Text, number: Text, kind: Text, target: Text) -> tuple[Text]:
    """What a person calls a measure: `CBP withhold release order: YU LONG NO. 2`."""
    order = " ".join(filter(None, (authority, number or kind)))
    return (": ".join(filter(None, (order, target))) or None,)


#: Label → how its `document` is keyed.
PAPERS: dict[str, Paper] = {
    "Bill": _of_number("bill"),
    "Entry": _of_number("entry"),
    "SecurityFiling": _of_number("security-filing"),
    "ExportDeclaration": _of_country("export-declaration"),
    "ImportDeclaration": _of_country("import-declaration"),
    "HarvestReport": _of_entry_line("harvest-report"),
    "Refusal": _of_entry_line("refusal"),
    "Measure": _of_number("measure"),
    "Outcome": _of_number("outcome"),
    "Analysis": _of_number("analysis"),
    "Permit": _of_country("permit"),
    "CatchCertificate": Paper(("scheme", "number", "country"), _of_certificate),
    "ProcessingStatement": _of_country("processing-statement"),
    "StorageDocument": _of_country("storage-document"),
    "TransshipmentDeclaration": _of_number("transshipment-declaration"),
    "LandingDeclaration": _of_number("landing-declaration"),
    "SalesNote": _of_country("sales-note"),
    "Lot": Paper(("kind", "identifier"), _of_lot),
    "TraceabilityEvent": _of_number("traceability-event"),
    "Paper": Paper(("kind", "number", "country"), _of_paper),
}
