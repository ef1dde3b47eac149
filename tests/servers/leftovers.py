"""What the tests start ends with them: programs and servers carry a mark, which their children inherit.

A watcher, which lives a moment longer than the session, ends what is still there where the session was killed.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys

import psutil

MARK = "CATCHGRAPH_TEST_SESSION"
#: Nothing else can hold what a session that was killed has left behind.
_WATCHER = """
import os, sys
sys.stdin.buffer.read()
os.environ.clear()
sys.path.insert(0, {folder!r})
from leftovers import end
end({mark!r}, 10)
"""


def begin() -> subprocess.Popen[bytes]:
    """Mark this process and all that it starts; gives the watcher, whose input closes when this process is gone."""
    mark = os.environ[MARK] = secrets.token_hex(8)
    code = _WATCHER.format(folder=os.path.dirname(__file__), mark=mark)
    environment = {name: value for name, value in os.environ.items() if name != MARK}
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=environment,
    )  # fmt: skip


def alive(mark: str) -> list[psutil.Process]:
    """Processes that carry the mark, but this one, its parents, and Python's own helper, which ends with this one."""
    ours = {os.getpid(), *(process.pid for process in psutil.Process().parents()), _tracker()}
    return [process for process in psutil.process_iter() if process.pid not in ours and _carries(process, mark)]


def end(mark: str, grace_s: float = 90.0) -> list[str]:
    """End what carries the mark and does not end by itself; gives the command lines of those.

    A worker, and the server it ends, takes its time on a busy machine.
    """
    _, left = psutil.wait_procs(alive(mark), timeout=grace_s)
    said = []
    for process in left:
        try:
            said.append(" ".join(process.cmdline())[:300])
            process.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(left, timeout=grace_s)
    return said


def _tracker() -> int | None:
    """Number of the process that Python starts beside the first pool of processes, if it has."""
    for child in psutil.Process().children():
        try:
            if any("multiprocessing.resource_tracker" in word for word in child.cmdline()):
                return child.pid
        except psutil.Error:
            continue
    return None


def _carries(process: psutil.Process, mark: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == mark
    except (psutil.Error, OSError):
        return False
