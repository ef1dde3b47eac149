"""The record of a server proves nothing alone: another process may have been given its pid, or its command line."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catchgraph.graph import processes, running


@pytest.fixture
def databases(tmp_path: Path) -> Path:
    folder = (tmp_path / "graph").resolve()
    folder.mkdir()
    return folder


@pytest.fixture
def living(databases: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process whose command names the folder of databases, as a server's does."""
    words = [sys.executable, "-c", "input()", f"{running.DATABASES_OPTION}{databases}"]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def recorded(living: subprocess.Popen[bytes]) -> running.Running:
    found = processes.find(living.pid)
    assert found is not None
    return running.Running(
        pid=living.pid, started=found.started, owner_pid=0, owner_started="", http_port=1, bolt_port=2,
        admin_password="a", reader_password="r", root="catchgraph-server-none",
    )  # fmt: skip


def test_a_server_is_known_by_its_pid_its_start_and_its_folder(databases: Path, living) -> None:
    known = recorded(living)
    process = running.process_of(databases, known)
    assert process is not None
    assert (process.pid, process.started) == (living.pid, known.started)
    assert running.process_of(databases / "other", known) is None
    assert running.process_of(databases, dataclasses.replace(known, pid=living.pid + 2**22)) is None


def test_a_process_that_started_at_another_time_is_not_the_server_and_is_left_alive(databases: Path, living) -> None:
    """A pid is given again; even another server of the same folder is not the one that was recorded."""
    earlier = dataclasses.replace(recorded(living), started="1")
    assert running.process_of(databases, earlier) is None
    assert running.write(databases, earlier)
    assert running.status(databases) is None
    assert not running.down(databases)
    assert living.poll() is None
    assert running.read(databases) is None
