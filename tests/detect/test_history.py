"""What is new since a run, and why what is gone is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.decisions import decide
from catchgraph.detect.report import DetectReport
from catchgraph.detect.run import detect
from catchgraph.errors import UsageError
from catchgraph.graph.store import Store

from .conftest import opened
from .files import query_file
from .world import World, kept

LISTED = "MATCH (l:Listing)-[:LISTS_VESSEL]->(v:Vessel) WHERE l.since >= $since"
BODY = f"{LISTED} RETURN v.id AS vessel, [l.id] AS records ORDER BY vessel LIMIT $limit"
PARAMS = "since: date = 2000-01-01, limit: int = 10"


@pytest.fixture
def ready(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[CaseFolder, Store, Path]]:
    """Two listed vessels, on the embedded store, and a query that finds both."""
    case = open_case(tmp_path / "case", create=True)
    world = World()
    for name, since in (("one", "2010-01-01"), ("two", "2020-01-01")):
        world.listing(name, world.vessel(name), "IOTC", since, None)
    world.keep(case)
    query_file(tmp_path / "mine", "mine.listed", BODY, params=PARAMS)
    with opened("embedded", request, tmp_path / "store") as store:
        world.write(store)
        yield case, store, tmp_path / "mine"


def asked(ready: tuple[CaseFolder, Store, Path], **given: str) -> DetectReport:
    case, store, folder = ready
    since = given.pop("new_since", "last")
    return detect(case, store, queries=[folder], only=["mine"], params=given, since=since)


def why(report: DetectReport) -> list[str]:
    assert report.changes is not None
    return [one.why for one in report.changes.gone]


def execute(case: CaseFolder, *statements: str) -> None:
    with case.write() as connection:
        for statement in statements:
            connection.execute(statement)


def test_all_is_new_the_first_time_and_nothing_the_second(ready: tuple[CaseFolder, Store, Path]) -> None:
    first = asked(ready)
    assert [row.about[0][1] for row in first.shown] == ["vessel:one", "vessel:two"]
    assert first.changes is not None
    assert (first.changes.since, why(first), first.at_least("low")) == (0, [], 2)
    second = asked(ready)
    assert (second.shown, why(second), len(second.findings), second.at_least("low")) == ((), [], 2, 0)
    history = "SELECT id, since, until FROM detect.history ORDER BY id"
    before = kept(ready[0], history)
    assert [row[1:] for row in before] == [(first.run, None)] * 2
    assert len(kept(ready[0], "SELECT * FROM detect.asked")) == 1
    asked(ready)
    assert kept(ready[0], history) == before


def test_what_parameters_take_out_comes_back_with_them(ready: tuple[CaseFolder, Store, Path]) -> None:
    first = asked(ready).run
    narrow = asked(ready, since="2015")
    assert why(narrow) == ["parameters: since 2000-01-01, now 2015-01-01"]
    back = asked(ready)
    assert [row.about[0][1] for row in back.shown] == ["vessel:one"]
    # Since the first run nothing is new: it was there then, too.
    assert asked(ready, new_since=str(first)).shown == ()
    assert [row.about[0][1] for row in asked(ready, new_since=str(narrow.run)).shown] == ["vessel:one"]


def test_the_limit(ready: tuple[CaseFolder, Store, Path]) -> None:
    asked(ready)
    assert why(asked(ready, limit="1")) == ["parameters: limit 10, now 1"]


def test_a_rule_that_was_revised(ready: tuple[CaseFolder, Store, Path]) -> None:
    asked(ready)
    narrower = BODY.replace("$since", "$since AND v.id = 'vessel:two'", 1)
    query_file(ready[2], "mine.listed", narrower, params=PARAMS)
    assert why(asked(ready)) == ["rule revised (its query reads otherwise)"]
    query_file(ready[2], "mine.listed", narrower.replace("two", "one"), params=PARAMS, revision="2")
    assert why(asked(ready)) == ["rule revised (revision 1, now 2)"]


def test_a_record_that_is_gone(ready: tuple[CaseFolder, Store, Path]) -> None:
    """Its dataset is still loaded, or no more."""
    case, store, _ = ready
    asked(ready)
    store.write("MATCH (l:Listing {id: 'listing:one'}) DETACH DELETE l")
    execute(case, "DELETE FROM derived.listing WHERE id = 'listing:one'")
    dataset = kept(case, "SELECT DISTINCT unnest(datasets) FROM derived.listing")[0][0]
    assert why(asked(ready)) == [f"record taken out: listing:one ({dataset} is not loaded any more)"]


def test_an_entity_that_is_gone(ready: tuple[CaseFolder, Store, Path]) -> None:
    case, store, _ = ready
    asked(ready)
    store.write("MATCH (v:Vessel {id: 'vessel:one'}) DETACH DELETE v")
    execute(
        case,
        "DELETE FROM derived.vessel WHERE id = 'vessel:one'",
        "INSERT INTO resolve.tombstone VALUES ('vessel:one', ['vessel:two'], 'merged', 1)",
    )
    assert why(asked(ready)) == ["who is who: vessel:one is no more (merged)"]


def test_a_judgement_and_other_records(ready: tuple[CaseFolder, Store, Path]) -> None:
    case, store, _ = ready
    first = asked(ready).run
    store.write("MATCH (:Listing {id: 'listing:one'})-[r:LISTS_VESSEL]->() DELETE r")
    assert why(asked(ready)) == ["nothing that the case knows of changed"]
    execute(case, f"INSERT INTO main.run VALUES ({first + 5}, 'load', now(), '0', '{{}}')")
    assert why(asked(ready, new_since=str(first))) == ["other records were loaded or taken out since"]
    decide(case, "judgement", ["a", "b"], "different", "seen")
    assert why(asked(ready, new_since=str(first))) == ["a judgement was made since"]


@pytest.mark.parametrize("text", ["99", "first", "", "-1"])
def test_no_such_run(ready: tuple[CaseFolder, Store, Path], text: str) -> None:
    run = asked(ready).run
    with pytest.raises(UsageError, match="is no run of detect") as refused:
        asked(ready, new_since=text)
    assert f"The last of them: {run} (" in refused.value.hint
