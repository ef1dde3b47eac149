"""The embedded graph server: one child process for one folder of databases."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from catchgraph.errors import GraphUnavailable
from catchgraph.graph import archive, java, launch, lifetime, ports, processes, running
from catchgraph.graph.http import Http
from catchgraph.graph.running import Running

_ATTEMPTS = 5
#: Databases of more bytes, about half a million nodes and relationships, are large.
LARGE_BYTES = 150_000_000
#: Nodes and relationships from which on a graph that is to be loaded is large.
LARGE = 300_000
_HINT = "End the server with `catchgraph graph down`, or look at its log."

#: A process object that is thrown away complains that its process still runs; these run on purpose.
_KEPT: list[launch.Child] = []


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user of the embedded server."""

    user: str
    password: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """A server that may not answer yet."""

    child: launch.Child
    settings: launch.Settings
    record: Running


class EmbeddedServer:
    """ArcadeDB on this machine, reachable from this machine only.

    `databases` is the folder that holds the databases (CASE/graph). `keep=True` leaves the server running when
    this process ends (`catchgraph graph up`). Ports are chosen unless asked for. A large graph that will be written
    (`loads`: how many elements, or that it is large) or is in the folder starts it differently: `launch.Settings`.
    """

    def __init__(
        self,
        databases: Path,
        *,
        keep: bool = False,
        http_port: int = 0,
        bolt_port: int = 0,
        heap: str = "",
        loads: int | bool = False,
    ) -> None:
        # One server for the folder, by whichever way it is reached.
        self.path = databases.resolve()
        self._keep = keep
        self._asked = (http_port, bolt_port)
        self._heap, self._loads = heap, loads
        self._begun: _Begun | None = None
        self._child: launch.Child | None = None
        self._record: Running | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def running(self) -> bool:
        """Whether the server that this object uses is alive."""
        return self._record is not None and running.process_of(self.path, self._record) is not None

    @property
    def bolt_uri(self) -> str:
        """Address for the `neo4j` driver."""
        return f"bolt://{ports.HOST}:{self._known.bolt_port}"

    @property
    def admin(self) -> Credentials:
        """The user that may write."""
        return Credentials(launch.ADMIN, self._known.admin_password)

    @property
    def reader(self) -> Credentials:
        """The user that may only read."""
        return Credentials(launch.READER, self._known.reader_password)

    @property
    def http(self) -> Http:
        """The server's HTTP interface, as its administrator."""
        return Http(self._known.http_port, launch.ADMIN, self._known.admin_password)

    @property
    def _known(self) -> Running:
        if self._record is None:
            raise GraphUnavailable("The embedded graph server is not running.")
        return self._record

    def begin(self) -> None:
        """Start a server without waiting for it, where the folder has none. `start` waits, and says what went wrong."""
        if self._begun is None and running.read(self.path) is None:
            with contextlib.suppress(GraphUnavailable):
                self._make_folder()
                self._begun = self._spawned()

    def start(self) -> None:
        """Use the server that already holds this folder, else start one; an orphan is ended first.

        Raises `GraphUnavailable`: no server for this machine, an asked port is in use, or it dies at start.
        """
        if self.running:
            return
        if self._child is not None:
            # Another command ended it: a query of theirs ran too long.
            self._child.stop(0)
            self._child = None
        self._make_folder()
        for _ in range(_ATTEMPTS):
            if (self._begun is None and self._attach()) or self._launch():
                return
        raise GraphUnavailable("The embedded graph server found no free port.", hint=_HINT)

    def stop(self) -> None:
        """End the server if this object started it and it is not to be kept. Twice is harmless."""
        child, self._child = self._child, None
        begun, self._begun = self._begun, None
        self._record = None
        if begun is not None:
            begun.child.stop(0)
            running.remove(self.path)
            lifetime.end(self.stop)
        if child is None:
            return
        if self._keep:
            _KEPT.append(child)
            return
        child.stop()
        running.remove(self.path)
        lifetime.end(self.stop)
        archive.make_beside(java.runtime())

    def widen(self, elements: int) -> None:
        """Start the server again with the memory that loading so many elements takes, if it is this object's to end."""
        if self._child is not None and not self._keep and not self._heap:
            self.stop()
            self._loads = elements
            self.start()

    def kill(self) -> None:
        """End the server at once, whoever started it: the only thing that ends a query that runs too long."""
        known = self._record
        if known is None:
            return
        # What stayed up before stays up after the next start.
        self._keep = self._keep or known.keep
        if self._child is not None:
            self._child.stop(grace_s=0.5)
        if running.read(self.path) == known:
            running.end(self.path, known)

    def said(self) -> str:
        """Everything that the server wrote into its log."""
        return (Path(self._known.root) / "console.log").read_text(encoding="utf-8", errors="replace")

    def create_database(self, name: str) -> None:
        """Make an empty database."""
        self.http.server(f"create database {_checked(name)}")

    def drop_database(self, name: str) -> None:
        """Remove a database and its files; one that was left half-made too."""
        if _checked(name) in self.http.databases():
            self.http.server(f"drop database {name}")
        shutil.rmtree(self.path / name, ignore_errors=True)

    def databases(self) -> list[str]:
        """Names of the databases in the folder, open or not, sorted."""
        return sorted(path.parent.name for path in self.path.glob("*/schema.json"))

    def _make_folder(self) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise running.cannot_write(self.path, error) from error

    def _attach(self) -> bool:
        """Use a running server. Ends an orphan and forgets a record whose server is gone."""
        known = running.read(self.path)
        if known is None:
            running.remove(self.path)
            return False
        if known.abandoned or running.process_of(self.path, known) is None:
            running.end(self.path, known)
            return False
        self._await(known)
        self._record = known
        return True

    def _await(self, known: Running) -> None:
        http = Http(known.http_port, launch.READER, known.reader_password)
        deadline = time.monotonic() + launch.START_SECONDS
        while not http.ready():
            if running.process_of(self.path, known) is None or time.monotonic() > deadline:
                raise GraphUnavailable(f"The graph server of {self.path} does not answer.", hint=_HINT)
            time.sleep(0.05)

    def _launch(self) -> bool:
        """Start a server. False if another command was quicker or a chosen port was taken meanwhile."""
        begun = self._begun or self._spawned()
        self._begun = None
        if begun is None:
            return False
        try:
            launch.await_start(begun.child, begun.settings)
        except GraphUnavailable:
            return self._failed(begun.child)
        except BaseException:
            begun.child.stop(0)
            running.remove(self.path)
            raise
        self._child, self._record = begun.child, begun.record
        return True

    def _spawned(self) -> _Begun | None:
        """A server that was started and is on record, but may not answer yet. None if another command was quicker."""
        runtime, settings = java.runtime(), self._settings()
        if not self._keep:
            lifetime.begin(self.stop)
        child = launch.spawn(runtime, settings, watched=not self._keep)
        try:
            started = self._recorded(child, settings)
        except BaseException:
            child.stop(0)
            running.remove(self.path)
            raise
        if started is None:
            child.stop(0)
            return None
        return _Begun(child, settings, started)

    def _settings(self) -> launch.Settings:
        for port in self._asked:
            if port and not ports.is_free(port):
                raise GraphUnavailable(f"Port {port} is in use.", hint="Ask for another port, or for none.")
        http_port, bolt_port = (port or ports.free_port() for port in self._asked)
        admin, reader = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        sizes = (file.stat().st_size for file in self.path.glob("*/*"))
        large = self._loads is True or self._loads > LARGE or sum(sizes) > LARGE_BYTES
        # One that is only read is read faster where all of it has room in memory.
        elements = 0 if self._loads is True else self._loads
        return launch.Settings(self.path, http_port, bolt_port, admin, reader, self._heap, large, elements)

    def _recorded(self, child: launch.Child, settings: launch.Settings) -> Running | None:
        process = processes.find(child.process.pid)
        owner = None if self._keep else processes.find(os.getpid())
        entry = Running(
            pid=child.process.pid,
            started=process.started if process else "",
            owner_pid=owner.pid if owner else 0,
            owner_started=owner.started if owner else "",
            http_port=settings.http_port,
            bolt_port=settings.bolt_port,
            admin_password=settings.admin_password,
            reader_password=settings.reader_password,
            root=str(child.root),
        )
        return entry if running.write(self.path, entry) else None

    def _failed(self, child: launch.Child) -> bool:
        """After a failed start: try again if a port that we chose was taken, else raise with the log."""
        log = child.log(30)
        child.stop(0)
        running.remove(self.path)
        if "Unable to listen" in log and not any(self._asked):
            return False
        raise GraphUnavailable(f"The embedded graph server did not start. Its last words:\n{log}", hint=_HINT)


def _checked(name: str) -> str:
    """A database name stands in a command and names a folder that may be removed."""
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise ValueError(f"not a database name: {name!r}")
    return name
