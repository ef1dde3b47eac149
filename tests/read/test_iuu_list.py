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
        "VesselStatus": "Broken Up, Scrapped",
    }
    [report] = load(case, [write("a.csv", csv_text(IUU, [row]))])
    assert report.flags == ()
    assert rows("SELECT vessel_status FROM read.listing") == [("Broken Up, Scrapped",)]
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
        ("C", None, "unknown", None),
    ]
    assert [(column, count) for column, _, count in report.flags] == [("CurrentlyListed", 1)]


def stands(rows):
    return dict(rows("SELECT name, in_force FROM read.listing"))


def test_true_and_false_are_understood_as_spreadsheets_of_other_languages_write_them(case, write, rows):
    words = {
        "WAHR": True, "FALSCH": False, "VRAI": True, "FAUX": False, "VERDADERO": True, "FALSO": False, "Yes": True,
        "no": False, "1": True, "0": False, "ИСТИНА": True, "ЛОЖЬ": False, "DOĞRU": True, "是": True, "否": False,
        "Listed": True, "delisted": False, "removed": False, "RADIÉ": False, "vigente": True,
    }  # fmt: skip
    table = [{"CurrentlyListed": word, "Name": f"{word} STAR", "IOTC": "2019-05-10 - "} for word in words]
    [report] = load(case, [write("a.csv", csv_text(IUU, table))], edition="2020")
    assert stands(rows) == {f"{word} STAR": listed for word, listed in words.items()}
    assert report.flags == ()


def test_a_word_nobody_understands_is_said_and_never_taken_for_delisted(case, write, rows):
    words = ["perhaps", "", "see note 4", "NE"]
    table = [{"CurrentlyListed": word, "Name": f"PIPIT {n}", "IOTC": "2019-05-10 - "} for n, word in enumerate(words)]
    [report] = load(case, [write("a.csv", csv_text(IUU, table))], edition="2020")
    assert stands(rows) == {f"PIPIT {n}": None for n in range(len(words))}
    assert [period for (period,) in rows("SELECT period FROM read.listing ORDER BY name")] == [
        "2019-05-10 – end unknown; whether in force is not understood: 'perhaps'",
        "2019-05-10 – end unknown; whether in force is not stated",
        "2019-05-10 – end unknown; whether in force is not understood: 'see note 4'",
        "2019-05-10 – end unknown; whether in force is not stated",
    ]
    assert [(column, count) for column, _, count in report.flags] == [("CurrentlyListed", 2)]
    assert report.unclear == 2


def test_a_vessel_called_listed_without_an_interval_in_force_is_not_called_delisted(case, write, rows):
    table = [
        {"CurrentlyListed": "True", "Name": "A", "IOTC": "2010 - 2012"},
        {"CurrentlyListed": "True", "Name": "B", "IOTC": "2010 - 2012", "GFCM": "2013 - "},
    ]
    load(case, [write("a.csv", csv_text(IUU, table))], edition="2020")
    assert rows("SELECT name, rfmo, in_force FROM read.listing ORDER BY name, rfmo") == [
        ("A", "IOTC", None), ("B", "GFCM", True), ("B", "IOTC", False),
    ]  # fmt: skip


def test_dashes_and_orders_of_dates_lose_no_vessel(case, write, rows):
    cells = {
        "EN": "2019-05-10 – ", "EM": "2019-05-10—2020-01-02", "SLASH": "5/10/2019 - ",
        "DOTS": "10.05.2019 - 31.12.2099", "WORDS": "see annex II",
    }  # fmt: skip
    table = [{"CurrentlyListed": "True", "Name": f"{name} STAR", "IOTC": cell} for name, cell in cells.items()]
    [report] = load(case, [write("a.csv", csv_text(IUU, table))], edition="2020-06-01")
    assert (report.loaded, report.rejected) == (5, 0)
    assert rows("SELECT name, since, since_precision, in_force FROM read.listing ORDER BY name") == [
        ("DOTS STAR", dt.datetime(2019, 5, 10), "day", True),
        ("EM STAR", dt.datetime(2019, 5, 10), "day", None),
        ("EN STAR", dt.datetime(2019, 5, 10), "day", True),
        ("SLASH STAR", dt.datetime(2019, 1, 1), "year", True),
        ("WORDS STAR", None, None, True),
    ]
    assert {(column, value) for column, value in rows('SELECT "column", value FROM read.flag')} == {
        ("IOTC", "5/10/2019 - "), ("IOTC", "see annex II"),
    }  # fmt: skip


def test_rows_that_end_early_are_read_and_noted_once(case, write, rows):
    table = [{"CurrentlyListed": "True", "Name": f"DUNLIN {n}", "IMO": "", "IOTC": "2019-05-10 - "} for n in (1, 2)]
    header, *lines = csv_text(IUU, table).splitlines()
    [report] = load(case, [write("a.csv", "\n".join([header, *(line.rstrip(",") for line in lines)]))], edition="2020")
    assert (report.loaded, report.rejected) == (2, 0)
    assert stands(rows) == {"DUNLIN 1": True, "DUNLIN 2": True}
    assert report.flags == (("(row)", "the row ends before the last column, as 1 more: read as ending in blanks", 1),)


def test_numbers_of_a_list_as_cells_hold_them(case, write, rows):
    row = {
        "CurrentlyListed": "True", "Name": "A", "IMO": "LR9074729; 8571043", "MMSI": "'412420847, 412,321,992",
        "IRCS": '="HQ5019"; HQ5020*', "NNR": "TL-20014¹", "IOTC": "2015 - ",
    }  # fmt: skip
    load(case, [write("a.csv", csv_text(IUU, [row]))])
    assert rows("SELECT imo, other_imos, mmsis, call_signs, registration_numbers FROM read.listing") == [
        ("9074729", ["8571043"], ["412420847", "412321992"], ["HQ5019", "HQ5020"], ["TL20014"])
    ]


def test_two_intervals_of_one_organisation_are_two_listings(case, write, rows):
    row = {"CurrentlyListed": "True", "Name": "A", "IOTC": "2007-10-31 - 2009-11-13; 2016-01-01 - "}
    load(case, [write("a.csv", csv_text(IUU, [row, row]))])
    # Exact copies of a row are the same listings, read twice.
    assert rows("SELECT count(*), count(DISTINCT id) FROM read.listing") == [(4, 2)]
    assert rows("SELECT count(*), count(DISTINCT mention_id) FROM read.vessel_mention") == [(2, 1)]
