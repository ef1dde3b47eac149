"""The graph of a case that can only be read (a medium, a folder of someone else): asked from a copy.

The server writes beside its databases, even one that only reads.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from catchgraph.errors import GraphUnavailable
from catchgraph.graph import roots, running

_HINT = "Copy the case to a disk that can be written, or name a temporary folder with more space in TMPDIR."


def must_be_copied(databases: Path) -> bool:
    """Whether no server can be started where the databases are, and none runs there."""
    return databases.is_dir() and not os.access(databases, os.W_OK) and running.status(databases) is None


def copied(databases: Path, generation: str | None) -> Path:
    """A temporary root with a copy of a database in its folder `graph`; remove it with `roots.remove`.

    Raises `GraphUnavailable` where there is no space for it, or it may not be read.
    """
    root = roots.make()
    place = root / "graph"
    place.mkdir()
    try:
        if generation is not None:
            shutil.copytree(databases / generation, place / generation, copy_function=shutil.copyfile)
            (place / generation).chmod(0o700)
    except (OSError, shutil.Error) as error:
        roots.remove(root)
        reason = getattr(error, "strerror", None) or str(error)[:300]
        raise GraphUnavailable(
            f"{databases} can only be read, and could not be copied to {tempfile.gettempdir()}: {reason}", hint=_HINT
        ) from error
    return root
