"""Links of harvest reports, lots, shipments, landings and first sales."""

from __future__ import annotations

from typing import Any

import pytest

from .told import Told, day

YFT = {"species": "YFT"}
CATCH = {"stage": "catch"}


@pytest.fixture
def told() -> Told:
    return Told()


def _report(told: Told, *, line: str | None) -> None:
    """A harvest report of two harvests on an entry of two lines."""
    told.record("entry:e", {"species": "SKJ"}, YFT, document="entry QZX-1")
    told.record("harvest_report:h", YFT, document="harvest-report QZX-1 2", program="SIM",
                cites=[("entry", "QZX-1", {"cited_line": line})])  # fmt: skip
    for name in ("k1", "k2"):
        told.line(name, record="harvest_report:h", of="h1", stage="catch", net_kg=40_000.0, **YFT)


@pytest.mark.parametrize(("line", "certain"), [("002", True), (None, False)])
def test_the_line_of_an_entry_and_the_harvests_of_its_report(told: Told, line: str | None, certain: bool) -> None:
    _report(told, line=line)
    # Weights are of the whole landing: none is the entry's.
    assert told.from_("kg", "certain") == [
        ("e2", "k1", "harvest report", None, certain), ("e2", "k2", "harvest report", None, certain),
    ]  # fmt: skip


def _lot(told: Told, *names: str) -> None:
    for name in names:
        told.record(f"lot:{name}", YFT, document=f"lot {name}")


def _event(told: Told, name: str, *lots: tuple[str, str, float | None], **says: Any) -> None:
    """A traceability event; `lots`: (stage, lot, kg)."""
    told.record(f"traceability_event:{name}", **{"kind": "TransformationEvent", **says})
    for place, (stage, lot, kg) in enumerate(lots):
        told.line(f"{name}{place}", record=f"traceability_event:{name}", stage=stage, net_kg=kg)
        told.cite(f"traceability_event:{name}", "lot", lot, line=f"{name}{place}", kg=kg)


def test_a_lot_is_made_of_those_that_went_in(told: Told) -> None:
    _lot(told, "P", "A", "B")
    _event(told, "v", ("input", "A", 600.0), ("input", "B", 400.0), ("product", "P", 500.0))
    assert told.from_("kg", "made_kg", "record") == [
        ("P1", "A1", "transformation", 600.0, None, "traceability_event:v"),
        ("P1", "B1", "transformation", 400.0, None, "traceability_event:v"),
    ]


def test_of_several_lots_that_came_out_none_drew_a_stated_weight(told: Told) -> None:
    _lot(told, "P", "Q", "A")
    _event(told, "v", ("input", "A", 600.0), ("product", "P", 300.0), ("product", "Q", 200.0))
    assert told.from_("kg", "made_kg") == [
        ("P1", "A1", "transformation", None, 300.0), ("Q1", "A1", "transformation", None, 200.0),
    ]  # fmt: skip


def test_events_of_one_transformation_are_one(told: Told) -> None:
    _lot(told, "P", "A")
    _event(told, "v", ("input", "A", 600.0), transformation="T1")
    _event(told, "w", ("product", "P", 500.0), transformation="T1")
    assert told.from_("kg", "made_kg") == [("P1", "A1", "transformation", 600.0, 500.0)]


def test_an_event_that_its_source_took_back_says_nothing(told: Told) -> None:
    _lot(told, "P", "A")
    _event(told, "v", ("input", "A", 600.0), ("product", "P", 500.0), status="deleted")
    assert told.from_() == []


def test_packing_and_the_lot_that_was_caught(told: Told) -> None:
    _lot(told, "BOX", "A")
    _event(told, "f", ("catch", "A", 900.0), kind="ObjectEvent", activity="fishing")
    _event(told, "p", ("input", "A", 900.0), ("product", "BOX", None), kind="AggregationEvent")
    assert told.from_("kg") == [("A1", "f0", "same lot", 900.0), ("BOX1", "A1", "aggregation", 900.0)]


def test_a_harvested_lot_is_not_made_of_feed_or_of_what_a_hatchery_gave(told: Told) -> None:
    _lot(told, "LARVAE", "FEED", "SHRIMP")
    _event(told, "h", ("input", "LARVAE", 140.0), ("input", "FEED", 31_000.0), ("catch", "SHRIMP", 24_500.0),
           activity="farm harvest")  # fmt: skip
    assert told.from_("kg") == [("SHRIMP1", "h2", "same lot", 24_500.0)]


def test_a_lot_in_two_files_is_one(told: Told) -> None:
    _lot(told, "P", "A")
    told.record("lot:A2", YFT, document="lot A")
    _event(told, "v", ("input", "A", 600.0), ("product", "P", 500.0))
    assert told.from_() == [("P1", "A1", "transformation")]
    assert told.same() == [("A21", "A1", "same document")]


def test_a_lot_that_is_made_of_itself_through_four_events(told: Told) -> None:
    _lot(told, "A", "B", "C", "D")
    for name, made, of in (("s", "A", "B"), ("t", "B", "C"), ("u", "C", "D"), ("v", "D", "A")):
        _event(told, name, ("input", of, None), ("product", made, None))
    assert [row[:2] for row in told.from_()] == [("A1", "B1"), ("B1", "C1"), ("C1", "D1")]
    assert told.ask("SELECT source[7:], target[7:], record FROM derived.cut_link") == [
        ("D1", "A1", "traceability_event:v")
    ]


def test_the_line_of_a_bill_and_the_lot_that_was_shipped_under_it(told: Told) -> None:
    _lot(told, "A")
    told.record("bill:b", YFT, document="bill ZZ1")
    _event(told, "s", ("handled", "A", 700.0), kind="ObjectEvent", activity="shipping")
    told.cite("traceability_event:s", "bill", "ZZ1")
    assert told.from_("kg", "certain") == [("b1", "A1", "shipping event", 700.0, True)]


def _landed(told: Told, on: str, *, species: str = "YFT", hull: str = "1") -> None:
    told.record("landing_declaration:l", {**CATCH, "species": species, "landed": day(on)}, trip="T7")
    told.vessel("landing_declaration:l", hull, "vessel")


@pytest.mark.parametrize(
    ("on", "says", "found"),
    [
        pytest.param("03-02", {}, True, id="the day before"),
        pytest.param("03-04", {}, True, id="the day after"),
        pytest.param("03-05", {}, False, id="two days after"),
        pytest.param("03-03", {"species": "SKJ"}, False, id="another species"),
        pytest.param("03-03", {"hull": "2"}, False, id="another hull"),
    ],
)
def test_a_certified_catch_and_its_landing(told: Told, on: str, says: dict[str, str], found: bool) -> None:
    told.record("catch_certificate:c", {**CATCH, **YFT, "landed": day("03-03")})
    told.vessel("c1", "1")
    _landed(told, on, **says)
    assert told.from_("certain", "kg") == ([("c1", "l1", "landing declaration", True, None)] if found else [])


def test_a_catch_that_was_transshipped_and_what_was_caught_on_the_trip(told: Told) -> None:
    told.record("catch_certificate:c", {**CATCH, **YFT}, transshipped_at_sea=day("03-03"))
    told.vessel("c1", "1")
    told.record("transshipment_declaration:t", {**CATCH, **YFT, "landed": day("03-03")}, trip="T7")
    told.vessel("transshipment_declaration:t", "1", "donor")
    told.vessel("transshipment_declaration:t", "9", "receiving vessel")
    told.record("activity_report:f", {**CATCH, **YFT}, {**CATCH, "species": "SKJ"}, trip="T7")
    told.vessel("activity_report:f", "1", "vessel")
    assert told.from_() == [
        ("c1", "t1", "transshipment declaration"), ("t1", "f1", "transshipment declaration"),
    ]  # fmt: skip


def test_a_first_sale_stands_between_landing_and_buyer(told: Told) -> None:
    _landed(told, "03-03")
    told.record("sales_note:n", YFT, document="sales-note ESP 5", landed=day("03-03"))
    told.vessel("sales_note:n", "1")
    told.record("export_declaration:x", YFT, cites=[("sales-note", "ESP 5")])
    assert told.from_() == [("n1", "l1", "sales note"), ("x1", "n1", "sales note")]
