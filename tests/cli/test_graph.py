"""`graph up|down|status`: a server of the case, on this machine only, and no other process is touched."""

import json
import shutil
import socket

import pytest

from catchgraph.graph.running import down, status

from .conftest import program


@pytest.fixture
def case(demo_run, tmp_path):
    """A copy of the demo's case with its graph; its server is ended after the test."""
    path = tmp_path / "case"
    shutil.copytree(demo_run[0] / "demo-case", path)
    yield path
    down(path / "graph")


def facts(result):
    assert result.exit_code == 0, result.stderr
    return {row["property"]: row["value"] for row in json.loads(result.stdout)}


def test_a_server_is_started_used_and_ended(cli, case):
    assert "not running" in facts(cli("--case", case, "graph", "status", "--format", "json"))["state"]
    # As a program of its own: the server outlives it.
    done = program("--case", case, "graph", "up", "--format", "json", cwd=case.parent)
    assert done.returncode == 0, done.stderr
    up = {row["property"]: row["value"] for row in json.loads(done.stdout)}
    assert up["state"] == "running"
    assert up["bolt"].startswith("bolt://127.0.0.1:")
    pid = status(case / "graph").pid
    assert str(pid) == up["process"]
    answer = cli("--case", case, "query", "RETURN 1 AS one", "--format", "json")
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, [{"one": 1}])
    assert status(case / "graph").pid == pid, "a query leaves it running"
    assert cli("--case", case, "graph", "down").stdout == "The graph server was ended.\n"
    assert status(case / "graph") is None
    assert cli("--case", case, "graph", "down").stdout == "No graph server was running.\n"


def test_a_port_in_use_is_said_and_exit_code_4(cli, case):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = cli("--case", case, "graph", "up", "--bolt-port", port)
    assert result.exit_code == 4
    assert str(port) in result.stderr


def test_up_and_down_are_for_the_embedded_server(cli, case):
    for command in ("up", "down"):
        assert cli("--case", case, "--graph", "bolt://x", "graph", command).exit_code == 2
    assert cli("--case", case, "--graph", "bolt://127.0.0.1:9", "graph", "status").exit_code == 4


def test_status_of_a_neo4j_server_says_whose_case_it_holds(cli, case, cleared_neo4j):
    empty = facts(cli("--case", case, "--graph", cleared_neo4j, "graph", "status", "--format", "json"))
    assert (empty["store"], empty["database"]) == ("Neo4j", "holds no case")
    assert cli("--case", case, "--graph", cleared_neo4j, "build").exit_code == 0
    built = facts(cli("--case", case, "--graph", cleared_neo4j, "graph", "status", "--format", "json"))
    assert built["database"].startswith("holds this case, ready, generation ")
    result = cli("--case", case, "--graph", cleared_neo4j, "detect", "identity", "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["Findings"]
