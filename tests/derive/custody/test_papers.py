"""Links from trade over statements, stores and certificates to catches, as papers cite one another."""

from __future__ import annotations

from typing import Any

import pytest

from .told import Told, day

YFT = {"species": "YFT"}
SKJ = {"species": "SKJ"}
CATCH = {"stage": "catch"}


@pytest.fixture
def told() -> Told:
    return Told()


def test_an_export_cites_a_statement_that_cites_a_certificate(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("processing-statement", "ECU 7")])
    told.record("processing_statement:s", {**YFT, "net_kg": 600.0}, document="processing-statement ECU 7")
    drawn: dict[str, Any] = {"line": "s1", "kg": 1_000.0, "made_kg": 600.0, "landed_kg": 9_000.0}
    told.cite("processing_statement:s", "catch-certificate", "ECU 1", **drawn)
    told.record("catch_certificate:c", {**CATCH, **YFT, "landed_kg": 9_000.0}, document="catch-certificate ECU 1")
    assert told.from_("kg", "made_kg", "certain", "record", "as_written") == [
        ("s1", "c1", "certificate cited", 1_000.0, 600.0, True, "processing_statement:s", "ECU 1"),
        ("x1", "s1", "document cited", None, None, True, "export_declaration:x", "ECU 7"),
    ]


def test_links_begin_at_the_line_that_was_told_first(told: Told) -> None:
    told.record("export_declaration:x", YFT)
    told.record("entry:e", YFT, cites=[("catch-certificate", "ECU 1")])
    told.together("entry:e", "export_declaration:x")
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    assert told.from_("record") == [("x1", "c1", "document cited", "entry:e")]


def test_a_statement_draws_through_the_input_that_stands_beside_its_citation(told: Told) -> None:
    told.record("processing_statement:s", YFT)
    for place, number in enumerate(("ECU 1", "ECU 2")):
        told.line(f"i{place}", record="processing_statement:s", of="s1", stage="input", **YFT)
        told.cite("processing_statement:s", "catch-certificate", number, line="s1", kg=500.0)
        told.connection.execute("UPDATE read.goods SET record_no = 1 + (SELECT max(record_no) FROM read.goods) "
                                "WHERE id = ?", [f"goods:i{place}"])  # fmt: skip
        told.record(f"catch_certificate:c{place}_", {**CATCH, **YFT}, document=f"catch-certificate {number}")
    assert told.from_("kg") == [
        ("i0", "c0_1", "certificate cited", 500.0), ("i1", "c1_1", "certificate cited", 500.0),
        ("s1", "i0", "the document itself", None), ("s1", "i1", "the document itself", None),
    ]  # fmt: skip


def test_a_certificate_of_several_vessels_may_mean_any_line_that_fits(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "ECU 1")])
    lines = ({**CATCH, **YFT}, {**CATCH, **YFT}, {**CATCH, **SKJ})
    told.record("catch_certificate:c", *lines, document="catch-certificate ECU 1")
    assert told.from_("certain", "confidence") == [
        ("x1", "c1", "document cited", False, 0.5), ("x1", "c2", "document cited", False, 0.5),
    ]  # fmt: skip


def test_a_simplified_certificate_is_all_its_vessels(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "ECU 1")])
    told.record("catch_certificate:c", {**CATCH, **YFT}, {**CATCH, **YFT}, simplified=True,
                document="catch-certificate ECU 1")  # fmt: skip
    assert told.from_("certain", "confidence") == [
        ("x1", "c1", "document cited", True, 1.0), ("x1", "c2", "document cited", True, 1.0),
    ]  # fmt: skip


def test_a_line_of_the_document_that_is_cited_by_its_number(told: Told) -> None:
    told.record("storage_document:d", YFT)
    told.cite("storage_document:d", "catch-certificate", "ECU 1", line="d1", cited_line="02", kg=70.0)
    told.record("catch_certificate:c", {**CATCH, **YFT}, {**CATCH, **YFT}, document="catch-certificate ECU 1")
    assert told.from_("kg", "certain") == [("d1", "c2", "document cited", 70.0, True)]


def test_what_a_record_cites_for_all_its_lines_leads_to_no_other_species(told: Told) -> None:
    told.record("export_declaration:x", YFT, SKJ, cites=[("catch-certificate", "ECU 1")])
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    assert told.from_("certain") == [("x1", "c1", "document cited", False)]


def test_a_record_of_one_line_that_cites_another_species_is_told_as_doubtful(told: Told) -> None:
    told.record("export_declaration:x", SKJ, cites=[("catch-certificate", "ECU 1")])
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    assert told.from_("confidence") == [("x1", "c1", "document cited", 0.5)]


def test_a_certificate_that_names_the_bill_goes_with_its_consignment(told: Told) -> None:
    told.record("bill:b", YFT)
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    told.together("bill:b", "catch_certificate:c")
    assert told.from_("confidence", "record") == [("b1", "c1", "document cited", 0.9, "catch_certificate:c")]


def test_a_row_of_a_bill_that_says_freight_rests_on_no_paper(told: Told) -> None:
    told.record("bill:b", YFT, {"description": "FREIGHT PREPAID TEMP -18C"})
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    told.together("bill:b", "catch_certificate:c")
    assert told.from_("certain") == [("b1", "c1", "document cited", True)]


def test_a_bill_of_one_row_that_names_no_fish_is_of_the_goods_all_the_same(told: Told) -> None:
    told.record("bill:b", {"description": "FROZEN FOODSTUFFS"})
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    told.together("bill:b", "catch_certificate:c")
    assert told.from_("certain") == [("b1", "c1", "document cited", True)]


def test_a_certificate_beside_its_statement_is_drawn_on_through_that(told: Told) -> None:
    told.record("bill:b", YFT)
    told.record("processing_statement:s", YFT, document="processing-statement ECU 7")
    told.cite("processing_statement:s", "catch-certificate", "ECU 1", line="s1")
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    told.together("bill:b", "catch_certificate:c", "processing_statement:s")
    assert told.from_() == [("b1", "s1", "document cited"), ("s1", "c1", "certificate cited")]


def test_what_is_exported_again_was_imported_and_draws_on_the_parent(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("import-declaration", "GHA 5")])
    told.record("import_declaration:m", YFT, document="import-declaration GHA 5")
    told.record("paper:r", YFT, kind="re-export certificate")
    told.cite("paper:r", "catch-document", "KOR 2", line="r1", kg=80.0)
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-document KOR 2")
    assert told.from_("kg") == [("r1", "c1", "re-export", 80.0), ("x1", "m1", "re-export", None)]


@pytest.mark.parametrize("status", ["void", "replaced", "rejected", "draft", "blocked"])
def test_papers_that_do_not_count_get_no_links(told: Told, status: str) -> None:
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "ECU 1")])
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1", status=status)
    assert told.from_() == []
    assert told.ask("SELECT state, paper FROM derived.cited") == [("void", None)]


def test_a_paper_that_another_one_replaces_does_not_count(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "ECU 1"), ("catch-certificate", "ECU 2")])
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    told.record("catch_certificate:d", {**CATCH, **YFT}, document="catch-certificate ECU 2",
                replaces="catch-certificate ECU 1")  # fmt: skip
    assert [row[:2] for row in told.from_()] == [("x1", "d1")]


@pytest.mark.parametrize(
    ("country", "documents", "found"),
    [
        pytest.param("FRA", ["FRA 2025-CSP-518"], ["c01"], id="the only one of the country"),
        pytest.param("FRA", ["FRA 2025-CSP-518", "ESP 2025CSP-518"], ["c01"], id="the country before another"),
        pytest.param("FRA", ["ESP 2025-CSP-518"], ["c01"], id="the only one anywhere"),
        pytest.param(None, ["ESP 2025-CSP-518"], ["c01"], id="no country, the only one anywhere"),
        pytest.param("FRA", ["FRA 2025-CSP-518", "FRA 2025-CS-P518"], [], id="two of the country"),
        pytest.param("FRA", ["ESP 2025-CSP-518", "PRT 2025CSP-518"], [], id="two elsewhere"),
        pytest.param("FRA", ["FRA FRA2025-CSP-518"], ["c01"], id="the country written twice"),
        pytest.param("FRA", ["FRA 2025-CSP-519"], [], id="another number"),
    ],
)
def test_a_number_in_another_spelling(told: Told, country: str | None, documents: list[str], found: list[str]) -> None:
    number = {"written": "2025CSP518", "loose": "catch-certificate ~2025CSP518", "country": country}
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "FRA 2025CSP518", number)])
    for place, document in enumerate(documents):
        told.record(f"catch_certificate:c{place}", {**CATCH, **YFT}, document=f"catch-certificate {document}")
    assert [earlier for _, earlier, _ in told.from_()] == found
    [(state,)] = told.ask("SELECT state FROM derived.cited")
    assert state == ("loaded" if found else "several" if len(documents) > 1 else "not loaded")


def test_a_number_that_names_its_country_is_none_of_another(told: Told) -> None:
    said = {"written": "GHA-2025-CSP-518", "loose": "catch-certificate ~2025CSP518", "country": "GHA"}
    told.record("export_declaration:x", YFT, cites=[("catch-certificate", "GHA 2025-CSP-518", said)])
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ESP 2025-CSP-518")
    assert told.from_() == []
    assert told.ask("SELECT state FROM derived.cited") == [("not loaded",)]


def test_circles_are_cut_where_they_close_and_kept(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("processing-statement", "ECU 7")])
    told.record("processing_statement:s", YFT, document="processing-statement ECU 7")
    told.cite("processing_statement:s", "catch-certificate", "ECU 1", line="s1")
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1",
                cites=[("processing-statement", "ECU 7"), ("catch-certificate", "ECU 1")])  # fmt: skip
    assert [row[:2] for row in told.from_()] == [("s1", "c1"), ("x1", "s1")]
    cut = "SELECT source[7:], target[7:], basis, record FROM derived.cut_link ORDER BY ALL"
    assert told.ask(cut) == [
        ("c1", "c1", "document cited", "catch_certificate:c"), ("c1", "s1", "document cited", "catch_certificate:c"),
    ]  # fmt: skip


def test_two_statements_that_cite_each_other(told: Told) -> None:
    told.record("export_declaration:x", YFT, cites=[("processing-statement", "ECU 8")])
    for own, other in (("7", "8"), ("8", "7")):
        told.record(f"processing_statement:s{own}_", YFT, document=f"processing-statement ECU {own}",
                    cites=[("processing-statement", f"ECU {other}")])  # fmt: skip
    # The walk comes in at the one that is exported.
    assert [row[:2] for row in told.from_()] == [("s8_1", "s7_1"), ("x1", "s8_1")]
    assert told.ask("SELECT source[7:], target[7:] FROM derived.cut_link") == [("s7_1", "s8_1")]


def test_catches_that_a_certificate_gives_for_its_product(told: Told) -> None:
    told.record("catch_certificate:c", YFT, document="catch-certificate ECU 1")
    told.line("k1", record="catch_certificate:c", of="c1", stage="catch", **YFT)
    told.line("k2", record="catch_certificate:c", of="c1", stage="catch", **YFT)
    told.record("bill:b", YFT, cites=[("catch-certificate", "ECU 1")], lading=day("01-05"))
    assert told.from_("certain", "confidence") == [
        ("b1", "c1", "document cited", True, 1.0),
        ("c1", "k1", "the document itself", False, 0.5), ("c1", "k2", "the document itself", False, 0.5),
    ]  # fmt: skip


def test_a_row_of_a_bill_that_tells_of_no_goods_is_a_remark_that_nothing_is_linked_to(told: Told) -> None:
    remark = {"description": "FREIGHT PREPAID TEMP -18C"}
    told.record("bill:b", {**YFT, "gross_kg": 9_000.0}, remark, cites=[("catch-certificate", "ECU 1")])
    # Where no row says more than words, each may be goods.
    told.record("bill:w", remark, remark)
    told.record("catch_certificate:c", {**CATCH, **YFT}, document="catch-certificate ECU 1")
    assert told.from_("certain") == [("b1", "c1", "document cited", True)]
    assert told.ask("SELECT id[7:], stage FROM derived.line WHERE kind = 'bill' ORDER BY id") == [
        ("b1", "product"), ("b2", "remark"), ("w1", "product"), ("w2", "product"),
    ]  # fmt: skip
