"""Nothing that is asked of a store leaves the graph: no file is read, no address fetched, nothing written."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.tables import bound_tables
from catchgraph.errors import QueryError
from catchgraph.graph.bolt import run_explain, run_read
from catchgraph.graph.neo4j_store import Neo4jStore
from catchgraph.graph.outside import refuse_plan
from catchgraph.graph.store import Store

from .tries import tries


@pytest.fixture
def fetched() -> Iterator[tuple[str, list[str]]]:
    """An address on the loopback, and what was fetched from it."""
    paths: list[str] = []

    class Remember(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Remember) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x.csv", paths
        server.shutdown()


def test_every_try_is_refused_and_nothing_is_read_fetched_or_written(
    store: Store, tmp_path: Path, fetched: tuple[str, list[str]]
) -> None:
    url, paths = fetched
    secret = tmp_path / "secret.csv"
    secret.write_text("secret,1\n")
    store.write("CREATE (:Vessel {id: 'vessel:1'})")
    every = tries(secret.as_uri(), url)
    assert len(set(every)) >= 100
    through = []
    for cypher in every:
        try:
            rows = store.read(cypher, timeout_s=20).rows
        except QueryError:
            continue
        through.append((cypher, rows))
    assert through == []
    assert paths == []
    assert store.read("MATCH (n) RETURN labels(n) AS l, properties(n) AS p").rows == [(["Vessel"], {"id": "vessel:1"})]


def test_what_neo4j_would_run_is_refused_by_its_plan_alone(
    neo4j_store: Neo4jStore, tmp_path: Path, fetched: tuple[str, list[str]]
) -> None:
    url, paths = fetched
    secret = tmp_path / "secret.csv"
    secret.write_text("secret,1\n")
    driver = neo4j_store._driver
    planned = 0
    for cypher in tries(secret.as_uri(), url):
        try:
            kind, plan = run_explain(driver, None, cypher, None, 20)
        except Neo4jError:
            # What the server cannot plan, it cannot run.
            continue
        if "USE system" in cypher or "`system`" in cypher:
            continue
        planned += 1
        with pytest.raises(QueryError):
            refuse_plan(kind, plan)
    assert planned > 50
    assert paths == []


def test_without_the_refusal_neo4j_reads_files_and_fetches_addresses(
    neo4j_store: Neo4jStore, tmp_path: Path, fetched: tuple[str, list[str]]
) -> None:
    """What the tries are worth: the same server, asked past the refusal."""
    url, paths = fetched
    secret = tmp_path / "secret.csv"
    secret.write_text("secret,1\n")
    driver = neo4j_store._driver
    read = run_read(driver, None, f"LOAD CSV FROM '{secret.as_uri()}' AS row RETURN row", None, 20)
    assert read.rows == [(["secret", "1"],)]
    assert run_read(driver, None, f"LOAD CSV FROM '{url}' AS row RETURN row", None, 20).rows == [(["a", "b"],)]
    assert paths


def test_what_looks_into_the_graph_passes(store: Store) -> None:
    store.write("CREATE (:Vessel {id: 'vessel:1', name: 'LOAD CSV FROM', load: 1})")
    asked = {
        "MATCH (n:Vessel) RETURN n.name AS name": "LOAD CSV FROM",
        "MATCH (n:Vessel) WHERE n.name = 'LOAD CSV FROM' RETURN n.load AS csv": 1,
        "MATCH (n:Vessel) WITH n AS call RETURN call.load AS `LOAD CSV` ORDER BY call LIMIT 1": 1,
        "CALL { MATCH (n:Vessel) RETURN n } RETURN n.load AS x": 1,
        "MATCH (n:Vessel) RETURN COUNT { MATCH (n) } AS x": 1,
        "RETURN duration.between(date('2020-01-01'), date('2020-01-03')).days AS x": 2,
        "CALL db.labels() YIELD label RETURN count(label) > 0 AS x": True,
    }
    assert {cypher: store.read(cypher).rows[0][0] for cypher in asked} == asked


@pytest.mark.early
def test_every_query_of_the_catalogue_passes(neo4j_store: Neo4jStore) -> None:
    samples = {"str": "", "int": 1, "float": 1.0, "bool": True, "date": "2000-01-01"}
    for query in catalogue().values():
        given = {p.name: samples[p.type] if p.required else p.default for p in query.params}
        neo4j_store.explain(query.cypher, bound_tables(query.tables) | given)
