"""Which papers a US entry needs by its tariff code."""

from __future__ import annotations

from datetime import date
from functools import cache

from catchgraph.reference.tables import read_table

HARVEST_REPORT = "harvest report"
#: What the flags of agencies in CBP's tariff record ask for (CATAIR, appendix of agency program codes).
_PAPERS = {
    **dict.fromkeys(("NM1", "NM2"), "NOAA 370"),
    **dict.fromkeys(("NM3", "NM4"), "AMLR"),
    **dict.fromkeys(("NM5", "NM6"), "HMS"),
    "NM8": HARVEST_REPORT,
    "OM2": "DS-2031",
    **dict.fromkeys(("FW1", "FW2", "FW3"), "FWS"),
}


def us_papers(code: str, day: date | None = None) -> tuple[str, ...] | None:
    """Papers that the code of ten digits asks for on that day, sorted; None where the code is unknown.

    `harvest report` (Seafood Import Monitoring Program, 50 CFR 300.324: since 2018-01-01, shrimp and abalone since
    2018-12-31), `DS-2031` (shrimp, section 609 of P.L. 101-162), `NOAA 370`, `HMS`, `AMLR`, `FWS`. A flag may ask for a
    disclaimer only (NM1, NM3, NM5, FW1). Codes are those of 2026-02-21 (`reference/simp_codes.csv`): of others
    nothing is known, and a code asks for nothing before its tariff record begins.
    """
    row = _codes().get(code)
    if row is None or (day and day.isoformat() < row["since"]):
        return None
    papers = {_PAPERS[flag] for flag in row["flags"].split("|") if flag in _PAPERS}
    if day and day.isoformat() < row["harvest_report"]:
        papers.discard(HARVEST_REPORT)
    return tuple(sorted(papers))


@cache
def _codes() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("simp_codes")}
