"""Queries of vessels that documents name: positives, and twins that differ in one fact, worked out by hand."""

from __future__ import annotations

from ..scenes import identity_documents
from ..scenes.scene import Asked
from .test_queries import columns
from .world import World, day


def test_a_name_that_was_given_up(asked: Asked) -> None:
    scene, query = identity_documents.old_names, "identity.document-vessel-gone"
    rows = asked(scene, query)
    found = sorted((row["document"], row["severity"], row["changed"].date().isoformat()) for row in rows)
    assert found == scene(World())
    first = next(row for row in rows if row["document"] == "catch_certificate:day-30")
    assert (first["written"], first["new_name"]) == ("OLD", "NEW")
    assert first["records"] == ["catch_certificate:day-30", "identity:a-old", "registration:a-new"]
    sooner = [row["document"] for row in asked(scene, query, days="29")]
    assert "catch_certificate:twin-day-29" in sooner


def test_a_document_of_a_vessel_that_a_list_calls_gone(asked: Asked) -> None:
    rows = asked(identity_documents.gone_vessels, "identity.document-vessel-gone")
    assert sorted(row["document"] for row in rows) == identity_documents.gone_vessels(World())
    sunk = next(row for row in rows if row["document"] == "catch_certificate:sunk")
    assert columns([sunk], "what", "how", "changed", "records") == [
        ("a vessel that is gone", "was called Total Loss, Sunk", day("2025-07-01"),
         ["catch_certificate:sunk", "listing:sunk"]),
    ]  # fmt: skip


def test_seven_digits_that_are_no_imo_number(asked: Asked) -> None:
    rows = asked(identity_documents.wrong_numbers, "identity.imo-invalid")
    assert [(row["imo_written"], *row["records"]) for row in rows] == identity_documents.wrong_numbers(World())
    assert columns(rows, "register", "listed") == [("a document", False)] * 2
