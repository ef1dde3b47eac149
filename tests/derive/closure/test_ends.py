"""Where a way ends, and which documents would close it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tables import insert

from .lines import Lines


def _entry(**more: Any) -> Lines:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=500.0, **more)
    return lines


def test_a_catch_with_vessel_and_day_is_the_sea() -> None:
    lines = _entry()
    lines.made("entry", lines.catch("catch", vessel="ZZ ALBATROSS"))
    assert lines.ends() == ["sea"]


@pytest.mark.parametrize("lacks", ["vessel", "day"])
def test_a_catch_without_vessel_or_day_breaks(lacks: str) -> None:
    lines = _entry()
    vessel, landed = (None, "2025-03-01") if lacks == "vessel" else ("ZZ ALBATROSS", None)
    lines.made("entry", lines.catch("catch", vessel=vessel, landed=landed))
    assert lines.ends() == ["broken at harvest"]


def test_small_vessels_together_lawfully_name_none() -> None:
    lines = _entry()
    lines.made("entry", lines.catch("harvest", record="harvest_report:1", source="SVH", landed=None))
    assert lines.ends() == ["sea"]


def test_a_farm_is_the_end() -> None:
    lines = _entry()
    lines.made("entry", lines.catch("harvest", record="harvest_report:1", source="HBA"))
    assert lines.ends() == ["farm"]


def test_a_harvest_at_a_farm_that_is_named_is_the_end() -> None:
    lines = _entry()
    lines.made("entry", lines.catch("harvest", record="paper:1", landed=None))
    insert(lines.connection, "derived.farmed_at", id="1", source="goods:harvest", target="facility:a")
    assert lines.ends() == ["farm"]


def test_every_branch_counts() -> None:
    lines = _entry()
    lines.made("entry", lines.catch("a", vessel="ZZ ALBATROSS"), lines.catch("b"))
    assert lines.ends() == ["broken at harvest", "sea"]


@pytest.mark.parametrize(
    ("record", "end"),
    [
        ("processing_statement:1", "broken at processing"), ("storage_document:1", "broken at document"),
        ("sales_note:1", "broken at landing"), ("lot:1", "broken at processing"),
        ("catch_certificate:1", "broken at harvest"),
    ],
)  # fmt: skip
def test_a_paper_behind_which_nothing_lies_breaks(record: str, end: str) -> None:
    lines = _entry()
    lines.made("entry", lines.line("paper", record))
    assert lines.ends() == [end]


@pytest.mark.parametrize(
    ("loaded", "state", "end"),
    [
        (None, "not loaded", "document not shared"),
        ("catch-certificate PER 2025-1", "not loaded", "document not shared"),
        ("catch-certificate ECU 2024-1", "not loaded", "document not shared"),
        ("catch-certificate ECU 2025-1", "not loaded", "broken at document"),
        (None, "void", "broken at document"),
    ],
)
def test_a_document_that_is_cited_and_not_there(loaded: str | None, state: str, end: str) -> None:
    lines = _entry()
    lines.cites("entry", "entry:1", "catch-certificate ECU 2025-7", state)
    if loaded:
        lines.paper(loaded)
    assert lines.ends() == [end]
    void = " (void)" if state == "void" else ""
    assert lines.ask("SELECT missing FROM derived.chain") == [([f"catch-certificate ECU 2025-7{void}"],)]


def test_what_lacks_behind_a_catch_breaks_nothing() -> None:
    """The landing declaration of a certificate's catch names no vessel: the certificate does."""
    lines = _entry()
    lines.made("entry", lines.catch("catch", vessel="ZZ ALBATROSS"))
    lines.made("catch", lines.catch("landed", record="landing_declaration:1"), basis="landing declaration")
    assert lines.ends() == ["sea"]


def test_an_input_says_what_the_documents_of_its_product_do() -> None:
    lines = _entry()
    lines.made("entry", lines.line("loins", "processing_statement:1", net_kg=500.0))
    lines.made("loins", lines.line("fish", "processing_statement:1", "input", of_line="goods:loins"),
               basis="the document itself")  # fmt: skip
    lines.cites("loins", "processing_statement:1", "catch-certificate ECU 2025-7")
    assert lines.ends() == ["document not shared"]


def test_the_last_side_of_a_consignment_is_followed_from_its_first() -> None:
    lines = Lines()
    for side, record in (("export", "export_declaration:1"), ("bill", "bill:1"), ("entry", "entry:1")):
        lines.traded(side, record, side, "export", whole="consignment:1", net_kg=100.0)
    lines.made("export", lines.catch("catch", vessel="vessel:a"))
    assert lines.ask("SELECT goods, record, consignment, ends, whole, hops, vessels FROM derived.chain") == [
        ("goods:entry", "entry:1", "consignment:1", ["sea"], True, 1, ["vessel:a"])
    ]


def test_a_consignment_that_cites_nothing_and_a_single_line_that_does_not() -> None:
    lines = _entry(whole="consignment:1")
    lines.traded("alone", "bill:2", "bill")
    assert lines.ask("SELECT goods, ends, whole FROM derived.chain") == [("goods:entry", ["nothing loaded"], False)]


def test_a_way_of_more_links_than_are_followed() -> None:
    lines = _entry()
    before = "entry"
    for n in range(13):
        lines.line(f"lot{n}", f"lot:{n}")
        lines.made(before, f"lot{n}", basis="transformation")
        before = f"lot{n}"
    assert lines.ask("SELECT ends, whole, hops, stopped, cut FROM derived.chain") == [([], False, 12, True, 1)]
