"""In which order day and month stand in a declaration: as its own dates prove, else as those of its folder do.

ASYCUDA World writes dates as its server is set: `8/24/16` in one country, `24/08/2016` in another, one way in all files
of an office. So what a file leaves open, others of its folder may say.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

from catchgraph.read.archive import GZIP

#: Files of a folder that are looked at, and bytes of each: what they do not prove, more would hardly.
MOST_FILES, MOST_BYTES = 100, 1 << 18
_DATE = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)")
_ELEMENT = re.compile(rb"[Dd]ate(?:_of_exit|_of_declaration)?\s{0,9}>\s{0,99}([\d/.-]{6,10})[\s<]")


def proof(text: str) -> str:
    """`dmy` or `mdy` where a date is one in that order only; `open` where it is two days; '' for all else."""
    found = _DATE.match(text)
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    if first == second or not (0 < first <= 31 and 0 < second <= 31):
        return ""
    if first > 12 and second > 12:
        return ""
    return "dmy" if first > 12 else "mdy" if second > 12 else "open"


def order_of(texts: Iterable[str]) -> str:
    """The order that dates prove; '' where they prove none, or both."""
    proved = {proof(text) for text in texts} - {"", "open"}
    return proved.pop() if len(proved) == 1 else ""


def order_of_folder(folder: Path) -> str:
    """The order that the XML files of a folder prove together; '' where none does, or files contradict each other.

    Of equal folders the answer is the same, whatever was loaded before. What cannot be read proves nothing.
    """
    try:
        names = sorted(path for path in folder.iterdir() if path.is_file())[:MOST_FILES]
    except OSError:
        return ""
    return order_of(date for path in names for date in _dates(path))


def _dates(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
            file.seek(0)
            head = gzip.GzipFile(fileobj=file).read(MOST_BYTES) if packed else file.read(MOST_BYTES)
    except (OSError, EOFError, zlib.error):
        return []
    if b"ASYCUDA" not in head:
        return []
    return [found.decode("ascii") for found in _ELEMENT.findall(head)]
