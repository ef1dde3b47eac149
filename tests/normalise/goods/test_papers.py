from datetime import date
from pathlib import Path

import pytest

from catchgraph.normalise.goods.papers import us_papers
from catchgraph.reference.tables import read_table


def with_flags(*flags: str) -> list[str]:
    return [row["code"] for row in read_table("simp_codes") if set(flags) & set(row["flags"].split("|"))]


@pytest.mark.parametrize(
    ("code", "day", "papers"),
    [
        ("0306170004", date(2022, 1, 1), ("DS-2031", "harvest report")),
        ("0306170004", date(2021, 6, 30), None),
        # Shrimp since 2018-12-31, tuna since 2018-01-01.
        ("0306160003", date(2018, 12, 30), ("DS-2031",)),
        ("0306160003", date(2018, 12, 31), ("DS-2031", "harvest report")),
        ("0302320000", date(2017, 12, 31), ()),
        ("0302320000", date(2018, 1, 1), ("harvest report",)),
        ("0302320000", None, ("harvest report",)),
        ("0302430000", None, ()),
        ("9999999999", None, None),
    ],
)
def test_papers(code: str, day: date | None, papers: tuple[str, ...] | None) -> None:
    assert us_papers(code, day) == papers


def test_how_many_codes_ask_for_which_paper(shared_data: Path) -> None:
    """Counted in CBP's file: of 742 codes 158 ask for a harvest report, 43 for DS-2031, 88 for papers of FWS."""
    lines = (shared_data / "reference/seafood_hts_pga_2026-02-21.csv").read_text("utf-8-sig").splitlines()
    assert [sum(flag in line for line in lines) for flag in ("NM8", "OM2")] == [158, 43]
    assert len(read_table("simp_codes")) == len(lines) - 1 == 742
    assert [len(with_flags("NM8")), len(with_flags("OM2")), len(with_flags("FW1", "FW2", "FW3"))] == [158, 43, 88]
