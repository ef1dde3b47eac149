"""What kind of document a declaration attaches, by its name and code."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from .text import clean_text, fold

#: A name of a document has no more signs that say its kind.
_LONGEST = 80
_EU = re.compile(r"[A-Z]\d{3}")
_UN = re.compile(r"\d{3}")


@lru_cache(maxsize=1 << 12)
def attached_kind(code: str, name: str = "") -> str:
    """The kind (`normalise.document.KINDS`) of a document by the words of its name, else by its code; '' where unknown.

    A code of three digits is UN/EDIFACT's in many countries and their own in others, so it counts only where no name
    stands beside it; a letter and three digits are the EU's. Sources: `reference/document_codes.csv`,
    `reference/document_words.csv`. Never raises.
    """
    words = fold(clean_text(name[:_LONGEST])).upper()
    for known, kind in _words():
        if words == known or words.startswith(f"{known} "):
            return kind
    found = code.strip().upper()
    if _EU.fullmatch(found):
        return _codes().get(("EU", found), "")
    return _codes().get(("UN", found), "") if _UN.fullmatch(found) and not words else ""


def transaction_kind(code: str) -> str:
    """The kind of document that a business transaction of a traceability event is, by its type: `bol`, `inv`, `po`.

    Source: GS1 Core Business Vocabulary 2.0, chapter 7.3 (`reference/document_codes.csv`); '' where unknown.
    """
    return _codes().get(("CBV", code.strip().lower()), "")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    rows = ((row["words"], row["kind"]) for row in read_table("document_words"))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(row["list"], row["code"]): row["kind"] for row in read_table("document_codes")}
