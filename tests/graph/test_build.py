"""The guard before a Neo4j database, and the difference that is written to it."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pytest

from catchgraph.errors import CaseNotReady, GraphError, GraphForeign
from catchgraph.graph.build import project, require_ready
from catchgraph.graph.store import Store
from catchgraph.graph.sync import synchronise
from catchgraph.model.schema import NodeType, RelType, node, relationship

CASE = "case:1"


def vessels(*rows: tuple[str, str, str]) -> tuple[NodeType, pa.Table]:
    names = ("id", "name", "hash")
    return node("Vessel"), pa.table({n: pa.array([row[i] for row in rows], pa.string()) for i, n in enumerate(names)})


def owners(*rows: tuple[str, str, str, str]) -> tuple[RelType, pa.Table]:
    columns = {n: [row[i] for row in rows] for i, n in enumerate(("id", "source", "target", "hash"))}
    ends = {"source_label": ["Company"] * len(rows), "target_label": ["Vessel"] * len(rows)}
    return relationship("OWNS"), pa.table(
        {name: pa.array(values, pa.string()) for name, values in {**columns, **ends}.items()}
    )


def companies(*ids: str) -> tuple[NodeType, pa.Table]:
    return node("Company"), pa.table({"id": pa.array(ids, pa.string()), "hash": pa.array(ids, pa.string())})


def apply(store: Store, nodes: Iterable[tuple[NodeType, pa.Table]], rels: Iterable[tuple[RelType, pa.Table]]) -> None:
    project(store, CASE, 1, nodes, rels)


def names(store: Store) -> list[tuple[str, str]]:
    return store.read("MATCH (v:Vessel) RETURN v.id AS id, v.name AS name ORDER BY id").rows


def test_additions_changes_and_removals_are_applied(neo4j_store: Store) -> None:
    first = [vessels(("vessel:1", "ALPHA", "a"), ("vessel:2", "BETA", "b")), companies("company:1")]
    apply(neo4j_store, first, [owners(("owns:1", "company:1", "vessel:1", "x"))])
    second = [vessels(("vessel:1", "ALPHA 1", "a1"), ("vessel:3", "GAMMA", "c")), companies("company:1")]
    apply(neo4j_store, second, [owners(("owns:1", "company:1", "vessel:3", "y"))])
    assert names(neo4j_store) == [("vessel:1", "ALPHA 1"), ("vessel:3", "GAMMA")]
    drawn = neo4j_store.read("MATCH (c:Company)-[r:OWNS]->(v:Vessel) RETURN r.id AS id, v.id AS vessel")
    assert drawn.rows == [("owns:1", "vessel:3")]


def test_what_did_not_change_is_not_written_again(neo4j_store: Store) -> None:
    frame = vessels(("vessel:1", "ALPHA", "a"), ("vessel:2", "BETA", "b"))
    assert next((c.name, c.written, c.deleted) for c in synchronise(neo4j_store, [frame], [])) == ("Vessel", 2, 0)
    changed = vessels(("vessel:1", "ALPHA", "a"), ("vessel:2", "BETA 2", "b2"))
    assert next((c.name, c.written, c.deleted) for c in synchronise(neo4j_store, [changed], [])) == ("Vessel", 1, 0)


def test_relationships_of_the_same_few_nodes_are_all_written_from_two_sides(neo4j_store: Store) -> None:
    count = 45_000
    held = [(f"owns:{n}", f"company:{n % 3}", f"vessel:{n % 7}", "x") for n in range(count)]
    case = [vessels(*((f"vessel:{n}", "SHIP", "a") for n in range(7))), companies(*(f"company:{n}" for n in range(3)))]
    assert [c.written for c in synchronise(neo4j_store, case, [owners(*held)])] == [7, 3, count, 0, 0]
    drawn = neo4j_store.read("MATCH (c:Company)-[r:OWNS]->(v:Vessel) RETURN count(DISTINCT r.id) AS n, count(*) AS m")
    assert drawn.rows == [(count, count)]
    assert [c.written for c in synchronise(neo4j_store, case, [owners(*held)])] == [0, 0, 0, 0, 0]


def test_what_others_drew_stays(neo4j_store: Store) -> None:
    apply(neo4j_store, [vessels(("vessel:1", "ALPHA", "a"))], [])
    neo4j_store.write("MERGE (n:Vessel {id: 'mine'}) SET n.name = 'MINE' RETURN count(*) AS n")
    apply(neo4j_store, [vessels(("vessel:2", "BETA", "b"))], [])
    assert names(neo4j_store) == [("mine", "MINE"), ("vessel:2", "BETA")]


def test_what_lost_its_hash_is_made_whole_again_and_not_doubled(neo4j_store: Store) -> None:
    case = (
        [vessels(("vessel:1", "ALPHA", "a")), companies("company:1")],
        [owners(("owns:1", "company:1", "vessel:1", "x"))],
    )
    apply(neo4j_store, *case)
    neo4j_store.write("MATCH (n:Vessel)<-[r:OWNS]-() REMOVE n.hash, r.hash, n.name SET n.extra = 1, r.extra = 1")
    apply(neo4j_store, *case)
    found = neo4j_store.read("MATCH (v:Vessel)<-[r:OWNS]-() RETURN properties(v) AS v, properties(r) AS r").rows
    assert found == [({"id": "vessel:1", "name": "ALPHA", "hash": "a"}, {"id": "owns:1", "hash": "x"})]


def test_a_database_with_another_case_is_refused_and_left_alone(neo4j_store: Store) -> None:
    apply(neo4j_store, [vessels(("vessel:1", "ALPHA", "a"))], [])
    with pytest.raises(GraphForeign, match=CASE):
        project(neo4j_store, "case:2", 1, [vessels()], [])
    with pytest.raises(GraphForeign, match=CASE):
        require_ready(neo4j_store, "case:2")
    assert names(neo4j_store) == [("vessel:1", "ALPHA")]


def test_a_database_with_something_else_is_refused_and_left_alone(neo4j_store: Store) -> None:
    neo4j_store.write("CREATE (n:Movie {title: 'Jaws'}) RETURN count(*) AS n")
    with pytest.raises(GraphForeign, match="Movie"):
        apply(neo4j_store, [vessels(("vessel:1", "ALPHA", "a"))], [])
    assert neo4j_store.read("MATCH (n) RETURN count(n) AS n").rows == [(1,)]


def test_a_projection_that_was_interrupted_is_not_asked_and_a_rerun_finishes(neo4j_store: Store) -> None:
    broken = owners(("owns:1", "company:gone", "vessel:1", "x"))
    with pytest.raises(GraphError, match="not in the graph"):
        apply(neo4j_store, [vessels(("vessel:1", "ALPHA", "a"))], [broken])
    with pytest.raises(CaseNotReady, match="interrupted"):
        require_ready(neo4j_store, CASE)
    apply(neo4j_store, [vessels(("vessel:1", "ALPHA", "a"))], [])
    require_ready(neo4j_store, CASE)
    assert names(neo4j_store) == [("vessel:1", "ALPHA")]


def test_nothing_was_built(neo4j_store: Store) -> None:
    with pytest.raises(CaseNotReady, match="No graph"):
        require_ready(neo4j_store, CASE)


def test_an_id_that_occurs_twice_is_refused(neo4j_store: Store) -> None:
    with pytest.raises(GraphError, match="more than once"):
        synchronise(neo4j_store, [vessels(("vessel:1", "A", "a"), ("vessel:1", "B", "b"))], [])
