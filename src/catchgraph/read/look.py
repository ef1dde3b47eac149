"""Looks at a file that may be a document: its medium by how it begins, and what its bytes hash to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catchgraph.read import json_source, message_lines, xml_elements
from catchgraph.read.archive import BLOCK, GZIP
from catchgraph.read.json_source import head_text
from catchgraph.read.source import Source

#: What a file of each medium is called.
CALLED = {"JSON": "JSON", "XML": "XML", "message": "a message of records"}
#: In the order in which they are asked.
_MEDIA: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("JSON", json_source.begins),
    ("XML", xml_elements.begins),
    ("message", message_lines.begins),
)


@dataclass(frozen=True, slots=True)
class Look:
    """A document that was looked through: its medium, and its bytes where they are few; none where they are many."""

    source: Source
    content: bytes
    medium: str


def medium_of(head: bytes) -> str:
    """`JSON`, `XML` or `message`, as a file begins; '' for what is none of them."""
    text = head_text(head)
    return next((name for name, begins in _MEDIA if begins(text)), "")


def document_at(path: Path) -> str:
    """What a file is called that is a document and no table; '' for others, and for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return CALLED.get(medium_of(file.read(BLOCK)), "")
    except OSError:
        return ""


def look_through(path: Path) -> Look | None:
    """A document on disk: size and hash of its bytes as they stand; None where it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(BLOCK)
            medium = medium_of(head)
            if not medium:
                return None
            status = os.fstat(file.fileno())
            hasher, whole = hashlib.sha256(head), len(head) < BLOCK
            for block in iter(lambda: b"" if whole else file.read(BLOCK), b""):
                hasher.update(block)
    except OSError:
        return None
    sha256 = hasher.hexdigest()
    packed = head.startswith(GZIP)
    source = Source(path, path.name, status.st_size, status.st_mtime_ns, sha256, None, True, packed=packed)
    return Look(source, head if whole else b"", medium)
