"""What document a number names, however it is spelled, so that copies of one paper are known for one."""

from __future__ import annotations

import re

from catchgraph.reference.countries import country as country_of
from catchgraph.reference.countries import iso3_by_iso2

from .cell import LONGEST, bare, is_rounded
from .numbers.epc import epc
from .text import clean_text, fold, is_blank

#: Kinds of documents that records are copies of, or cite.
KINDS = (
    *("bill", "entry", "security-filing", "harvest-report", "export-declaration", "import-declaration", "invoice"),
    *("catch-certificate", "processing-statement", "storage-document", "re-export-certificate", "catch-document"),
    *("transshipment-declaration", "landing-declaration", "sales-note", "certificate-of-origin", "permit"),
    *("health-certificate", "ds-2031", "certificate-of-admissibility", "cites-permit", "noaa-370"),
    *("purchase-order", "despatch-advice", "receiving-advice", "lot", "product-class", "traceability-event"),
    *("measure", "outcome", "analysis", "other"),
)
#: Papers that say what goods rest on: where they were caught, of what they were made, of what they are a part.
RESTING = (
    *("catch-certificate", "processing-statement", "storage-document", "re-export-certificate", "catch-document"),
    *("ds-2031", "certificate-of-admissibility", "noaa-370"),
)
#: Numbers of fixed parts: separators say nothing. Of all other kinds they part segments.
_WITHOUT_BORDERS = frozenset({"bill", "entry", "security-filing"})
#: Names, not numbers: an identifier of goods is the same in any spelling (`numbers.epc`), that of an event as written.
NAMES = frozenset({"lot", "product-class", "traceability-event"})
_SEPARATORS = re.compile(r"[^A-Z0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "No. 123", "N° 123" (the sign is folded to "No"), "Ref: 123".
_LABEL = re.compile(r"(?:(?:NO|NR|NUM|NUMBER|NUMERO|REF|REFERENCE|DOC)\b[ .:#]*)+(?=.*\d)")
#: First segments of two letters that say what a paper is, though they are codes of countries, too.
_KIND_WORDS = frozenset({"CC", "PS", "SD", "IM", "NM", "ND", "NO", "BL", "AI", "RE"})
#: `CATCH.CC.FR.2025.0000123`: the numbers that the EU's system CATCH gives; the third segment is the country.
_CATCH = "CATCH"


def document_key(kind: str, number: str, country: str = "") -> str | None:
    """Kind, issuing country and number with its separators made one; None where there is no number.

    `FRA-2025-CSP-000518`, `FRA.2025.CSP.000518` and `FRA 2025 CSP 000518` are `catch-certificate FRA
    2025-CSP-000518`. Segments keep their borders, since GB 2025 1 11 is not GB 2025 11 1; numbers of bills, entries
    and security filings have no segments (`normalise.numbers` takes them apart). `country` is the ISO3 code of who
    issued it; without one, the first segment says it where it is a code of a country (of two letters: only before a
    year). A number of the EU's CATCH names its country itself. Source: spellings of one certificate in EU catch
    certificates and processing statements (Regulation (EC) 1005/2008, Annexes II and IV). Raises `ValueError` for
    another `kind` than those of `KINDS`.
    """
    if kind in NAMES:
        return _named(kind, number)
    found = _parts(kind, number, country)
    if found is None:
        return None
    issuer, segments = found
    joined = "".join(segments) if kind in _WITHOUT_BORDERS else "-".join(segments)
    return " ".join(part for part in (kind, issuer, joined) if part)


def loose_key(kind: str, number: str, country: str = "") -> str | None:
    """The number without separators and country, for candidates only: `catch-certificate ~2025CSP000518`.

    What equals another here may be another document (GB 2025 1 11 and GB 2025 11 1 are equal).
    Raises `ValueError` for another `kind` than those of `KINDS`.
    """
    if kind in NAMES:
        return None
    found = _parts(kind, number, country)
    if found is None:
        return None
    issuer, segments = found
    joined = "".join(segments)
    head = joined[:3]
    if country_of(head) and (head == issuer or not issuer) and joined[3:4].isdigit():
        joined = joined[3:]
    return f"{kind} ~{joined}"


def _named(kind: str, name: str) -> str | None:
    found = None if kind == "traceability-event" else epc(name)
    key = found.key if found else clean_text(name[:LONGEST]).upper()
    return f"{kind} {key}" if key else None


def _parts(kind: str, number: str, country: str) -> tuple[str, list[str]] | None:
    """Issuing country ('' where unknown) and segments of a number."""
    if kind not in KINDS:
        raise ValueError(f"document kind {kind!r} is none of {', '.join(KINDS)}")
    segments = _segments(number)
    if not segments or kind in _WITHOUT_BORDERS:
        return ("", segments) if segments else None
    if segments[0] == _CATCH and len(segments) > 3:
        return iso3_by_iso2().get(segments[2], country), segments
    issuer = _issuer(segments, country)
    return (issuer, segments[1:]) if issuer else (country, segments)


def _issuer(segments: list[str], country: str) -> str | None:
    """The country that the first segment names, where it can be that; None where it says something else."""
    first = segments[0]
    if len(segments) < 2:
        return None
    if len(first) == 2:
        known = iso3_by_iso2().get(first)
        doubtful = not country and (first in _KIND_WORDS or not _YEAR.fullmatch(segments[1]))
        return None if doubtful or (country and known != country) else known
    known = first if len(first) == 3 and country_of(first) else None
    return None if country and known != country else known


def _segments(value: str) -> list[str]:
    text = bare(value)
    if len(text) > LONGEST or is_blank(text) or is_rounded(text):
        return []
    upper = fold(text).upper().strip()
    label = _LABEL.match(upper)
    upper = upper[label.end() :] if label else upper
    segments = [part for part in _SEPARATORS.split(upper) if part]
    return segments if any(char.isdigit() for part in segments for char in part) else []
