"""The days on which a measure is known to be in force, as the noun declares them."""

from __future__ import annotations

import duckdb
import pytest

from catchgraph.model.schema import node


@pytest.mark.parametrize(
    ("since", "until", "edition", "expected"),
    [
        ("2016-05-10", "2018-06-30", None, ("2016-05-10", "2018-06-30")),
        ("2016-05-10", "2018-06-30", "2022-12-09", ("2016-05-10", "2018-06-30")),
        ("2016-05-10", None, "2022-12-09", ("2016-05-10", "2022-12-09")),
        ("2016-05-10", None, None, ("2016-05-10", "2199-12-31")),
        (None, None, "2022-12-09", ("2022-12-09", "2022-12-09")),
        (None, None, None, (None, "2199-12-31")),
        # One that ends before it begins covers no day.
        ("2018-06-30", "2016-05-10", None, ("2018-06-30", "2016-05-10")),
    ],
)
def test_days(
    since: str | None, until: str | None, edition: str | None, expected: tuple[str | None, str | None]
) -> None:
    covers = node("Measure").tells.covers
    assert covers is not None
    days = ", ".join(f"CAST(CAST({day} AS DATE) AS VARCHAR)" for day in covers)
    given = ", ".join(f"CAST(? AS TIMESTAMP) AS {name}" for name in ("since", "until", "edition"))
    found = duckdb.execute(f"SELECT {days} FROM (SELECT {given})", [since, until, edition]).fetchall()[0]
    assert found == expected
