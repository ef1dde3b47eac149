"""Days as a person types them."""

import datetime as dt

import click
import pytest

from catchgraph.cli.days import Day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", dt.datetime(2016, 1, 1), dt.datetime(2016, 12, 31)),
        ("2016-02", dt.datetime(2016, 2, 1), dt.datetime(2016, 2, 29)),
        ("2016-05-10", dt.datetime(2016, 5, 10), dt.datetime(2016, 5, 10)),
    ],
)
def test_a_year_and_a_month_have_a_first_and_a_last_day(text, first, last):
    assert Day().convert(text, None, None) == first
    assert Day(last=True).convert(text, None, None) == last


@pytest.mark.parametrize("text", ["", "soon", "10/05/2016", "2016-13", "2016-02-30"])
def test_what_is_no_date_is_said_with_examples(text):
    with pytest.raises(click.BadParameter, match="is not a date such as 2016, 2016-05 or 2016-05-10"):
        Day().convert(text, None, None)
