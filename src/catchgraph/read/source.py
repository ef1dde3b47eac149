"""A file on disk: is it a table of text at all, plain or packed, in which encoding, with which hash?"""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BufferedReader, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read import mixed
from catchgraph.read.archive import GZIP, Damage, Unpacked, unpacked

#: Characters one line may have. A table's lines are far shorter; what is longer is no table.
LONGEST_LINE = 4_000_000
#: Stands for a line break inside a cell of a sheet (U+2028, which is white space): what ends a line ends a row.
LINE = "\u2028"
_BLOCK = 1 << 20
_HEAD = 256
_BYTE_ORDERS = ("utf-16-le", "utf-16-be")
_UNMARKED = "UTF-16, by its first bytes: it has no byte-order mark"

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER_FORMATS = (
    (b"%PDF", "a PDF document", "Ask for the records as a table, or copy the table into a CSV file."),
    (
        b"PK\x03\x04",
        "a zip archive or a workbook",
        "Unpack an archive, and load the folder. Of a workbook that is .xlsx and whole, `load` reads the sheets; else "
        "save the sheet as CSV (UTF-8).",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook, or one with a password", "Save it as .xlsx without a password."),
    (b"PAR1", "a Parquet file", "Save it as CSV (UTF-8)."),
    (b"SQLite format 3", "a SQLite database", "Export the table as CSV (UTF-8)."),
    (b"\x89PNG", "an image", "Load the table it shows as CSV."),
    (b"\xff\xd8\xff", "an image", "Load the table it shows as CSV."),
    (b"<!DOCTYPE", "a web page", "Download the file behind it, or save the table as CSV (UTF-8)."),
    (b"<html", "a web page", "Download the file behind it, or save the table as CSV (UTF-8)."),
    (b"<?xml", "an XML file", "Save the table as CSV (UTF-8)."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was looked through once. `bom` is the encoding its first bytes state or prove, if they do;
    `packed`: it is a gzip archive, of which all else tells what is in it.

    A `sheet` of a workbook was written out as `text`, a table in UTF-8 whose lines are the rows of the sheet.
    """

    path: Path
    name: str
    size: int
    modified: int
    sha256: str
    bom: str | None
    utf8: bool
    packed: bool = False
    sheet: str = ""
    text: Path | None = None
    #: Bytes of its text, where they are not those of the file.
    bulk: int = 0

    @property
    def place(self) -> str:
        """Its path, with the sheet."""
        return f"{self.path}#{self.sheet}" if self.sheet else str(self.path)

    @property
    def weight(self) -> int:
        """Bytes of its text."""
        return self.bulk or self.size


class Damaged(InputError):
    """What is left of a file cannot be unpacked; `reason` says why."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, after line {line}: {reason}", hint="Download it again.")
        self.reason = reason


@contextmanager
def content(source: Source, damage: Damage) -> Iterator[IO[bytes]]:
    """The bytes of its text; `damage` tells, once they end, whether they end early.

    Raises `InputError` where it cannot be read, or is not what it was when it was looked through.
    """
    try:
        with (source.text or source.path).open("rb") as file:
            if source.packed:
                yield BufferedReader(Unpacked(iter(lambda: file.read(_BLOCK), b""), damage, source.name), _BLOCK)
            else:
                yield file
            status = source.path.stat() if source.text else os.fstat(file.fileno())
    except OSError as error:
        raise _unreadable(source.path, error) from error
    changed(source, status)


def inspect(path: Path) -> Source:
    """Look through a file in blocks: hash, byte-order mark, whether it is UTF-8; of a gzip archive, what is in it.

    Raises `InputError` where there is no such file or it cannot be read, `UnknownFile` where it is empty or of another
    format.
    """
    hasher, damage = hashlib.sha256(), Damage()
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            raw = _hashed(iter(lambda: file.read(_BLOCK), b""), hasher)
            start = next(raw, b"")
            packed = start.startswith(GZIP)
            every = chain([start], raw)
            text = unpacked(every, damage, path.name) if packed else every
            head = next(text, b"")
            _refuse_other_formats(path, head[:_HEAD], packed=packed)
            size, utf8 = _looked_through(chain([head], text), damage)
            # Behind what is damaged.
            for _ in raw:
                pass
    except OSError as error:
        raise _unreadable(path, error) from error
    bom = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _utf16_without_mark(head[:_HEAD])
    found = Source(path, path.name, status.st_size, status.st_mtime_ns, hasher.hexdigest(), bom, utf8, packed)
    return replace(found, bulk=size) if packed else found


def encoding_of(source: Source, encodings: Sequence[str]) -> tuple[str, str]:
    """The encoding to read a file with, and a note if it had to be assumed.

    A byte-order mark decides, else UTF-8 where every byte fits, else line by line where some are UTF-8 and all others
    Windows-1252, if that is the first other one, else the first of `encodings` that fits.
    Raises `InputError` naming the first line that none fits.
    """
    others = [name for name in encodings if name != "utf-8"]
    if "utf-8" in encodings and others[:1] == [mixed.OTHER] and (note := _mixed(source)):
        return mixed.MIXED, note
    if source.bom:
        return source.bom, _UNMARKED if source.bom in _BYTE_ORDERS else ""
    if source.utf8 and "utf-8" in encodings:
        return "utf-8", ""
    misfit = None
    for name in others:
        misfit = _misfit(source, name)
        if misfit is None:
            return name, f"not UTF-8: read as {name}"
    raise UnknownFile(
        f"{source.name}{f', line {misfit}' if misfit else ''}: bytes that are none of {', '.join(encodings)}",
        hint='Save the file as UTF-8, or name its encoding in a layout: [format] encodings = ["…"].',
    )


def lines(source: Source, encoding: str) -> Iterator[str]:
    """The file's lines with their ends as they are.

    Raises `InputError` for NUL bytes and endless lines, and `Damaged` behind the last whole line of a damaged archive.
    """
    number, damage = 0, Damage()
    with content(source, damage) as binary:
        try:
            for line in _decoded(binary, encoding):
                if damage.reason and not line.endswith(("\n", "\r")):
                    break
                number += 1
                _refuse_line(source.name, number, line)
                yield line
        except UnicodeError as error:
            if not damage.reason:
                raise InputError(
                    f"{source.name}, after line {number}: bytes that are not {encoding}", hint="Save the file as UTF-8."
                ) from error
    if damage.reason:
        raise Damaged(source.name, number, damage.reason)


def _decoded(binary: IO[bytes], encoding: str) -> Iterator[str]:
    if encoding == mixed.MIXED:
        yield from mixed.lines_of(binary, LONGEST_LINE + 1)
        return
    file = TextIOWrapper(binary, encoding=encoding, newline="")
    try:
        while line := file.readline(LONGEST_LINE + 1):
            yield line
    finally:
        # Whoever opened it closes it.
        file.detach()


def changed(source: Source, status: os.stat_result) -> None:
    """Raise `InputError` where a file is not what it was when it was looked through."""
    if (status.st_size, status.st_mtime_ns) != (source.size, source.modified):
        raise InputError(f"{source.name} changed while it was read", hint="Load it again once it is complete.")


def _refuse_line(name: str, number: int, line: str) -> None:
    if len(line) > LONGEST_LINE:
        raise UnknownFile(
            f"{name}, line {number}: more than {LONGEST_LINE:,} characters in one line; expected a row of a table",
            hint="Check that this is the file you mean and that its line ends are kept.",
        )
    if "\0" in line:
        raise UnknownFile(
            f"{name}, line {number}: NUL bytes; expected text",
            hint="The file is damaged or binary, or UTF-16 from a line on: save it as UTF-8.",
        )


def _refuse_other_formats(path: Path, head: bytes, *, packed: bool) -> None:
    if packed and not head:
        raise UnknownFile(
            f"{path.name} is a gzip archive that is cut or damaged: nothing in it can be read",
            hint="Download it again.",
        )
    if not head or head in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise UnknownFile(f"{path.name} is empty; expected a header and rows", hint="Check the download.")
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what, hint in _OTHER_FORMATS:
        if start[: len(magic)].lower() == magic.lower():
            raise UnknownFile(f"{path.name}, line 1: is {what}, whatever its name says; expected CSV", hint=hint)


def _utf16_without_mark(head: bytes) -> str | None:
    """The byte order of UTF-16, where every second byte is NUL and the others are not: Latin letters and signs."""
    low, high = head[: len(head) // 2 * 2 : 2], head[1::2]
    for name, nul, text in zip(_BYTE_ORDERS, (high, low), (low, high), strict=True):
        if len(nul) > 1 and 0 not in text and nul.count(0) >= 0.8 * len(nul):
            return name
    return None


def _hashed(blocks: Iterator[bytes], hasher: hashlib._Hash) -> Iterator[bytes]:
    for block in blocks:
        hasher.update(block)
        yield block


def _looked_through(blocks: Iterator[bytes], damage: Damage) -> tuple[int, bool]:
    """How many bytes there are, and whether they are UTF-8; what is cut may end inside a character."""
    decoder, size, utf8 = codecs.getincrementaldecoder("utf-8")(), 0, True
    for block in blocks:
        size += len(block)
        utf8 = utf8 and _decodes(decoder, block)
    return size, utf8 and _decodes(decoder, b"", final=not damage.reason)


@lru_cache(maxsize=8)
def _mixed(source: Source) -> str:
    """What is to be said of a file whose lines are UTF-8 and others; '' of any other file."""
    if source.utf8 or source.bom not in (None, "utf-8-sig"):
        return ""
    with content(source, Damage()) as file:
        if not mixed.holds_any(file):
            return ""
    with content(source, Damage()) as file:
        return mixed.told(file, LONGEST_LINE + 1)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _misfit(source: Source, encoding: str) -> int | None:
    """The first line that is not in `encoding`, or None if the whole file is."""
    decoder, line, damage = codecs.getincrementaldecoder(encoding)(), 1, Damage()
    with content(source, damage) as file:
        for block in iter(lambda: file.read(_BLOCK), b""):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return line + block[: error.start].count(b"\n")
            line += block.count(b"\n")
    return None if _decodes(decoder, b"", final=not damage.reason) else line


def _unreadable(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"there is no file {path}", hint="Check the path.")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path} is a folder; expected a file", hint="Name the files in it: DIR/*.csv.")
    return InputError(f"cannot read {path}: {error.strerror or error}", hint="Check that it is yours to read.")
