"""Both stores answer alike, or refuse alike."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from catchgraph.errors import GraphUnavailable, QueryError, QueryTimeout
from catchgraph.graph.opening import open_store
from catchgraph.graph.ports import free_port
from catchgraph.graph.store import Store

ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*) AS n"


def test_values_come_back_as_plain_python(store: Store) -> None:
    when = dt.datetime(2024, 2, 29, 12, 30, 15, 250000)
    parameters = {
        "day": dt.date(2024, 3, 1),
        "when": when,
        "zoned": dt.datetime(2024, 2, 29, 14, 0, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        "names": ["Ōtaki", 'x"; DROP \\ \n', ""],
        "big": 2**53 + 1,
    }
    table = store.read(
        "RETURN $day AS day, $when AS when, $zoned AS zoned, $names AS names, $big AS big, 1.5 AS real, "
        "null AS nothing, true AS yes, datetime('2024-01-01T02:00:00+02:00') AS utc, {a: [1]} AS map",
        parameters,
    )
    assert table.columns == ("day", "when", "zoned", "names", "big", "real", "nothing", "yes", "utc", "map")
    assert table.rows == [
        (
            dt.datetime(2024, 3, 1), when, dt.datetime(2024, 2, 29, 12, 0), parameters["names"], 2**53 + 1, 1.5,
            None, True, dt.datetime(2024, 1, 1), {"a": [1]},
        )
    ]  # fmt: skip


def test_a_row_a_dict_and_a_frame(store: Store) -> None:
    table = store.read("UNWIND [2, null] AS n RETURN n, 'x' AS letter")
    assert table.dicts() == [{"n": 2, "letter": "x"}, {"n": None, "letter": "x"}]
    assert table.column("n") == [2, None]
    assert list(table.frame()["n"]) == [2, None]
    assert len(store.read("UNWIND [] AS n RETURN n")) == 0


def test_nodes_relationships_and_paths(store: Store) -> None:
    store.write("CREATE (:Vessel {id: 'vessel:1'})-[:MET {role: 'carrier'}]->(:Vessel {id: 'vessel:2'})")
    row = store.read("MATCH p = (a {id: 'vessel:1'})-[r]->(b) RETURN a, r, p").rows[0]
    one, met = {"_label": "Vessel", "id": "vessel:1"}, {"_type": "MET", "role": "carrier"}
    assert row == (one, met, [one, met, {"_label": "Vessel", "id": "vessel:2"}])


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Vessel {id: 'vessel:9'})",
        "MATCH (n) SET n.flag = 'X'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Vessel {id: 'vessel:1'}) SET n.seen = 1 RETURN n",
    ],
)
def test_a_query_that_writes_is_refused_and_changes_nothing(store: Store, cypher: str) -> None:
    store.write("CREATE (:Vessel {id: 'vessel:1'})")
    with pytest.raises(QueryError, match="tries to write"):
        store.read(cypher)
    assert store.read("MATCH (n) RETURN properties(n) AS p").rows == [({"id": "vessel:1"},)]


def test_a_wrong_query_is_refused_with_the_reason(store: Store) -> None:
    with pytest.raises(QueryError, match="RETURN") as raised:
        store.read("MATCH (n:Vessel RETURN n")
    assert raised.value.exit_code == 1
    assert len(raised.value.message) < 600


def test_explain_accepts_a_good_query_and_refuses_a_bad_one(store: Store) -> None:
    store.explain("MATCH (n:Vessel) WHERE n.id = $id RETURN n.id AS id", {"id": "x"})
    with pytest.raises(QueryError):
        store.explain("MATCH (n:Vessel) RETURN m.id AS id")


def test_a_parameter_that_no_store_holds(store: Store) -> None:
    with pytest.raises(QueryError, match="Parameter thing: a graph store holds no object"):
        store.read("RETURN $thing AS thing", {"thing": object()})


def test_an_endless_query_is_ended_and_the_next_one_runs(store: Store) -> None:
    with pytest.raises(QueryTimeout, match=r"1\.5 s"):
        store.read(ENDLESS, timeout_s=1.5)
    assert store.read("RETURN 1 AS one").rows == [(1,)]


def test_wrong_password(neo4j_uri: str, tmp_path: Path) -> None:
    environ = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "not-this-one"}
    with pytest.raises(GraphUnavailable, match="refused the user name or password") as raised:
        open_store(tmp_path, neo4j_uri, environ=environ)
    assert neo4j_uri in raised.value.message
    assert "NEO4J_PASSWORD" in raised.value.hint
    assert "not-this-one" not in str(raised.value)


def test_unknown_database(neo4j_uri: str, tmp_path: Path) -> None:
    with pytest.raises(GraphUnavailable, match="nosuch") as raised:
        open_store(tmp_path, neo4j_uri, environ={**os.environ, "NEO4J_DATABASE": "nosuch"})
    assert "NEO4J_DATABASE" in raised.value.hint


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_reported(tmp_path: Path, scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{free_port()}"
    with pytest.raises(GraphUnavailable) as raised:
        open_store(tmp_path, address, environ={})
    assert address in raised.value.message
    assert raised.value.exit_code == 4


@pytest.mark.parametrize("address", ["localhost:7687", "http://localhost:7474", "bolt://no such host"])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    with pytest.raises(GraphUnavailable, match="graph server"):
        open_store(tmp_path, address, environ={})


def test_neo4j_uri_of_the_environment_is_used(neo4j_uri: str, tmp_path: Path) -> None:
    with open_store(tmp_path, environ={**os.environ, "NEO4J_URI": neo4j_uri}) as store:
        assert store.kind == "neo4j"
        assert store.read("RETURN 1 AS one").rows == [(1,)]
