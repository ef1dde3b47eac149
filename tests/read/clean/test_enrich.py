"""What follows from cleaned properties. Expected values by hand."""

from __future__ import annotations

import pytest

from catchgraph.model.schema import node
from catchgraph.read.clean import enrich
from catchgraph.read.clean.enrich import DERIVATIONS, derivations
from catchgraph.read.clean.registry import given


@pytest.mark.parametrize(
    ("stated", "number", "master", "kind"),
    [
        ({"master": "MAEU1", "house": "HOUS1", "sub_house": "SUBH1"}, "SUBH1", "HOUS1", "house"),
        ({"master": "MAEU1", "house": "HOUS1"}, "HOUS1", "MAEU1", "house"),
        ({"master": "MAEU1"}, "MAEU1", None, "plain"),
        ({"master": "MAEU1", "house": "MAEU1"}, "MAEU1", None, "plain"),
        ({"number": "MAEU1", "kind": "Master Bill"}, "MAEU1", None, "master"),
        ({"number": "H1", "master": "M1"}, "H1", "M1", "house"),
        ({"kind": "Regular Bill"}, None, None, "plain"),
    ],
)
def test_a_bill_is_the_lowest_of_its_numbers(
    stated: dict[str, str], number: str | None, master: str | None, kind: str
) -> None:
    found = enrich("Bill", stated)
    assert (found["number"], found["master"], found["kind"]) == (number, master, kind)


def test_a_document_is_keyed_without_separators_and_check_digit() -> None:
    assert enrich("Bill", {"number": "MAEU-123 456"})["document"] == "bill MAEU123456"
    assert enrich("Entry", {"number": "ABC-1234567-6"})["document"] == "entry ABC1234567"
    report = enrich("HarvestReport", {"entry": "ABC-1234567-6", "entry_line": "2"})
    assert report["document"] == "harvest-report ABC1234567 2"
    assert enrich("Paper", {"kind": "health certificate"})["document"] is None


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("Vessel, containerized", True), ("Vessel, non-container", False), ("11", True), ("Air", None), (None, None)],
)
def test_containers_by_mode(mode: str | None, expected: bool | None) -> None:
    assert enrich("Bill", {"mode": mode})["containerised"] is expected


def test_the_country_of_a_port() -> None:
    assert enrich("Bill", {"lading_port": "Puerto Bolivar,Ecuador"})["lading_country"] == "ECU"
    assert enrich("Bill", {"lading_port": "Puerto Bolivar,Ecuador", "lading_country": "PER"})["lading_country"] == "PER"


def test_goods_have_six_digits_of_a_code_and_what_a_species_rests_on() -> None:
    found = enrich("Goods", {"hs": "0306170003", "species": "PNV"})
    assert (found["hs6"], found["species"], found["species_basis"]) == ("030617", "PNV", "code")
    assert enrich("Goods", {"hs": "0306"})["hs6"] is None
    # A bill has its code in the description, as a rule; two codes there are of two kinds of goods.
    assert enrich("Goods", {"description": "FROZEN SHRIMP HS CODE: 0306.17.00"})["hs6"] == "030617"
    assert enrich("Goods", {"description": "HS CODE 030617 AND HS CODE 030487"})["hs6"] is None
    assert enrich("Goods", {"description": "HS CODE 030617", "hs": "03048700"})["hs6"] == "030487"


def test_derivations_make_declared_properties_of_what_may_be_given() -> None:
    for each in DERIVATIONS:
        for label in each.labels:
            assert set(each.takes) <= set(given(label)) | {made for one in derivations(label) for made in one.makes}
            assert all(node(label).has(name) for name in each.makes)


@pytest.mark.parametrize(
    ("stated", "state", "presentation"),
    [
        ({"form": "FRO GUH", "description": "FRESH FISH"}, "FRO", "GUH"),
        ({"description": "COD FILLETS FROZEN SKINLESS"}, "FRO", "FIS"),
        ({"hs": "030363"}, "FRO", None),
        ({"state": "FRE", "description": "FROZEN COD"}, "FRE", None),
        ({}, None, None),
    ],
)
def test_state_and_presentation_by_form_description_or_code(
    stated: dict[str, str], state: str | None, presentation: str | None
) -> None:
    found = enrich("Goods", stated)
    assert (found.get("state"), found.get("presentation")) == (state, presentation)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"source": "HBA", "description": "WILD SALMON"}, ("farmed", "source")),
        ({"description": "WILD CAUGHT SHRIMP"}, ("wild", "description")),
        ({"production": "wild", "source": "HBA"}, ("wild", "stated")),
        ({"description": "SHRIMP"}, (None, None)),
    ],
)
def test_wild_or_farmed_and_why(stated: dict[str, str], expected: tuple[str | None, str | None]) -> None:
    found = enrich("Goods", stated)
    assert (found["production"], found["production_basis"]) == expected


def test_live_weight_is_an_interval_of_published_factors() -> None:
    # The UK publishes 1.7 for cod, gutted and headed; others differ.
    found = enrich("Goods", {"species": "COD", "state": "FRO", "presentation": "GUH", "net_kg": 1000.0})
    assert found["live_low_kg"] <= 1700.0 <= found["live_high_kg"]
    whole = enrich("Goods", {"species": "XYZ", "description": "SOMETHING", "net_kg": 1000.0})
    assert (whole["live_low_kg"], whole["live_high_kg"], whole["live_basis"]) == (1000.0, None, "net weight")
    canned = enrich("Goods", {"description": "CANNED TUNA", "net_kg": 1000.0})
    assert (canned["live_low_kg"], canned["live_high_kg"]) == (None, None)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"species": "YFT", "description": "SKIPJACK"}, ("YFT", "code", None)),
        ({"scientific_name": "Gadus morhua"}, ("COD", "scientific name", None)),
        ({"description": "FRZ YFT LOINS"}, ("YFT", "code", None)),
        ({"description": "FROZEN VANNAMEI SHRIMP"}, ("PNV", "name", None)),
        ({"description": "FROZEN TUNA"}, (None, None, "tuna")),
        # 0303.67: frozen Alaska pollock.
        ({"hs": "030367"}, ("ALK", "tariff code", None)),
        ({"description": "FROZEN SQUID AND SHRIMP"}, (None, None, None)),
        ({}, (None, None, None)),
    ],
)
def test_species_by_code_name_description_or_tariff(
    stated: dict[str, str], expected: tuple[str | None, str | None, str | None]
) -> None:
    found = enrich("Goods", stated)
    assert (found.get("species"), found.get("species_basis"), found.get("species_group")) == expected


def test_what_was_worked_out_once_is_the_same_again():
    known = {}
    values = {"hs": "0303420020", "description": "FROZEN YELLOWFIN TUNA", "net_kg": 10.0}
    first = enrich("Goods", values, known)
    assert known
    worked = dict(known)
    assert enrich("Goods", values, known) == first == enrich("Goods", values)
    assert known == worked


@pytest.mark.parametrize(
    ("scheme", "number", "country", "expected"),
    [
        (None, "FRA-2025-CSP-000518", None, "catch-certificate FRA 2025-CSP-000518"),
        (None, "FRA 2025 CSP 000518", "FRA", "catch-certificate FRA 2025-CSP-000518"),
        (None, "FRA.2025.CSP.000518", "FRA", "catch-certificate FRA 2025-CSP-000518"),
        (None, "GBR-2025-CC-1A2B3C4D5", "GBR", "catch-certificate GBR 2025-CC-1A2B3C4D5"),
        (None, "CATCH.CC.FR.2026.0000123", None, "catch-certificate FRA CATCH-CC-FR-2026-0000123"),
        ("BCD", "ES-25-900017", "ESP", "catch-document ESP 25-900017"),
        (None, None, "ESP", None),
    ],
)
def test_a_certificate_is_keyed_by_its_scheme_country_and_number(
    scheme: str | None, number: str | None, country: str | None, expected: str | None
) -> None:
    found = enrich("CatchCertificate", {"scheme": scheme, "number": number, "country": country})
    assert found["document"] == expected


def test_what_names_its_successor_is_replaced_and_both_are_keyed_alike() -> None:
    found = enrich("CatchCertificate", {"number": "FRA 2025 1", "country": "FRA", "replaced_by": "FRA/2025/2"})
    assert (found["status"], found["replaced_by"]) == ("replaced", "catch-certificate FRA 2025-2")
    stale = enrich("CatchCertificate", {"number": "FRA 2025 1", "status": "valid", "replaced_by": "FRA/2025/2"})
    assert stale["status"] == "replaced"
    void = enrich(
        "ProcessingStatement", {"number": "PS 7", "status": "void", "replaced_by": "PS 8", "replaces": "PS 6"}
    )
    assert (void["status"], void["replaced_by"]) == ("void", "processing-statement PS-8")
    assert void["replaces"] == "processing-statement PS-6"
    assert enrich("StorageDocument", {"number": "SD 7", "status": "valid"})["status"] == "valid"


def test_landed_is_the_verified_weight_else_the_estimated_and_gives_live_weight_where_nothing_is_net() -> None:
    both = enrich("Goods", {"estimated_kg": 900.0, "verified_kg": 1000.0, "presentation": "WHL", "species": "COD"})
    assert (both["landed_kg"], both["weight_kind"]) == (1000.0, "verified")
    assert both["live_low_kg"] == 1000.0
    one = enrich("Goods", {"estimated_kg": 900.0, "net_kg": 500.0})
    assert (one["landed_kg"], one["weight_kind"], one["live_low_kg"]) == (900.0, "estimated", 500.0)
    assert enrich("Goods", {"net_kg": 5.0})["weight_kind"] is None
    assert enrich("Goods", {"verified_kg": 5.0, "weight_kind": "whole landing"})["weight_kind"] == "whole landing"
