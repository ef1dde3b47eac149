"""Bad disks, really made: full, read-only, another user's. One clear message, the right code, nothing lost."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from catchgraph.errors import CaseError
from catchgraph.graph.server import EmbeddedServer
from catchgraph.model.schema import node

from .graph.loads import load

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[1] / "fixtures"
CARRIERS = FIXTURES / "carriers.csv"
#: Root ignores the modes of files unless it gives these rights up.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]


def run(case: Path, *arguments: str | Path, by: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [*(by or []), sys.executable, "-m", "catchgraph", "-q", "--case", case, *arguments]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert any(word in done.stderr for word in words), done.stderr


def files_of(case: Path) -> str:
    done = run(case, "verify", "--format", "csv")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk of 6 MB, of which a case takes two thirds, or of what is asked for."""
    size = getattr(request, "param", "6m")
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def big_register(place: Path) -> Path:
    """20,000 rows of the register's format: more than a disk of 6 MB has left."""
    with (FIXTURES / "iotc-register-2025-06-30.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row, *_ = csv.reader(file)
    path = place / "big.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([f"X{n}", *row[1:3], f"NAME {n * 7919 % 100003}", *row[4:]] for n in range(20_000))
    return path


def test_a_full_disk_is_named_and_what_was_loaded_stays(disk, tmp_path):
    case = disk / "case"
    assert run(case, "load", CARRIERS).returncode == 0
    before = files_of(case)
    refused(run(case, "load", big_register(tmp_path)), "No space left", "memory or disk space")
    assert files_of(case) == before


def test_a_read_only_disk_is_named_and_can_be_read(disk):
    case = disk / "case"
    assert run(case, "load", CARRIERS).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert "carriers.csv" in files_of(case)
    refused(run(case, "load", FIXTURES / "encounters.csv"), "Read-only file system")
    refused(run(disk / "new", "load", CARRIERS), "Read-only file system")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """The case of another user, that lets others read nothing."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can make the case of another user")
    case = tmp_path / "case"
    assert run(case, "load", CARRIERS).returncode == 0
    for path in (case, case / "case.duckdb"):
        shutil.chown(path, "nobody")
    return case


def test_the_case_of_another_user_is_named(foreign):
    (foreign / "case.duckdb").chmod(0o600)
    refused(run(foreign, "verify", by=AS_ANYBODY), "Permission denied")


def test_the_case_of_another_user_that_may_be_read_can_be_read_and_not_written(foreign):
    (foreign / "case.duckdb").chmod(0o644)
    foreign.chmod(0o755)
    assert run(foreign, "verify", by=AS_ANYBODY).returncode == 0
    refused(run(foreign, "load", FIXTURES / "encounters.csv", by=AS_ANYBODY), "Permission denied")


# 2 MB are full before the types of the model are made, 12 MB while nodes are loaded.
@pytest.mark.parametrize("disk", ["2m", "12m"], indirect=True)
def test_a_disk_that_fills_while_the_graph_loads_is_named(disk, embedded_runtime):
    ids = [f"vessel:{number:032x}" for number in range(100_000)]
    vessels = pa.table({"id": ids, "name": ids, "datasets": [["test"]] * len(ids)})
    with EmbeddedServer(disk / "graph") as server, pytest.raises(CaseError) as full:
        load(server, "g1", [(node("Vessel"), vessels)])
    assert "no space left for the graph on the disk of" in full.value.message
    assert "HTTP" not in full.value.message
    assert "catchgraph build" in full.value.hint


@pytest.mark.parametrize("disk", ["60m"], indirect=True)
def test_the_graph_of_a_case_that_can_only_be_read_is_asked_from_a_copy(disk, tmp_path, monkeypatch, embedded_runtime):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    case = disk / "case"
    for step in (["load", CARRIERS], ["resolve"], ["build"]):
        assert run(case, *step).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    asked = run(case, "query", "MATCH (v:Vessel) RETURN count(v) > 0 AS some", "--format", "csv")
    assert (asked.returncode, asked.stdout) == (0, "some\nTrue\n"), asked.stderr
    refused(run(case, "detect"), "can only be read, and detect keeps what it finds")
    up = run(case, "graph", "up")
    assert up.returncode == 4
    assert "Read-only file system" in up.stderr
    assert list(temporary.iterdir()) == []
    full = run(case, "query", "RETURN 1 AS one", by=["env", f"TMPDIR={small(temporary)}"])
    subprocess.run(["umount", "-l", temporary / "small"], check=True)
    assert full.returncode == 4
    assert "can only be read, and could not be copied" in full.stderr


def small(place: Path) -> Path:
    """A temporary folder with hardly any space."""
    (place / "small").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", place / "small"], check=True)
    return place / "small"
