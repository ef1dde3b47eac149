"""Pages of vessels with dated histories; all of them invented, but the shape and its oddities are the public ones."""

import datetime as dt
import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve


def entry(since, until, **value):
    return {"From": since, "To": until, **value}


TERN = {
    "Name": "GREY TERN",
    "IMO Number": "9074729",
    "MMSI No.": "352999101",
    "IRCS": "HO1234",
    "Vessel Type": "Reefer",
    "Gross Tonnage": "735.000, 499.000",
    "Length": "55.200",
    "Year of Build": "199203, 1991",
    "Built in": "Somewhere",
    "Current Owner": "Rptd Sold Undisclosed Interest; TERN SHIPPING LTD",
    "Name History": [
        entry("2021-05-07", "", Name="GREY TERN"),
        entry("2014-11", "2021-05-07", Name="PALE TERN 8, PALE TERN NO. 8"),
        entry("", "2014-11", Name="KAMOME MARU NO. 3"),
    ],
    "Flag History": [
        entry("2020", "2024-06", Flag="Gambia"),
        entry("1999-05-09", "2020", Flag="St. Vincent and the Grenadines"),
        entry("", "1999-05-09", Flag="Japan"),
    ],
    "Owner History": [
        entry("2024-08-09", "", Owner="TERN SHIPPING LTD"),
        entry("2022-09-05", "", Owner="Rptd Sold Undisclosed Interest"),
        entry("", "2022-09-05", Owner="Kamome Gyogyo Co Ltd, KAMOME GYOGYO CO LTD"),
    ],
    "IRCS History": [entry("", "", IRCS="HO1234")],
    "RFMO History": [
        {"RFMO": "IOTC", "Status": "IUU Listed", "Date listed": "2024-05-23", "Reason": "Cross-listing"},
        {"RFMO": "SIOFA", "Date listed": "2022"},
        {"RFMO": "GFCM", "Status": "Delisted", "Date listed": "2018-01-02"},
        {"RFMO": "NAFO", "Date listed": ""},
    ],
    "page": "https://example.org/Vessel/GetVessel/tern-1",
}
PLAIN = {
    "Name": "RED KNOT",
    "IMO Number": "",
    "Reg. No.": "TST\u20104471\u2010A",
    "Current Flag": "Sri Lanka",
    "Current Owner": "E. F. KNOT, E.F KNOT",
    "Operator": "C. D. PIPER; E. F. KNOT(OWNER OF THE VESSEL)",
    "RFMO History": [],
}


def case_of(folder, *pages):
    case = open_case(folder / "case", create=True)
    path = folder / "pages.json"
    path.write_text(json.dumps(pages), encoding="utf-8")
    [report] = load(case, [path])
    return case, report


def rows_of(case, query):
    with case.read() as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The two pages, loaded, resolved and derived."""
    case, report = case_of(tmp_path_factory.mktemp("pages"), TERN, PLAIN)
    resolve(case)
    derive(case)
    return case, report


def test_every_page_is_loaded_and_what_nobody_takes_is_said(loaded):
    _, report = loaded
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("vessel-histories", 2, 2, 0)
    assert report.unread == ("Built in",)


def test_a_segment_carries_what_was_valid_then(loaded):
    day = dt.datetime
    found = rows_of(
        loaded[0],
        """SELECT name, flag, owners, since, since_precision, until, until_precision, other_names
        FROM derived.identity WHERE imo = '9074729' ORDER BY since NULLS FIRST""",
    )
    kamome = ["Kamome Gyogyo Co Ltd, KAMOME GYOGYO CO LTD"]
    sold = "Rptd Sold Undisclosed Interest"
    assert found == [
        ("KAMOME MARU NO. 3", "JPN", kamome, None, None, day(1999, 5, 9), "day", []),
        ("KAMOME MARU NO. 3", "VCT", kamome, day(1999, 5, 9), "day", day(2014, 11, 30), "month", []),
        ("PALE TERN 8", "VCT", kamome, day(2014, 11, 1), "month", day(2020, 12, 31), "year", ["PALE TERN NO. 8"]),
        ("PALE TERN 8", "GMB", kamome, day(2020, 1, 1), "year", day(2021, 5, 7), "day", ["PALE TERN NO. 8"]),
        ("GREY TERN", "GMB", kamome, day(2021, 5, 7), "day", day(2022, 9, 5), "day", []),
        ("GREY TERN", "GMB", [sold], day(2022, 9, 5), "day", day(2024, 6, 30), "month", []),
        ("GREY TERN", None, [sold], day(2024, 6, 1), "month", day(2024, 8, 9), "day", []),
        ("GREY TERN", None, ["TERN SHIPPING LTD", sold], day(2024, 8, 9), "day", None, None, []),
    ]


def test_names_flags_and_call_signs_of_the_same_days_are_no_former_ones(tmp_path):
    page = {
        "Name": "GREY TERN",
        "IMO Number": "9074729",
        "Name History": [
            entry("2014-11", "2021-05-07", Name="PALE TERN 8, PALE TERN NO. 8"),
            entry("soon", "", Name="OLD"),
        ],
        "Flag History": [entry("2014-11", "", Flag="Gambia"), entry("2015", "", Flag="Panama")],
        "IRCS History": [entry("2015", "", IRCS="HO1234"), entry("2014-11", "", IRCS="C5J128")],
    }
    case, _ = case_of(tmp_path, page)
    assert rows_of(
        case,
        """SELECT name, other_names, previous_names, flag, other_flags, previous_flags, call_sign, other_call_signs
        FROM read.identity ORDER BY since""",
    ) == [
        ("PALE TERN 8", ["PALE TERN NO. 8"], [], "GMB", [], [], "C5J128", []),
        ("PALE TERN 8", ["PALE TERN NO. 8"], [], "PAN", ["GMB"], [], "HO1234", ["C5J128"]),
        # What has no dates is said of the present.
        ("GREY TERN", [], ["OLD"], "PAN", ["GMB"], [], "HO1234", ["C5J128"]),
    ]  # fmt: skip


def test_all_segments_describe_one_vessel_with_every_name_and_flag(loaded):
    [(name, names, flags, signs)] = rows_of(
        loaded[0],
        """SELECT v.name, v.names, v.flags, v.call_signs FROM derived.vessel v WHERE v.imo = '9074729'
        AND 8 = (SELECT count(*) FROM derived.describes d WHERE d.target = v.id)""",
    )
    assert (name, signs) == ("GREY TERN", ["HO1234"])
    assert names == ["GREY TERN", "KAMOME MARU NO. 3", "PALE TERN 8", "PALE TERN NO. 8"]
    assert flags == ["GMB", "JPN", "VCT"]


def test_owners_are_dated_and_placeholders_are_nobody(loaded):
    assert rows_of(
        loaded[0],
        """SELECT as_written, kind, o.since, o.until, i.name, i.flag FROM derived.owns o
        JOIN derived.identity i ON i.id = o.record WHERE i.imo = '9074729' ORDER BY o.since NULLS FIRST""",
    ) == [
        ("Kamome Gyogyo Co Ltd", "as stated", None, dt.datetime(2022, 9, 5), "KAMOME MARU NO. 3", "JPN"),
        ("TERN SHIPPING LTD", "as stated", dt.datetime(2024, 8, 9), None, "GREY TERN", None),
    ]


def test_only_dated_listings_are_listings(loaded):
    case, _ = loaded
    assert rows_of(
        case, "SELECT rfmo, since, since_precision, in_force, until_precision, reason FROM read.listing ORDER BY rfmo"
    ) == [
        ("GFCM", dt.datetime(2018, 1, 2), "day", False, "unknown", None),
        ("IOTC", dt.datetime(2024, 5, 23), "day", True, None, "Cross-listing"),
        ("SIOFA", dt.datetime(2022, 1, 1), "year", True, None, None),
    ]
    assert rows_of(case, "SELECT \"column\", reason FROM read.flag WHERE value LIKE '%NAFO%'") == [
        ("RFMO History", "no organisation or no possible date: no listing")
    ]


def test_listings_owners_and_notes_name_the_entry_that_says_them(loaded):
    """Entries are counted from 1, those that say nothing among them."""
    case, _ = loaded
    assert rows_of(case, "SELECT rfmo, part FROM read.listing ORDER BY rfmo") == [
        ("GFCM", "RFMO History[3]"), ("IOTC", "RFMO History[1]"), ("SIOFA", "RFMO History[2]"),
    ]  # fmt: skip
    assert rows_of(case, "SELECT name, part FROM read.party_mention WHERE since IS NOT NULL OR until IS NOT NULL") == [
        ("TERN SHIPPING LTD", "Owner History[1]"), ("Kamome Gyogyo Co Ltd", "Owner History[3]"),
    ]  # fmt: skip
    assert rows_of(case, "SELECT part FROM read.flag WHERE value LIKE '%NAFO%'") == [("RFMO History[4]",)]
    assert rows_of(case, "SELECT records FROM derived.listing WHERE rfmo = 'SIOFA'") == [
        (["pages.json, line 1 (record 1, RFMO History[2])"],)
    ]


def test_a_page_without_histories_is_one_undated_identity(loaded):
    case, _ = loaded
    assert rows_of(
        case, "SELECT name, flag, registration_number, since, until FROM read.identity WHERE imo IS NULL"
    ) == [("RED KNOT", "LKA", "TST4471A", None, None)]
    assert rows_of(
        case,
        "SELECT role, name FROM read.party_mention WHERE NOT list_contains(signs, 'legal form') ORDER BY role, name",
    ) == [
        ("operator as stated", "C. D. PIPER"),
        ("operator as stated", "E. F. KNOT(OWNER OF THE VESSEL)"),
        ("owner as stated", "E. F. KNOT"),
    ]


def test_a_present_value_that_no_entry_gives_joins_the_last_segment(tmp_path):
    page = {"Name": "NEW NAME", "IMO Number": "9074729", "Name History": [entry("2001", "2002", Name="OLD NAME")]}
    case, _ = case_of(tmp_path, page)
    assert rows_of(case, "SELECT name, since, until FROM read.identity ORDER BY since") == [
        ("OLD NAME", dt.datetime(2001, 1, 1), dt.datetime(2002, 12, 31)),
        ("NEW NAME", dt.datetime(2002, 1, 1), None),
    ]


def test_dates_that_cannot_be_leave_the_value_undated_and_are_noted(tmp_path):
    page = {
        "Name": "B",
        "Name History": [
            entry("2010", "2005", Name="BACKWARDS"),
            entry("soon", "", Name="SOONER"),
            entry("2012-13", "", Name="THIRTEEN"),
            entry("2011", "", Name="B"),
        ],
    }
    case, report = case_of(tmp_path, page)
    assert report.loaded == 1
    others = ["BACKWARDS", "SOONER", "THIRTEEN"]
    assert rows_of(case, "SELECT name, previous_names FROM read.identity") == [("B", others)]
    assert [count for _, _, count in report.flags] == [2, 1]
    assert rows_of(case, "SELECT names FROM read.vessel_mention") == [(["B", *others],)]


@pytest.mark.parametrize(
    ("page", "loaded", "noted"),
    [
        ({"Name": 5, "Name History": "none"}, 1, 1),
        ({"Name": {"a": 1}, "Name History": []}, 0, 0),
        ({"Name": "A", "Name History": ["x", 7, None]}, 1, 3),
        ({"Name": "A", "Name History": [{"From": [], "To": {}, "Name": "B"}]}, 1, 2),
        # That it was cut when it was read, and that what is left is no name either.
        ({"Name": "N" * 10_000, "IMO Number": "9074729", "Flag History": []}, 1, 2),
        ({"Name": "N" * 10_000, "Flag History": []}, 0, 0),
        ({"Name": "A", "IMO Number": "1234567", "Flag History": [entry("", "", Flag="Atlantis")]}, 1, 2),
        ({"Flag History": []}, 0, 0),
        ({"Name": "A", "Name History": [entry("2001", "", Name="B")] * 1_500}, 1, 1),
    ],
    ids=["number", "object", "entries", "dates", "long", "long alone", "wrong values", "nothing", "endless"],
)
def test_wrong_values_are_noted_and_nothing_is_lost(tmp_path, page, loaded, noted):
    case, report = case_of(tmp_path, page)
    assert (report.rows, report.loaded, report.rejected) == (1, loaded, 1 - loaded)
    assert len(rows_of(case, "SELECT * FROM read.flag")) == noted
    assert sum(count for _, _, count in report.flags) == noted


def test_the_same_page_twice_is_one_vessel(tmp_path):
    case, report = case_of(tmp_path, TERN, TERN)
    assert report.loaded == 2
    resolve(case)
    derive(case)
    assert rows_of(case, "SELECT count(*) FROM derived.vessel") == [(1,)]
    assert rows_of(case, "SELECT count(*) FROM derived.identity") == [(8,)]


def test_the_public_sample_reads_as_it_is_published(shared_data, tmp_path):
    """Names, flags and owners of IMO 9038402 as the sample lists them, from the first to the last."""
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [shared_data / "iuu" / "iuu_history_sample_3_vessels.json"])
    assert (report.rows, report.loaded) == (3, 3)
    found = rows_of(
        case, "SELECT name, flag, owners FROM read.identity WHERE imo = '9038402' ORDER BY since NULLS FIRST"
    )
    names = list(dict.fromkeys(name for name, _, _ in found))
    assert names == ["SHONAN MARU NO. 3", "AROWANA NO. 8", "JETMARK 8", "MAXIMUS", "LUCAS"]
    flags = list(dict.fromkeys(flag for _, flag, _ in found if flag))
    others = rows_of(case, "SELECT DISTINCT name, other_names FROM read.identity WHERE len(other_names) > 0")
    assert ("JETMARK 8", ["JETMARK NO. 8"]) in others
    assert rows_of(case, "SELECT count(*) FROM read.identity WHERE list_contains(previous_names, 'JETMARK NO. 8')") == [
        (0,)
    ]
    assert flags == ["JPN", "BLZ", "VUT", "MNG", "PHL", "VCT", "SEN", "GMB"]
    assert len({owner for _, _, owners in found for owner in owners}) == 9
    parties = """SELECT count(DISTINCT name) FROM read.party_mention
        WHERE role = 'owner as stated' AND list_contains(signs, 'legal form')"""
    # Two of the nine are "Rptd Sold …": nobody; WPS JANSA has no legal form.
    assert rows_of(case, parties) == [(6,)]
    assert rows_of(case, "SELECT count(*) FROM read.listing") == [(20,)]
