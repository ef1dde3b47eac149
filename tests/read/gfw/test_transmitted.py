import datetime as dt

from catchgraph.resolve.run import resolve

from .samples import answer, loitering


def test_a_transmitted_identity_is_a_broadcast_under_its_own_id(loaded, rows):
    loaded(answer(registryInfo=[]))
    assert rows(
        """SELECT name, number, mmsi, call_sign, flag, imo, vessel_type, first, last
        FROM read.broadcast ORDER BY number"""
    ) == [
        (
            *("SABLE MERIDIAN", "c0ffee00-0001", "352999101", "3ZQX9", "PAN", "9074729", "carrier"),
            *(dt.datetime(2019, 2, 27, 10, 59, 43), dt.datetime(2024, 2, 25, 8, 26, 32)),
        ),
        (
            *("SABLE DAWN", "c0ffee00-0009", "210999301", "5BWC3", "CYP", "9074729", None),
            *(dt.datetime(2013, 5, 15, 20, 18, 31), dt.datetime(2019, 2, 1, 14, 19, 36)),
        ),
    ]


def test_events_meet_the_answer_by_the_id_and_through_it_the_hull(case, loaded, rows):
    loaded(loitering(), name="events.json")
    loaded(answer(), name="vessel.json")
    resolve(case)
    assert rows("SELECT count(DISTINCT entity_id) FROM resolve.member WHERE entity_id LIKE 'vessel:%'") == [(1,)]
    assert rows("SELECT count(*) FROM resolve.participant") == [(1,)]


def test_an_answer_that_names_no_vessel_is_rejected(refused):
    empty = {"registryInfo": [], "selfReportedInfo": [{"shipname": None}], "registryOwners": []}
    assert refused(answer(), empty).startswith("an answer without an identity")
    assert refused(answer(), {"registryInfo": "none", "selfReportedInfo": 5}).startswith("an answer without")
