"""Papers that cite a certificate of which no copy counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.derive.custody.told import day

from .told import Contradicted

_CATCH: dict[str, Any] = {"species": "SKJ", "landed_kg": 9_000.0}
_CITED = ("processing_statement:s", "catch_certificate:a", "status")


@pytest.fixture
def told() -> Contradicted:
    """A statement of 10 May that cites the certificate ECU 1."""
    told = Contradicted()
    told.record("processing_statement:s", {"species": "SKJ"}, stated=day("05-10"), issued=day("05-12"),
                cites=[("catch-certificate", "ECU 1")])  # fmt: skip
    return told


def _status(told: Contradicted) -> list[tuple[Any, ...]]:
    return told.found("told", "says", "day", "since")


def test_a_certificate_that_is_void(told: Contradicted) -> None:
    told.certificate("a", _CATCH, status="void", issued=day("04-01"))
    # Since when, no record says.
    assert _status(told) == [(*_CITED, "void", None, day("05-10"), None)]


@pytest.mark.parametrize("side", ["replaces", "replaced_by"], ids=["the later says so", "the earlier says so"])
def test_a_certificate_that_was_replaced(told: Contradicted, side: str) -> None:
    says = {side: f"catch-certificate {'ECU 1' if side == 'replaces' else 'ECU 2'}"}
    told.certificate("a", _CATCH, **({} if side == "replaces" else says))
    told.certificate("b", _CATCH, number="ECU 2", issued=day("05-02"), **(says if side == "replaces" else {}))
    assert _status(told) == [(*_CITED, "replaced", "ECU 2", day("05-10"), day("05-02"))]


def test_a_certificate_that_was_replaced_by_what_is_not_loaded(told: Contradicted) -> None:
    told.certificate("a", _CATCH, replaced_by="catch-certificate ECU 2")
    assert _status(told) == [(*_CITED, "replaced", None, day("05-10"), None)]


def test_a_certificate_that_counts(told: Contradicted) -> None:
    told.certificate("a", _CATCH)
    assert _status(told) == []


def test_a_certificate_of_which_another_copy_counts(told: Contradicted) -> None:
    told.certificate("a", _CATCH, status="void")
    told.certificate("b", _CATCH)
    assert _status(told) == []


def test_a_statement_that_is_void_itself() -> None:
    told = Contradicted()
    told.certificate("a", _CATCH, status="void")
    told.record("processing_statement:s", {"species": "SKJ"}, status="void", stated=dt.datetime(2025, 5, 10),
                cites=[("catch-certificate", "ECU 1")])  # fmt: skip
    assert _status(told) == []


def test_a_statement_that_draws_on_what_replaces(told: Contradicted) -> None:
    told.certificate("a", _CATCH, number="ECU 0", status="replaced", replaced_by="catch-certificate ECU 1")
    told.certificate("b", _CATCH, replaces="catch-certificate ECU 0")
    assert _status(told) == []
