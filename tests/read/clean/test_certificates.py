"""Words of certificates: states, schemes, areas, zones, fisheries bodies. Expected values by hand."""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.read.clean import Ways, clean


@pytest.mark.parametrize(
    ("name", "text", "expected", "doubtful"),
    [
        ("status", "COMPLETE", "valid", False),
        ("status", "Void", "void", False),
        ("status", "superseded", "replaced", False),
        ("status", "under review", "under review", True),
        ("status", "", None, False),
        ("scheme", "EU", None, False),
        ("scheme", "Catch certificate", None, False),
        ("scheme", "eBCD", "BCD", False),
        ("scheme", "ICCAT catch document", "BCD", False),
        ("scheme", "CCSBT-CDS", "CCSBT CDS", False),
        ("scheme", "Norwegian form", "Norwegian form", False),
        ("exporter_number", "GB123456789000", "GB123456789000", False),
    ],
)
def test_of_a_certificate(name: str, text: str, expected: Any, doubtful: bool) -> None:
    found = clean("CatchCertificate", name, text)
    assert (found.value, bool(found.reason)) == (expected, doubtful)


@pytest.mark.parametrize(
    ("name", "text", "expected", "doubtful"),
    [
        ("areas", "FAO27; FAO 37.1", ("27", "37.1"), False),
        ("areas", "off the cape", ("off the cape",), False),
        ("zones", "United Kingdom; Norway", ("GBR", "NOR"), False),
        ("zones", "France, High seas", ("FRA", "high seas"), False),
        ("zones", "Atlantis", None, True),
        ("rfmos", "International Commission for the Conservation of Atlantic Tunas (ICCAT)", ("ICCAT",), False),
        ("rfmos", "NEAFC;A body", ("NEAFC", "A body"), False),
        ("licensed_until", "2025", None, True),
    ],
)
def test_of_a_line(name: str, text: str, expected: Any, doubtful: bool) -> None:
    found = clean("Goods", name, text)
    assert bool(found.reason) is doubtful
    if name != "licensed_until":
        assert found.value == expected


def test_zones_of_two_letters_where_countries_are_written_so() -> None:
    assert clean("Goods", "zones", "FO; NO", Ways(iso2=True)).value == ("FRO", "NOR")
