"""Species that a laboratory found against the line of the entry from which the sample was taken."""

from __future__ import annotations

from typing import Any

import pytest

from .told import Contradicted


def _analysed(found: list[str], entry: list[str], **cited: Any) -> list[tuple[Any, ...]]:
    told = Contradicted()
    told.record("entry:e", *({"species": one} for one in entry), document="entry E 1")
    told.record("analysis:a", found_species=found)
    told.cite("analysis:a", "entry", "E 1", **cited)
    return told.found("says", "told", "basis")


def test_an_analysis_that_found_none_of_what_was_entered() -> None:
    assert _analysed(["SKJ", "HKP"], ["COD"]) == [
        ("analysis:a", "goods:e1", "species", "HKP, SKJ", "COD", "the entry is cited")
    ]


@pytest.mark.parametrize(
    ("found", "entry"),
    [(["COD"], ["COD"]), (["SKJ", "COD"], ["COD"]), (["HKP"], ["HKX"]), (["COD"], ["MZZ"]), ([], ["COD"])],
    ids=["the same", "among others", "of the genus", "of fish of any kind", "nothing found"],
)
def test_what_was_entered_is_among_it(found: list[str], entry: list[str]) -> None:
    assert _analysed(found, entry) == []


def test_of_an_entry_of_several_lines_the_one_that_is_cited() -> None:
    assert _analysed(["COD"], ["COD", "HAD"]) == []
    assert [row[1] for row in _analysed(["COD"], ["COD", "HAD"], cited_line="002")] == ["goods:e2"]


def test_of_several_entries_each_by_its_own_line() -> None:
    told = Contradicted()
    told.record("entry:e", {"species": "COD"}, {"species": "HAD"}, document="entry E 1")
    told.record("entry:f", {"species": "HAD"}, document="entry F 1")
    told.record("analysis:a", found_species=["HAD"])
    told.cite("analysis:a", "entry", "E 1", cited_line="2")
    told.cite("analysis:a", "entry", "F 1", cited_line="1")
    assert told.found() == []
