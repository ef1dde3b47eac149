import json

import pytest

from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from .samples import CARRIER, FISHER, encounter


def test_both_sides_of_a_meeting_are_one_encounter(case, loaded, rows):
    loaded(encounter(1), encounter(2))
    assert rows("SELECT count(*), count(DISTINCT id), count(DISTINCT number) FROM read.encounter") == [(2, 1, 1)]
    resolve(case)
    derive(case)
    [(kind, name, number, records, mmsis, distance, speed, hours)] = rows(
        """SELECT kind, name, number, records, mmsis, median_distance_km, median_speed_kn, duration_h
        FROM derived.encounter"""
    )
    assert (kind, number, distance, speed, hours) == ("carrier-fishing", "a1b2c3", 0.031, 1.0, 6.5)
    assert name == "Encounter 2023-05-09, 352999101 – 412999201"
    assert records == ["a.json, line 1 (record 1)", "a.json, line 1 (record 2)"]
    assert mmsis == ["352999101", "412999201"]
    assert rows("SELECT role, mmsi, authorisations, basis, confidence FROM derived.took_part_in ORDER BY role") == [
        ("carrier", "352999101", ["IOTC: found", "WCPFC: not found"], NAMED, 1.0),
        ("fishing vessel", "412999201", [], NAMED, 1.0),
    ]


NAMED = "the vessel as the source of the event names it"


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.1", "a.2"), ("a-1", "a-2"), ("a", "b"), (None, "a.2"), ("a.1", "a.1")],
)
def test_a_meeting_is_one_whatever_its_ids(loaded, rows, one, other):
    loaded(encounter(1, id=one), encounter(2, id=other))
    assert rows("SELECT count(DISTINCT id) FROM read.encounter") == [(1,)]


def test_a_meeting_is_one_across_files_forms_and_editions(case, write, rows):
    load(case, [write("a.json", json.dumps({"entries": [encounter(1)]}))])
    load(case, [write("b.jsonl", json.dumps(encounter(2)) + "\n" + json.dumps(encounter(1)))], edition="2024")
    assert rows("SELECT count(*), count(DISTINCT id) FROM read.encounter") == [(3, 1)]
    assert rows("SELECT count(*) FROM read.participant") == [(6,)]


@pytest.mark.parametrize(
    "change", [{"start": "2023-05-09T22:20:00.000Z"}, {"encounter__vessel": {**FISHER, "id": "f15e0000-0003"}}]
)
def test_another_time_or_another_vessel_is_another_meeting(loaded, rows, change):
    loaded(encounter(1), encounter(1, **change))
    assert rows("SELECT count(DISTINCT id) FROM read.encounter") == [(2,)]


def test_a_meeting_of_vessels_without_ids_is_known_by_its_own(loaded, rows):
    bare = {"vessel__id": None, "encounter__vessel__id": None}
    loaded(encounter(1, **bare), encounter(2, **bare), encounter(1, id="z9.1", **bare))
    assert rows("SELECT count(DISTINCT id), min(number), max(number) FROM read.encounter") == [(2, "a1b2c3", "z9")]


def test_one_side_may_be_unnamed(loaded, rows):
    report = loaded(encounter(1, encounter__vessel={}), encounter(2, id="b.2", encounter=None))
    assert report.flags == (("encounter.vessel", "no vessel named on this side: the meeting is known by the other", 1),)
    assert rows("SELECT role FROM read.participant ORDER BY 1") == [("carrier",), ("fishing vessel",)]
    assert rows("SELECT kind FROM read.encounter ORDER BY 1") == [("carrier-fishing",), (None,)]


def test_a_vessel_does_not_meet_itself(refused):
    assert refused(encounter(1), encounter(1, encounter__vessel=CARRIER)) == "a vessel met itself"


def test_nor_under_one_number_and_name_without_ids(refused):
    bare = {"id": None, "ssvid": "352999101", "name": "SABLE MERIDIAN"}
    assert refused(encounter(1), encounter(1, vessel=bare, encounter__vessel=bare)) == "a vessel met itself"


@pytest.mark.parametrize("ssvid", ["352999101", "1234", None])
def test_two_vessels_of_one_role_under_one_or_no_number_stay_two(case, loaded, rows, ssvid):
    found = [{"hasPubliclyListedAuthorization": True, "rfmo": "NPFC"}]
    one = {"id": "x1", "name": "AURORA 7", "ssvid": ssvid, "type": "fishing", "publicAuthorizations": found}
    other = {"id": "x2", "name": "BELUGA 12", "ssvid": ssvid, "type": "fishing"}
    loaded(encounter(1, vessel=one, encounter__vessel=other))
    resolve(case)
    derive(case)
    assert rows(
        """SELECT v.name, p.authorisations FROM derived.took_part_in AS p JOIN derived.vessel AS v ON v.id = p.source
        ORDER BY v.name"""
    ) == [("AURORA 7", ["NPFC: found"]), ("BELUGA 12", [])]
