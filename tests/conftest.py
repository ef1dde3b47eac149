"""What tests share: public data beside the repository and real graph servers, each started once a session."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

from .pace import Pace
from .servers import leftovers
from .servers.jars import MissingError
from .servers.neo4j import neo4j_server

if TYPE_CHECKING:
    from catchgraph.graph.server import EmbeddedServer

# How long an example takes says how busy the machine is. Each run of the tests tries other examples.
settings.register_profile("quick", settings(), deadline=None, max_examples=50)
settings.load_profile("quick")

# A shell without job control starts what it puts into the background deaf to Ctrl-C, and so all that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"

WATCHER = pytest.StashKey[subprocess.Popen[bytes]]()
#: Folders of tests of which each takes milliseconds.
PURE = ("tests/normalise/", "tests/reference/", "tests/report/")
#: Files that ask the demo's case and share its server.
OF_THE_DEMO = (
    "test_demo",
    "test_detect",
    "test_explained",
    "test_graph",
    "test_notebooks",
    "test_people",
    "test_query",
)
#: A parameter of a fixture: a Neo4j server, which `make stores` asks and `make test` does not.
NEO4J = pytest.param("neo4j", marks=pytest.mark.stores)


def pytest_configure(config: pytest.Config) -> None:
    """Take the time of each test."""
    config.pluginmanager.register(Pace())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs Neo4j is of `make stores`; modules that set up much come first, and thousands of pure functions last:
    a long run beside many short ones, and workers that end together.
    """
    for item in items:
        if "neo4j_uri" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.stores)
    items.sort(key=lambda item: (item.get_closest_marker("early") is None, item.nodeid.startswith(PURE)))


def pytest_collection_finish() -> None:
    """Thousands of tests and all modules stay until the end: each search for garbage looked at them again, a tenth of
    what tests of small files take.
    """
    gc.collect()
    gc.freeze()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A worker takes all tests of a file, all that need Neo4j, and all that ask the demo's case: a server is started,
    and a query planned, once.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByWhatTheySetUp(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if "neo4j" in nodeid:
                return "neo4j"
            # Kills take minutes a step, and share only folders.
            if "test_kills.py" in nodeid:
                return nodeid
            file = nodeid.partition("::")[0]
            return "demo" if file.startswith("tests/cli/") and Path(file).stem in OF_THE_DEMO else file

    return ByWhatTheySetUp(config, log)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Mark what this session starts; workers of xdist inherit the mark."""
    if not hasattr(session.config, "workerinput"):
        session.config.stash[WATCHER] = leftovers.begin()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """No program or server that a test started is alive after the last one."""
    yield
    if hasattr(session.config, "workerinput"):
        return
    if left := leftovers.end(os.environ[leftovers.MARK]):
        print("\nLeft running by the tests, and ended now:", *left, sep="\n  ")  # noqa: T201
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    watcher = session.config.stash[WATCHER]
    with watcher:
        watcher.kill()


def absent(what: str) -> NoReturn:
    """Skip with a reason; with `CI=true` a missing part is an error, so that nothing passes untested."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session", autouse=True)
def _cases_are_copied() -> Iterator[None]:
    """To make a case takes 25 ms of the processor, and over a thousand tests want one; `tests/case` makes its own."""
    from catchgraph.case import case

    from .once import new_cases

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case, "_fill", new_cases(case._fill, 8))
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real public data beside the repository: never part of it, so its absence is no error."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no public data at {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """Address of a Neo4j 5 server: `NEO4J_URI` if set, else one of our own.

    `NEO4J_USERNAME` and `NEO4J_PASSWORD` are set for the session, as users set them. A server that was
    given must be empty: the tests write into it and wipe it.
    """
    if given := os.environ.get("NEO4J_URI"):
        _refuse_unless_empty(given)
        yield given
        return
    with pytest.MonkeyPatch.context() as patch:
        try:
            server = neo4j_server()
            running = server.__enter__()
        except MissingError as missing:
            absent(f"no Neo4j for tests: {missing}; set NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD")
        patch.setenv("NEO4J_USERNAME", running.username)
        patch.setenv("NEO4J_PASSWORD", running.password)
        try:
            yield running.uri
        finally:
            server.__exit__(None, None, None)


@pytest.fixture
def empty_neo4j(neo4j_uri: str) -> str:
    """The address of a Neo4j server with nothing in it: wiped before the test."""
    clear(neo4j_uri)
    _drop_constraints(neo4j_uri)
    return neo4j_uri


@pytest.fixture
def cleared_neo4j(neo4j_uri: str) -> str:
    """The address of a Neo4j server that holds no data; constraints of earlier tests may stay.

    Neo4j forgets every plan when a constraint goes, and to plan a query of ours takes far longer than to run it.
    """
    clear(neo4j_uri)
    return neo4j_uri


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """A running embedded server; a test creates databases of its own name in it."""
    from catchgraph.errors import GraphUnavailable
    from catchgraph.graph.server import EmbeddedServer

    server = EmbeddedServer(tmp_path_factory.mktemp("embedded") / "graph")
    try:
        server.start()
    except GraphUnavailable as missing:
        absent(str(missing))
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def embedded_runtime() -> None:
    """Skips where this machine has no embedded server; for tests whose command starts its own."""
    from catchgraph.errors import GraphUnavailable
    from catchgraph.graph.java import runtime

    try:
        runtime()
    except GraphUnavailable as missing:
        absent(str(missing))


def credentials() -> tuple[str, str]:
    """Who enters the Neo4j server of the tests."""
    return os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")


def clear(uri: str) -> None:
    """Wipe a Neo4j server."""
    _run(uri, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")


def _drop_constraints(uri: str) -> None:
    for (name,) in _run(uri, "SHOW CONSTRAINTS YIELD name"):
        _run(uri, f"DROP CONSTRAINT `{name}`")


def _run(uri: str, cypher: str) -> list[list[Any]]:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(uri, auth=credentials()) as driver, driver.session() as session:
        return session.run(cypher).values()


def _refuse_unless_empty(uri: str) -> None:
    if _run(uri, "MATCH (n) RETURN n LIMIT 1"):
        pytest.fail(f"the database at {uri} (NEO4J_URI) is not empty; tests would wipe it", pytrace=False)
