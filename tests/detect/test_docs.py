"""The page of queries is what the headers say."""

from __future__ import annotations

from pathlib import Path

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.docs import catalogue_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue_page(), (
        "run: python -m catchgraph.detect.docs > docs/queries.md"
    )


def test_the_page_says_what_is_benign() -> None:
    page = catalogue_page()
    for query in catalogue().values():
        assert f"## {query.id}\n" in page
        assert query.benign in page
        assert query.cypher in page
    assert "- **Tables.** `rfmos.csv` (`src/catchgraph/reference/`)" in page
