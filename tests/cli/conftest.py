"""The command line: called inside this process where possible, as a program where that matters."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from catchgraph.cli import main
from catchgraph.graph.running import status
from catchgraph.graph.server import EmbeddedServer
from tests.analyse.world import build_world
from tests.conftest import ROOT
from tests.worlds import demo


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    """No setting of whoever runs the tests counts."""
    for name in ("CATCHGRAPH_CASE", "NEO4J_URI", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli():
    """Call the command line; gives the result with `exit_code`, `stdout` and `stderr`."""

    def call(*args, **extra):
        return CliRunner().invoke(main, [str(arg) for arg in args], **extra)

    return call


def program(*args, cwd, **extra):
    """Run `python -m catchgraph` as users do."""
    environment = {key: value for key, value in os.environ.items() if key not in ("NEO4J_URI", "COLUMNS")}
    command = [sys.executable, "-m", "catchgraph", *map(str, args)]
    given = {"capture_output": True, "text": True, "cwd": cwd, "env": environment, "timeout": 800, **extra}
    return subprocess.run(command, check=False, **given)


@pytest.fixture(scope="session")
def hand_case(tmp_path_factory):
    """A case with derived tables written by hand, as the tests of `analyse` have; no graph."""
    return build_world(tmp_path_factory.mktemp("hand") / "case").path


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory, embedded_runtime):
    """`catchgraph demo`, called once: its folder, which nobody changes, and its output. `.ci/wheel` runs a program."""
    folder, _, told = demo(tmp_path_factory)
    return folder, told


@pytest.fixture(scope="session")
def demo_left(demo_run):
    """The server that `catchgraph demo` left behind, if it did; looked up before a test starts one of its own."""
    return status(demo_run[0] / "demo-case" / "graph")


@pytest.fixture(scope="session")
def demo_server(demo_run, tmp_path_factory):
    """A server for a copy of the demo's case, so that not every command starts one; not running yet."""
    case = tmp_path_factory.mktemp("demo") / "demo-case"
    shutil.copytree(demo_run[0] / "demo-case", case)
    server = EmbeddedServer(case / "graph")
    yield server
    server.stop()


@pytest.fixture
def demo_case(demo_server):
    """The case that `catchgraph demo` made; its server runs, also where the test before ended it."""
    demo_server.start()
    return demo_server.path.parent


@pytest.fixture(scope="session")
def fixtures():
    """The invented world."""
    return ROOT / "fixtures"
