"""How much memory this process may hope for: of the machine, or of the container that it runs in."""

from __future__ import annotations

import os
from pathlib import Path

_GB = 1_000_000_000
#: What a container may use (Linux, cgroup v2): a number of bytes, or `max`.
CONTAINER = Path("/sys/fs/cgroup/memory.max")
#: Least and most that a database is given.
LEAST, MOST = _GB, 4 * _GB


def machine_bytes() -> int:
    """Bytes of memory of the machine, or of the container where it has less; 0 where that cannot be told."""
    try:
        machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
    try:
        return min(machine, int(CONTAINER.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return machine


def database_limit() -> str:
    """What DuckDB may use, as it is told: a fifth of the memory there is, from one to four GB.

    A million bills with their lines are put together in four; what does not fit goes to disk, and not all of it can.
    """
    return f"{min(MOST, max(LEAST, machine_bytes() // 5)) // 1_000_000}MB"
