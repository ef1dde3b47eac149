import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.dates import parse_date, parse_datetime, parse_interval


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
    assert parse_interval(value) == (None, None)


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


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-12 - ", "2019-12", None),
        ("2016-01 - 2020-02-14", "2016-01", "2020-02-14"),
        ("2006-11-26 - 2010", "2006-11-26", "2010"),
        ("2014-05 - 2014", "2014-05", "2014"),
        (" - 2010", None, "2010"),
        ("2010", "2010", None),
        (" - ", None, None),
    ],
)
def test_intervals(value: str, first: str | None, last: str | None) -> None:
    start, end = parse_interval(value)
    assert (start and str(start)) == first
    assert (end and str(end)) == last


@pytest.mark.parametrize(
    "value", ["2014 - 2013", "2020-22-60 - ", "2019 -2020", "a - b", "2010 - 2011 - 2012", "- " * 9_000 + "x"]
)
def test_impossible_intervals_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before it begins"):
        parse_interval(value)


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
    for parse in (lambda: parse_date(value, order), lambda: parse_datetime(value), lambda: parse_interval(value)):
        try:
            parse()
        except ValueError as refused:
            messages.append(str(refused))
    assert all(messages)


def test_the_iuu_list_s_intervals(shared_data: Path) -> None:
    with (shared_data / "iuu/IUUList-20251108.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    cells = [row[column] for row in rows[1:] for column in range(19, len(row), 2) if row[column].strip()]
    read, refused = 0, set()
    for cell in cells:
        try:
            assert parse_interval(cell) != (None, None)
            read += 1
        except ValueError:
            refused.add(cell)
    assert (read, refused) == (1654, {"2020-22-60 - "})
