"""Files and folders of a case, which only their owner may read: its records are shared in confidence."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def make_folder(path: Path) -> None:
    """Make a folder that is its owner's alone, where there is none; those above it that are missing are as ever."""
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)


def make_private(path: Path, mode: int) -> None:
    """Give what exists a mode, where its disk has modes and it is ours to change."""
    with suppress(OSError):
        path.chmod(mode)


def opener(path: str, flags: int) -> int:
    """For `open(…, opener=opener)`: a file that is made is its owner's alone."""
    return os.open(path, flags, FILE)
