"""Which lines of a consignment are one line told twice, and which line stands for all."""

from __future__ import annotations

import pytest

from .told import Told


@pytest.fixture
def told() -> Told:
    return Told()


def test_sides_of_one_line_each_are_the_same_though_they_call_it_otherwise(told: Told) -> None:
    told.record("export_declaration:x", {"species": "SKJ", "hs6": "160414"})
    told.record("bill:b", {})
    told.record("entry:e", {"species": "YFT", "hs6": "160420"})
    told.together("bill:b", "export_declaration:x", "entry:e")
    assert told.same("certain", "confidence") == [
        ("b1", "x1", "the only line", True, 0.95),
        ("e1", "x1", "the only line", True, 0.95),
    ]
    assert told.ask("SELECT id[7:], head[7:], certain FROM derived.head ORDER BY ALL") == [
        ("b1", "x1", True), ("e1", "x1", True), ("x1", "x1", True),
    ]  # fmt: skip


def test_lines_of_a_record_that_cites_the_other_by_their_numbers(told: Told) -> None:
    told.record("bill:b", {"hs6": "030343"}, {"hs6": "030343"}, document="bill B1")
    told.record("entry:e", {"hs6": "030343"}, {}, cites=[("bill", "B1")])
    told.together("bill:b", "entry:e")
    assert told.same() == [("e1", "b1", "line number"), ("e2", "b2", "line number")]


def test_code_and_species_before_a_code_alone(told: Told) -> None:
    told.record("export_declaration:x", {"hs6": "030343", "species": "SKJ"}, {"hs6": "030342", "species": "YFT"})
    told.record("entry:e", {"hs6": "030342"}, {"hs6": "030343", "species": "SKJ"}, {"hs6": "030487"})
    told.together("entry:e", "export_declaration:x")
    # Of another heading: nothing fits the third.
    assert told.same("confidence") == [
        ("e1", "x2", "code and species", 0.9),
        ("e2", "x1", "code and species", 0.95),
    ]


def test_what_fits_no_line_of_the_first_side_goes_to_the_next(told: Told) -> None:
    told.record("export_declaration:x", {"species": "SKJ"}, {"species": "YFT"})
    told.record("bill:b", {"species": "ALB"}, {"species": "SKJ"})
    told.record("entry:e", {"species": "ALB"}, {"species": "YFT"})
    told.together("bill:b", "export_declaration:x", "entry:e")
    assert [row[:2] for row in told.same()] == [("b2", "x1"), ("e1", "b1"), ("e2", "x2")]


def test_equal_lines_by_weight_and_those_of_one_weight_are_candidates(told: Told) -> None:
    fish = {"hs6": "030343", "species": "SKJ"}
    told.record("export_declaration:x", *({**fish, "net_kg": kg} for kg in (1_000.0, 5_000.0, 5_000.0)))
    told.record("entry:e", *({**fish, "net_kg": kg} for kg in (5_000.0, 1_010.0, 5_000.0)))
    told.together("entry:e", "export_declaration:x")
    # 1,010 is within 2 % of 1,000 alone, so that the others are not that line.
    assert told.same("certain", "confidence") == [
        ("e1", "x2", "code and species", False, 0.5), ("e1", "x3", "code and species", False, 0.5),
        ("e2", "x1", "weight", True, 0.9),
        ("e3", "x2", "code and species", False, 0.5), ("e3", "x3", "code and species", False, 0.5),
    ]  # fmt: skip


def test_the_line_that_is_left_when_others_are_told_by_weight(told: Told) -> None:
    fish = {"hs6": "030343", "species": "SKJ"}
    told.record("export_declaration:x", {**fish, "net_kg": 1_000.0}, {**fish, "net_kg": 5_000.0})
    told.record("entry:e", {**fish, "net_kg": 1_000.0}, fish)
    told.together("entry:e", "export_declaration:x")
    assert told.same("certain", "confidence") == [("e1", "x1", "weight", True, 0.9), ("e2", "x2", "weight", True, 0.8)]


def test_as_many_lines_of_other_weights_are_taken_in_their_order(told: Told) -> None:
    told.record("bill:b", {"gross_kg": 100.0}, {"gross_kg": 300.0})
    told.record("entry:e", {"net_kg": 150.0}, {"net_kg": 50.0})
    told.together("bill:b", "entry:e")
    assert told.same("certain", "confidence") == [("e1", "b2", "weight", True, 0.8), ("e2", "b1", "weight", True, 0.8)]


def test_a_link_is_as_sure_as_the_consignment(told: Told) -> None:
    told.record("bill:b", {})
    told.record("entry:e", {})
    told.together("bill:b", "entry:e", confidence=0.7)
    assert told.same("confidence") == [("e1", "b1", "the only line", 0.7)]


def test_copies_lead_to_the_line_of_the_first_and_a_void_one_to_none(told: Told) -> None:
    key = {"document": "catch-certificate ECU 2025-1"}
    told.record(
        "catch_certificate:a", {"stage": "catch", "species": "YFT"}, {"stage": "catch", "species": "SKJ"}, **key
    )
    told.record(
        "catch_certificate:b", {"stage": "catch", "species": "YFT"}, {"stage": "catch", "species": "SKJ"}, **key
    )
    told.record("catch_certificate:c", {"stage": "catch"}, status="void", **key)
    assert told.same() == [("b1", "a1", "same document"), ("b2", "a2", "same document")]
    assert told.ask("SELECT id, canonical, counts FROM derived.document ORDER BY id") == [
        ("catch_certificate:a", "catch_certificate:a", True),
        ("catch_certificate:b", "catch_certificate:a", False),
        ("catch_certificate:c", None, False),
    ]


def test_copies_under_the_number_of_the_authority_and_under_that_of_catch(told: Told) -> None:
    of_catch = "catch-certificate NOR CATCH-CC-NO-2026-1"
    told.record("catch_certificate:a", {"stage": "catch"}, document=of_catch)
    told.record("catch_certificate:b", {"stage": "catch"}, document="catch-certificate NOR 7", catch_document=of_catch)
    told.record("catch_certificate:c", {"stage": "catch"}, document="catch-certificate NOR 7")
    told.record("catch_certificate:d", {"stage": "catch"}, document="catch-certificate NOR 8")
    assert told.same() == [("b1", "a1", "same document"), ("c1", "a1", "same document")]


def test_lines_of_a_master_and_of_an_earlier_version_are_the_same_as_nothing(told: Told) -> None:
    for record in ("bill:m", "bill:v", "bill:h"):
        told.record(record, {})
    told.record("entry:e", {})
    told.together("bill:h", "bill:m", "bill:v", "entry:e")
    told.connection.execute("INSERT INTO resolve.under VALUES ('bill:h', 'bill:m')")
    told.connection.execute("INSERT INTO resolve.counts_not VALUES ('bill:v', 'an earlier version', 'bill:h')")
    assert told.same() == [("e1", "h1", "the only line")]
