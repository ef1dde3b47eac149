"""The text of a document, piece by piece: plain or gzip by its first bytes; a damaged archive gives what it has."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.read.archive import BLOCK, GZIP, Damage, unpacked
from catchgraph.read.source import Source, changed

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: How JSON begins; a CSV header begins so only where its first name is in brackets and quotes.
_START = re.compile(r'\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[\[{\]"0-9tfn-]|$))')
_LOOK = 4096


def begins(text: str) -> bool:
    """Whether a text begins as JSON does."""
    return bool(text.strip()) and _START.match(text) is not None


def head_text(head: bytes) -> str:
    """The first characters of a file by its first bytes, plain or packed; '' where they cannot be unpacked."""
    if head.startswith(GZIP):
        head = next(unpacked(iter([head]), Damage()), b"")
    encoding = next((name for mark, name in _BOMS.items() if head.startswith(mark)), "utf-8")
    return head[:_LOOK].decode(encoding, errors="replace")


def pieces(source: Source, damage: Damage, content: bytes = b"") -> Iterator[str]:
    """The text of a file, or of its `content` where that is known. Bytes that are not in its encoding come as lone
    surrogates, for whoever reads the object.

    Where a gzip archive is cut or damaged, `damage` says so after its last piece. Raises `InputError` where the file
    cannot be read or changed meanwhile.
    """
    return _decoded(blocks(source, damage, content), damage)


def blocks(source: Source, damage: Damage, content: bytes = b"") -> Iterator[bytes]:
    """As `pieces`, the bytes as they are."""
    if content:
        yield from _plain(iter([content]), damage, source.name)
        return
    try:
        with source.path.open("rb") as file:
            yield from _plain(iter(lambda: file.read(BLOCK), b""), damage, source.name)
            status = os.fstat(file.fileno())
    except OSError as error:
        raise _cannot(source.path, error) from error
    changed(source, status)


def _plain(raw: Iterator[bytes], damage: Damage, name: str) -> Iterator[bytes]:
    head = next(raw, b"")
    found = _chain(head, raw)
    return unpacked(found, damage, name) if head.startswith(GZIP) else found


def _chain(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _decoded(blocks: Iterator[bytes], damage: Damage) -> Iterator[str]:
    first = next(blocks, b"")
    encoding = next((name for mark, name in _BOMS.items() if first.startswith(mark)), "utf-8")
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for block in _chain(first, blocks):
        if text := decoder.decode(block):
            yield text
    if text := decoder.decode(b"", final=not damage.reason):
        yield text


def _cannot(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot read {path}: {error.strerror or error}", hint="Check that it is yours to read.")
