import datetime as dt

from catchgraph.read.load import load

from .conftest import ENCOUNTERS, csv_text, encounter


def loaded(case, write, *encounters):
    [report] = load(case, [write("e.csv", csv_text(ENCOUNTERS, list(encounters)))])
    return report


def test_a_row_is_an_encounter(case, write, rows):
    report = loaded(case, write, encounter())
    assert (report.rows, report.loaded, report.flags, report.edition) == (1, 1, (), None)
    assert rows(
        'SELECT record_no, line, name, source, start, "end", day, mmsis, latitude, longitude, duration_h, '
        "median_distance_km, median_speed_kn FROM read.encounter"
    ) == [
        (
            *(1, 2, "Encounter 2016-05-09, 412999201 – 352999101", "Miller et al. 2018"),
            *(dt.datetime(2016, 5, 9, 6, 10), dt.datetime(2016, 5, 9, 12, 40), dt.datetime(2016, 5, 9)),
            *(["352999101", "412999201"], -4.125, 71.5, 6.5, 0.031, 0.42),
        )
    ]
    assert rows("SELECT count(*) FROM read.vessel_mention") == [(0,)]


def test_exact_copies_are_one_encounter_with_two_rows(case, write, rows):
    report = loaded(case, write, encounter(), encounter(), encounter(duration_hr="7"))
    assert (report.rows, report.loaded) == (3, 3)
    assert rows("SELECT count(*), count(DISTINCT id) FROM read.encounter") == [(3, 2)]


def test_an_impossible_mmsi_is_no_identity_and_the_row_stays(case, write, rows):
    report = loaded(
        case,
        write,
        encounter(fishing_vessel_mmsi="81561325"),
        encounter(transshipment_vessel_mmsi="999000100"),
        encounter(transshipment_vessel_mmsi=""),
    )
    assert (report.loaded, report.rejected) == (3, 0)
    assert sorted(reason for _, reason, _ in report.flags) == [
        "an MMSI has nine digits: no identity",
        "nine digits, but no ship station's MMSI: no identity",
        "no MMSI stated",
    ]
    assert rows(
        "SELECT max(mmsi) FILTER (WHERE role = 'fishing vessel'), max(mmsi) FILTER (WHERE role = 'carrier') "
        "FROM read.participant GROUP BY line ORDER BY line"
    ) == [
        (None, "352999101"),
        ("412999201", None),
        ("412999201", None),
    ]


def test_without_a_start_or_without_both_identities_a_row_is_a_reject(case, write):
    report = loaded(
        case,
        write,
        encounter(start_time=""),
        encounter(start_time="2016-02-30T00:00:00Z"),
        encounter(start_time="yesterday"),
        encounter(fishing_vessel_mmsi="1", transshipment_vessel_mmsi="NA"),
        encounter(),
    )
    assert (report.rows, report.loaded, report.rejected) == (5, 1, 4)
    assert [(r.record_no, r.line, r.column) for r in report.rejects] == [
        (1, 2, "start_time"),
        (2, 3, "start_time"),
        (3, 4, "start_time"),
        (4, 5, "fishing_vessel_mmsi"),
    ]
    # Of a row that is no record nothing is flagged.
    assert report.flags == ()


def test_a_latitude_of_95_gives_no_position(case, write, rows):
    report = loaded(case, write, encounter(mean_latitude="95"), encounter(mean_longitude="-5.1189e-6"))
    assert [(column, count) for column, _, count in report.flags] == [("mean_latitude", 1)]
    assert rows("SELECT latitude, longitude FROM read.encounter ORDER BY line") == [(None, None), (-4.125, -5.1189e-6)]


def test_an_impossible_end_or_figure_is_flagged_and_left_out(case, write, rows):
    report = loaded(
        case, write, encounter(end_time="2016-05-08T00:00:00Z", duration_hr="-3", median_speed_knots="fast")
    )
    assert sorted((column, reason) for column, reason, _ in report.flags) == [
        ("duration_hr", "no number from 0 up"),
        ("end_time", "ends before it starts"),
        ("median_speed_knots", "no number from 0 up"),
    ]
    assert rows('SELECT "end", duration_h, median_speed_kn, median_distance_km FROM read.encounter') == [
        (None, None, None, 0.031)
    ]


def test_times_with_an_offset_are_utc(case, write, rows):
    loaded(case, write, encounter(start_time="2016-05-09T01:10:00+02:00"))
    assert rows("SELECT start, day FROM read.encounter") == [
        (dt.datetime(2016, 5, 8, 23, 10), dt.datetime(2016, 5, 8)),
    ]


def test_the_bodies_competent_where_it_happened_rest_on_coarse_outlines(case, write, rows):
    loaded(
        case,
        write,
        encounter(),
        encounter(mean_latitude="-52", mean_longitude="180"),
        encounter(mean_latitude="58", mean_longitude="178"),
        encounter(mean_latitude="95"),
    )
    basis = "position in a coarse polygon"
    assert rows("SELECT rfmos, areas_basis, high_seas FROM read.encounter ORDER BY line") == [
        (["IOTC", "SIOFA"], basis, None),
        (["SPRFMO", "WCPFC"], basis, None),
        ([], basis, None),
        ([], None, None),
    ]


def test_a_vessel_does_not_meet_itself(case, write):
    report = loaded(case, write, encounter(transshipment_vessel_mmsi="412999201"), encounter())
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert report.rejects[0].line == 2
    assert report.rejects[0].reason == "a vessel met itself"


def test_a_position_far_inland_is_said_and_kept(case, write, rows):
    # The middle of Switzerland.
    report = loaded(case, write, encounter(mean_latitude="46.8", mean_longitude="8.2"), encounter())
    assert report.flags == (("mean_latitude", "far inland, no place at sea: kept as the source states it", 1),)
    assert rows("SELECT latitude, longitude FROM read.encounter WHERE line = 2") == [(46.8, 8.2)]
