"""Species of bills, declarations and papers against those of entries for the same goods."""

from __future__ import annotations

from typing import Any

import pytest

from .told import Contradicted


def _bill_and_entry(bill: list[dict[str, Any]], entry: list[dict[str, Any]], **part: Any) -> list[tuple[Any, ...]]:
    told = Contradicted()
    told.record("bill:b", *bill)
    told.record("entry:e", *entry)
    told.together("bill:b", "entry:e", **part)
    return told.found("says", "told", "basis", "confidence")


def _of(*species: str) -> list[dict[str, Any]]:
    return [{"species": one} for one in species]


def test_a_bill_of_another_species_than_the_entry() -> None:
    assert _bill_and_entry(_of("YFT"), _of("SKJ"), confidence=0.8) == [
        ("goods:b1", "goods:e1", "species", "YFT", "SKJ", "lines of one consignment", 0.8)
    ]


@pytest.mark.parametrize(
    ("bill", "entry"),
    [
        (_of("YFT"), _of("YFT")),
        (_of("MON"), _of("ANF")),
        (_of("TUN"), _of("YFT")),
        (_of("MZZ"), _of("COD")),
        (_of("COD"), _of("MZZ")),
        ([{"species_group": "tuna"}], _of("YFT")),
        ([{}], _of("YFT")),
        (_of("YFT"), _of("SKJ", "YFT")),
    ],
    ids=["the same", "papers use one for the other", "its group", "fish of any kind", "entered as fish of any kind",
         "a word for its group", "unknown", "a list with one more"],
)  # fmt: skip
def test_what_may_be_the_same(bill: list[dict[str, Any]], entry: list[dict[str, Any]]) -> None:
    assert _bill_and_entry(bill, entry) == []


@pytest.mark.parametrize(
    ("bill", "called"),
    [(_of("HKX"), "HKX"), ([{"species_group": "shrimp"}], "shrimp")],
    ids=["a genus", "a word for a group"],
)
def test_a_group_that_it_is_not_of(bill: list[dict[str, Any]], called: str) -> None:
    assert [row[3:5] for row in _bill_and_entry(bill, _of("YFT"))] == [(called, "YFT")]


def test_of_two_lists_only_what_neither_side_may_be() -> None:
    rows = _bill_and_entry(_of("YFT", "COD"), _of("YFT", "SKJ"))
    assert [row[:2] for row in rows] == [("goods:b2", "goods:e2")]


def test_goods_that_their_code_joined_are_not_judged_by_them() -> None:
    told = Contradicted()
    told.record("bill:b", {"species": "YFT"})
    told.record("entry:e", {"species": "SKJ"})
    told.together("bill:b", "entry:e")
    told.connection.execute("UPDATE resolve.part_of SET joined_by = ['parties and goods'] WHERE NOT is_anchor")
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
