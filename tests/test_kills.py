"""Killed from outside with -9 at seeded moments of each step: a case that opens and a rerun that finishes.

A step is all or nothing: after a kill every schema of the case is as it was before the step or as it is after
it, never between. The rerun then gives what an undisturbed run gives.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.errors import CaseBusy

from .conftest import NEO4J
from .once import once

pytestmark = [pytest.mark.slow, pytest.mark.early, pytest.mark.timeout(2400)]

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: Kills a step and store. A full round takes several minutes on two cores; `.ci/run` makes a smaller one.
MOMENTS = int(os.environ.get("KILL_MOMENTS", "20"))
SEED = 20260101
#: Changes from run to run by design, or names no content.
UNCOMPARED = {"main.run", "main.setting", "shown.store"}
#: The numbers of nodes are a store's own, and those of runs count the killed one, too.
COMPARED = {
    **dict.fromkeys(("shown.node", "shown.relationship"), "kind, id, mark, due"),
    "detect.history": "id, typology, until IS NULL, severity, name, about, rests_on, datasets",
    "detect.asked": "typology, revision, rule, parameters, verified",
}
#: What a store is due is noted before it is told.
BETWEEN = "shown"

STEPS = {
    "load": ["load", *map(str, sorted(FIXTURES.glob("*.csv")))],
    "resolve": ["resolve"],
    "build": ["build"],
    "detect": ["detect"],
}
ORDER = list(STEPS)
#: Steps that touch the graph store; what the others do is the same for each.
TELLS = ("build", "detect")

#: Runs a step and kills itself with -9 just before or just after its n-th commit; says how many commits there were.
AT_COMMIT = """
import atexit, os, signal, sys
from pathlib import Path
import catchgraph.case.connection as module
when, nth, note, *arguments = sys.argv[1:]
plain, commits = module._commit, 0
def commit(connection):
    global commits
    commits += 1
    if commits == int(nth) and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    plain(connection)
    if commits == int(nth) and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
module._commit = commit
atexit.register(lambda: Path(note).write_text(str(commits)))
from catchgraph.cli import main
sys.argv = ["catchgraph", *arguments]
main()
"""


def command(case: Path, step: str, graph: str | None) -> list[str]:
    store = ["--graph", graph] if graph else []
    return [sys.executable, "-m", "catchgraph", "--case", str(case), *store, *STEPS[step]]


def environment() -> dict[str, str]:
    """This environment, without a default graph store: the command names its own."""
    return {name: value for name, value in os.environ.items() if name != "NEO4J_URI"}


def finish(case: Path, step: str, graph: str | None) -> None:
    done = subprocess.run(command(case, step, graph), env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, f"{step}: {done.stdout}{done.stderr}"


def content(case: Path) -> dict[str, str]:
    """Schema → hash of everything in its tables. A case whose holder just died may stay locked for a moment."""
    folder = patient_open(case)
    with folder.read() as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
        ).fetchall()
        hashes: dict[str, list[str]] = {}
        for schema, table in tables:
            if f"{schema}.{table}" in UNCOMPARED:
                continue
            columns = COMPARED.get(f"{schema}.{table}", "*")
            rows = connection.execute(f'SELECT {columns} FROM {schema}."{table}" ORDER BY ALL').fetchall()
            hashes.setdefault(schema, []).append(f"{table} {rows!r}")
    return {schema: hashlib.sha256("\n".join(parts).encode()).hexdigest() for schema, parts in hashes.items()}


def patient_open(case: Path) -> CaseFolder:
    deadline = time.monotonic() + 200
    while True:
        try:
            return open_case(case)
        except CaseBusy:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def left_over(case: Path) -> list[psutil.Process]:
    """Processes that still name the case on their command line or work in it."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(case) in word for word in process.info["cmdline"] or ()) and process.pid != os.getpid()
    ]


def kill_after(case: Path, step: str, graph: str | None, seconds: float) -> None:
    process = subprocess.Popen(
        command(case, step, graph), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.kill()
    process.wait()


def at_commit(
    case: Path, step: str, graph: str | None, when: str, nth: int, note: Path
) -> subprocess.CompletedProcess[bytes]:
    """Run a step that kills itself before or after its n-th commit, or never."""
    words = [sys.executable, "-c", AT_COMMIT, when, str(nth), str(note), *command(case, step, graph)[3:]]
    return subprocess.run(words, env=environment(), capture_output=True, check=False)


@pytest.fixture(params=["embedded", NEO4J])
def graph(request: pytest.FixtureRequest) -> str | None:
    """The embedded store, or an empty Neo4j."""
    if request.param == "neo4j":
        return str(request.getfixturevalue("cleared_neo4j"))
    request.getfixturevalue("embedded")
    return None


@dataclass(frozen=True)
class Undisturbed:
    """What a step begins with and gives where nothing disturbs it: content of the case, how often it commits, and how
    long it takes.
    """

    before: Path
    was: dict[str, str] | None
    wanted: dict[str, str]
    commits: int
    seconds: float


def undisturbed(factory: pytest.TempPathFactory, step: str, graph: str | None) -> Undisturbed:
    """The case before a step, and what becomes of it: each step is run once for all tests of a store."""
    graph = graph if step in TELLS else None

    def make(folder: Path) -> tuple[dict[str, str] | None, dict[str, str], int, float]:
        number = ORDER.index(step)
        if number:
            earlier = undisturbed(factory, ORDER[number - 1], graph)
            shutil.copytree(earlier.before.parent / "after", folder / "before")
            shown(folder / "before", step, graph)
        began = time.monotonic()
        after = copy(folder / "before", folder / "after")
        done = at_commit(after, step, graph, "never", 0, folder / "commits")
        assert done.returncode == 0, done.stderr
        seconds, commits = time.monotonic() - began, int((folder / "commits").read_text())
        return content(folder / "before") if number else None, content(after), commits, seconds

    folder, found = once(factory, f"{step}-{'neo4j' if graph else 'embedded'}", make)
    return Undisturbed(folder / "before", *found)


def prepared(factory: pytest.TempPathFactory, step: str, graph: str | None) -> Undisturbed:
    """The same, and Neo4j as it is before the step."""
    found = undisturbed(factory, step, graph)
    shown(found.before, step, graph)
    return found


def shown(case: Path, step: str, graph: str | None) -> None:
    """Let Neo4j show the case again where the step asks it: each test begins with an empty server."""
    if graph and step == "detect":
        finish(case, "build", graph)


def moments(step: str, seconds: float) -> list[float]:
    """Seeded moments, from the first import to the end."""
    dice = random.Random(f"{SEED} {step}")
    return sorted(dice.uniform(0.1, seconds) for _ in range(MOMENTS))


def copy(before: Path, to: Path) -> Path:
    if before.exists():
        shutil.copytree(before, to)
    return to


@pytest.mark.parametrize("step", ORDER)
def test_a_kill_at_any_moment_leaves_a_whole_case_and_a_rerun_finishes(tmp_path_factory, tmp_path, step, graph):
    if graph and step not in TELLS:
        pytest.skip("these steps do not touch the graph store")
    known = prepared(tmp_path_factory, step, graph)
    for number, moment in enumerate(moments(step, known.seconds)):
        case = copy(known.before, tmp_path / f"case{number}")
        kill_after(case, step, graph, moment)
        if (case / "case.duckdb").exists() and known.was is not None:
            state = content(case)
            for schema, found in state.items():
                whole = found in (known.was[schema], known.wanted[schema])
                assert whole or schema == BETWEEN, f"{schema} is half done after {moment:.2f} s"
        finish(case, step, graph)
        assert content(case) == known.wanted, f"killed after {moment:.2f} s"
        assert left_over(case) == []
        shutil.rmtree(case)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ORDER)
def test_a_kill_around_each_commit_leaves_a_whole_case(tmp_path_factory, tmp_path, step, when, graph):
    if graph and step not in TELLS:
        pytest.skip("these steps do not touch the graph store")
    known = prepared(tmp_path_factory, step, graph)
    assert known.commits, "the step commits nothing"
    for nth in spread(known.commits):
        case = copy(known.before, tmp_path / f"case{nth}")
        done = at_commit(case, step, graph, when, nth, tmp_path / "commits")
        assert done.returncode == -9, done.stderr
        finish(case, step, graph)
        assert content(case) == known.wanted
        assert left_over(case) == []
        shutil.rmtree(case)


def spread(commits: int) -> list[int]:
    """The first commit, the last, and so many between them that there are `MOMENTS`: a file of a load is as another."""
    few = min(commits, max(MOMENTS, 2))
    return sorted({1 + round(at * (commits - 1) / max(few - 1, 1)) for at in range(few)})


def test_the_first_and_the_last_commit_are_among_those_around_which_a_step_is_killed():
    assert [spread(commits) for commits in (1, 2)] == [[1], [1, 2]]
    assert spread(100)[0] == 1
    assert spread(100)[-1] == 100
    assert len(spread(100)) == min(max(MOMENTS, 2), 100)
