"""A file on disk: is it a table of text at all, in which encoding, with which hash?"""

from __future__ import annotations

import codecs
import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catchgraph.errors import InputError, UnknownFile

#: Characters one line may have. A table's lines are far shorter; what is longer is no table.
LONGEST_LINE = 4_000_000
_BLOCK = 1 << 20
_HEAD = 256
_GZIP = b"\x1f\x8b"
_BYTE_ORDERS = ("utf-16-le", "utf-16-be")
_UNMARKED = "UTF-16, by its first bytes: it has no byte-order mark"

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER_FORMATS = (
    (b"%PDF", "a PDF document", "Copy its table into a CSV file."),
    (
        b"PK\x03\x04",
        "an Excel workbook or another zip archive",
        "Save the sheet as CSV (UTF-8), or unpack the archive.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as CSV (UTF-8)."),
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
    `packed`: it is a gzip archive.
    """

    path: Path
    name: str
    size: int
    modified: int
    sha256: str
    bom: str | None
    utf8: bool
    packed: bool = False


def inspect(path: Path) -> Source:
    """Look through a file in blocks: hash, byte-order mark, whether it is UTF-8.

    Raises `InputError` where there is no such file or it cannot be read, `UnknownFile` where it is empty or of another
    format.
    """
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            head = file.read(_HEAD)
            _refuse_other_formats(path, head)
            file.seek(0)
            sha256, utf8 = _digest(iter(lambda: file.read(_BLOCK), b""))
    except OSError as error:
        raise _unreadable(path, error) from error
    bom = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _utf16_without_mark(head)
    return Source(path, path.name, status.st_size, status.st_mtime_ns, sha256, bom, utf8)


def encoding_of(source: Source, encodings: Sequence[str]) -> tuple[str, str]:
    """The encoding to read a file with, and a note if it had to be assumed.

    A byte-order mark decides, else UTF-8 where every byte fits, else the first of `encodings` that fits.
    Raises `InputError` naming the first line that none fits.
    """
    if source.bom:
        return source.bom, _UNMARKED if source.bom in _BYTE_ORDERS else ""
    if source.utf8 and "utf-8" in encodings:
        return "utf-8", ""
    misfit = None
    for name in (name for name in encodings if name != "utf-8"):
        misfit = _misfit(source.path, name)
        if misfit is None:
            return name, f"not UTF-8: read as {name}"
    raise UnknownFile(
        f"{source.name}{f', line {misfit}' if misfit else ''}: bytes that are none of {', '.join(encodings)}",
        hint='Save the file as UTF-8, or name its encoding in a layout: [format] encodings = ["…"].',
    )


def lines(source: Source, encoding: str) -> Iterator[str]:
    """The file's lines with their ends as they are. Raises `InputError` for NUL bytes and endless lines."""
    number = 0
    try:
        with source.path.open(encoding=encoding, newline="") as file:
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                _refuse_line(source.name, number, line)
                yield line
            status = os.fstat(file.fileno())
    except OSError as error:
        raise _unreadable(source.path, error) from error
    except UnicodeError as error:
        raise InputError(
            f"{source.name}, after line {number}: bytes that are not {encoding}", hint="Save the file as UTF-8."
        ) from error
    changed(source, status)


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


def _refuse_other_formats(path: Path, head: bytes) -> None:
    if not head or head in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise UnknownFile(f"{path.name} is empty; expected a header and rows", hint="Check the download.")
    if head.startswith(_GZIP):
        raise _packed(path)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what, hint in _OTHER_FORMATS:
        if start[: len(magic)].lower() == magic.lower():
            raise UnknownFile(f"{path.name}, line 1: is {what}, whatever its name says; expected CSV", hint=hint)


def _packed(path: Path) -> InputError:
    """What to say of a gzip archive that is no JSON, as far as it can be unpacked."""
    with path.open("rb") as file:
        block = file.read(_BLOCK)
    try:
        text = zlib.decompressobj(wbits=31).decompress(block, _HEAD)
    except zlib.error:
        text = b""
    if not text:
        return InputError(
            f"{path.name} is a gzip archive that is cut or damaged: nothing in it can be read",
            hint="Download it again.",
        )
    return InputError(
        f"{path.name} is a gzip archive, and what is in it is no JSON; tables are read unpacked",
        hint="Unpack it: gunzip FILE.",
    )


def _utf16_without_mark(head: bytes) -> str | None:
    """The byte order of UTF-16, where every second byte is NUL and the others are not: Latin letters and signs."""
    low, high = head[: len(head) // 2 * 2 : 2], head[1::2]
    for name, nul, text in zip(_BYTE_ORDERS, (high, low), (low, high), strict=True):
        if len(nul) > 1 and 0 not in text and nul.count(0) >= 0.8 * len(nul):
            return name
    return None


def _digest(blocks: Iterator[bytes]) -> tuple[str, bool]:
    hasher, decoder, utf8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), True
    for block in blocks:
        hasher.update(block)
        utf8 = utf8 and _decodes(decoder, block)
    return hasher.hexdigest(), utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _misfit(path: Path, encoding: str) -> int | None:
    """The first line that is not in `encoding`, or None if the whole file is."""
    decoder, line = codecs.getincrementaldecoder(encoding)(), 1
    with path.open("rb") as file:
        for block in iter(lambda: file.read(_BLOCK), b""):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return line + block[: error.start].count(b"\n")
            line += block.count(b"\n")
    return None if _decodes(decoder, b"", final=True) else line


def _unreadable(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"there is no file {path}", hint="Check the path.")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path} is a folder; expected a file", hint="Name the files in it: DIR/*.csv.")
    return InputError(f"cannot read {path}: {error.strerror or error}", hint="Check that it is yours to read.")
