"""The embedded server as a child process: started, shared, ended, never left behind."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from catchgraph.errors import GraphUnavailable
from catchgraph.graph import java, roots, running
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.ports import HOST
from catchgraph.graph.server import EmbeddedServer

#: Almost every test starts a server.
pytestmark = pytest.mark.early

#: A process that takes longer to end hangs.
HANGS_S = 200
#: A parent that starts a server, says so, and works until it is ended.
PARENT = """
import sys, time
from pathlib import Path
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
with EmbeddedStore(server, "g1") as store:
    server.start()
    server.create_database("g1")
    print("up", flush=True)
    if "query" in sys.argv:
        store.read("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
                   "UNWIND range(1, 100000) AS c RETURN count(*) AS n", timeout_s=800)
    time.sleep(800)
"""


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[Path]:
    """A folder for databases, its name as awkward as users' folders are; no server is left for it."""
    folder = tmp_path / "Fälle \"2024\" & 'x'" / "graph"
    yield folder
    running.down(folder)


@contextmanager
def starting(databases: Path, then: str = "wait") -> Iterator[subprocess.Popen[str]]:
    """Another command that has started a server for the folder."""
    words = [sys.executable, "-c", PARENT, str(databases), then]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        yield process
        process.kill()


@pytest.fixture
def parent(databases: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """A command that has started a server for the folder."""
    with starting(databases, getattr(request, "param", "wait")) as process:
        yield process


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for which another command has started a server with the database `g1`, and which no test changes."""
    folder = tmp_path_factory.mktemp("held") / "graph"
    with starting(folder):
        yield folder
    running.down(folder)


def child_of(databases: Path) -> psutil.Process:
    known = running.read(databases)
    assert known is not None
    return psutil.Process(known.pid)


def alive(process: psutil.Process) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_start_stop_leaves_nothing_but_the_databases(
    databases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    # Other servers come and go in the common one.
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with EmbeddedServer(databases) as server:
        server.create_database("g1")
        child = child_of(databases)
        assert [path.name.startswith(roots.PREFIX) for path in temporary.iterdir()] == [True]
        assert server.databases() == ["g1"]
        server.drop_database("g1")
        assert server.databases() == []
    server.stop()
    assert not alive(child)
    assert list(temporary.iterdir()) == []
    assert not (databases / running.NAME).exists()


def test_a_database_name_that_is_a_path_is_refused(databases: Path, embedded: EmbeddedServer) -> None:
    embedded.start()
    with pytest.raises(ValueError, match="not a database name"):
        embedded.drop_database("../graph")


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_passwords_are_private(embedded: EmbeddedServer) -> None:
    embedded.start()
    known = running.read(embedded.path)
    assert known is not None
    assert stat.S_IMODE((embedded.path / running.NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(embedded.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(known.root).stat().st_mode) == 0o700
    assert not (Path(known.root) / "arguments").exists()
    child = child_of(embedded.path)
    words = " ".join([*child.cmdline(), *child.environ().values()])
    assert embedded.admin.password not in words
    assert embedded.reader.password not in words
    assert embedded.admin.password not in (Path(known.root) / "console.log").read_text()


def test_both_ports_listen_on_loopback_only(embedded: EmbeddedServer) -> None:
    embedded.start()
    listening = [c.laddr for c in child_of(embedded.path).net_connections() if c.status == psutil.CONN_LISTEN]
    assert len(listening) == 2
    assert {address.ip.removeprefix("::ffff:") for address in listening} == {HOST}


def test_an_asked_port_that_is_in_use(databases: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(GraphUnavailable, match=f"Port {port} is in use"):
            EmbeddedServer(databases, bolt_port=port).start()
    assert not (databases / running.NAME).exists()


def test_a_chosen_port_that_was_taken_meanwhile(databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from catchgraph.graph import ports

    free = ports.free_port
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        answers = iter([port, free()])
        monkeypatch.setattr(ports, "free_port", lambda: next(answers, 0) or free())
        with EmbeddedServer(databases) as server:
            assert server.bolt_uri != f"bolt://{HOST}:{port}"
            assert server.databases() == []


def test_a_server_that_dies_at_start_says_why(databases: Path) -> None:
    with pytest.raises(GraphUnavailable, match="Invalid maximum heap size"):
        EmbeddedServer(databases, heap="lots").start()
    assert not (databases / running.NAME).exists()


def test_no_wheel_for_this_machine(databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "PACKAGE", "no_such_package")
    with pytest.raises(GraphUnavailable, match="not installed") as raised:
        EmbeddedServer(databases).start()
    assert "pip install 'catchgraph[embedded]'" in raised.value.hint
    assert "--graph bolt://" in raised.value.hint


def test_a_wheel_without_java(databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "PACKAGE", "json")
    with pytest.raises(GraphUnavailable, match="no Java for this machine"):
        EmbeddedServer(databases).start()


def test_a_second_command_uses_the_running_server(held: Path) -> None:
    child = child_of(held)
    with EmbeddedServer(held) as server:
        assert child_of(held) == child
        assert server.databases() == ["g1"]
    assert alive(child)


def test_a_running_server_is_found_through_a_link_to_its_folder(held: Path, tmp_path: Path) -> None:
    child = child_of(held)
    (tmp_path / "link").symlink_to(held.parent)
    with EmbeddedServer(tmp_path / "link" / "graph") as server:
        assert child_of(held) == child
        assert server.databases() == ["g1"]
    assert running.status(tmp_path / "link" / "graph") == running.read(held)


def test_a_guest_goes_on_when_the_owner_ends(parent: subprocess.Popen[str], databases: Path) -> None:
    with EmbeddedStore(EmbeddedServer(databases), "g1") as store:
        assert store.read("RETURN 1 AS n").rows == [(1,)]
        parent.terminate()
        parent.wait(HANGS_S)
        assert store.read("RETURN 2 AS n").rows == [(2,)]
    assert running.status(databases) is None


@pytest.mark.parametrize("parent", ["wait", "query"], indirect=True)
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_parent_and_child(parent: subprocess.Popen[str], databases: Path, sign: signal.Signals) -> None:
    child = child_of(databases)
    time.sleep(0.3)
    parent.send_signal(sign)
    child.wait(HANGS_S)
    parent.wait(HANGS_S)
    assert not (databases / running.NAME).exists()


def test_an_orphan_is_ended_and_the_next_command_goes_on(parent: subprocess.Popen[str], databases: Path) -> None:
    orphan = child_of(databases)
    # What would end it is gone, too.
    for watcher in orphan.children():
        watcher.kill()
    parent.kill()
    parent.wait()
    assert alive(orphan)
    with EmbeddedServer(databases) as server:
        assert not alive(orphan)
        assert server.databases() == ["g1"]


def gone(process: psutil.Process) -> bool:
    """Wait until a process that is no child of ours is gone."""
    deadline = time.monotonic() + 60
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(process)


def vanished(path: Path) -> bool:
    """Wait until a folder is gone."""
    deadline = time.monotonic() + 60
    while path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not path.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there the next command ends it")
@pytest.mark.parametrize("parent", ["wait", "query"], indirect=True)
def test_a_server_ends_itself_when_its_parent_is_killed(parent: subprocess.Popen[str], databases: Path) -> None:
    orphan, known = child_of(databases), running.read(databases)
    assert known is not None
    watchers = orphan.children()
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    assert gone(orphan)
    assert vanished(Path(known.root))
    assert all(gone(watcher) for watcher in watchers)


def test_a_kept_server_outlives_who_started_it(databases: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from catchgraph.graph.server import EmbeddedServer; "
        "EmbeddedServer(Path(sys.argv[1]), keep=True).start()"
    )
    subprocess.run([sys.executable, "-c", code, str(databases)], check=True)
    child = child_of(databases)
    assert child.children() == []
    running.tidy(databases)
    assert alive(child)
    assert running.down(databases)


@pytest.mark.slow
def test_what_is_left_of_both_is_cleared_away(parent: subprocess.Popen[str], databases: Path) -> None:
    child, known = child_of(databases), running.read(databases)
    assert known is not None
    for process in (*child.children(), psutil.Process(parent.pid), child):
        process.kill()
    parent.wait()
    assert gone(child)
    assert Path(known.root).exists()
    running.tidy(databases)
    assert not Path(known.root).exists()
    assert not (databases / running.NAME).exists()


@pytest.mark.slow
def test_a_root_of_nobody_is_removed_by_the_next_server(
    parent: subprocess.Popen[str], databases: Path, tmp_path: Path
) -> None:
    child, known = child_of(databases), running.read(databases)
    assert known is not None
    assert Path(known.root) in roots_of()
    for process in (*child.children(), psutil.Process(parent.pid), child):
        process.kill()
    parent.wait()
    assert gone(child)
    running.remove(databases)
    living = roots.make()
    assert not Path(known.root).exists()
    again = roots.make()
    assert living.exists(), "its process lives: it is ours"
    for root in (living, again):
        roots.remove(root)
        assert not root.exists()


def roots_of() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"{roots.PREFIX}*"))


def test_only_roots_are_removed(databases: Path, tmp_path: Path) -> None:
    """The record of a case from someone else may name anything."""
    mine, named = tmp_path / "mine", tmp_path / f"{roots.PREFIX}mine"
    for folder in (mine, named):
        folder.mkdir()
        (folder / "thesis").write_text("mine")
    (tmp_path / f"{roots.PREFIX}link").symlink_to(mine)
    databases.mkdir(parents=True)
    for root in (mine, named, tmp_path / f"{roots.PREFIX}link"):
        assert running.write(databases, stale(databases, root=str(root)))
        running.tidy(databases)
        assert not (databases / running.NAME).exists()
    assert (mine / "thesis").exists()
    assert (named / "thesis").exists()


def test_keep_leaves_it_running_until_down(databases: Path) -> None:
    server = EmbeddedServer(databases, keep=True)
    server.start()
    server.stop()
    known = running.status(databases)
    assert known is not None
    child = child_of(databases)
    with EmbeddedServer(databases) as guest:
        guest.create_database("g1")
        assert guest.bolt_uri.endswith(str(known.bolt_port))
    assert alive(child)
    assert running.down(databases)
    assert not alive(child)
    assert not Path(known.root).exists()
    assert running.status(databases) is None
    assert not running.down(databases)


def stale(databases: Path, **changes: object) -> running.Running:
    """A record left by a server that is gone, with some fields changed."""
    entry = running.Running(
        pid=2**22 + 7, started="1", owner_pid=os.getpid(), owner_started="1", http_port=1, bolt_port=2,
        admin_password="x", reader_password="y", root=str(databases / "nothing"),
    )  # fmt: skip
    return dataclasses.replace(entry, **changes)  # type: ignore[arg-type]


def test_a_record_with_a_dead_pid_is_ignored(databases: Path) -> None:
    databases.mkdir(parents=True)
    assert running.write(databases, stale(databases))
    assert running.status(databases) is None
    with EmbeddedServer(databases) as server:
        assert server.databases() == []


@pytest.mark.parametrize("same_start", [True, False])
def test_a_foreign_process_is_never_ended(databases: Path, same_start: bool) -> None:
    from catchgraph.graph import processes

    databases.mkdir(parents=True)
    with subprocess.Popen(["sleep", "60"]) as foreign:
        found = processes.find(foreign.pid)
        assert found is not None
        started = found.started if same_start else "0"
        # Its owner is gone too: were it ours, it would be an orphan to end.
        assert running.write(databases, stale(databases, pid=foreign.pid, started=started))
        assert not running.down(databases)
        with EmbeddedServer(databases) as server:
            assert server.databases() == []
        assert foreign.poll() is None
        foreign.kill()


@pytest.mark.parametrize("content", ["", "[]", '{"pid": 1}', "\0"])
def test_a_record_that_is_none_is_ignored(databases: Path, content: str) -> None:
    databases.mkdir(parents=True)
    (databases / running.NAME).write_text(content)
    assert running.read(databases) is None
    (databases / running.NAME).write_text(json.dumps({**dataclasses.asdict(stale(databases)), "pid": "1"}))
    assert running.read(databases) is None


def test_only_one_of_two_commands_writes_the_record(databases: Path) -> None:
    databases.mkdir(parents=True)
    first = stale(databases)
    assert running.write(databases, first)
    assert not running.write(databases, stale(databases, pid=3))
    assert running.read(databases) == first


def test_a_server_that_was_begun_is_the_one_that_is_used(databases: Path) -> None:
    server = EmbeddedServer(databases)
    server.begin()
    begun = running.read(databases)
    assert begun is not None
    server.begin()
    with server:
        assert running.read(databases) == begun
        assert server.databases() == []
        server.create_database("g1")
        assert server.databases() == ["g1"]
    assert_left_nothing(databases, begun)


def test_a_server_that_was_begun_ends_unused(databases: Path) -> None:
    server = EmbeddedServer(databases)
    server.begin()
    begun = running.read(databases)
    assert begun is not None
    server.stop()
    assert_left_nothing(databases, begun)


def test_what_hinders_a_server_is_said_when_it_is_needed(databases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "runtime", lambda: java.Runtime(Path("/bin/false"), Path("/nowhere")))
    server = EmbeddedServer(databases)
    server.begin()
    with pytest.raises(GraphUnavailable, match="did not start"):
        server.start()
    server.stop()
    assert not (databases / running.NAME).exists()


def test_a_server_that_runs_is_not_begun_again(held: Path) -> None:
    known = running.read(held)
    with EmbeddedServer(held) as server:
        server.begin()
        assert running.read(held) == known
        server.create_database("g2")
        server.drop_database("g2")
    assert running.read(held) == known
    assert running.status(held) == known


def assert_left_nothing(databases: Path, known: running.Running) -> None:
    assert not psutil.pid_exists(known.pid) or psutil.Process(known.pid).status() == psutil.STATUS_ZOMBIE
    assert not Path(known.root).exists()
    assert not (databases / running.NAME).exists()
