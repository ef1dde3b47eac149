import datetime as dt

import pytest

from catchgraph.errors import UsageError
from catchgraph.read.edition import edition_of


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("IOTC_vessels_2025-08-26.csv", "2025-08-26"),
        ("IUUList-20251108.csv", "2025-11-08"),
        ("list_2025_08_26.csv", "2025-08-26"),
        ("2025.08.26.csv", "2025-08-26"),
        ("20250826-and-2025-08-26.csv", "2025-08-26"),
    ],
)
def test_a_date_in_the_files_name_is_its_edition(name, date):
    edition = edition_of(name, None)
    assert (edition.text, edition.source) == (date, "file name")


@pytest.mark.parametrize(
    "name",
    [
        "miller2018-encounters.csv",
        "vessels.csv",
        "list-2025-02-30.csv",
        "list-2025-13-01.csv",
        "order-120250826.csv",
        "from-2025-01-01-to-2025-06-30.csv",
        "99991231.csv",
    ],
)
def test_no_date_two_dates_or_an_impossible_one_leave_the_edition_unknown(name):
    edition = edition_of(name, None)
    assert (edition.date, edition.text, edition.source, edition.day) == (None, "undated", "unknown", None)


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2025", dt.datetime(2025, 1, 1), dt.datetime(2025, 12, 31)),
        ("2024-02", dt.datetime(2024, 2, 1), dt.datetime(2024, 2, 29)),
        ("2025-08-26", dt.datetime(2025, 8, 26), dt.datetime(2025, 8, 26)),
    ],
)
def test_a_stated_edition_counts_more_than_the_name(stated, first, last):
    edition = edition_of("IUUList-20251108.csv", stated)
    assert (edition.text, edition.source) == (stated, "--edition")
    assert (edition.day, edition.latest) == (first, last)


@pytest.mark.parametrize("stated", ["", "yesterday", "26-08-2025", "2025-02-30", "20250826", "0999", "2025-8-26"])
def test_a_stated_edition_that_is_no_date_is_refused(stated):
    with pytest.raises(UsageError, match="is no edition"):
        edition_of("a.csv", stated)
