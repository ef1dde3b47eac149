import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.dates import parse_any_order, parse_date, parse_datetime


@pytest.mark.parametrize(
    ("value", "order", "date"),
    [
        ("2016-01-31", "ymd", "2016-01-31"),
        ("2016/1/3", "ymd", "2016-01-03"),
        ("20160131", "ymd", "2016-01-31"),
        ("2016-01", "ymd", "2016-01"),
        ("2012-01-01T00:04:56Z", "ymd", "2012-01-01"),
        ("2020-09-18T11:40:00.000Z", "ymd", "2020-09-18"),
        ("2020-09-18 11:40", "ymd", "2020-09-18"),
        ("31/01/2016", "dmy", "2016-01-31"),
        ("3.4.16", "dmy", "2016-04-03"),
        ("01/2016", "dmy", "2016-01"),
        ("6/13/25", "mdy", "2025-06-13"),
        ("6/13/25 0:00", "mdy", "2025-06-13"),
        ("12/31/1999 11:59 PM", "mdy", "1999-12-31"),
        ("12-Aug-2025", "dMy", "2025-08-12"),
        ("22 Aug 2025", "dMy", "2025-08-22"),
        ("27-MAY-25", "dMy", "2025-05-27"),
        ("12Aug2025", "dMy", "2025-08-12"),
        ("1st September 2020", "dMy", "2020-09-01"),
        ("Sept 2020", "dMy", "2020-09"),
        ("3 ene 2020", "dMy", "2020-01-03"),
        ("3 juin 2020", "dMy", "2020-06-03"),
        ("3 juillet 2020", "dMy", "2020-07-03"),
        ("3 août 2020", "dMy", "2020-08-03"),
        ("2 Des 2020", "dMy", "2020-12-02"),
        ("29-Feb-2024", "dMy", "2024-02-29"),
    ],
)
def test_dates_by_order(value: str, order: str, date: str) -> None:
    assert str(parse_date(value, order)) == date


@pytest.mark.parametrize("order", ["ymd", "dmy", "mdy", "dMy"])
def test_a_year_alone_is_a_year_in_every_order(order: str) -> None:
    assert str(parse_date("2016", order)) == "2016"


@pytest.mark.parametrize(("year", "full"), [("00", 2000), ("69", 2069), ("70", 1970), ("99", 1999)])
def test_two_digit_years_turn_at_70(year: str, full: int) -> None:
    date = parse_date(f"1/2/{year}", "mdy")
    assert date is not None
    assert date.first == dt.date(full, 1, 2)


@pytest.mark.parametrize("value", ["", "  ", "-", "NA", "N/A", "Pending", "none"])
def test_blanks_have_no_date(value: str) -> None:
    assert parse_date(value, "ymd") is None
    assert parse_datetime(value) is None
    assert parse_any_order(value) is None


@pytest.mark.parametrize(
    ("value", "order"),
    [
        ("13/13/25", "mdy"),
        ("13/6/25", "mdy"),
        ("6/13/25", "dmy"),
        ("2025-13-01", "ymd"),
        ("2023-02-29", "ymd"),
        ("2025-01-31", "dmy"),
        ("31-01-2025", "ymd"),
        ("12-Foo-2025", "dMy"),
        ("12-08-2025", "dMy"),
        ("0000", "ymd"),
        ("1/2", "dmy"),
        ("12", "ymd"),
        ("x" * 20_000, "ymd"),
        ("1-" * 10_000, "dmy"),
        ("1 " * 10_000, "dMy"),
        ("2016-01-31T25", "ymd"),
        ("2016-01-31x", "ymd"),
    ],
)
def test_what_contradicts_the_order_is_refused_in_plain_words(value: str, order: str) -> None:
    with pytest.raises(ValueError, match=f"is not a date in the order {order}") as refused:
        parse_date(value, order)
    assert len(str(refused.value)) < 140


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(ValueError, match="date order 'ydm'"):
        parse_date("2016-01-31", "ydm")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2012-01-01T00:04:56Z", dt.datetime(2012, 1, 1, 0, 4, 56)),
        ("2020-09-18T11:40:00.000Z", dt.datetime(2020, 9, 18, 11, 40)),
        ("2020-09-18T11:40:00+05:30", dt.datetime(2020, 9, 18, 6, 10)),
        ("2020-09-18T23:40:00-0100", dt.datetime(2020, 9, 19, 0, 40)),
        ("2020-09-18 11:40:00 UTC", dt.datetime(2020, 9, 18, 11, 40)),
        ("2020-09-18t11:40z", dt.datetime(2020, 9, 18, 11, 40)),
        ("2020-09-18T11:40:00.123456789Z", dt.datetime(2020, 9, 18, 11, 40, 0, 123456)),
        ("2020-09-18", dt.datetime(2020, 9, 18)),
    ],
)
def test_moments_are_naive_utc(value: str, moment: dt.datetime) -> None:
    found = parse_datetime(value)
    assert found == moment
    assert found.tzinfo is None


@pytest.mark.parametrize(
    "value",
    ["x", "2020-02-30", "2020-01-01T24:30", "0001-01-01T00:00+14:00", "2020-01-01T00:00+99:00", "18/09/2020", "2020"],
)
def test_no_moments(value: str) -> None:
    with pytest.raises(ValueError, match="is not an ISO 8601 date and time"):
        parse_datetime(value)


@given(st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2069, 12, 31)))
def test_every_order_reads_what_it_writes(date: dt.date) -> None:
    written = {"ymd": "%Y-%m-%d", "dmy": "%d/%m/%y", "mdy": "%m/%d/%Y"}
    for order, form in written.items():
        found = parse_date(date.strftime(form), order)
        assert found is not None
        assert (found.first, found.last, found.precision) == (date, date, "day")


@given(st.datetimes(timezones=st.just(dt.UTC)))
def test_moments_survive_iso_8601(moment: dt.datetime) -> None:
    assert parse_datetime(moment.isoformat()) == moment.replace(tzinfo=None)


@given(st.text(), st.sampled_from(["ymd", "dmy", "mdy", "dMy"]))
def test_nothing_but_value_errors(value: str, order: str) -> None:
    messages = []
    for parse in (lambda: parse_date(value, order), lambda: parse_datetime(value), lambda: parse_any_order(value)):
        try:
            parse()
        except ValueError as refused:
            messages.append(str(refused))
    assert all(messages)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-05-10", "2021-05-10"),
        ("25/10/2021", "2021-10-25"),
        ("10/25/2021", "2021-10-25"),
        ("7/7/2021", "2021-07-07"),
        ("31.12.2099", "2099-12-31"),
        ("05.10.2021", "2021-10-05"),
        ("5. 10. 2021", "2021-10-05"),
        ("10 May 2021", "2021-05-10"),
        ("2021", "2021"),
        ("05/2021", "2021-05"),
    ],
)
def test_a_date_that_is_one_day_in_every_order_needs_none(value: str, date: str) -> None:
    assert str(parse_any_order(value)) == date


@pytest.mark.parametrize("value", ["5/10/2021", "5-10-21", "13.13.2021", "soon"])
def test_a_date_that_is_two_days_or_none_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"is two different days|is not a date"):
        parse_any_order(value)
