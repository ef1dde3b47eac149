import datetime as dt

import pytest

from catchgraph.read.edition import edition_of
from catchgraph.read.intervals import intervals_of, listed_for

EDITION = edition_of("IUUList-20251108.csv", None)
UNDATED = edition_of("list.csv", None)


def one(cell, listed, edition=EDITION):
    spans, wrong = intervals_of(cell, (", ", ";"))
    assert not wrong
    assert len(spans) == 1
    return listed_for(spans[0], listed, edition)


def test_an_open_interval_of_a_listed_vessel_is_in_force():
    found = one("2019-12 - ", True)
    assert found.in_force
    assert (found.since, found.since_latest) == (dt.datetime(2019, 12, 1), dt.datetime(2019, 12, 31))
    assert (found.since_precision, found.until, found.until_precision) == ("month", None, None)
    assert found.period == "2019-12 – in force at 2025-11-08 (start known to the month)"


def test_a_closed_interval_has_ended():
    found = one("2016-01 - 2020-02-14", True)
    assert not found.in_force
    assert (found.until_earliest, found.until) == (dt.datetime(2020, 2, 14), dt.datetime(2020, 2, 14))
    assert found.period == "2016-01 – 2020-02-14 (start known to the month)"


def test_an_end_known_to_the_year_is_kept_as_wide_as_it_is():
    found = one("2019 - 2020", False)
    assert (found.until_earliest, found.until) == (dt.datetime(2020, 1, 1), dt.datetime(2020, 12, 31))
    assert found.until_precision == "year"
    assert found.period == "2019 – 2020 (start known to the year, end known to the year)"


def test_an_open_interval_of_a_delisted_vessel_ended_at_latest_by_the_edition():
    found = one("2016-07-01 - ", False)
    assert not found.in_force
    assert (found.until_earliest, found.until) == (dt.datetime(2016, 7, 1), dt.datetime(2025, 11, 8))
    assert found.until_precision == "unknown"
    assert found.period == "2016-07-01 – end unknown, ended at latest by 2025-11-08"


def test_without_an_edition_the_list_still_says_what_it_says():
    listed, delisted = one("2016-07-01 - ", True, UNDATED), one("2016-07-01 - ", False, UNDATED)
    assert listed.in_force
    assert listed.period == "2016-07-01 – in force at the list's edition (day unknown)"
    assert (delisted.in_force, delisted.until, delisted.until_precision) == (False, None, "unknown")


def test_an_end_after_the_edition_is_still_to_come():
    assert one("2016-07-01 - 2026-01-01", True).in_force
    assert not one("2016-07-01 - 2025", True).in_force


def test_an_unknown_start_is_said():
    found = one(" - 2019", False)
    assert (found.since, found.since_precision) == (None, None)
    assert found.period == "start unknown – 2019 (end known to the year)"


def test_a_cell_may_hold_several_intervals():
    spans, wrong = intervals_of("2007-10-31 - 2009-11-13; 2016-01-01 - ", (", ", ";"))
    assert [(str(since), str(until)) for since, until in spans] == [
        ("2007-10-31", "2009-11-13"),
        ("2016-01-01", "None"),
    ]
    assert not wrong


def test_of_an_impossible_date_the_year_is_kept():
    spans, wrong = intervals_of("2020-22-60 - ", (", ", ";"))
    assert [(str(since), until) for since, until in spans] == [("2020", None)]
    assert wrong == "impossible date: only its year is used"


@pytest.mark.parametrize("cell", ["yes", "2019-12-40x", "2020-01-01 - 2019-01-01", "20201 - "])
def test_what_is_no_interval_is_said(cell):
    assert intervals_of(cell, (", ", ";")) == ([], 'no interval "from - to" of possible dates')


def test_a_blank_cell_has_none():
    assert intervals_of("", (", ", ";")) == ([], "")
