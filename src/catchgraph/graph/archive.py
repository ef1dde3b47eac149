"""What a start of the server works out each time, worked out once: an ahead-of-time cache of its Java classes.

With it a server is up in half the time (JEP 483, 514 and 515; Java 25). It is made after the first server has ended,
by a program of its own that nobody waits for (`graph.rehearsal`), and lies in the user's folder of caches. Java looks
by itself whether it fits its version, its jars and its options, and starts without it where it does not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from catchgraph.graph.java import Runtime
from catchgraph.model.ids import digest

#: Where the making was killed, or Java cannot do it, it is tried again after a day.
_PATIENCE_S = 86_400.0

#: A process object that is thrown away complains that its process still runs; these run on purpose.
_KEPT: list[subprocess.Popen[bytes]] = []


def path_of(java: Runtime) -> Path:
    """Where the archive for this Java and these jars is, once it is made: its name changes with each of them.

    Raises `OSError` where there is no such Java, or nobody whose folder of caches it could be.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not os.path.isabs(base):
        # The working folder is for nobody's caches (XDG Base Directory Specification).
        raise FileNotFoundError(base)
    files = [java.java, *sorted(java.jars.iterdir())]
    facts = (f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return Path(base) / "catchgraph" / f"server-{digest([str(java.jars)])}-{digest(facts)}.aot"


def options(java: Runtime) -> list[str]:
    """What Java is told to start with the archive; nothing where there is none."""
    try:
        path = path_of(java)
        return [f"-XX:AOTCache={path}"] if path.is_file() else []
    except OSError:
        return []


def make_beside(java: Runtime) -> None:
    """Begin to make the archive where there is none, in the background; where it cannot be made, all is as it was."""
    if os.name == "nt":
        return
    with suppress(OSError):
        path = path_of(java)
        if not path.exists() and begin(path):
            # -P: no module of the folder in which it starts. That is none of the user's, who may want to take it away.
            command = [sys.executable, "-P", "-m", "catchgraph.graph.rehearsal", str(path)]
            none = subprocess.DEVNULL
            _KEPT.append(
                subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True, cwd=path.parent)
            )


def begin(path: Path) -> bool:
    """Whether it is for this process to make the archive: not where another does, or has tried today."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    note = begun(path)
    with suppress(FileNotFoundError):
        if time.time() - note.stat().st_mtime > _PATIENCE_S:
            note.unlink()
    try:
        os.close(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    return True


def begun(path: Path) -> Path:
    """The file that says that somebody makes the archive."""
    return path.with_suffix(".begun")


def keep(path: Path, made: Path) -> None:
    """Put what was made into its place, and remove what was made for other versions of the same jars."""
    made.replace(path)
    begun(path).unlink(missing_ok=True)
    jars = path.name.rpartition("-")[0]
    for other in path.parent.glob(f"{jars}-*"):
        if other != path:
            other.unlink(missing_ok=True)
