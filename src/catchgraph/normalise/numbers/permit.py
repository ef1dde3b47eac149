"""Numbers of permits: the International Fisheries Trade Permit of NOAA (IFTP)."""

from __future__ import annotations

import re

from catchgraph.normalise.cell import LONGEST, bare

_LABEL = re.compile(r"(?:IFTP|PERMIT)(?: ?(?:PERMIT)? ?(?:NO|NUMBER|#))[\s.:#]{0,3}")
_PERMIT = re.compile(r"(?:IFTP[ -]?(\d{8})|(P)[ -]?(\d{13}))")


def trade_permit(value: str) -> str | None:
    """The number of an International Fisheries Trade Permit, else None.

    `IFTP` and eight digits since 2018-06-21, which a renewal keeps; before, `P` and thirteen digits, which each renewal
    changed (CBP message to filers of May 2018). `iftp-12345678` is `IFTP12345678`. Required by 50 CFR 300.322 of who
    files harvest reports.
    """
    text = bare(value).upper() if len(value) <= LONGEST else ""
    found = _PERMIT.fullmatch(_LABEL.sub("", text, count=1))
    if found is None:
        return None
    return f"IFTP{found[1]}" if found[1] else f"P{found[3]}"
