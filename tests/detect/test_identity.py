"""Queries of identity over scenes: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

import pytest

from catchgraph.detect.catalogue import catalogue, select
from catchgraph.detect.look import Look
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED, NOTHING
from catchgraph.detect.values import bind
from catchgraph.graph.store import Store

from ..scenes import identity_history, identity_numbers
from ..scenes.scene import Asked
from .test_queries import columns
from .world import World, day


def test_one_mmsi_many_hulls(asked: Asked) -> None:
    rows = asked(identity_numbers.one_mmsi_many_hulls, "identity.one-mmsi-many-hulls")
    assert columns(rows, "mmsi", "vessel", "other", "listed", "records") == [
        ("412000001", "vessel:imo", "vessel:imo-other", False, ["registration:imo-1", "registration:imo-2"]),
        ("412000002", "vessel:marks", "vessel:marks-other", False, ["registration:marks-1", "registration:marks-2"]),
        ("412000003", "vessel:ais", "vessel:listed", True, ["broadcast:ais", "registration:ais-row"]),
    ]
    assert rows[0]["differences"] == ["SABLE, IMO 9074729 (FFA) and CURRENT 7, IMO 9123453 (WCPFC)"]
    assert rows[2]["differences"] == ["AIS, IMO 9074729 (AIS) and AIS-ROW, IMO 9123453 (FFA)"]


def test_shared_call_sign(asked: Asked) -> None:
    rows = asked(identity_numbers.shared_call_sign, "identity.shared-call-sign")
    assert columns(rows, "call_sign", "vessel", "other", "listed", "records") == [
        ("3ZQX1", "vessel:imo", "vessel:imo-other", False, ["registration:imo-1", "registration:imo-2"]),
        ("3ZQX2", "vessel:numbers", "vessel:numbers-other", True, ["registration:numbers-1", "registration:numbers-2"]),
        ("3ZQX3", "vessel:one-entity", None, False, ["registration:one-entity-1", "registration:one-entity-2"]),
    ]
    assert rows[1]["differences"] == ["SABLE, R1 (FFA) and CURRENT 7, R2 (WCPFC)"]


def test_two_hulls_that_have_a_number_for_one_day_have_it_at_once(asked: Asked) -> None:
    scene = identity_numbers.numbers_that_two_hulls_have_for_a_day
    rows = asked(scene, "identity.one-mmsi-many-hulls")
    assert [row["vessel"] for row in rows] == ["vessel:mmsi-one", "vessel:mmsi-other"]
    rows = asked(scene, "identity.shared-call-sign")
    assert [row["vessel"] for row in rows] == ["vessel:sign-one", "vessel:sign-other"]


def test_a_call_sign_of_up_to_ten_names_tells_two_hulls(asked: Asked) -> None:
    rows = asked(identity_numbers.call_sign_of_ten_names, "identity.shared-call-sign")
    assert columns(rows, "call_sign", "vessel", "other") == [("ten", "vessel:ten-nine", "vessel:ten-odd")]


def test_mmsi_flag_mismatch(asked: Asked) -> None:
    """477 is Hong Kong's, 255 Madeira's, 273 Russia's, 352 Panama's: as `normalise.mmsi` reads them."""
    rows = asked(identity_numbers.mmsi_flag_mismatch, "identity.mmsi-flag-mismatch")
    assert columns(rows, "vessel", "flag", "mmsi_flag", "day", "sources", "listed", "records") == [
        ("vessel:aired", "UKR", "RUS", "2016-05-01", ["AIS"], False, ["broadcast:aired"]),
        ("vessel:listed", "KIR", "PAN", "2024-02-03", ["FFA"], True, ["registration:listed"]),
        ("vessel:old-flag", "KIR", "PAN", "2025-06-30", ["FFA"], False, ["registration:old-flag"]),
        ("vessel:plain", "KIR", "PAN", "2025-06-30", ["FFA"], False, ["registration:plain"]),
    ]


def test_renamed_and_reflagged(asked: Asked) -> None:
    rows = asked(identity_history.renamed_and_reflagged, "identity.renamed-and-reflagged")
    shown = (
        "vessel",
        "former_name",
        "former_flag",
        "new_name",
        "new_flag",
        "from_day",
        "to_day",
        "severity",
        "records",
    )
    assert columns(rows, *shown) == [
        ("vessel:apart", "SHONAN 3", "JPN", "AROWANA 8", "BLZ", "2002-09-01", "2003-08-31", "low",
         ["identity:apart-0", "identity:apart-1", "identity:apart-2"]),
        ("vessel:both", "SHONAN 3", "JPN", "AROWANA 8", "BLZ", "2002-09-01", "2002-09-01", "low",
         ["identity:both-0", "identity:both-1"]),
    ]  # fmt: skip


def test_what_was_near_a_new_name_and_flag_raises_its_severity(asked: Asked) -> None:
    """A listing or an encounter within twelve months of it: one step each."""
    rows = asked(
        identity_history.what_was_near_a_new_name_and_flag_raises_its_severity, "identity.renamed-and-reflagged"
    )
    assert columns(rows, "vessel", "listings", "encounters", "severity") == [
        ("vessel:a-both", 1, 1, "high"),
        ("vessel:b-listing", 1, 0, "medium"),
        ("vessel:c-encounter", 0, 1, "medium"),
        ("vessel:d-twin", 0, 0, "low"),
    ]
    assert rows[0]["records"] == ["identity:a-both-0", "identity:a-both-1", "listing:a", "encounter:a"]


def test_new_names_and_flags_of_registers_and_transmitters(asked: Asked) -> None:
    rows = asked(identity_history.new_names_and_flags_of_registers_and_transmitters, "identity.renamed-and-reflagged")
    assert columns(rows, "vessel", "from_day", "to_day", "records") == [
        ("vessel:aired", "2015-03-01", "2015-09-01", ["broadcast:one", "broadcast:two"]),
        ("vessel:editions", "2024-08-01", "2025-07-01", ["registration:old", "registration:new"]),
        ("vessel:lapsed", "2024-05-31", "2025-01-01", ["registration:lapsed", "registration:began"]),
        ("vessel:months", "2014-10-30", "2014-11-01", ["identity:one", "identity:two"]),
    ]


def test_flag_hopping(asked: Asked) -> None:
    rows = asked(identity_history.flag_hopping, "identity.flag-hopping")
    assert columns(rows, "vessel", "flags", "states", "from_day", "to_day", "listed") == [
        ("vessel:edge", ["A", "B", "C"], 3, "2010-01-01", "2015-01-01", True),
        ("vessel:real", ["JPN", "BLZ", "VUT", "MNG", "PHL"], 5, "2002-09-01", "2006-02-09", False),
    ]
    assert rows[0]["records"] == ["identity:edge-0", "identity:edge-1", "identity:edge-2"]


def test_imo_invalid_of_a_history(asked: Asked) -> None:
    rows = asked(identity_history.imo_invalid_of_a_history, "identity.imo-invalid")
    assert columns(rows, "vessel", "register", "imo_written", "listed", "records") == [
        ("vessel:wrong", "history", "8474409", True, ["identity:wrong-0"])
    ]


def test_two_hulls_of_a_history_and_a_register(asked: Asked) -> None:
    rows = asked(identity_history.two_hulls_of_a_history_and_a_register, "identity.two-hulls-one-imo")
    assert columns(rows, "imo", "vessel", "records") == [
        ("9074729", "vessel:hull", ["identity:hull-0", "registration:row"])
    ]
    assert rows[0]["differences"] == ["FUKUKYU 7, JIRA, SO11068 (history) and ROW, 5ZAC1, 101259 (IOTC)"]


@pytest.mark.parametrize("state", [NOT_LOADED, NOT_COVERED, NOTHING])
def test_not_loaded_not_covered_and_nothing_found_are_three_answers(store: Store, state: str) -> None:
    """Encounters alone; records without a day; records that have one and nothing to report."""
    world = World()
    vessel = world.vessel("v")
    world.encounter("e", "2016-01-01", vessel, None)
    if state != NOT_LOADED:
        world.listing("l", world.vessel("listed"), "IOTC", "2020-01-01", None)
        said = {
            "mmsi": "352000001",
            "mmsi_flag": "PAN",
            "flag": "PAN",
            "call_sign": "3ZQX1",
            "name_key": "V",
        } | identity_numbers.IMO_A
        for n, edition in enumerate(("2024-01-01", "2025-06-30")):
            world.registration(f"row-{n}", vessel, edition=day(edition) if state == NOTHING else None, **said)
    world.write(store)
    look = Look(store, 60)
    for query in select(catalogue(), ["identity"]):
        found = look.answer(query, bind(query, {})).result.state
        assert found == (state if query.covers or state == NOT_LOADED else NOTHING), query.id
