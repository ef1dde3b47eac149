"""A Neo4j Community server of our own on a free loopback port, killed when the tests end: its data goes too."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .jars import MissingError, neo4j_jars

#: Ends a start that hangs; one on a busy machine takes a minute.
START_SECONDS = 240
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pages}
"""
# The shell ends the server when our end of its input closes, however we ended: kill -9 leaves nothing behind.
WATCHED = '"$@" & pid=$!; read -r _; kill -9 "$pid"; wait "$pid"'


@dataclass(frozen=True)
class Neo4j:
    """Where a server answers and who may enter."""

    uri: str
    username: str
    password: str


@contextmanager
def neo4j_server(heap: str = "512m", pages: str = "64m", *, quick: bool = True) -> Iterator[Neo4j]:
    """Start a server and wait until it answers; `heap` and `pages` (its cache) are sizes.

    `quick` starts sooner and is slower in the long run.

    Raises `MissingError` where this machine cannot.
    """
    java = shutil.which("java")
    if java is None:
        raise MissingError("no Java (17 or newer) on PATH")
    jars = neo4j_jars()
    with tempfile.TemporaryDirectory(prefix="catchgraph-neo4j-", ignore_cleanup_errors=True) as home:
        port = _free_port()
        _configure(Path(home), port, heap, pages)
        log = Path(home) / "console.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                ["sh", "-c", WATCHED, "sh", *_command(java, jars, home, quick)],
                stdin=subprocess.PIPE, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip
        try:
            yield _first_password(f"bolt://127.0.0.1:{port}", process, log)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _configure(home: Path, port: int, heap: str, pages: str) -> None:
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port, heap=heap, pages=pages), encoding="utf-8")


def _command(java: str, jars: Path, home: str, quick: bool) -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    entry = "org.neo4j.server.CommunityEntryPoint"
    where = [f"--home-dir={home}", f"--config-dir={home}/conf"]
    compiler = ["-XX:TieredStopAtLevel=1"] if quick else []
    return [java, *compiler, "-XX:+UseSerialGC", *opens, "-cp", f"{jars}/*", entry, *where]


def _first_password(uri: str, process: subprocess.Popen[bytes], log: Path) -> Neo4j:
    """Wait for Bolt and replace the password that a new server insists on changing."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    password = secrets.token_hex(8)
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            # The driver's own retries wait longer each time: up to half a minute for a server that is up.
            with GraphDatabase.driver(uri, auth=("neo4j", "neo4j"), max_transaction_retry_time=0) as driver:
                driver.execute_query(change, password=password, database_="system")
            return Neo4j(uri, "neo4j", password)
        except (DriverError, Neo4jError):
            time.sleep(0.2)
    raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-2000:]}")
