import datetime as dt

import pytest

from catchgraph.read.gfw.event import BASIS

from .samples import CARRIER, FISHER, encounter, fishing, gap, loitering, port_visit

START, END = dt.datetime(2023, 5, 9, 22, 10), dt.datetime(2023, 5, 10, 4, 40)


def test_an_event_says_when_where_and_in_which_regions(loaded, rows):
    loaded(loitering())
    assert rows(
        """SELECT name, source, number, start, "end", day, mmsis, latitude, longitude, eezs, rfmos, areas_basis,
        fao_areas, high_seas, distance_from_shore_km, distance_from_port_km FROM read.loitering"""
    ) == [
        (
            *("Loitering 2023-05-09, 352999101", "Global Fishing Watch", "d4", START, END, dt.datetime(2023, 5, 9)),
            *(["352999101"], -4.125, 71.5, [], ["ACAP", "IOTC"], BASIS, ["51"], "yes", 640.0, 702.5),
        )
    ]


@pytest.mark.parametrize(
    ("eez", "high_seas", "expected"),
    [([], ["63203"], "yes"), (["8492"], [], "no"), (["8492"], ["63203"], "no"), ([], [], None)],
)
def test_high_seas_only_where_the_source_says_so_and_no_zone_is_named(loaded, rows, eez, high_seas, expected):
    loaded(loitering(regions__eez=eez, regions__highSeas=high_seas))
    assert rows("SELECT high_seas, eezs FROM read.loitering") == [(expected, eez)]


def test_without_regions_nothing_is_said_of_them(loaded, rows):
    report = loaded(loitering(regions=None, distances="none", position=...))
    assert rows(
        "SELECT eezs, rfmos, areas_basis, fao_areas, high_seas, distance_from_shore_km, latitude FROM read.loitering"
    ) == [([], [], None, [], None, None, None)]
    assert report.flags == ()


def test_major_areas_are_taken_from_finer_ones(loaded, rows):
    loaded(loitering(regions__majorFao=..., regions__fao=["27.7.a", "27", "34.1"]))
    assert rows("SELECT fao_areas FROM read.loitering") == [(["27", "34"],)]


def test_the_same_event_in_two_files_has_one_id(loaded, rows):
    loaded(loitering(), name="a.json")
    loaded(loitering(), loitering(id="d9"), name="b_2024-01-01.json")
    assert rows("SELECT count(*), count(DISTINCT id) FROM read.loitering") == [(3, 2)]


def test_an_event_that_goes_on_has_no_end(loaded, rows):
    report = loaded(fishing(end=""))
    assert rows('SELECT "end", duration_h FROM read.fishing') == [(None, None)]
    assert report.flags == ()


def test_an_end_before_the_start_is_left_out_and_noted(loaded, rows):
    report = loaded(fishing(end="2023-05-09T22:09:59Z"))
    assert rows('SELECT "end", duration_h FROM read.fishing') == [(None, None)]
    assert report.flags == (("end", "ends before it starts", 1),)


def test_an_event_without_a_start_is_rejected(all_refused):
    starts = [None, "", "yesterday", 1683670200, ["2023"], "0001-01-01T00:00:00Z", ...]
    reasons = all_refused(fishing(), [fishing(start=start) for start in starts])
    assert all(reason.startswith("no possible time") for reason in reasons)


PLACES = [
    {"lat": 90.1, "lon": 0},
    {"lat": 0, "lon": -181},
    {"lat": 1},
    {"lat": "north", "lon": "east"},
    {"lat": 10**400, "lon": 1},
    {"lat": [1], "lon": 1},
    {"lat": True, "lon": 1},
    "here",
    {},
]


def test_a_position_out_of_range_is_none(loaded, rows):
    loaded(*(loitering(id=f"d{number}", position=place) for number, place in enumerate(PLACES)))
    assert rows("SELECT latitude, longitude FROM read.loitering") == [(None, None)] * len(PLACES)
    noted = rows('SELECT record_no, "column" FROM read.flag ORDER BY record_no')
    assert noted == [(number, "position") for number, place in enumerate(PLACES, 1) if place]


def test_a_position_far_inland_is_said_and_kept(loaded, rows):
    report = loaded(loitering(position={"lat": 46.8, "lon": 8.2}))
    assert rows("SELECT latitude, longitude FROM read.loitering") == [(46.8, 8.2)]
    assert report.flags == (("position", "far inland, no place at sea: kept as the source states it", 1),)


def test_a_figure_that_is_none_is_noted(loaded, rows):
    report = loaded(loitering(loitering__totalDistanceKm=-1, loitering__averageSpeedKnots="1e999"))
    assert rows("SELECT distance_km, average_speed_kn, duration_h FROM read.loitering") == [(None, None, 6.5)]
    assert {column for column, _, _ in report.flags} == {"loitering.totalDistanceKm", "loitering.averageSpeedKnots"}


def test_an_event_without_a_vessel_is_rejected(all_refused):
    vessels = [None, {}, "352999101", [], {"id": "", "name": " ", "ssvid": None}, {"flag": "PAN"}]
    reasons = all_refused(loitering(), [loitering(vessel=vessel) for vessel in vessels])
    assert set(reasons) == {"an event without a vessel: no id, MMSI or name"}


def test_gear_is_no_vessel(all_refused):
    bad = [
        event(vessel={**CARRIER, "type": kind})
        for event in (loitering, port_visit, gap, fishing, encounter)
        for kind in ("gear", "GEAR")
    ]
    assert set(all_refused(loitering(id="other.1", start="2023-01-01T00:00:00Z"), bad)) == {"gear, no vessel"}


def test_an_aid_to_navigation_of_no_known_type_is_no_vessel(refused, rows):
    marker = {**FISHER, "ssvid": "994121234", "type": "other"}
    assert refused(loitering(), loitering(vessel=marker)).startswith("an aid to navigation")


def test_a_fishing_vessel_under_an_aids_number_stays_a_vessel(loaded, rows):
    report = loaded(loitering(vessel={**FISHER, "ssvid": "994121234"}))
    assert rows("SELECT role, mmsi FROM read.participant") == [("fishing vessel", None)]
    assert [column for column, _, _ in report.flags] == ["vessel.ssvid"]


def test_an_event_without_an_id_is_known_by_its_content(loaded, rows):
    report = loaded(loitering(id=...), loitering(id=None), loitering(id=..., end="2023-05-11T00:00:00Z"))
    assert rows("SELECT number, count(*), count(DISTINCT id) FROM read.loitering GROUP BY 1") == [(None, 3, 3)]
    assert [(column, count) for column, _, count in report.flags] == [("id", 3)]


def test_an_object_of_another_type_is_rejected(all_refused):
    reasons = all_refused(gap(), [{"type": "voyage"}, {"type": ["gap"]}, {}, {"type": None, "start": "2023-01-01"}])
    assert all(reason.startswith("no event of a known type: encounter, loitering") for reason in reasons)


def test_statistics_are_no_events(loaded):
    report = loaded({"numEvents": 108, "numVessels": 63, "timeseries": []})
    assert (report.loaded, report.layout) == (0, "gfw-events")
    assert report.rejects[0].reason.startswith("statistics, no events")


def test_what_was_not_read_is_told(loaded):
    report = loaded(encounter(vessel__nextPort={"id": None}))
    assert report.unread == ("distances.endDistanceFromPortKm", "encounter.potentialRisk", "vessel.nextPort")
