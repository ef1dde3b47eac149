"""What a query cannot judge is counted by its reason, and what no benign reading excuses is marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.detect.check import check
from catchgraph.detect.header import parse
from catchgraph.detect.run import detect
from catchgraph.errors import QueryError, UsageError
from catchgraph.graph.store import Store

from .files import query_file
from .world import World, kept

#: Encounters before `since` are too early, those from it on of one vessel alone are ambiguous.
UNDECIDED = (
    "MATCH (e:Encounter)<-[:TOOK_PART_IN]-(v:Vessel) WITH e, count(v) AS vessels "
    "WITH CASE WHEN e.day < $since THEN 'too early' WHEN vessels = 1 THEN 'ambiguous' END AS reason "
    "WHERE reason IS NOT NULL RETURN reason AS reason, count(*) AS n ORDER BY reason"
)
BODY = """MATCH (e:Encounter)<-[:TOOK_PART_IN]-(v:Vessel)
WHERE e.day >= $since
WITH e, min(v.id) AS vessel, count(v) AS vessels
WHERE vessels = 2
RETURN vessel AS vessel, e.id AS event, vessel = 'vessel:a' AS forced, [e.id] AS records ORDER BY vessel, event"""
HEADER = {
    "needs": "Encounter",
    "params": "since: date = 2016-01-01 from 2000",
    "returns": "vessel: Vessel, event: Encounter, forced: bool, records: list",
    "identity": "event",
    "denominator": "Encounter",
    "covers": "MATCH (e:Encounter) WHERE e.day < datetime('2020-01-01') RETURN count(e) AS n",
}


@pytest.fixture
def ready(case: CaseFolder, store: Store) -> tuple[CaseFolder, Store]:
    """Five encounters: two judged, two too early, one of a vessel alone; one of them is later than what is covered."""
    it = World()
    a, b, c = it.vessel("a"), it.vessel("b"), it.vessel("c")
    it.encounter("first", "2010-01-01", a, b)
    it.encounter("second", "2015-12-31", a, b)
    it.encounter("third", "2016-01-01", a, b)
    it.encounter("fourth", "2017-01-01", b, c)
    it.encounter("fifth", "2021-01-01", a, None)
    it.keep(case)
    it.write(store)
    return case, store


def mine(case: CaseFolder, undecided: str = UNDECIDED) -> Path:
    folder = case.path.parent / "mine"
    path = query_file(folder, "mine.one", BODY, undecided=undecided, **HEADER)
    # In Neo4j and ArcadeDB alike a local day is written so.
    path.write_text(path.read_text("utf-8").replace("datetime('2020-01-01')", "localdatetime('2020-01-01T00:00:00')"))
    return folder


def test_reasons_are_counted(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    (line,) = detect(case, store, queries=[mine(case)], only=["mine"]).results
    assert (line.findings, line.denominator, line.covered) == (2, 5, 4)
    assert line.undecided == (("ambiguous", 1), ("not covered by the days loaded", 1), ("too early", 2))
    assert kept(case, "SELECT reason, n FROM detect.undecided ORDER BY reason") == list(line.undecided)
    assert kept(case, "SELECT covered FROM detect.coverage WHERE typology = 'mine.one'") == [(4,)]


def test_a_parameter_counts_there_too(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    (line,) = detect(case, store, queries=[mine(case)], only=["mine"], params={"since": "2010"}).results
    assert dict(line.undecided) == {"ambiguous": 1, "not covered by the days loaded": 1}
    with pytest.raises(UsageError, match="parameter since must be 2000-01-01 or more, not 1999-01-01"):
        detect(case, store, queries=[mine(case)], only=["mine"], params={"since": "1999"})


def test_forced(ready: tuple[CaseFolder, Store]) -> None:
    case, store = ready
    report = detect(case, store, queries=[mine(case)], only=["mine"])
    assert [(row.about[0][1], row.forced) for row in report.findings] == [("vessel:a", True), ("vessel:b", False)]
    assert kept(case, "SELECT forced, details FROM derived.finding ORDER BY forced DESC") == [
        (row.forced, row.details) for row in report.findings
    ]
    assert json.loads(report.findings[0].details)["forced"] is True


@pytest.mark.parametrize(
    ("undecided", "said"),
    [
        ("MATCH (v:Vessel) RETURN v.id AS reason, v.id AS n", "`undecided` must give a reason and a number, and gave"),
        ("MATCH (v:Vessel) RETURN 'x' AS reason, 0 - count(v) AS n", "gave 'x' and -3"),
        ("MATCH (v:Vessel) RETURN null AS reason, count(v) AS n", "gave None and 3"),
    ],
)
def test_reasons_that_are_none(ready: tuple[CaseFolder, Store], undecided: str, said: str) -> None:
    case, store = ready
    with pytest.raises(QueryError) as refused:
        detect(case, store, queries=[mine(case, undecided)], only=["mine"])
    assert said in refused.value.message
    assert "mine/one.cypher" in refused.value.message


def test_the_store_plans_it(store: Store, tmp_path: Path) -> None:
    path = query_file(tmp_path, "mine.one", BODY, undecided=UNDECIDED, **HEADER)
    check(store, parse(path))
    wrong = query_file(tmp_path, "mine.two", BODY, undecided=f"{UNDECIDED[:10]}e RETURN 1 AS reason, 2 AS n", **HEADER)
    with pytest.raises(QueryError, match="`undecided` is wrong"):
        check(store, parse(wrong))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"undecided": "MATCH (v:Vessel) RETURN count(v) AS n"}, "undecided: expected a query that ends in `RETURN"),
        ({"undecided": UNDECIDED.replace("$since", "$day")}, "the query uses $day, which `params` does not declare"),
        ({"returns": "vessel: Vessel, forced: str, records: list"}, "returns: expected bool as the type of `forced`"),
        ({"params": "since: date = 1999 from 2000"}, "params: expected a default of `since` in its range"),
        ({"params": "since: date = 2016 from soon"}, "params: expected a date such as"),
        ({"params": "since: date = 2016 from 2020 to 2000"}, "params: expected a range of `since` whose low end"),
    ],
)
def test_a_wrong_header(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    header = {**HEADER, "undecided": UNDECIDED, **changed}
    with pytest.raises(QueryError) as refused:
        parse(query_file(tmp_path, "mine.one", BODY, **header))
    assert said in refused.value.message
