"""Tables whose lines are of two encodings: exports of several systems that were put together, or edited by hand.

A line is UTF-8 where all of it is; in another each cell is, or else Windows-1252. Other encodings are not told apart in
this way: what is a word in one is a word in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import StringIO
from typing import IO

from catchgraph.read.archive import BLOCK

#: What such a file is called where an encoding belongs, and what its lines are that are no UTF-8.
MIXED, OTHER = "utf-8+cp1252", "cp1252"
_MARK = b"\xef\xbb\xbf"
_CELL = re.compile(rb"([,;\t|\"]+)")
#: A character of UTF-8 beyond ASCII. In Windows-1252 it is a capital with a sign behind it, as in no word.
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def told(file: IO[bytes], longest: int) -> str:
    """What is to be said of a file that is not UTF-8 as a whole; '' where nothing in it is, or something is neither.

    `longest`: bytes of a line that are read at once.
    """
    lines = others = first = 0
    both = False
    for number, line in enumerate(_lines(file, longest), 1):
        if line.isascii():
            continue
        lines += 1
        if _is_utf8(line):
            both = True
            continue
        others, first = others + 1, first or number
        both = both or any(map(_is_utf8, _CELL.split(line)))
        try:
            decoded(line)
        except UnicodeDecodeError:
            return ""
    if not both:
        return ""
    return (
        f"{others:,} of {lines:,} lines that are not ASCII are not UTF-8 (the first: line {first:,}): cells of them "
        f"that are not are read as {OTHER}, all else as UTF-8"
    )


def decoded(line: bytes) -> str:
    """The text of a line. Raises `UnicodeDecodeError` where a cell of it is neither."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return "".join(cell.decode() if _is_utf8(cell) else cell.decode(OTHER) for cell in _CELL.split(line))


def lines_of(file: IO[bytes], longest: int) -> Iterator[str]:
    """Lines with their ends as they are. Raises `UnicodeDecodeError` where one is neither."""
    for line in _lines(file, longest):
        text = decoded(line)
        # A line may end in a carriage return alone.
        yield from StringIO(text, newline="") if "\r" in text else (text,)


def _lines(file: IO[bytes], longest: int) -> Iterator[bytes]:
    """Lines without a byte-order mark."""
    yield file.readline(longest).removeprefix(_MARK)
    yield from iter(partial(file.readline, longest), b"")


def _is_utf8(cell: bytes) -> bool:
    if cell.isascii():
        return False
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    return True


def holds_any(file: IO[bytes]) -> bool:
    """Whether there is a character of UTF-8 at all: most files that are not UTF-8 hold none."""
    last = file.read(len(_MARK)).removeprefix(_MARK)
    while block := file.read(BLOCK):
        if _CHARACTER.search(last + block):
            return True
        last = block[-3:]
    return False
