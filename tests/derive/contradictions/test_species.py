"""Species of bills, declarations and papers against those of entries for the same goods."""

from __future__ import annotations

from typing import Any

from .told import Contradicted


def _of(*species: str) -> list[dict[str, Any]]:
    return [{"species": one} for one in species]


def test_a_bill_of_another_species_than_the_entry() -> None:
    told = Contradicted()
    told.bill_and_entry("x", _of("YFT"), _of("SKJ"))
    assert told.found("says", "told", "basis", "confidence") == [
        ("goods:x-b1", "goods:x-e1", "species", "YFT", "SKJ", "lines of one consignment", 0.8)
    ]


def test_what_may_be_the_same() -> None:
    told = Contradicted()
    told.bill_and_entry("the same", _of("YFT"), _of("YFT"))
    told.bill_and_entry("papers use one for the other", _of("MON"), _of("ANF"))
    told.bill_and_entry("its group", _of("TUN"), _of("YFT"))
    told.bill_and_entry("fish of any kind", _of("MZZ"), _of("COD"))
    told.bill_and_entry("entered as fish of any kind", _of("COD"), _of("MZZ"))
    told.bill_and_entry("a word for its group", [{"species_group": "tuna"}], _of("YFT"))
    told.bill_and_entry("unknown", [{}], _of("YFT"))
    told.bill_and_entry("a list with one more", _of("YFT"), _of("SKJ", "YFT"))
    assert told.found() == []


def test_a_group_that_it_is_not_of() -> None:
    told = Contradicted()
    told.bill_and_entry("a genus", _of("HKX"), _of("YFT"))
    told.bill_and_entry("a word", [{"species_group": "shrimp"}], _of("YFT"))
    assert [row[3:] for row in told.found("says", "told")] == [("HKX", "YFT"), ("shrimp", "YFT")]


def test_of_two_lists_only_what_neither_side_may_be() -> None:
    told = Contradicted()
    told.bill_and_entry("x", _of("YFT", "COD"), _of("YFT", "SKJ"))
    assert told.found() == [("goods:x-b2", "goods:x-e2", "species")]


def test_goods_that_they_themselves_joined_are_not_judged_by_them() -> None:
    told = Contradicted()
    told.bill_and_entry("x", _of("YFT"), _of("SKJ"), "parties and goods")
    told.bill_and_entry("y", _of("YFT"), _of("SKJ"), "code")
    assert told.found() == []


def test_a_refusal_is_held_against_the_line_of_the_entry_that_it_cites() -> None:
    told = Contradicted()
    told.record("entry:e", {"species": "SKJ"}, {"species": "YFT"}, document="entry E 1")
    told.record("entry:f", {"species": "COD"}, document="entry F 1")
    told.record("refusal:r", {"species": "SKJ"})
    told.cite("refusal:r", "entry", "E 1", cited_line="002")
    assert told.found("says", "told", "basis") == [
        ("goods:r1", "goods:e2", "species", "SKJ", "YFT", "the entry is cited")
    ]


def test_of_several_entries_each_is_cited_by_its_own_line() -> None:
    told = Contradicted()
    told.record("entry:e", {"species": "SKJ"}, {"species": "YFT"}, document="entry E 1")
    told.record("entry:f", {"species": "YFT"}, document="entry F 1")
    told.record("refusal:r", {"species": "YFT"})
    told.cite("refusal:r", "entry", "E 1", cited_line="2")
    told.cite("refusal:r", "entry", "F 1", cited_line="1")
    assert told.found() == []
