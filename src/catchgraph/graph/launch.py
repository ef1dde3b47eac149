"""Starting ArcadeDB as a child process on the wheel's own Java.

The password stands on no command line: all arguments but the one that names the databases are in an argument
file of mode 0600, deleted once the server answers.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from catchgraph.errors import GraphUnavailable
from catchgraph.graph import archive, roots
from catchgraph.graph.http import PATIENCE_S, Http
from catchgraph.graph.java import Runtime
from catchgraph.graph.ports import HOST, answers
from catchgraph.graph.running import DATABASES_OPTION

START_SECONDS = 60.0
HEAP = "1g"
#: Bytes of heap that a bulk load takes in all, and for each node or relationship: 12.9 million were loaded with 3.5 GB.
HEAP_FLOOR, HEAP_EACH = 150_000_000, 260
#: Java keeps a part of its heap to itself, and says how much is left.
_KEPT_BACK = 1.06
#: Percent of the machine's memory that a server may take for a large graph.
MOST_PERCENT = 33
ADMIN, READER = "root", "reader"
_ADMIN_RIGHTS = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]
_RECORD_RIGHTS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_JVM = (
    "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF8", "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
)  # fmt: skip
#: Options of other Java programs that would change ours or print into its log.
_FOREIGN_OPTIONS = ("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")


#: What is run in the server's place: it leaves a watcher beside it and becomes the server, with the same process id.
#: The watcher reads a pipe from us, which closes when we end, however: then it ends the server, if that is still its
#: parent (a pid may be another's by then), and removes its root.
_WATCHED = r"""
watch='
read -r _ <&3
ours() {
  if [ -r /proc/$$/stat ]; then read -r _ _ _ parent _ </proc/$$/stat; else parent=$(ps -o ppid= -p $$ | tr -d " "); fi
  [ "$parent" = "$1" ]
}
if ours "$1"; then kill "$1"; for _ in 1 2 3 4 5 6; do ours "$1" && sleep 0.5; done; fi
if ours "$1"; then kill -9 "$1"; sleep 0.5; fi
rm -rf "$2"
'
exec 3<&0 </dev/null
root=$1; shift
sh -c "$watch" sh $$ "$root" &
exec "$@" 3<&-
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one start of a server is given.

    `large`: it will write or read a large graph, for which its Java compiles with more care, which a cold query would
    wait for, and may take a third of the machine's memory, or what loading takes if it is to load so many `elements`;
    else 1 GB. `heap` names a size itself. `rehearses`: where Java writes, when it ends, what it has seen
    (`graph.archive`).
    """

    databases: Path
    http_port: int
    bolt_port: int
    admin_password: str
    reader_password: str
    heap: str
    large: bool
    elements: int = 0
    rehearses: Path | None = None


@dataclass(slots=True)
class Child:
    """A started server and its temporary root."""

    process: subprocess.Popen[bytes]
    root: Path

    def log(self, lines: int = 12) -> str:
        """The last lines that the server wrote."""
        text = (self.root / "console.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.strip().splitlines()[-lines:])

    @property
    def failed(self) -> bool:
        """Whether it ended or gave up: its Java lives on after a failed start."""
        return self.process.poll() is not None or "Exception in thread" in self.log(100)

    def stop(self, grace_s: float = 1.5) -> None:
        """Ask it to end, kill it after `grace_s` seconds, and remove its root."""
        self.process.terminate()
        try:
            self.process.wait(grace_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()
        roots.remove(self.root)


def spawn(java: Runtime, settings: Settings, *, watched: bool) -> Child:
    """Start the server. It is not up yet: see `await_start`.

    `watched`: it ends with this process, even one that is killed with -9 (on Windows, the next command ends it).
    """
    root = roots.make()
    _write_groups(root)
    arguments = root / "arguments"
    _write_private(arguments, "\n".join(_quoted(argument) for argument in _arguments(java, settings, root)))
    command = [str(java.java), f"{DATABASES_OPTION}{settings.databases}", f"@{arguments}"]
    environment = {key: value for key, value in os.environ.items() if key not in _FOREIGN_OPTIONS}
    if os.name != "nt":
        # Java reads file names in the locale's encoding; in the C locale a case in `fälle/` would not open.
        environment["LC_ALL"] = "C.UTF-8"
    watched = watched and os.name != "nt"
    if watched:
        command = ["/bin/sh", "-c", _WATCHED, "sh", str(root), *command]
    with (root / "console.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE if watched else subprocess.DEVNULL, stdout=log, stderr=log, cwd=root,
            env=environment,
            # Ctrl-C goes to the whole group of a terminal; the child is ended by us, in order.
            start_new_session=True,
            # Its databases are its owner's alone. -1: as it is.
            umask=0o077 if os.name != "nt" else -1,
        )  # fmt: skip
    roots.note(root, process.pid)
    return Child(process, root)


def await_start(child: Child, settings: Settings) -> None:
    """Wait until both ports answer, then make the reader and delete the argument file.

    Raises `GraphUnavailable` with the end of the server's log if it dies or takes longer than a minute.
    """
    admin = Http(settings.http_port, ADMIN, settings.admin_password)
    deadline = time.monotonic() + START_SECONDS
    while not (answers(settings.http_port) and answers(settings.bolt_port) and admin.ready()):
        if child.failed or time.monotonic() > deadline:
            raise GraphUnavailable(f"The embedded graph server did not start. Its last words:\n{child.log()}")
        time.sleep(0.03)
    (child.root / "arguments").unlink()
    user = {"name": READER, "password": settings.reader_password, "databases": {"*": [READER]}}
    admin.server(f"create user {json.dumps(user)}")


def _arguments(java: Runtime, settings: Settings, root: Path) -> list[str]:
    options = {
        "server.rootPath": root,
        "server.rootPassword": settings.admin_password,
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": settings.http_port,
        "bolt.host": HOST,
        "bolt.port": settings.bolt_port,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        # The default would read every database, those of old builds too, before it answers.
        "server.databaseLoadAtStartup": "false",
        # In production mode errors lose their text.
        "server.mode": "development",
        "server.httpBodyContentMaxSize": 1 << 40,
        # How long the server waits for the next piece of a bulk load: half a minute by default, in which a busy
        # machine does not read a large table.
        "network.socketTimeout": int(PATIENCE_S * 1000),
        # Passwords are random and live as long as the process: stretching them would only slow the start.
        "server.saltIterations": 1,
        "serverMetrics": "false",
        "studio.enabled": "false",
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    return [
        *_memory(settings),
        # Without the optimising compiler a cold query answers in half the time, a bulk load takes almost twice as long.
        *([] if settings.large else ["-XX:TieredStopAtLevel=1"]),
        *([f"-XX:AOTCacheOutput={settings.rehearses}"] if settings.rehearses else archive.options(java)),
        *_JVM,
        *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
        "-cp",
        f"{java.jars}{os.sep}*",
        "com.arcadedb.server.ArcadeDBServer",
    ]


def heap_for(elements: int) -> int:
    """Bytes of heap below which Java does nothing but collect garbage while so many elements are loaded."""
    return HEAP_FLOOR + HEAP_EACH * elements


def _memory(settings: Settings) -> list[str]:
    """How much heap Java may take: if more than it needs, it would use all and leave the system's cache less."""
    if settings.heap or not settings.large:
        return [f"-Xmx{settings.heap or HEAP}"]
    least = int(max(heap_for(settings.elements) * _KEPT_BACK, 1 << 30))
    machine = [f"-XX:MaxRAM={least * 100 // MOST_PERCENT}"] if settings.elements else []
    return [f"-XX:MaxRAMPercentage={MOST_PERCENT}", *machine]


def _write_groups(root: Path) -> None:
    groups = {
        "admin": _group(_ADMIN_RIGHTS, _RECORD_RIGHTS),
        READER: _group([], ["readRecord"]),
    }
    (root / "config").mkdir()
    content = {"version": 1, "databases": {"*": {"groups": groups}}}
    _write_private(root / "config" / "server-groups.json", json.dumps(content))


def _group(rights: list[str], record_rights: list[str]) -> dict[str, object]:
    return {
        "access": rights,
        "resultSetLimit": -1,
        "readTimeout": -1,
        "types": {"*": {"access": record_rights}},
    }


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)


def _quoted(argument: str) -> str:
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'
