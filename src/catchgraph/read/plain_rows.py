"""The rows of a CSV file that need no care: each one line, every quote in its place, as many cells as the header has.

pyarrow reads them, with all threads and column by column. Where the first block of lines begins that needs care,
whoever reads rows one by one goes on; both give the same rows.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import IO, TYPE_CHECKING

from catchgraph.errors import InputError
from catchgraph.read.archive import Damage
from catchgraph.read.long_cells import LONGEST
from catchgraph.read.recognise import Recognised
from catchgraph.read.rows import headings_of
from catchgraph.read.source import content, lines

if TYPE_CHECKING:
    import pyarrow as pa

#: Bytes of the lines that are looked at together, and columns that a table may have.
BLOCK, WIDEST = 8_000_000, 1000


@dataclass
class PlainRows:
    """Iterates over tables of text, a column a position in the header; `rows` were read when it ends.

    `head` are the lines down to the end of the header; `ended`: no other row follows. `blocks` were read when it ends;
    the first `known` of them were so before, and are not looked at again.
    """

    file: Recognised
    known: int = 0
    blocks: int = 0
    head: list[str] = field(default_factory=list)
    rows: int = 0
    ended: bool = False

    def __iter__(self) -> Iterator[pa.Table]:
        headings = self._headings()
        if not headings:
            return
        damage = Damage()
        with content(self.file.source, damage) as file:
            file.read(sum(len(line.encode()) for line in self.head) + _mark(self.file.encoding))
            for block in _blocks(file, damage):
                table = self._table(block, headings)
                if table is None:
                    return
                self.blocks += 1
                self.rows += table.num_rows
                yield table
        # Where an archive is cut, whoever reads rows one by one says so.
        self.ended = not damage.reason

    def _headings(self) -> list[list[str]]:
        """The records of the header; none where the file is to be read with care from the start."""
        height = self.file.layout.format.header_lines
        if self.file.encoding not in ("utf-8", "utf-8-sig") or not height or len(self.file.header.names) > WIDEST:
            return []
        try:
            text = list(islice(lines(self.file.source, self.file.encoding), self.file.header.line + 400))
            headings, end = headings_of(text, self.file.delimiter, self.file.header.line, height)
        except (csv.Error, InputError):
            return []
        # A header that ends in the middle of a line, or the file, is no plain one.
        self.head = text[:end]
        return headings if self.head and self.head[-1].endswith("\n") else []

    def _table(self, block: bytes, headings: list[list[str]]) -> pa.Table | None:
        """The rows of a block of whole lines; None where one of them needs care."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if self.blocks < self.known:
            return _parsed(block, self.file.delimiter, len(self.file.header.names))
        if not _plain(block, self.file.delimiter):
            return None
        try:
            table = _parsed(block, self.file.delimiter, len(self.file.header.names))
        except pa.ArrowInvalid:
            return None
        if table.num_rows != block.count(b"\n"):
            return None
        starts = pa.array(sorted({cells[0] for cells in headings}), pa.string())
        if pc.any(pc.is_in(table.column(0), starts)).as_py():
            return None
        lengths = (pc.max(pc.binary_length(column)).as_py() for column in table.columns)
        return None if any((length or 0) > LONGEST for length in lengths) else table


def _mark(encoding: str) -> int:
    """Bytes before the first character."""
    return 3 if encoding == "utf-8-sig" else 0


def _blocks(file: IO[bytes], damage: Damage) -> Iterator[bytes]:
    """The rest of a file in blocks of whole lines; the last line has an end. What is cut off is none."""
    rest = b""
    while block := file.read(BLOCK):
        whole, end, left = (rest + block).rpartition(b"\n")
        if end:
            yield whole + end
        rest = left
    if rest and not damage.reason:
        yield rest + b"\n"


def _plain(block: bytes, delimiter: str) -> bool:
    """Whether no line is empty, no cell holds a line break or NUL, and every quote encloses a cell or is doubled."""
    if b"\0" in block or block.count(b"\r") != block.count(b"\r\n"):
        return False
    if block.startswith((b"\n", b"\r")) or b"\n\n" in block or b"\n\r" in block:
        return False
    return b'"' not in block or _pattern(delimiter).fullmatch(block) is not None


@cache
def _pattern(delimiter: str) -> re.Pattern[bytes]:
    sign = re.escape(delimiter.encode())
    cell = rb'(?:"[^"\r\n]*+(?:""[^"\r\n]*+)*+"|[^"\r\n' + sign + rb"]*+)"
    return re.compile(rb"(?:" + cell + rb"(?:" + sign + rb"|\r?\n))*+")


def _parsed(block: bytes, delimiter: str, width: int) -> pa.Table:
    import pyarrow as pa
    import pyarrow.csv

    names = [str(position) for position in range(width)]
    return pyarrow.csv.read_csv(
        pa.BufferReader(block),
        read_options=pyarrow.csv.ReadOptions(column_names=names),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, newlines_in_values=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
