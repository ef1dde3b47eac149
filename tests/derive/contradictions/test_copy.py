"""Copies of one certificate that tell two stories, field by field."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.derive.custody.told import day

from .told import Contradicted

_CATCH: dict[str, Any] = {"species": "SKJ", "landed_kg": 9_000.0, "landed": day("03-01")}


def _two(
    copy: list[dict[str, Any]], *columns: str, counts: list[dict[str, Any]] | None = None
) -> list[tuple[Any, ...]]:
    """The copy `b` of the certificate `a`, which counts: `a` comes first."""
    told = Contradicted()
    told.certificate("a", *(counts or [_CATCH]))
    told.certificate("b", *copy)
    return told.found(*columns)


def _copy(field: str) -> tuple[str, str, str]:
    return "catch_certificate:b", "catch_certificate:a", field


def test_copies_that_say_the_same() -> None:
    assert _two([_CATCH]) == []


def test_another_species() -> None:
    assert _two([{**_CATCH, "species": "YFT"}], "says", "told", "number") == [
        (*_copy("species"), "YFT", "SKJ", "ECU 1")
    ]


def test_a_species_that_papers_use_for_it_and_a_shorter_list() -> None:
    monk, angler = {**_CATCH, "species": "MON"}, {**_CATCH, "species": "ANF"}
    assert _two([monk], counts=[angler]) == []
    assert _two([_CATCH], counts=[_CATCH, {**_CATCH, "species": "YFT"}]) == []


def test_another_landed_weight() -> None:
    assert _two([{**_CATCH, "landed_kg": 4_000.0}], "says", "told", "kg", "told_kg") == [
        (*_copy("weight"), "SKJ", "SKJ", 4_000.0, 9_000.0)
    ]


@pytest.mark.parametrize(
    "copy",
    [
        [{**_CATCH, "landed_kg": 5_000.0}, {**_CATCH, "landed_kg": 4_000.0}],
        [{**_CATCH, "landed_kg": None}],
        [{**_CATCH, "landed_kg": None, "estimated_kg": 8_000.0}],
    ],
    ids=["in two lines", "unknown", "an estimate"],
)
def test_weights_that_do_not_differ(copy: list[dict[str, Any]]) -> None:
    assert _two(copy) == []


def test_a_sum_that_differs_in_its_last_digit_only() -> None:
    lines = [{**_CATCH, "landed_kg": kg} for kg in (0.1, 0.2)]
    assert sum(line["landed_kg"] for line in lines) != 0.3
    assert _two(lines, counts=[{**_CATCH, "landed_kg": 0.3}]) == []


def test_another_day_of_landing() -> None:
    rows = _two([{**_CATCH, "landed": day("03-05")}], "says", "told", "days")
    assert rows == [(*_copy("landed"), "2025-03-05", "2025-03-01", 4)]


@pytest.mark.parametrize("landed", [None, day("03-01") + dt.timedelta(hours=7)], ids=["unknown", "another hour"])
def test_days_of_landing_that_do_not_differ(landed: dt.datetime | None) -> None:
    assert _two([{**_CATCH, "landed": landed}]) == []


@pytest.fixture
def told() -> Contradicted:
    """Two copies, of which the one that counts names GREY TEAL."""
    told = Contradicted()
    told.certificate("a", _CATCH)
    told.certificate("b", _CATCH)
    told.names("catch_certificate:a", "GREY TEAL", imo="4990012")
    return told


def test_another_vessel(told: Contradicted) -> None:
    told.names("catch_certificate:b", "OCEAN PETREL")
    assert told.found("says", "told") == [(*_copy("vessel"), "OCEAN PETREL", "GREY TEAL")]


def test_one_name_and_two_imo_numbers(told: Contradicted) -> None:
    told.names("catch_certificate:b", "GREY TEAL", imo="4990024")
    assert told.found("says", "told") == [(*_copy("vessel"), "GREY TEAL", "GREY TEAL")]


@pytest.mark.parametrize(
    ("name", "says"),
    [("GREY TEAL", {}), ("OCEAN PETREL", {"imo": "4990012"}), ("GREY TEALL", {})],
    ids=["the same", "another name of its IMO number", "misspelt"],
)
def test_one_vessel(told: Contradicted, name: str, says: dict[str, Any]) -> None:
    told.names("catch_certificate:b", name, **says)
    assert told.found() == []


def test_a_copy_that_is_void_tells_no_story() -> None:
    told = Contradicted()
    told.certificate("a", _CATCH)
    told.certificate("b", {**_CATCH, "species": "YFT"}, status="void")
    assert told.found() == []
