"""Vessels of entries against those of the bills of their consignments."""

from __future__ import annotations

from typing import Any

import pytest

from .told import Contradicted


@pytest.fixture
def told() -> Contradicted:
    told = Contradicted()
    for record in ("bill:b", "entry:e", "export_declaration:x"):
        told.record(record, {"species": "YFT"})
    told.together("bill:b", "entry:e", "export_declaration:x")
    told.names("entry:e", "GREY TEAL", "carrier")
    return told


def _found(told: Contradicted) -> list[tuple[Any, ...]]:
    return told.found("says", "told")


def test_an_entry_that_names_another_vessel_than_the_bill(told: Contradicted) -> None:
    told.names("bill:b", "OCEAN PETREL", "carrier")
    assert _found(told) == [("entry:e", "bill:b", "carrier", "GREY TEAL", "OCEAN PETREL")]


@pytest.mark.parametrize("name", ["GREY TEAL", "GREY TEALL"], ids=["the same", "misspelt"])
def test_one_name_however_spelt(told: Contradicted, name: str) -> None:
    told.names("bill:b", name, "carrier")
    assert _found(told) == []


def test_one_hull_under_two_names(told: Contradicted) -> None:
    told.names("bill:b", "OCEAN PETREL", "carrier")
    for record, name in (("bill:b", "OCEAN PETREL"), ("entry:e", "GREY TEAL")):
        told.is_hull(record, name, "one")
    assert _found(told) == []


def test_a_feeder_that_the_export_declaration_names(told: Contradicted) -> None:
    told.names("bill:b", "OCEAN PETREL", "carrier")
    told.names("export_declaration:x", "GREY TEAL", "carrier")
    assert _found(told) == []


def test_a_bill_that_names_none(told: Contradicted) -> None:
    assert _found(told) == []
