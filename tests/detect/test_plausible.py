"""Papers that cannot be as they say, and twins that can."""

from __future__ import annotations

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.tables import bound_tables
from catchgraph.graph.store import Store

from ..scenes import plausible
from ..scenes.scene import Asked
from .test_queries import columns


def test_dates(asked: Asked) -> None:
    rows = asked(plausible.dates, "documents.impossible-dates")
    assert columns(rows, "record", "fault", "earlier", "later") == [
        ("catch_certificate:caught-later", "landed before it was caught", "2025-03-10", "2025-03-12"),
        ("catch_certificate:weighed", "validated before it was landed", "2025-03-08", "2025-03-10"),
        ("entry:before-issue", "imported before its certificate was issued", "2025-03-18", "2025-03-20"),
        ("entry:exported-later", "imported before it was exported", "2025-05-10", "2025-05-12"),
        ("entry:sixteen", "entered long before it was imported", "2025-04-24", "2025-05-10"),
        ("processing_statement:early", "processed before it was landed", "2025-03-08", "2025-03-10"),
    ]
    assert rows[2]["records"] == ["entry:before-issue", "catch_certificate:good"]


def test_codes(asked: Asked) -> None:
    rows = asked(plausible.codes, "documents.code-species-mismatch")
    fish = "whole or cut fish, and no fillets"
    assert sorted(columns(rows, "record", "named", "hs", "differs", "covered")) == [
        ("entry:fillets-as-fish", "presentation FIL", "030342", ["form"], [fish]),
        ("entry:fillets-of-no-species", "presentation FIS", "030342", ["form"], [fish]),
        ("entry:gutted-as-fillets", "presentation GUT", "030487", ["form"], ["fillets"]),
        ("entry:skipjack", "SKJ (code)", "030342", ["species"], ["YFT"]),
        ("entry:skipjack-fillets", "SKJ (code) in presentation FIL", "030342", ["species", "form"], ["YFT", fish]),
    ]


def test_areas(asked: Asked) -> None:
    """The rows of the table are unverified, so that a finding by them alone is low."""
    rows = asked(plausible.areas, "documents.species-not-there")
    assert columns(rows, "record", "areas", "known_areas", "severity") == [
        ("catch_certificate:atlantic", ["27"], ["61", "67", "77"], "low"),
        ("catch_certificate:division", ["27.3.a"], ["61", "67", "77"], "low"),
    ]


def test_prices(asked: Asked) -> None:
    rows = asked(plausible.prices, "documents.priced-as-another-species")
    assert columns(rows, "record", "species", "other", "unit_value") == [
        ("entry:at", "SOL", "PGS", 3.0),
        ("entry:plain", "SOL", "PGS", 2.5),
    ]


def test_speeds(asked: Asked) -> None:
    """Days without a time are given a day on either side: 1,200.8 nautical miles in 72 hours."""
    rows = asked(plausible.speeds, "documents.too-fast")
    assert columns(rows, "vessel", "times", "one", "two", "miles", "hours") == [
        ("vessel:fast", 1, "port_call:fast-one", "port_call:fast-two", 1_201.0, 48.0),
        ("vessel:overlapping", 1, "port_call:overlapping-one", "port_call:overlapping-two", 100.0, 0.0),
    ]
    assert rows[0]["records"] == ["port_call:fast-one", "port_call:fast-two"]


def test_what_cannot_be_judged_is_counted_by_reason(store: Store) -> None:
    plausible.SCENES.world().write(store)
    for name, reasons in (
        ("species-not-there", [["no area of the species is known", 1]]),
        ("priced-as-another-species", [["no price of the other species is known", 1]]),
    ):
        query = catalogue()[f"documents.{name}"]
        found = store.read(query.undecided, bound_tables(query.tables)).rows
        assert [list(row) for row in found] == reasons, name
