import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.interval import parse_interval, sides


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


@pytest.mark.parametrize("value", ["2014 - 2013", "2020-22-60 - ", "a - b", "2010 - 2011 - 2012", "- " * 9_000 + "x"])
def test_impossible_intervals_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before it begins|several dashes"):
        parse_interval(value)


@pytest.mark.parametrize("dash", ["-", "–", "—", "‒", "―", "~", "～"])
@pytest.mark.parametrize("around", [" {} ", "{} ", " {}"])
def test_a_dash_of_any_length_parts_the_dates(dash: str, around: str) -> None:
    parted = around.format(dash)
    found = parse_interval(f"2018-03-04{parted}2019-05-06")
    assert [str(date) for date in found] == ["2018-03-04", "2019-05-06"]
    assert [str(date) for date in parse_interval(f"2018-03-04{parted}")] == ["2018-03-04", "None"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-03-04–2019-05-06", "2018-03-04", "2019-05-06"),
        ("2018–03–04 – ", "2018-03-04", "None"),
        ("2018\u201103\u201104 \u2013", "2018-03-04", "None"),
        ("25/10/2018 - 10/28/2019", "2018-10-25", "2019-10-28"),
        ("4 March 2018 to 6 May 2019", "2018-03-04", "2019-05-06"),
        ("2018 - present", "2018", "None"),
        ("2018-03-04 - 31.12.2099", "2018-03-04", "None"),
        ("2018-03-04 - 9999-12-31", "2018-03-04", "None"),
    ],
)
def test_intervals_as_word_processors_and_databases_write_them(value: str, first: str, last: str) -> None:
    assert [str(date) for date in parse_interval(value)] == [first, last]


def test_a_day_that_may_be_two_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="two different days"):
        parse_interval("5/10/2018 - ")


@given(st.text(alphabet="0123456789-–/. to~", max_size=60))
def test_nothing_but_value_errors(value: str) -> None:
    with suppress(ValueError):
        first, last = parse_interval(value)
        assert first is None or last is None or first.first <= last.last
    with suppress(ValueError):
        assert "  " not in "|".join(sides(value))


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
