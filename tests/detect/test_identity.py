"""Queries of identity over scenes: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

import pytest

from catchgraph.detect.catalogue import catalogue, select
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED, NOTHING
from catchgraph.graph.store import Store

from ..scenes import identity_history, identity_numbers
from ..scenes.scene import Asked
from .test_queries import columns
from .world import World, day


def test_one_mmsi_many_hulls(asked: Asked) -> None:
    rows = asked(identity_numbers.one_mmsi_many_hulls, "identity.one-mmsi-many-hulls")
    assert columns(rows, "mmsi", "vessels", "hulls", "severity", "records") == [
        ("412000001", ["vessel:imo", "vessel:imo-other"], 2, "medium", ["registration:imo-1", "registration:imo-2"]),
        ("412000002", ["vessel:marks", "vessel:marks-other"], 2, "medium",
         ["registration:marks-1", "registration:marks-2"]),
        ("412000003", ["vessel:ais", "vessel:listed"], 2, "high", ["broadcast:ais", "registration:ais-row"]),
    ]  # fmt: skip
    assert rows[0]["held_by"] == ["CURRENT 7 (IMO 9123453, WCPFC)", "SABLE (IMO 9074729, FFA)"]
    assert rows[1]["held_by"] == ["CURRENT 7 (V9, WCPFC)", "SABLE (CT999, FFA)"]
    assert rows[2]["held_by"] == ["AIS (IMO 9074729, AIS)", "AIS-ROW (IMO 9123453, FFA)"]


@pytest.mark.parametrize("typology", identity_numbers.SHARED)
def test_what_three_hulls_share_is_one_finding(asked: Asked, typology: str) -> None:
    [row] = asked(identity_numbers.three_hulls_share_a_number, typology)
    key = identity_numbers.SHARED[typology]
    assert (row["vessels"], row["hulls"], row["doubt"]) == ([f"vessel:{key}-{n:02}" for n in range(3)], 3, None)
    assert row["records"] == [f"registration:{key}-{n:02}" for n in range(3)]
    assert [text.partition(" (")[0] for text in row["held_by"]] == ["GULL 00", "GULL 01", "GULL 02"]
    assert row["severity"] == ("low" if key == "call_sign" else "medium")


@pytest.mark.parametrize("typology", identity_numbers.SHARED)
def test_what_six_hulls_share_may_be_a_placeholder_and_is_as_severe(asked: Asked, typology: str) -> None:
    [row] = asked(identity_numbers.six_hulls_share_a_number, typology)
    assert (row["hulls"], row["doubt"]) == (6, "a placeholder?")
    assert row["severity"] == ("low" if typology == "identity.shared-call-sign" else "medium")


@pytest.mark.parametrize("typology", identity_numbers.SHARED)
def test_what_sixty_unlike_hulls_share_is_one_finding_and_may_be_a_placeholder(asked: Asked, typology: str) -> None:
    [row] = asked(identity_numbers.sixty_hulls_share_a_number, typology)
    assert (row["hulls"], row["doubt"], row["severity"], row["listed"]) == (60, "a placeholder?", "context", True)
    assert (len(row["vessels"]), len(row["held_by"]), row["held_by"][-1]) == (50, 10, "51 more")
    assert len(row["records"]) == 60


@pytest.mark.parametrize("typology", identity_numbers.SHARED)
def test_what_many_hulls_held_one_after_the_other_is_not_reported(asked: Asked, typology: str) -> None:
    assert asked(identity_numbers.many_hulls_held_a_number_one_after_the_other, typology) == []


def test_shared_call_sign(asked: Asked) -> None:
    rows = asked(identity_numbers.shared_call_sign, "identity.shared-call-sign")
    assert columns(rows[:3], "call_sign", "vessels", "hulls", "severity", "records") == [
        ("3ZQX1", ["vessel:imo", "vessel:imo-other"], 2, "low", ["registration:imo-1", "registration:imo-2"]),
        ("3ZQX2", ["vessel:numbers", "vessel:numbers-other"], 2, "medium",
         ["registration:numbers-1", "registration:numbers-2"]),
        ("3ZQX3", ["vessel:one-entity"], 2, "low", ["registration:one-entity-1", "registration:one-entity-2"]),
    ]  # fmt: skip
    assert rows[1]["held_by"] == ["CURRENT 7 (R2, WCPFC)", "SABLE (R1, FFA)"]
    assert columns(rows[3:], "call_sign", "hulls", "doubt", "severity") == [("XXXX1", 11, "a placeholder?", "context")]


def test_two_hulls_that_have_a_number_for_one_day_have_it_at_once(asked: Asked) -> None:
    scene = identity_numbers.numbers_that_two_hulls_have_for_a_day
    rows = asked(scene, "identity.one-mmsi-many-hulls")
    assert [row["vessels"] for row in rows] == [
        ["vessel:mmsi-one", "vessel:mmsi-one-other"],
        ["vessel:mmsi-other", "vessel:mmsi-other-other"],
    ]
    rows = asked(scene, "identity.shared-call-sign")
    assert [row["vessels"] for row in rows] == [
        ["vessel:sign-one", "vessel:sign-one-other"],
        ["vessel:sign-other", "vessel:sign-other-other"],
    ]


def test_a_call_sign_of_many_names_tells_two_hulls(asked: Asked) -> None:
    rows = asked(identity_numbers.call_sign_of_ten_names, "identity.shared-call-sign")
    assert columns(rows, "call_sign", "vessels", "hulls", "doubt") == [
        ("eleven", ["vessel:eleven-nine", "vessel:eleven-odd"], 2, None),
        ("ten", ["vessel:ten-nine", "vessel:ten-odd"], 2, None),
    ]


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
    assert columns(rows, "vessel", "changes", "severity", "records") == [
        ("vessel:apart", ["SHONAN 3 (JPN) became AROWANA 8 (BLZ) between 2002-09-01 and 2003-08-31"], "context",
         ["identity:apart-0", "identity:apart-1", "identity:apart-2"]),
        ("vessel:both", ["SHONAN 3 (JPN) became AROWANA 8 (BLZ) on 2002-09-01"], "context",
         ["identity:both-0", "identity:both-1"]),
    ]  # fmt: skip


def test_a_vessel_of_many_names_is_one_finding(asked: Asked) -> None:
    """Four names and flags in a row; the first and the third, half a year apart, are no change of their own."""
    [row] = asked(identity_history.a_vessel_of_many_names, "identity.renamed-and-reflagged")
    assert row["changes"] == [
        "SHONAN 3 (JPN) became AROWANA 8 (BLZ) on 2002-09-01",
        "AROWANA 8 (BLZ) became MERIDIAN (VUT) on 2003-03-01",
        "MERIDIAN (VUT) became SABLE (PAN) on 2005-01-01",
    ]
    assert (row["from_day"], row["to_day"], row["listings"], row["severity"]) == (
        "2002-09-01",
        "2005-01-01",
        1,
        "low",
    )
    assert row["records"] == [*(f"identity:many-{n}" for n in range(4)), "listing:many"]


def test_what_was_near_a_new_name_and_flag_raises_its_severity(asked: Asked) -> None:
    """From context to low: a listing, a measure, or an encounter with a listed vessel, within twelve months of it."""
    rows = asked(
        identity_history.what_was_near_a_new_name_and_flag_raises_its_severity, "identity.renamed-and-reflagged"
    )
    assert columns(rows, "vessel", "listings", "encounters", "severity") == [
        ("vessel:a-both", 1, 0, "low"),
        ("vessel:b-listing", 1, 0, "low"),
        ("vessel:c-encounter", 0, 1, "low"),
        ("vessel:d-twin", 0, 0, "context"),
        ("vessel:e-measure", 1, 0, "low"),
        ("vessel:f-twin", 0, 0, "context"),
    ]
    assert rows[0]["records"] == ["identity:a-both-0", "identity:a-both-1", "listing:a"]
    assert rows[2]["records"] == ["identity:c-encounter-0", "identity:c-encounter-1", "encounter:a"]


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
    assert columns(rows, "imo", "vessels", "records") == [
        ("9074729", ["vessel:hull"], ["identity:hull-0", "registration:row"])
    ]
    assert rows[0]["held_by"] == [
        "FUKUKYU 7 (call sign JIRA, number SO11068, history)",
        "ROW (call sign 5ZAC1, number 101259, IOTC)",
    ]


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
