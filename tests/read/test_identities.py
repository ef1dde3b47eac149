import datetime as dt

from catchgraph.read.load import load

from .conftest import CARRIERS, csv_text

ROW = {
    "mmsi": "352999101",
    "shipname": "SABLEMERIDIAN",
    "callsign": "3ZQX9",
    "flag": "PAN",
    "imo": "9074729",
    "first_timestamp": "2015-01-03T04:12:05Z",
    "last_timestamp": "2018-12-29T21:40:11Z",
}
SPAN = (dt.datetime(2015, 1, 3, 4, 12, 5), dt.datetime(2018, 12, 29, 21, 40, 11))


def loaded(case, write, *carriers):
    [report] = load(case, [write("c.csv", csv_text(CARRIERS, list(carriers)))])
    return report


def test_a_row_is_a_broadcast_and_a_dated_holder_of_its_mmsi(case, write, rows):
    assert loaded(case, write, ROW).flags == ()
    assert rows("SELECT name, mmsi, mmsi_flag, call_sign, flag, imo, first, last FROM read.broadcast") == [
        ("SABLEMERIDIAN", "352999101", "PAN", "3ZQX9", "PAN", "9074729", *SPAN)
    ]
    assert rows("SELECT names, mmsis, mmsi_first, mmsi_last, record_kind FROM read.vessel_mention") == [
        (["SABLEMERIDIAN"], ["352999101"], *SPAN, "broadcast")
    ]


def test_a_row_without_mmsi_loads_by_its_other_identities(case, write, rows):
    blank = dict.fromkeys(CARRIERS, "NA")
    report = loaded(case, write, {**ROW, "mmsi": "NA"}, {**blank, "mmsi": "352999101"}, {**blank, "imo": "9074729"})
    assert (report.loaded, report.rejected) == (3, 0)
    assert report.flags == (("mmsi", "no MMSI stated", 2),)
    assert rows("SELECT name, mmsi FROM read.broadcast ORDER BY line") == [
        ("SABLEMERIDIAN", None),
        ("MMSI 352999101", "352999101"),
        ("IMO 9074729", None),
    ]


def test_a_row_without_any_identity_is_a_reject(case, write):
    report = loaded(case, write, {**dict.fromkeys(CARRIERS, "NA"), "mmsi": "12345678", "flag": "PAN"})
    assert (report.rows, report.loaded, report.rejected) == (1, 0, 1)


def test_days_in_the_wrong_order_cover_no_day(case, write, rows):
    report = loaded(case, write, {**ROW, "last_timestamp": "2014-01-01T00:00:00Z"})
    assert report.flags == (("last_timestamp", "last transmission before the first", 1),)
    assert rows("SELECT mmsi_first, mmsi_last FROM read.vessel_mention") == [(None, None)]


def test_days_of_a_clock_that_is_wrong_cover_none(case, write, rows):
    row = {
        "mmsi": "352999101",
        "shipname": "A",
        "first_timestamp": "2015-01-01T00:00:00Z",
        "last_timestamp": "2092-01-01T00:00:00Z",
    }
    [report] = load(case, [write("a.csv", csv_text(CARRIERS, [row]))])
    assert rows("SELECT first, last FROM read.broadcast") == [(None, None)]
    assert [(column, "after the day of loading" in reason) for column, reason, _ in report.flags] == [
        ("last_timestamp", True)
    ]
