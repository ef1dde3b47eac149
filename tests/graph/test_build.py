"""A Neo4j database: whose it is, and what becomes of what else is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.errors import CaseNotReady, GraphError, GraphForeign
from catchgraph.graph.opening import open_store
from catchgraph.graph.projection import opened, project, project_findings, resume
from catchgraph.graph.store import Store

from .cases import COMPANIES, FLEET, OWNERS, derived, made, owners_in, told, vessels_in

ALL = len(FLEET) + len(COMPANIES) + len(OWNERS)


@pytest.fixture
def uri(cleared_neo4j: str) -> str:
    """An empty Neo4j."""
    return cleared_neo4j


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """A case that was derived."""
    return made(tmp_path / "case")


def write(case: CaseFolder, uri: str, cypher: str) -> None:
    """As an analyst writes into the database."""
    with open_store(case.path, uri) as store:
        store.write(cypher)


def shown(store: Store) -> tuple[dict[str, str], dict[str, tuple[str, str, str]]]:
    return vessels_in(store), owners_in(store)


def test_what_others_drew_stays(case, uri):
    project(case, uri)
    write(
        case, uri,
        "MATCH (v:Vessel {id: 'vessel:1'}) CREATE (:Vessel {id: 'mine', name: 'MINE'}) "
        "CREATE (:Company {id: 'my company'})-[:OWNS {id: 'drawn', kind: 'mine'}]->(v) RETURN 1 AS n",
    )  # fmt: skip
    derived(case, {"vessel:1": "ALPHA 1", "vessel:3": "GAMMA"}, {"owns:2": ("company:1", "vessel:3", "x")})
    project(case, uri)
    with opened(case, uri) as store:
        assert vessels_in(store) == {"mine": "MINE", "vessel:1": "ALPHA 1", "vessel:3": "GAMMA"}
        assert owners_in(store) == {
            "drawn": ("my company", "vessel:1", "mine"), "owns:2": ("company:1", "vessel:3", "x")
        }  # fmt: skip
    derived(case, {}, {}, ())
    project(case, uri)
    with opened(case, uri) as store:
        assert shown(store) == ({"mine": "MINE"}, {})


def test_a_database_with_another_case_is_refused_and_left_alone(case, uri, tmp_path):
    project(case, uri)
    other = made(tmp_path / "other", {"vessel:9": "OTHER"}, {})
    with pytest.raises(GraphForeign, match=case.id()):
        project(other, uri)
    with pytest.raises(GraphForeign, match=case.id()), opened(other, uri):
        pass
    with opened(case, uri) as store:
        assert shown(store) == (FLEET, OWNERS)


def test_a_database_with_something_else_is_refused_and_left_alone(case, uri):
    write(case, uri, "CREATE (n:Movie {title: 'Jaws'}) RETURN count(*) AS n")
    with pytest.raises(GraphForeign, match="Movie"):
        project(case, uri)
    with open_store(case.path, uri) as store:
        assert store.read("MATCH (n) RETURN count(n) AS n").rows == [(1,)]


def test_nothing_was_built(case, uri):
    with pytest.raises(CaseNotReady, match="No graph"), opened(case, uri):
        pass


def test_a_database_that_was_emptied_is_filled_anew(case, uri):
    project(case, uri)
    write(case, uri, "MATCH (n) DETACH DELETE n RETURN count(*) AS n")
    project(case, uri)
    assert told(case) == ALL
    with opened(case, uri) as store:
        assert shown(store) == (FLEET, OWNERS)


def test_a_database_that_was_restored_to_an_earlier_state_is_brought_up_to_date(case, uri):
    project(case, uri)
    derived(case, {"vessel:2": "BETA"}, {})
    project(case, uri)
    write(
        case, uri,
        "MATCH (c:Case), (o:Company {id: 'company:1'}), (b:Vessel {id: 'vessel:2'}) "
        "SET c.token = 'of before', b.name = 'BEFORE' "
        "CREATE (o)-[:OWNS {id: 'owns:1', kind: 'x'}]->(v:Vessel {id: 'vessel:1', name: 'ALPHA'}) "
        "CREATE (:Vessel {id: 'mine', name: 'MINE'})-[:MINE]->(v) RETURN 1 AS n",
    )  # fmt: skip
    project(case, uri)
    with opened(case, uri) as store:
        assert shown(store) == ({"mine": "MINE", "vessel:2": "BETA"}, {})


def test_findings_for_a_database_with_something_else_leave_no_half_told_graph_that_seems_whole(case, uri, monkeypatch):
    project(case, uri)
    write(case, uri, "MATCH (c:Case) SET c.token = 'of before' RETURN 1 AS n")

    def refuse(*_: object) -> None:
        raise GraphError("the connection broke")

    with monkeypatch.context() as broken, opened(case, uri) as store:
        broken.setattr("catchgraph.graph.difference.create_relationships", refuse)
        with pytest.raises(GraphError, match="broke"):
            project_findings(case, store)
        assert owners_in(store) == {}
    with pytest.raises(CaseNotReady, match="interrupted"), opened(case, uri):
        pass
    resume(case, uri)
    with opened(case, uri) as store:
        assert shown(store) == (FLEET, OWNERS)


def test_findings_for_a_database_with_something_else_bring_all_of_the_case(case, uri):
    project(case, uri)
    write(
        case,
        uri,
        "MATCH (c:Case) SET c.token = 'of before' WITH count(*) AS c "
        "MATCH (n:Vessel) DETACH DELETE n RETURN count(*) AS n",
    )
    with opened(case, uri) as store:
        project_findings(case, store)
    with opened(case, uri) as store:
        assert shown(store) == (FLEET, OWNERS)
    project(case, uri)
    assert told(case) == 0


def test_a_copy_of_the_case_that_went_its_own_way_takes_the_database_over_as_a_whole(case, uri, tmp_path):
    import shutil

    shutil.copytree(case.path, tmp_path / "copy")
    copy = CaseFolder(tmp_path / "copy")
    derived(copy, {"vessel:7": "SEVEN"}, {})
    project(case, uri)
    project(copy, uri)
    with opened(copy, uri) as store:
        assert shown(store) == ({"vessel:7": "SEVEN"}, {})
    project(case, uri)
    with opened(case, uri) as store:
        assert shown(store) == (FLEET, OWNERS)


def test_relationships_of_the_same_few_nodes_are_all_written_from_two_sides(case, uri):
    count = 45_000
    vessels = {f"vessel:{n}": "SHIP" for n in range(7)}
    derived(case, vessels, {})
    with case.write() as connection:
        connection.execute(
            """INSERT INTO derived.owns (id, source, source_label, target, target_label, kind, hash)
               SELECT 'owns:' || n, 'company:' || (1 + n % 2), 'Company', 'vessel:' || (n % 7), 'Vessel', 'x', 'x'
               FROM range(?) t(n)""",
            [count],
        )
    project(case, uri)
    with opened(case, uri) as store:
        drawn = store.read("MATCH ()-[r:OWNS]->() RETURN count(DISTINCT r.id) AS n, count(*) AS m").rows
        assert drawn == [(count, count)]
    project(case, uri)
    assert told(case) == 0
