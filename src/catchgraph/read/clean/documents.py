"""Keys of documents: of the paper that a record is a copy of, and of those that it cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catchgraph.normalise.document import KINDS, document_key, loose_key
from catchgraph.normalise.numbers.entry import entry_number

Text = str | None


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


def _of_paper(kind: Text, number: Text, country: Text) -> tuple[Text]:
    words = "-".join((kind or "").lower().split())
    return (paper_key(words, number, country),)


#: Label → how its `document` is keyed.
PAPERS: dict[str, Paper] = {
    "Bill": _of_number("bill"),
    "Entry": _of_number("entry"),
    "SecurityFiling": _of_number("security-filing"),
    "HarvestReport": _of_entry_line("harvest-report"),
    "Refusal": _of_entry_line("refusal"),
    "Paper": Paper(("kind", "number", "country"), _of_paper),
}
