"""Landed weights that papers state of a certificate which they cite."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tables import insert

from .told import Contradicted

_STATEMENT = "processing_statement:s"


@pytest.fixture
def told() -> Contradicted:
    """A certificate of 9,000 kg, two lines of skipjack and one of yellowfin."""
    told = Contradicted()
    skipjack = [{"species": "SKJ", "landed_kg": kg} for kg in (4_000.0, 3_000.0)]
    told.certificate("c", *skipjack, {"species": "YFT", "landed_kg": 2_000.0})
    return told


def _states(told: Contradicted, record: str, *kg: float, number: str = "ECU 1") -> None:
    """A paper of skipjack that cites a certificate, with what it says was landed."""
    name = record.partition(":")[2]
    told.record(record, {"species": "SKJ"})
    for one in kg:
        told.cite(record, "catch-certificate", number, line=f"{name}1", landed_kg=one)


def test_two_papers_of_a_certificate_that_is_void(told: Contradicted) -> None:
    told.connection.execute("UPDATE read.catch_certificate SET status = 'void'")
    _states(told, _STATEMENT, 9_000.0)
    _states(told, "storage_document:d", 6_000.0)
    rows = [row for row in told.found("kg", "told_kg", "basis") if row[2] == "weight"]
    basis = "both cite one certificate, of which no copy counts"
    assert rows == [("storage_document:d", _STATEMENT, "weight", 6_000.0, 9_000.0, basis)]


def _weights(told: Contradicted) -> list[tuple[Any, ...]]:
    return told.found("kg", "told_kg", "number")


def test_a_landed_weight_that_the_certificate_does_not_have(told: Contradicted) -> None:
    _states(told, _STATEMENT, 8_500.0)
    # 9,000 of all is nearer than 7,000 of skipjack.
    assert _weights(told) == [(_STATEMENT, "catch_certificate:c", "weight", 8_500.0, 9_000.0, "ECU 1")]


def test_any_weight_that_it_may_mean(told: Contradicted) -> None:
    for what, kg in (("all", 9_000.0), ("species", 7_000.0), ("line", 3_000.0)):
        _states(told, f"processing_statement:{what}", kg)
    assert _weights(told) == []


def test_a_certificate_with_a_line_of_unknown_weight_may_have_any(told: Contradicted) -> None:
    told.line("c4", record="catch_certificate:c", stage="catch", species="SKJ")
    _states(told, _STATEMENT, 8_500.0)
    assert _weights(told) == []


def test_two_papers_of_a_certificate_that_is_not_loaded() -> None:
    told = Contradicted()
    _states(told, _STATEMENT, 5_000.0, number="ECU 2")
    _states(told, "storage_document:d", 6_000.0, number="ECU 2")
    assert _weights(told) == [("storage_document:d", _STATEMENT, "weight", 6_000.0, 5_000.0, "ECU 2")]


def test_of_several_weights_of_the_first_paper_the_nearest() -> None:
    told = Contradicted()
    _states(told, _STATEMENT, 5_000.0, 6_000.0, number="ECU 2")
    _states(told, "storage_document:d", 6_000.0, number="ECU 2")
    _states(told, "storage_document:f", 5_400.0, number="ECU 2")
    assert _weights(told) == [("storage_document:f", _STATEMENT, "weight", 5_400.0, 5_000.0, "ECU 2")]


def test_two_papers_that_state_the_same_or_of_two_species() -> None:
    told = Contradicted()
    _states(told, _STATEMENT, 5_000.0, number="ECU 2")
    _states(told, "storage_document:d", 5_000.0, number="ECU 2")
    told.record("storage_document:f", {"species": "YFT"})
    told.cite("storage_document:f", "catch-certificate", "ECU 2", line="f1", landed_kg=700.0)
    assert _weights(told) == []


def test_a_weight_rests_on_the_files_of_both(told: Contradicted) -> None:
    _states(told, _STATEMENT, 8_500.0)
    insert(told.connection, "read.file", file_id="file:2", name="plants.csv", dataset="plants@2025")
    told.connection.execute("UPDATE read.processing_statement SET file_id = 'file:2', dataset = 'plants@2025'")
    assert told.found("datasets")[0][-1] == ["papers@2025", "plants@2025"]
