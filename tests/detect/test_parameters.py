"""Parameters given as text become what the store compares with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.detect.header import parse
from catchgraph.detect.parameters import bind, free_value, parse_value
from catchgraph.detect.query import PARAMETER_TYPES, Query
from catchgraph.errors import UsageError

from .files import query_file

PARAMS = "since: date = 2000-01-01, limit: int = 10, share: float = 0.5, only: bool = false, name: str"
BODY = "RETURN [$since, $limit, $share, $only, $name] AS vessel, [] AS records"


@pytest.fixture
def query(tmp_path: Path) -> Query:
    return parse(query_file(tmp_path, "family.query", BODY, params=PARAMS))


def test_given_and_default_values(query: Query) -> None:
    bound = bind(query, {"since": "2016-02-29", "name": "KALAN", "only": "True", "share": "1e-3"})
    assert bound == {
        "since": dt.datetime(2016, 2, 29), "limit": 10, "share": 0.001, "only": True, "name": "KALAN",
    }  # fmt: skip
    assert bind(query, {"name": "x"})["since"] == dt.datetime(2000, 1, 1)


def test_a_year_or_month_is_its_first_day_and_for_until_its_last(tmp_path: Path) -> None:
    body = "RETURN [$since, $until, $limit] AS vessel, [] AS records"
    params = "since: date = 2016-05, until: date = 2020-01-01, limit: int = 1"
    query = parse(query_file(tmp_path, "family.query", body, params=params))
    assert bind(query, {})["since"] == dt.datetime(2016, 5, 1)
    found = bind(query, {"since": "2010", "until": "2016-02"})
    assert (found["since"], found["until"]) == (dt.datetime(2010, 1, 1), dt.datetime(2016, 2, 29))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("since", "2015-02-29", "must be a date such as 2016, 2016-05 or 2016-01-31, not '2015-02-29'"),
        ("since", "20160131", "must be a date"),
        ("since", "2016-W05-1", "must be a date"),
        ("since", "1/31/16", "must be a date"),
        ("since", "", "must be a date"),
        ("limit", "1.5", "must be a whole number"),
        ("limit", str(2**63), "must be a whole number"),
        ("limit", "0", "must be 1 or more, not 0"),
        ("share", "nan", "must be a number"),
        ("share", "inf", "must be a number"),
        ("only", "1", "must be true or false"),
    ],
)
def test_a_wrong_value(query: Query, name: str, value: str, expected: str) -> None:
    with pytest.raises(UsageError) as refused:
        bind(query, {"name": "x", name: value})
    assert "family.query: parameter " + name in refused.value.message
    assert expected in refused.value.message


def test_an_unknown_parameter(query: Query) -> None:
    with pytest.raises(UsageError, match=r"family\.query has no parameter 'sinse'") as refused:
        bind(query, {"sinse": "2016-01-01"})
    assert refused.value.hint == "Did you mean `since`? Parameters: since, limit, share, only, name."


def test_a_required_parameter(query: Query) -> None:
    with pytest.raises(UsageError, match="needs the parameter 'name': a text") as refused:
        bind(query, {})
    assert refused.value.exit_code == 2


@given(type_=st.sampled_from(PARAMETER_TYPES), text=st.text(max_size=20))
def test_any_text(type_: str, text: str) -> None:
    """A value of the type, or a ValueError."""
    kinds = {"str": str, "int": int, "float": float, "bool": bool, "date": dt.datetime}
    try:
        value = parse_value(type_, text)
    except ValueError:
        assert type_ != "str"
    else:
        assert type(value) is kinds[type_]


@pytest.mark.parametrize(
    ("text", "stated", "compared", "value"),
    [
        ("4990239", "", "str", "4990239"),
        ("4990239", "", None, 4990239),
        ("4990239", "str", "int", "4990239"),
        ("4990239", "int", "str", 4990239),
        ("5", "", "float", 5.0),
        ("2016-05", "", "date", dt.datetime(2016, 5, 1)),
        ("2016-05", "", None, "2016-05"),
        ("soon", "", "date", "soon"),
        ("'5'", "", None, "5"),
    ],
)
def test_a_value_for_cypher_of_ones_own(text: str, stated: str, compared: str | None, value: Any) -> None:
    found = free_value("x", text, stated, compared)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "stated", "said"), [("x", "int", "a whole number"), ("1", "number", "no such type")])
def test_a_stated_type_is_kept_to(text: str, stated: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        free_value("x", text, stated, None)


RANGES = (
    "hours: float = 8 from 0.5 to 720, share: float from 0 to 1, n: int = 3 from 1, since: date = 2000-01-01 to 2030"
)


@pytest.fixture
def bounded(tmp_path: Path) -> Query:
    body = "RETURN [$hours, $share, $n, $since] AS vessel, [] AS records"
    return parse(query_file(tmp_path, "family.query", body, params=RANGES))


def test_ranges_are_said(bounded: Query) -> None:
    said = {parameter.name: (parameter.required, parameter.range) for parameter in bounded.params}
    assert said == {
        "hours": (False, "from 0.5 to 720.0"),
        "share": (True, "from 0.0 to 1.0"),
        "n": (False, "1 or more"),
        "since": (False, "2030-01-01 or less"),
    }


@pytest.mark.parametrize(
    ("name", "end", "meant"),
    [
        *[("hours", "0.5", "0.5"), ("hours", "720", "720.0"), ("share", "0", "0.0"), ("share", "1", "1.0")],
        *[("n", "1", "1"), ("since", "2030", "2030-01-01")],
    ],
)
def test_the_ends_of_a_range_belong_to_it(bounded: Query, name: str, end: str, meant: str) -> None:
    given = bind(bounded, {"share": "0.5", name: end})[name]
    assert str(given).removesuffix(" 00:00:00") == meant


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("hours", "0.49", "parameter hours must be from 0.5 to 720.0, not 0.49"),
        ("hours", "-1", "parameter hours must be from 0.5 to 720.0, not -1"),
        ("share", "1.01", "parameter share must be from 0.0 to 1.0, not 1.01"),
        ("n", "0", "parameter n must be 1 or more, not 0"),
        ("since", "2030-01-02", "parameter since must be 2030-01-01 or less, not 2030-01-02"),
    ],
)
def test_out_of_range(bounded: Query, name: str, value: str, expected: str) -> None:
    with pytest.raises(UsageError) as refused:
        bind(bounded, {"share": "0.5", name: value})
    assert refused.value.message == f"family.query: {expected}"


def test_days_that_end_before_they_begin(tmp_path: Path) -> None:
    body = "RETURN [$since, $until] AS vessel, [] AS records"
    query = parse(query_file(tmp_path, "family.query", body, params="since: date = 2016, until: date = 2020-01-01"))
    with pytest.raises(UsageError, match=r"since \(2021-01-01\) lies after until \(2020-01-01\)"):
        bind(query, {"since": "2021"})
