"""Species that a laboratory found against the line of the entry from which the sample was taken."""

from __future__ import annotations

from typing import Any

from .told import Contradicted


def _analysed(told: Contradicted, name: str, found: list[str], entry: list[str], **cited: Any) -> None:
    """An entry and an analysis of its goods, both of one name."""
    told.record(f"entry:{name}-e", *({"species": one} for one in entry), document=f"entry {name}")
    told.record(f"analysis:{name}", found_species=found)
    told.cite(f"analysis:{name}", "entry", name, **cited)


def test_an_analysis_that_found_none_of_what_was_entered() -> None:
    told = Contradicted()
    _analysed(told, "x", ["SKJ", "HKP"], ["COD"])
    assert told.found("says", "told", "basis") == [
        ("analysis:x", "goods:x-e1", "species", "HKP, SKJ", "COD", "the entry is cited")
    ]


def test_what_was_entered_is_among_it() -> None:
    told = Contradicted()
    _analysed(told, "the same", ["COD"], ["COD"])
    _analysed(told, "among others", ["SKJ", "COD"], ["COD"])
    _analysed(told, "of the genus", ["HKP"], ["HKX"])
    _analysed(told, "of fish of any kind", ["COD"], ["MZZ"])
    _analysed(told, "nothing", [], ["COD"])
    assert told.found() == []


def test_of_an_entry_of_several_lines_the_one_that_is_cited() -> None:
    told = Contradicted()
    _analysed(told, "x", ["COD"], ["COD", "HAD"])
    _analysed(told, "y", ["COD"], ["COD", "HAD"], cited_line="002")
    assert told.found() == [("analysis:y", "goods:y-e2", "species")]


def test_of_several_entries_each_by_its_own_line() -> None:
    told = Contradicted()
    told.record("entry:e", {"species": "COD"}, {"species": "HAD"}, document="entry E 1")
    told.record("entry:f", {"species": "HAD"}, document="entry F 1")
    told.record("analysis:a", found_species=["HAD"])
    told.cite("analysis:a", "entry", "E 1", cited_line="2")
    told.cite("analysis:a", "entry", "F 1", cited_line="1")
    assert told.found() == []
