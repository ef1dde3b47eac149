import datetime as dt

from catchgraph.derive.derive import derive
from catchgraph.resolve.run import resolve

from .samples import CARRIER, encounter, fishing, loitering, port_visit


def test_a_vessel_is_one_broadcast_from_its_first_event_to_its_last(loaded, rows):
    loaded(
        loitering(vessel={**CARRIER, "type": "gear"}),
        encounter(1),
        loitering(id="d1", start="2023-01-02T03:04:05Z", end="2023-01-03T00:00:00Z"),
        loitering(id="d2", start="2023-09-01T00:00:00Z", end=None),
        port_visit(),
    )
    assert rows(
        """SELECT record_no, name, number, mmsi, mmsi_flag, flag, vessel_type, imo_status, first, last
        FROM read.broadcast ORDER BY record_no, name"""
    ) == [
        (
            *(2, "HAI FENG 27", "f15e0000-0002", "412999201", "CHN", "CHN", "fishing", "blank"),
            *(dt.datetime(2023, 5, 9, 22, 10), dt.datetime(2023, 5, 10, 4, 40)),
        ),
        (
            *(2, "SABLE MERIDIAN", "c0ffee00-0001", "352999101", "PAN", "PAN", "carrier", "blank"),
            *(dt.datetime(2023, 1, 2, 3, 4, 5), dt.datetime(2023, 9, 1)),
        ),
    ]
    assert rows("SELECT count(*), count(DISTINCT mention_id) FROM read.participant WHERE mention_id IS NOT NULL") == [
        (5, 2)
    ]


def test_a_vessel_of_two_files_is_two_records_and_one_mention(case, loaded, rows):
    loaded(loitering(), name="a.json")
    loaded(loitering(id="d8", start="2024-02-01T00:00:00Z", end="2024-02-02T00:00:00Z"), name="b.json")
    assert rows("SELECT count(DISTINCT id), count(DISTINCT mention_id) FROM read.broadcast") == [(2, 1)]
    resolve(case)
    derive(case)
    assert rows("SELECT count(*) FROM derived.vessel") == [(1,)]
    assert rows("SELECT count(*) FROM derived.describes") == [(2,)]


def test_a_vessel_known_by_its_number_alone_is_known_by_it_that_day(case, loaded, rows):
    loaded(fishing(vessel={"ssvid": "412999201", "type": "fishing"}))
    assert rows("SELECT count(*) FROM read.broadcast") == [(0,)]
    assert rows("SELECT mmsi, mention_id FROM read.participant") == [("412999201", None)]
    resolve(case)
    assert rows("SELECT basis FROM resolve.participant") == [("MMSI alone",)]


def test_a_vessel_with_an_unusable_number_keeps_its_event(case, loaded, rows):
    report = loaded(fishing(vessel={"id": "x", "ssvid": "1234567", "type": "fishing"}))
    assert report.flags == (("vessel.ssvid", "an MMSI has nine digits: no identity", 1),)
    resolve(case)
    derive(case)
    assert rows("SELECT name, mmsi FROM derived.broadcast") == [("vessel x", None)]
    assert rows("SELECT mmsi, target_label FROM derived.took_part_in") == [(None, "Fishing")]
    assert rows("SELECT mmsis FROM derived.fishing") == [([],)]


def test_a_clock_that_is_decades_off_stretches_nothing_and_is_said(loaded, rows):
    report = loaded(
        loitering(),
        loitering(id="d7", start="2092-02-01T04:10:00Z", end="2092-02-01T12:10:00Z"),
    )
    [(start, first, last)] = rows(
        "SELECT l.start, b.first, b.last FROM read.broadcast b, read.loitering l WHERE l.start < '2090-01-01'"
    )
    assert first == start
    assert last.year == 2023
    assert [(column, count) for column, reason, count in report.flags if "after the day of loading" in reason] == [
        ("end", 1), ("start", 1),
    ]  # fmt: skip
    assert rows("SELECT count(*) FROM read.loitering") == [(2,)], "the event stays as the source states it"


def test_a_vessel_of_whose_events_none_has_happened_yet_has_no_days(loaded, rows):
    loaded(loitering(id="d7", start="2092-02-01T04:10:00Z", end="2092-02-01T12:10:00Z"))
    assert rows("SELECT first, last FROM read.broadcast") == [(None, None)]
