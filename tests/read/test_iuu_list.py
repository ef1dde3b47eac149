import datetime as dt

from catchgraph.read.load import load

from .conftest import IUU, csv_text


def reason_of(rfmo):
    return IUU.index(rfmo) + 1


def test_every_interval_is_a_listing_with_its_own_reason(case, write, rows):
    row = {
        "CurrentlyListed": "True",
        "Name": "ABDI BABA 1",
        "RFMOName": "Sharon 1",
        "IMO": "8692299",
        "IOTC": "2019-12 - ",
        reason_of("IOTC"): "Cross-listing",
        "SIOFA": "2016-01 - 2020-02-14",
        reason_of("SIOFA"): "Fishing in the Agreement Area",
        reason_of("GFCM"): "a reason of nobody",
    }
    [report] = load(case, [write("IUUList-20251108.csv", csv_text(IUU, [row]))])
    assert (report.rows, report.loaded, report.edition, report.edition_source) == (1, 1, "2025-11-08", "file name")
    assert rows(
        "SELECT rfmo, reason, since, until, in_force, period, names, rfmo_names, edition "
        "FROM read.listing ORDER BY rfmo"
    ) == [
        (
            *("IOTC", "Cross-listing", dt.datetime(2019, 12, 1), None, True),
            "2019-12 – in force at 2025-11-08 (start known to the month)",
            *(["ABDI BABA 1"], ["Sharon 1"], dt.datetime(2025, 11, 8)),
        ),
        (
            *("SIOFA", "Fishing in the Agreement Area", dt.datetime(2016, 1, 1), dt.datetime(2020, 2, 14), False),
            "2016-01 – 2020-02-14 (start known to the month)",
            *(["ABDI BABA 1"], ["Sharon 1"], dt.datetime(2025, 11, 8)),
        ),
    ]
    assert rows("SELECT count(*), count(DISTINCT mention_id) FROM read.listing") == [(2, 1)]
    assert rows("SELECT record_kind, names, imo FROM read.vessel_mention") == [
        ("listing", ["ABDI BABA 1", "Sharon 1"], "8692299")
    ]


def test_aliases_in_the_cell_of_the_name_are_names_of_their_own(case, write, rows):
    row = {"CurrentlyListed": "True", "Name": "GREY PIPIT 1/GREY PIPET 1 (f/k/a MERROW)", "NPFC": "2017-07 - "}
    load(case, [write("a.csv", csv_text(IUU, [row]))])
    assert rows("SELECT names, name_keys FROM read.listing") == [
        (["GREY PIPIT 1", "GREY PIPET 1", "MERROW"], ["GREYPIPIT 1", "GREYPIPET 1", "MERROW"])
    ]


def test_a_cell_may_hold_several_values(case, write, rows):
    row = {
        "CurrentlyListed": "True",
        "Name": " HAI DA 705, HAIDA 705, 海达705",
        "RFMOName": "Unknown",
        "NNR": "(LU)CHUANDENG(JI)(2017)FT-200114, 3710822013040018",
        "MMSI": "412676460, 412321992",
        "GT": "63.900, 34.610",
        "Length": "23.800, 27.320",
        "YearOfBuild": "199101, 1990",
        "IRCS": "4SF5344, 9M3854",
        "NPFC": "2017-07 - ",
    }
    [report] = load(case, [write("a.csv", csv_text(IUU, [row]))])
    assert report.flags == ()
    assert rows(
        "SELECT names, rfmo_names, registration_numbers, mmsis, tonnages, lengths_m, built, call_signs "
        "FROM read.listing"
    ) == [
        (
            *(["HAI DA 705", "HAIDA 705", "海达705"], []),
            *(["LUCHUANDENGJI2017FT200114", "3710822013040018"], ["412676460", "412321992"]),
            *([63.9, 34.61], [23.8, 27.32], [1991, 1990], ["4SF5344", "9M3854"]),
        )
    ]


def test_one_wrong_value_among_several_is_flagged_and_the_others_stay(case, write, rows):
    row = {"CurrentlyListed": "True", "Name": "A", "MMSI": "412676460, 12345678", "IOTC": "2015 - "}
    [report] = load(case, [write("a.csv", csv_text(IUU, [row]))])
    assert [(column, count) for column, _, count in report.flags] == [("MMSI", 1)]
    assert rows("SELECT mmsis FROM read.listing") == [(["412676460"],)]


def test_a_row_nobody_lists_and_a_row_of_nobody_are_rejects(case, write):
    listed = {"CurrentlyListed": "True", "IOTC": "2015 - "}
    text = csv_text(IUU, [{"CurrentlyListed": "True", "Name": "A"}, listed, {**listed, "Name": "B"}])
    [report] = load(case, [write("a.csv", text)])
    assert (report.rows, report.loaded, report.rejected) == (3, 1, 2)
    assert [(r.record_no, r.reason.split(":")[0]) for r in report.rejects] == [
        (1, "no interval"),
        (2, "no name or number"),
    ]


def test_a_vessel_is_in_force_only_where_the_list_says_it_is_listed(case, write, rows):
    names = {"True": "A", "False": "B", "Perhaps": "C"}
    text = csv_text(IUU, [{"CurrentlyListed": word, "Name": name, "IOTC": "2015 - "} for word, name in names.items()])
    [report] = load(case, [write("a.csv", text)], edition="2020")
    assert rows("SELECT name, in_force, until_precision, until FROM read.listing ORDER BY name") == [
        ("A", True, None, None),
        ("B", False, "unknown", dt.datetime(2020, 12, 31)),
        ("C", False, "unknown", dt.datetime(2020, 12, 31)),
    ]
    assert [(column, count) for column, _, count in report.flags] == [("CurrentlyListed", 1)]


def test_two_intervals_of_one_organisation_are_two_listings(case, write, rows):
    row = {"CurrentlyListed": "True", "Name": "A", "IOTC": "2007-10-31 - 2009-11-13; 2016-01-01 - "}
    load(case, [write("a.csv", csv_text(IUU, [row, row]))])
    # Exact copies of a row are the same listings, read twice.
    assert rows("SELECT count(*), count(DISTINCT id) FROM read.listing") == [(4, 2)]
    assert rows("SELECT count(*), count(DISTINCT mention_id) FROM read.vessel_mention") == [(2, 1)]
