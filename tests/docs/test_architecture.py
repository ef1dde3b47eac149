"""The page of the architecture: its parts are fresh, its way of a row is short, and every file on it is there."""

from __future__ import annotations

import importlib.util
import re

from ..conftest import ROOT

PAGE = ROOT / "docs" / "architecture.md"
TEXT = PAGE.read_text(encoding="utf-8")


def linked(text: str) -> list[str]:
    return re.findall(r"\]\(([^)#]+)\)", text)


def test_the_generated_parts_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("architecture", ROOT / "docs" / "architecture.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert made.page(TEXT) == TEXT, "run: make docs"


def test_the_way_of_a_row_takes_twenty_files_at_most() -> None:
    way = TEXT.partition("## The way of one row")[2].partition("\n## ")[0]
    files = linked(way)
    assert len(files) == len(set(files))
    assert 10 <= len(files) <= 20
    assert "nineteen files" in way
    assert len(files) == 19


def test_every_file_that_is_named_is_there() -> None:
    assert [path for path in linked(TEXT) if not (PAGE.parent / path).exists()] == []


def test_every_room_and_every_label_is_on_it() -> None:
    for name in ("errors.py", "model/", "derive/", "cli/"):
        assert f"| [{name}]" in TEXT
    assert (
        "| Encounter | event | `start` | TOOK_PART_IN → Vessel | `with {others}, as {role}, {duration_h:,.1f} h` |"
        in TEXT
    )
