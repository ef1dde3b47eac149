import datetime as dt

import pytest

from catchgraph.read.edition import edition_of
from catchgraph.read.intervals import doubted, intervals_of, listed_for, standing

EDITION = edition_of("IUUList-20251108.csv", None)
UNDATED = edition_of("list.csv", None)


def one(cell, listed, edition=EDITION):
    spans, wrong = intervals_of(cell, (", ", ";"))
    assert not wrong
    assert len(spans) == 1
    return listed_for(spans[0], standing("", {True: "yes", False: "no", None: None}[listed]), edition)


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


@pytest.mark.parametrize("cell", ["2020-22-60 - ", "5/10/2020 - ", "2020-12-40x"])
def test_of_an_impossible_date_and_of_one_that_is_two_days_the_year_is_kept(cell):
    spans, wrong = intervals_of(cell, (", ", ";"))
    assert [(str(since), until) for since, until in spans] == [("2020", None)]
    assert wrong == "impossible date, or two days by the order of day and month: only its year is used"


@pytest.mark.parametrize("cell", ["see annex", "2020-01-01 - 2019-01-01", "20201 - ", "1 - 2 - 3"])
def test_a_cell_in_which_nobody_can_read_a_date_still_says_that_the_vessel_is_listed(cell):
    spans, wrong = intervals_of(cell, (", ", ";"))
    assert (spans, wrong) == (
        [(None, None)],
        'no interval "from - to" of possible dates: when it was listed is not known',
    )
    found = listed_for(spans[0], standing("True", "yes"), EDITION)
    assert (found.in_force, found.period) == (True, "start unknown – in force at 2025-11-08")


@pytest.mark.parametrize(
    ("cell", "spans"), [("yes", [(None, None)]), ("Inscrit", [(None, None)]), ("NO", []), ("0", [])]
)
def test_a_cell_may_say_yes_or_no_instead(cell, spans):
    assert intervals_of(cell, (", ", ";")) == (spans, "")


def test_where_it_cannot_be_told_whether_it_is_in_force_it_is_neither():
    found = listed_for(intervals_of("2016-07-01 - ", (";",))[0][0], standing("perhaps", None), EDITION)
    assert found.in_force is None
    assert (found.until, found.until_precision) == (None, "unknown")
    assert found.period == "2016-07-01 – end unknown; whether in force is not understood: 'perhaps'"
    assert one("2016-07-01 - ", None).period == "2016-07-01 – end unknown; whether in force is not stated"


def test_an_end_that_is_written_needs_no_word_for_it():
    assert one("2016-07-01 - 2017-07-01", None).in_force is False
    assert one("2016-07-01 - 2026-07-01", None).in_force is True


def test_what_contradicts_its_end_is_said():
    found = doubted(one("2016-07-01 - 2017-07-01", True), "the list says otherwise")
    assert (found.in_force, found.period) == (None, "2016-07-01 – 2017-07-01; the list says otherwise")


def test_a_blank_cell_has_none():
    assert intervals_of("", (", ", ";")) == ([], "")
