import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model.dates import PartialDate


def test_a_year_spans_its_days() -> None:
    year = PartialDate.year(2016)
    assert (year.first, year.last, year.precision) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31), "year")
    assert str(year) == "2016"


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2016, 2, 29), (2015, 2, 28), (2016, 1, 31), (2016, 4, 30), (1900, 2, 28), (9999, 12, 31)],
)
def test_a_month_ends_on_its_last_day(year: int, month: int, last: int) -> None:
    assert PartialDate.month(year, month).last.day == last


def test_text_keeps_the_precision() -> None:
    assert str(PartialDate.month(2016, 1)) == "2016-01"
    assert str(PartialDate.day(2016, 1, 31)) == "2016-01-31"
    assert str(PartialDate.year(989)) == "0989"


@pytest.mark.parametrize(("year", "month", "day"), [(2015, 2, 29), (2015, 13, 1), (2015, 0, 1), (0, 1, 1)])
def test_impossible_days_are_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.day(year, month, day)


def test_a_span_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        PartialDate(dt.date(2016, 1, 2), dt.date(2016, 1, 1), "day")


def test_dates_order_by_their_first_day_then_their_last() -> None:
    shuffled = [PartialDate.year(2016), PartialDate.day(2016, 1, 1), PartialDate.month(2016, 1), PartialDate.year(2015)]
    assert [str(date) for date in sorted(shuffled)] == ["2015", "2016-01-01", "2016-01", "2016"]


def test_equal_dates_are_one_in_a_set() -> None:
    assert len({PartialDate.day(2016, 1, 1), PartialDate.day(2016, 1, 1), PartialDate.month(2016, 1)}) == 2


@given(st.dates())
def test_every_day_lies_in_its_month_and_year(date: dt.date) -> None:
    month, year = PartialDate.month(date.year, date.month), PartialDate.year(date.year)
    assert year.first <= month.first <= date <= month.last <= year.last
    assert str(PartialDate.day(date.year, date.month, date.day)) == date.isoformat()
