"""Other processes: whether a pid is still the process that was recorded, and ending it.

A pid alone proves nothing, it may have been given to another program since. A process is known by its pid
and the time it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_WINDOWS_QUERY = (
    "Get-CimInstance Win32_Process -Filter 'ProcessId={pid}' | "
    "ForEach-Object {{ $_.CreationDate.ToFileTimeUtc(); $_.CommandLine }}"
)


@dataclass(frozen=True, slots=True)
class Process:
    """A living process: its pid, a text that changes when the pid is reused, and its command line."""

    pid: int
    started: str
    command: str


def find(pid: int) -> Process | None:
    """The living process with that pid; none if it is gone or only waits to be reaped."""
    if pid <= 0:
        return None
    if Path("/proc/self/stat").exists():
        return _from_proc(pid)
    if os.name == "nt":
        script = _WINDOWS_QUERY.format(pid=pid)
        return _from_lines(pid, ["powershell", "-NoProfile", "-Command", script])
    return _from_lines(pid, ["ps", "-ww", "-o", "lstart=", "-o", "stat=", "-o", "args=", "-p", str(pid)])


def _from_proc(pid: int) -> Process | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return None
    # The name in brackets may hold anything, brackets too: count fields from the last one (proc(5)).
    fields = stat.rpartition(")")[2].split()
    if fields[0] in "ZX":
        return None
    return Process(pid, f"{_boot()} {fields[19]}", command.replace("\0", " ").strip())


@cache
def _boot() -> str:
    """Which start of the machine this is: times are counted from it."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _from_lines(pid: int, command: list[str]) -> Process | None:
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment)
    text = done.stdout.strip()
    if not text:
        return None
    if os.name == "nt":
        started, _, line = text.partition("\n")
        return Process(pid, started.strip(), line.strip())
    # "Tue Nov 24 07:42:08 2026 Ss /path/java …"
    words = text.split(None, 6)
    if len(words) < 6 or words[5].startswith("Z"):
        return None
    return Process(pid, " ".join(words[:5]), words[6] if len(words) > 6 else "")


def is_same(pid: int, started: str) -> bool:
    """Whether the process recorded as (pid, started) still lives."""
    process = find(pid)
    return process is not None and process.started == started


def end(process: Process, grace_s: float = 1.5) -> None:
    """End a process that is not our child: ask, wait `grace_s` seconds, then kill and wait until it is gone."""
    for sign, patience in ((signal.SIGTERM, grace_s), (_KILL, 5.0)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, sign)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not is_same(process.pid, process.started):
                return
            time.sleep(0.02)
