"""Queries over scenes: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from typing import Any

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.parameters import bind
from catchgraph.graph.store import Store

from ..scenes import identity_numbers, ownership, transshipment_listings
from ..scenes.scene import Asked
from .world import World, day


def ask(store: Store, world: World, id_: str, **params: str) -> list[dict[str, Any]]:
    world.write(store)
    query = catalogue()[id_]
    return store.read(query.cypher, bind(query, params)).dicts()


def columns(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_listed_vessel_encounter_by_day(asked: Asked) -> None:
    scene, query = transshipment_listings.listed_vessel_encounter_by_day, "transshipment.listed-vessel-encounter"
    rows = asked(scene, query)
    certain = "in force that day"
    assert columns(rows, "vessel", "partner", "event", "role", "day", "certainty", "records") == [
        (
            "vessel:listed",
            "vessel:other",
            "encounter:first",
            "carrier",
            day("2016-05-10"),
            certain,
            ["encounter:first", "listing:one"],
        ),
        (
            "vessel:listed",
            "vessel:other",
            "encounter:last",
            "carrier",
            day("2018-06-30"),
            certain,
            ["encounter:last", "listing:one"],
        ),
    ]
    assert rows[0]["periods"] == ["IOTC 2016-05-10 – 2018-06-30"]
    assert (rows[0]["vessel_name"], rows[0]["partner_name"]) == ("LISTED", "OTHER")
    assert asked(scene, query, since="2018-06-30") == rows[1:]
    family = transshipment_listings.SCENES
    assert asked.every(family, query, limit="1") == asked.every(family, query)[:1]


def test_listed_vessel_encounter_says_how_precise_the_dates_are(asked: Asked) -> None:
    rows = asked(
        transshipment_listings.listed_vessel_encounter_says_how_precise_the_dates_are,
        "transshipment.listed-vessel-encounter",
    )
    assert columns(rows, "event", "certainty") == [
        ("encounter:b", "may have been in force that day, start known to the month"),
        ("encounter:c", "in force that day"),
        ("encounter:d", "in force that day"),
        ("encounter:e", "may have been in force that day, end known to the year"),
        ("encounter:f", "may have been in force that day, end known to the year"),
    ]
    said = {
        "confidence": 0.7, "basis": transshipment_listings.BY_LIST["basis"],
        "listing_confidence": 0.8, "listing_basis": "MMSI",
        "listed_names": ["KALAN-2"], "role": "fishing vessel", "severity": "medium",
        "periods": ["SPRFMO 2016-01 – 2018 (start known to the month, end known to the year)"],
    }  # fmt: skip
    assert {name: rows[0][name] for name in said} == said


def test_listed_vessel_encounter_of_listings_without_an_end(asked: Asked) -> None:
    """An open listing is known to the list's edition; one whose end is unknown only may have been in force."""
    rows = asked(
        transshipment_listings.listed_vessel_encounter_of_listings_without_an_end,
        "transshipment.listed-vessel-encounter",
    )
    assert columns(rows, "event", "certainty") == [
        ("encounter:open", "in force that day"),
        ("encounter:unknown", "may have been in force that day, end unknown"),
    ]


def test_listed_vessel_encounter_of_several_listings(asked: Asked) -> None:
    """One row with every listing that was in force, and none that was not; either party may be the listed one."""
    rows = asked(
        transshipment_listings.listed_vessel_encounter_of_several_listings, "transshipment.listed-vessel-encounter"
    )
    periods = ["IOTC 2017-05-22 –", "SEAFO 2016-09-01 –"]
    assert columns(rows, "vessel", "partner", "event", "periods", "listed_names", "records") == [
        ("vessel:one", None, "encounter:alone", periods, ["TIDE 7", "TIDE SEVEN", "ТАЙД"],
         ["encounter:alone", "listing:b", "listing:c"]),
        ("vessel:one", "vessel:two", "encounter:both", periods, ["TIDE 7", "TIDE SEVEN", "ТАЙД"],
         ["encounter:both", "listing:b", "listing:c"]),
        ("vessel:two", "vessel:one", "encounter:both", ["NEAFC 2017-01-01 – 2017-12-31"], ["D"],
         ["encounter:both", "listing:d"]),
    ]  # fmt: skip
    assert rows[0]["partner_name"] == "a vessel without a usable MMSI"


def test_a_hull_known_by_its_name_alone_is_one_step_less_severe(asked: Asked) -> None:
    rows = asked(transshipment_listings.hulls_in_doubt, "transshipment.listed-vessel-encounter")
    assert columns(rows, "event", "severity") == [("encounter:both", "high"), ("encounter:named", "medium")]
    rows = asked(transshipment_listings.hulls_in_doubt, "transshipment.later-listed")
    assert columns(rows, "event", "severity") == [("encounter:later", "context")]


def test_later_listed(asked: Asked) -> None:
    rows = asked(transshipment_listings.later_listed, "transshipment.later-listed")
    records = ["listing:later", "listing:later-too"]
    assert columns(rows, "vessel", "partner", "event", "day", "first_listed", "records") == [
        (
            "vessel:later",
            "vessel:other",
            "encounter:day-before",
            day("2018-04-30"),
            day("2018-05-01"),
            ["encounter:day-before", *records],
        ),
        (
            "vessel:later",
            "vessel:other",
            "encounter:later",
            day("2014-03-17"),
            day("2018-05-01"),
            ["encounter:later", *records],
        ),
    ]
    assert rows[0]["periods"] == ["ICCAT 2018-06-06 – 2021-03-05", "IOTC 2018-05-01 –"]


def test_the_name_transmitted_that_day(asked: Asked) -> None:
    """The broadcast of the event's MMSI that covers it, and no other, is shown and part of the evidence."""
    rows = asked(transshipment_listings.the_name_transmitted_that_day, "transshipment.listed-vessel-encounter")
    assert columns(rows, "event", "transmitting", "transmitted_names", "records") == [
        ("encounter:olive", [], ["OLIVE CURRENT"],
         ["encounter:olive", "listing:now", "broadcast:olive current"]),
        ("encounter:pearl", ["PEARL CURRENT"], ["PEARL CURRENT"],
         ["encounter:pearl", "listing:now", "broadcast:pearl current"]),
    ]  # fmt: skip
    rows = asked(transshipment_listings.the_name_transmitted_that_day, "transshipment.later-listed")
    assert columns(rows, "event", "transmitting", "transmitted_names", "records") == [
        ("encounter:earlier", ["PEARL CURRENT"], ["PEARL CURRENT"],
         ["encounter:earlier", "listing:now", "broadcast:pearl current"]),
    ]  # fmt: skip


def test_listed_under_other_name(asked: Asked) -> None:
    rows = asked(identity_numbers.listed_under_other_name, "identity.listed-under-other-name")
    assert columns(rows, "vessel", "name", "register", "listed_names", "rfmo_names", "records") == [
        ("vessel:other-name", "OTHER-NAME", "IOTC", ["SUBA PATHUM 03"], [],
         ["registration:other-name", "listing:listing-other-name"]),
        ("vessel:rfmo-name", "RFMO-NAME", "WCPFC", ["SUBA PATHUM 03"], ["RFMO-NAME"],
         ["registration:rfmo-name", "listing:listing-rfmo-name"]),
    ]  # fmt: skip
    assert (rows[0]["flag"], rows[0]["numbers"], rows[0]["periods"]) == ("LKA", ["other-name"], ["IOTC 2020-01-01 –"])


def test_imo_invalid(asked: Asked) -> None:
    rows = asked(identity_numbers.imo_invalid, "identity.imo-invalid")
    assert columns(rows, "vessel", "register", "imo_written", "numbers", "listed", "records") == [
        ("vessel:listed", "WCPFC", "8523932", ["listed"], True, ["registration:listed"]),
        (
            "vessel:wrong",
            "IOTC",
            "8474409",
            ["wrong", "wrong-too"],
            False,
            ["registration:wrong", "registration:wrong-too"],
        ),
    ]


def test_imo_invalid_is_listed_on_the_first_and_on_the_last_day_of_a_listing(asked: Asked) -> None:
    """The register is of 2025-06-30. A listing in force is known to hold until the edition of its list."""
    rows = asked(
        identity_numbers.imo_invalid_is_listed_on_the_first_and_on_the_last_day_of_a_listing, "identity.imo-invalid"
    )
    assert [row["vessel"] for row in rows if row["listed"]] == ["vessel:edition", "vessel:first", "vessel:last"]
    assert [row["vessel"] for row in rows if not row["listed"]] == [
        "vessel:twin-after", "vessel:twin-before", "vessel:twin-edition",
    ]  # fmt: skip


def test_two_hulls_one_imo(asked: Asked) -> None:
    rows = asked(identity_numbers.two_hulls_one_imo, "identity.two-hulls-one-imo")
    assert columns(rows, "imo", "vessels", "hulls", "severity", "records") == [
        ("apart", ["vessel:apart", "vessel:listed"], 2, "high", ["registration:apart-1", "registration:apart-3"]),
        ("dated", ["vessel:dated"], 2, "medium", ["registration:dated-1", "registration:dated-2"]),
        ("measures", ["vessel:measures"], 2, "medium", ["registration:measures-1", "registration:measures-2"]),
        ("names", ["vessel:names"], 2, "medium", ["registration:names-1", "registration:names-2"]),
    ]
    assert rows[2]["held_by"] == ["MEASURES-1 (LOA 61.5 m, GT 715, IOTC)", "MEASURES-2 (LOA 45 m, GT 402, WCPFC)"]
    assert rows[3]["held_by"] == [
        "NAMES-1 (call sign BXZ921, number CT999, IOTC)",
        "NAMES-2 (call sign YJZQ9, number V99, WCPFC)",
    ]


def test_common_beneficial_owner(asked: Asked) -> None:
    rows = asked(ownership.common_beneficial_owner, "ownership.common-beneficial-owner")
    assert columns(rows, "owner", "vessels", "listed_vessels", "confidence", "records") == [
        ("company:a", ["vessel:fleet"], ["vessel:listed"], 0.9, ["registration:row", "listing:now"]),
        ("company:b", ["vessel:fleet"], ["vessel:listed"], 1.0, ["registration:row", "listing:now"]),
    ]
    assert rows[0]["held"] == ["FLEET (2025-01-01 – 2025-12-31)"]
    assert rows[0]["stated"] == ["operator and owner of LISTED (IOTC 2020-01-01 –)"]


def test_the_hulls_of_one_owner_are_one_finding(asked: Asked) -> None:
    [row] = asked(ownership.one_owner_of_many_hulls, "ownership.common-beneficial-owner")
    assert row["vessels"] == ["vessel:a-listed", "vessel:fleet-1", "vessel:fleet-2", "vessel:fleet-3"]
    assert row["listed_vessels"] == ["vessel:a-listed", "vessel:b-listed"]
    assert (row["hulls"], row["held"]) == (4, ["A-LISTED", "FLEET-1", "FLEET-2", "FLEET-3"])


def test_listed_vessel_encounter_under_a_measure(asked: Asked) -> None:
    """A measure counts as a listing does, and the finding says which it was."""
    rows = asked(
        transshipment_listings.listed_vessel_encounter_under_a_measure, "transshipment.listed-vessel-encounter"
    )
    assert columns(rows, "vessel", "by", "certainty", "records") == [
        ("vessel:edition", "measure on EDITION", "in force that day", ["encounter:edition", "measure:edition"]),
        ("vessel:first", "listing of and measure on FIRST", "in force that day",
         ["encounter:first", "listing:first", "measure:first"]),
        ("vessel:last", "measure on LAST", "in force that day", ["encounter:last", "measure:last"]),
        ("vessel:open", "measure on OPEN", "in force that day", ["encounter:open", "measure:open"]),
    ]  # fmt: skip
    assert rows[0]["periods"] == ["OFAC sanction from an unknown day – "]
    assert rows[1]["periods"] == ["IOTC 2016-01-01 – 2016-12-31", "OFAC sanction 2016-05-10 – 2018-06-30"]
    assert rows[3]["periods"] == ["OFAC sanction 2016-05-10 – "]
