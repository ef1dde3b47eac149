"""`docs/trade-records.md` is what the layouts say."""

from pathlib import Path

from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.layouts.page import trade_page

PAGE = Path(__file__).parents[3] / "docs" / "trade-records.md"


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == trade_page(), (
        "run: python -m catchgraph.read.layouts.page > docs/trade-records.md"
    )


def test_every_column_of_a_plain_form_is_told_with_what_it_holds():
    page = trade_page()
    for layout in (each for each in builtin_layouts() if each.plain):
        section = page.partition(f": `{layout.id}`\n")[2].partition("\n## ")[0]
        for column in layout.references():
            assert f"| `{column}` | " in section, (layout.id, column)
        assert "|  | must be there |" not in section, layout.id


def test_columns_that_must_be_there_are_marked():
    section = trade_page().partition(": `container-events`\n")[2].partition("\n## ")[0]
    assert "| `Container` | Container, ISO 6346 | must be there |" in section
    assert "| `Voyage` | Voyage |  |" in section
