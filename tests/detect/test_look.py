"""A rate is a share of one thing: how many of what is counted the findings name, each once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.finding import Found, found
from catchgraph.detect.header import parse
from catchgraph.detect.look import Look, counted
from catchgraph.detect.parameters import bind
from catchgraph.detect.query import Query
from catchgraph.graph.store import Store

from .files import query_file
from .world import World


def query(folder: Path, **changed: str) -> Query:
    given = {"returns": "vessel: Vessel, event: Encounter, hulls: list[Vessel], records: list", "identity": "vessel"}
    return parse(query_file(folder, "family.query", "MATCH (v:Vessel) RETURN v.id AS vessel", **given | changed))


def rows(query: Query) -> list[Found]:
    """Two vessels of one encounter, and one of another."""
    said: list[tuple[Any, ...]] = [
        ("vessel:1", "encounter:1", ["vessel:1", "vessel:2"], ["encounter:1", "registration:1"]),
        ("vessel:2", "encounter:1", ["vessel:1", "vessel:2"], ["encounter:1", "registration:1"]),
        ("vessel:3", "encounter:2", None, ["encounter:2", "listing:1"]),
    ]
    return [found(query, dict(zip(query.columns, row, strict=True))) for row in said]


@pytest.mark.parametrize(
    ("denominator", "column", "hits"),
    [
        ("Encounter", "event", 2),
        ("Vessel", "vessel", 3),
        ("Vessel", "hulls", 2),
        ("Registration", "records", 1),
        ("MATCH (n:Encounter) RETURN count(n) AS n", "records", 4),
    ],
)
def test_what_is_named_twice_counts_once(tmp_path: Path, denominator: str, column: str, hits: int) -> None:
    asked = query(tmp_path, denominator=denominator, counted=column)
    assert counted(asked, rows(asked)) == hits


def test_several_ids_in_a_column_are_what_a_finding_is_about(tmp_path: Path) -> None:
    first, *_, last = rows(query(tmp_path))
    assert first.about == (("vessel", "vessel:1"), ("hulls", "vessel:1"), ("hulls", "vessel:2"))
    assert last.about == (("vessel", "vessel:3"),)


def test_two_listed_vessels_in_one_encounter_are_two_findings_of_one_encounter(store: Store) -> None:
    world = World()
    one, other = world.vessel("one"), world.vessel("other")
    for vessel, key in ((one, "one"), (other, "other")):
        world.listing(key, vessel, "IOTC", "2016-01-01", None)
    world.encounter("met", "2016-07-06", one, other)
    world.write(store)
    asked = catalogue()["transshipment.listed-vessel-encounter"]
    line = Look(store, 60).answer(asked, bind(asked, {})).result
    assert (line.findings, line.hits, line.denominator, line.rate) == (2, 1, 1, 1.0)


def test_a_query_that_counts_something_else_has_no_rate(store: Store, tmp_path: Path) -> None:
    world = World()
    world.listing("now", world.vessel("one"), "IOTC", "2016-01-01", None)
    world.vessel("other")
    world.write(store)
    path = query_file(
        tmp_path, "family.query", "MATCH (v:Vessel) RETURN v.id AS vessel, ['listing:now'] AS records ORDER BY vessel",
        denominator="MATCH (l:Listing) RETURN count(l) AS n",
    )  # fmt: skip
    asked = parse(path)
    line = Look(store, 60).answer(asked, {}).result
    assert (line.findings, line.hits, line.denominator, line.rate) == (2, 2, 1, None)
    assert line.note.startswith("No rate: the findings name more than is counted")
