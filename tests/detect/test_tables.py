"""Reference tables are parameters that nobody gives: declared in the header, the same rows on both stores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from catchgraph.detect import tables
from catchgraph.detect.check import check
from catchgraph.detect.header import parse
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.detect.query import Query
from catchgraph.errors import QueryError, UsageError
from catchgraph.graph.store import Store

from .files import query_file
from .world import World

#: Invented: what a table of agreements looks like when it is read.
ROWS = (
    {"iso3": "NLD", "since": "2016-06-05", "until": "", "party": "EU"},
    {"iso3": "XXA", "since": "2019-02-28", "until": "2021-12-31", "party": ""},
)
BODY = """MATCH (e:Encounter)
UNWIND [row IN $countries WHERE row.since <= e.day AND e.day <= coalesce(row.until, e.day)] AS row
RETURN e.id AS event, row.iso3 AS iso3, row.party AS party, row.since AS since, split(row.iso3, 'X') AS parts
ORDER BY event, iso3 LIMIT $limit"""
HEADER = {
    "needs": "Encounter",
    "params": "limit: int = 10",
    "tables": "countries",
    "returns": "event: Encounter, iso3: str, party: str, since: date, parts: list",
    "identity": "event, iso3",
    "denominator": "MATCH (e:Encounter) WHERE any(row IN $countries WHERE row.since <= e.day) RETURN count(e) AS n",
}


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table `countries` is the invented one."""
    monkeypatch.setattr(tables, "read_table", {"countries": ROWS}.__getitem__)
    tables._rows.cache_clear()
    yield
    tables._rows.cache_clear()


@pytest.fixture
def query(tmp_path: Path) -> Query:
    return parse(query_file(tmp_path, "family.query", BODY, **HEADER))


@pytest.mark.usefixtures("invented")
def test_text_nothing_and_days(query: Query) -> None:
    assert query.tables == ("countries",)
    assert bind(query, {"limit": "3"}) == {
        "limit": 3,
        "countries": [
            {"iso3": "NLD", "since": dt.datetime(2016, 6, 5), "until": None, "party": "EU"},
            {"iso3": "XXA", "since": dt.datetime(2019, 2, 28), "until": dt.datetime(2021, 12, 31), "party": None},
        ],
    }
    with pytest.raises(UsageError, match="has no parameter 'countries'"):
        bind(query, {"countries": "x"})


@pytest.mark.usefixtures("invented")
def test_a_day_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "read_table", {"countries": ({"since": "soon"},)}.__getitem__)
    with pytest.raises(ValueError, match="soon"):
        tables.bound_tables(["countries"])


@pytest.mark.usefixtures("invented")
def test_maps_and_their_days_on_each_store(store: Store, query: Query) -> None:
    world = World()
    vessel, other = world.vessel("one"), world.vessel("other")
    for key, when in (("a", "2016-06-04"), ("b", "2016-06-05"), ("c", "2021-12-31"), ("d", "2022-01-01")):
        world.encounter(key, when, vessel, other)
    world.write(store)
    check(store, query)
    answer = Look(store, 30).answer(query, bind(query, {}))
    assert (answer.result.denominator, answer.result.findings) == (3, 4)
    assert [(found.values["event"], found.values["iso3"], found.values["party"]) for found in answer.findings] == [
        ("encounter:b", "NLD", "EU"),
        ("encounter:c", "NLD", "EU"),
        ("encounter:c", "XXA", None),
        ("encounter:d", "NLD", "EU"),
    ]
    last = answer.findings[2].values
    assert (last["since"], last["parts"]) == (dt.datetime(2019, 2, 28), ["", "", "A"])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"tables": "contries"}, "tables: expected tables of `reference` ("),
        ({"tables": "countries, blanks"}, "tables: expected only tables that the query uses, found `blanks`"),
        ({"params": "limit: int = 1, countries: int = 1"}, "tables: expected names that `params` does not have"),
        ({"covers": "MATCH (e:Encounter) WHERE e.day > $limit RETURN count(e) AS n"}, "covers: expected a count with"),
        ({"tables": "blanks"}, "the query uses $countries, which `params` does not declare"),
    ],
)
def test_a_wrong_header(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(query_file(tmp_path, "family.query", BODY, **(HEADER | changed)))
    assert expected in refused.value.message
