"""What a measure is aimed at and when it has no effect."""

from __future__ import annotations

import re

from catchgraph.normalise.dates import parse_date
from catchgraph.normalise.text import clean_text
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given
from catchgraph.read.reading import split

#: What a measure may be aimed at (`Measure.target`).
TARGETS = frozenset({"vessel", "company", "facility", "fishery", "flag", "waters", "goods"})
#: Between the days of a period: `2024-07-30 to 2024-12-16`, `2024-07-30 - 2024-12-16`, `2024-07-30/2024-12-16`.
_BETWEEN = re.compile(r" (?:to|until|-|–) |/", re.IGNORECASE)


def target(given: Given) -> Cleaned:
    """`vessel`, `company`, `facility`, `fishery`, `flag`, `waters` or `goods`; another word as it is written."""
    found = clean_text(given.text)
    if not found:
        return NOTHING
    known = found.lower()
    return Cleaned(known) if known in TARGETS else Cleaned(found, "a target that is not known")


def periods(given: Given) -> Cleaned:
    """Periods as `2024-07-30 to 2024-12-16`; what is none is left out, with the reason."""
    found = [(text, _period(text, given)) for text in map(clean_text, split(given.text, given.ways.several))]
    known = tuple(dict.fromkeys(period for _, period in found if period))
    wrong = any(period is None for _, period in found)
    return Cleaned(known or None, "no period: write it as 2024-07-30 to 2024-12-16" if wrong else "")


def _period(text: str, given: Given) -> str | None:
    parts = _BETWEEN.split(text)
    if len(parts) != 2:
        return None
    try:
        first, last = (parse_date(part, given.ways.dates) for part in parts)
    except ValueError:
        return None
    if first is None or last is None or last.last < first.first:
        return None
    return f"{first.first.isoformat()} to {last.last.isoformat()}"
