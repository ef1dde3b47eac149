"""Everything dated in one column, and the times of which nothing is known."""

import datetime as dt

import pytest

from catchgraph.analyse.timeline import kind_of, timeline
from catchgraph.errors import NotFound, UsageError


def day(text):
    return dt.datetime.fromisoformat(text)


def lines(found, *kinds):
    return [(row["date"], row["until"], row["kind"], row["what"]) for row in found.table.dicts()
            if not kinds or row["kind"] in kinds]  # fmt: skip


def test_a_year_comes_before_a_month_of_it_and_is_shown_as_it_was_written(storied):
    assert lines(timeline(storied, "GREY PETREL"), "name")[:2] == [
        ("1992", "", "name", "FIRST (History)"),
        ("1992-05", "", "name", "SECOND NAME (History)"),
    ]


def test_times_of_which_nothing_is_known_are_rows(storied):
    # The year 1992 may last to its end; the register's authorisation begins in 2020 and covers all up to 2024.
    assert lines(timeline(storied, "GREY PETREL"), "no record") == [
        ("1992-12-31", "2020-01-01", "no record", "no record for 27 years"),
    ]


def test_what_was_before_a_year_comes_before_what_is_of_it(storied):
    # The last day of 1992 is after its first; the year is what both say.
    assert lines(timeline(storied, "GREY SHAG"), "name") == [
        ("before 1992", "", "name", "OLDEST (History)"),
        ("1992", "2006-02", "name", "SHAG (History)"),
        ("before 2006-02", "", "name", "formerly BETWEEN (History)"),
        ("2006-02", "", "name", "GREY SHAG (History)"),
    ]


def test_what_a_source_says_without_a_break_is_one_row_with_all_its_records(storied):
    found = timeline(storied, "GREY SHAG")
    assert lines(found, "flag") == [("1992", "2004", "flag", "JPN (History)"), ("2006-02", "", "flag", "JPN (History)")]
    assert [(one.node, one.also) for one in found.entries if one.text == "SHAG (History)"] == [
        ("identity:shag2", ("identity:shag3",))
    ]
    [sign] = [one for one in found.entries if one.kind == "call sign"]
    assert (sign.date, sign.until, sign.text) == (None, None, "C5J (History)"), "it is open on both sides"
    assert sign.where == tuple(f"shag.csv, line {number + 1} (record {number})" for number in (1, 2, 3, 4))


def test_a_listing_in_force_is_no_time_without_record(invented):
    # KITTIWAKE-4: iuu-list-2025-07-01.csv, listed from 2016-01 to 2018-02-14; encounters.csv: met on 2017-08-15.
    found = lines(timeline(invented, "KITTIWAKE-4"), "no record")
    assert found[0][:2] == ("2016-01-31", "2017-08-15")
    assert found[0][3] == "nothing but a listing for 1 year 6 months"


def test_editions_that_say_the_same_are_one_row_and_leaving_is_one(storied):
    found = timeline(storied, "GREY PETREL")
    assert [row for row in lines(found, "name") if "IOTC" in row[3]] == [
        ("2020-06-30", "2021-06-30", "name", "GREY PETREL (IOTC register)"),
        ("before 2022-06-30", "", "name", "formerly OLD PETREL (IOTC register)"),
        ("2022-06-30", "", "name", "WHITE PETREL (IOTC register)"),
    ]
    assert lines(found, "edition") == [("2023-06-30", "", "edition", "IOTC register: no longer on this edition")]
    name = next(entry for entry in found.entries if entry.text == "GREY PETREL (IOTC register)")
    assert name.where == ("register-2020.csv, line 2 (record 1)", "register-2021.csv, line 2 (record 1)")


def test_every_kind_of_event_is_told(storied):
    found = timeline(storied, "GREY PETREL", kinds=["encounter", "Loitering", "gaps", "PortCall", "fishing"])
    assert lines(found) == [
        ("2022-03-01 06:00", "", "encounter", "with PARTNER, as carrier, 6.5 h"),
        ("2022-03-02 06:00", "", "loitering", "as carrier, 9.0 h, 82 km from shore"),
        ("2022-03-03 06:00", "", "gap",
         "no AIS position, 30.2 h, 1,204 km between its ends, likely intentional, says the source"),
        ("2022-03-04 06:00", "", "fishing", "apparent fishing, 3.0 h"),
        ("2022-03-05 06:00", "", "port call", "Port Nowhere (MUS)"),
    ]  # fmt: skip
    first = found.entries[0]
    assert (first.node, first.latitude, first.longitude) == ("encounter:1", 1.5, 70.0)
    assert first.where == ("events.csv, line 1 (record 1)",)
    assert found.entries[-1].other == "port:1"


def test_measures_findings_owners_and_authorisations_have_their_days(storied):
    found = timeline(storied, "GREY PETREL")
    assert lines(found, "measure") == [("2021-06-01", "", "measure", "An office: Asset freeze, P-1")]
    # A finding is of the first day of the event it rests on.
    assert lines(found, "finding") == [("2022-03-01", "", "finding", "high: Apparent meeting (dismissed)")]
    # Two editions authorise under one name.
    assert lines(found, "authorisation") == [
        ("2020-01-01", "2024-12-31", "authorisation", "IOTC: authorised as GREY PETREL"),
        ("2020-01-01", "2024-12-31", "authorisation", "IOTC: authorised as WHITE PETREL"),
    ]
    # An ownership without days is of the day from which its records say anything.
    assert lines(found, "owner") == [("2020-01-01", "", "owner", "Petrel Ltd (beneficial, registered)")]


def test_a_company_and_a_port_have_one_too(storied):
    found = timeline(storied, "Petrel Ltd", kinds=["owned vessel"])
    assert {entry.other for entry in found.entries} == {"vessel:1"}
    [call] = timeline(storied, "Port Nowhere").entries
    assert (call.kind, call.text, call.other) == ("port call", "GREY PETREL", "vessel:1")


def test_between_two_days(storied):
    found = timeline(storied, "GREY PETREL", since=day("2022-03-02"), until=day("2022-03-03"))
    assert [entry.kind for entry in found.entries if entry.node and entry.node.startswith(("gap", "loitering"))] == [
        "loitering", "gap",
    ]  # fmt: skip
    assert not lines(found, "encounter", "fishing", "no record", "edition")
    # A measure without an end and an authorisation that covers the days are kept.
    assert len(lines(found, "measure", "authorisation")) == 3
    assert lines(timeline(storied, "GREY PETREL", until=day("1991-12-31"))) == []


def test_a_limit_is_said(storied):
    found = timeline(storied, "GREY PETREL", limit=2)
    assert len(found.entries) == 2
    assert found.note.startswith("the first 2 of ")


def test_what_has_none(storied):
    with pytest.raises(UsageError, match="encounter:1 has no timeline"):
        timeline(storied, "encounter:1")
    with pytest.raises(UsageError, match="at least 1 row"):
        timeline(storied, "GREY PETREL", limit=0)
    with pytest.raises(NotFound, match="no vessel, company, facility, person or port is called"):
        timeline(storied, "NOBODY")
    with pytest.raises(UsageError, match="no 'tail'"):
        kind_of("tail")


def test_a_vessel_of_the_invented_world(invented):
    # carriers.csv line 2, encounters.csv lines 2 to 6, iuu-list line 2.
    found = timeline(invented, "4990239")
    assert found.name == "SABLE MERIDIAN"
    assert lines(found, "listing") == [
        ("2016-05-10", "2018-06-30", "listing",
         "IOTC: listed as SABLE MERIDIAN, Receiving catch at sea without authorisation (invented)"),
    ]  # fmt: skip
    assert lines(found, "MMSI") == [("2015-01-03 04:12", "2018-12-29 21:40", "MMSI", "352999101 (transmitted)")]
    assert [row[0] for row in lines(found, "encounter")] == [
        "2016-05-09 06:10", "2016-05-10 06:10", "2017-03-04 06:10", "2018-06-30 06:10", "2018-07-01 06:10",
    ]  # fmt: skip
    # From the last transmission to the list's edition.
    assert lines(found, "no record") == [("2018-12-29", "2025-07-01", "no record", "no record for 6 years 6 months")]
    assert lines(found, "owner") == [("2025-07-01", "", "owner", "Lantern Bight Shipping S.A. (as stated)")]
    assert found.entries[0].where == ("carriers.csv, line 2 (record 1)",)


def test_listings_keep_their_precision(invented):
    # 2016-01 - 2018-02-14 and 2014-05 - 2018 on the list.
    assert [row[:2] for row in lines(timeline(invented, "KITTIWAKE-4"), "listing")] == [("2016-01", "2018-02-14")]
    assert [row[:2] for row in lines(timeline(invented, "BRINE FALCON"), "listing")] == [("2014-05", "2018")]


def test_what_no_record_says_has_no_confidence():
    from catchgraph.analyse.timeline_entry import TimelineEntry

    def certainty(kind):
        return TimelineEntry(None, None, "day", "day", kind, "", None, None, None, None, 0.7, ()).certainty

    assert [certainty(kind) for kind in ("encounter", "finding", "no record")] == [0.7, None, None]


def test_what_was_written_about_any_of_its_records_stands_on_the_row(storied):
    from catchgraph.analyse.about import with_notes
    from catchgraph.analyse.table import Table

    found = timeline(storied, "GREY SHAG", kinds=["name"])
    notes = Table("Notes", ("name", "what", "text", "who", "when", "id"),
                  [("", "note", "seen on paper", "A. N.", "2026-01-02", "identity:shag3")])  # fmt: skip
    said = {row["what"]: row["notes"] for row in with_notes(found.table, notes, "node", "also").dicts()}
    assert said["SHAG (History)"] == ["note: seen on paper (A. N., 2026-01-02)"]
    assert said["GREY SHAG (History)"] == []
