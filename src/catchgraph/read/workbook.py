"""Sheets of an Excel workbook (.xlsx), each written out as a table of text whose lines are the rows of the sheet.

Every cell is written as a person reads it: dates as ISO, a number without `.0`, text as it is (with its leading zeros);
of a formula the value that was last worked out. A line break in a cell is `LINE`, so that rows stay lines.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import math
import os
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from catchgraph.errors import InputError
from catchgraph.read.archive import refuse_bomb
from catchgraph.read.source import LINE, Source

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: Rows that a sheet may have (Excel's own bound), and columns to which short rows are filled up.
ROWS, WIDE = 1_048_576, 256
#: Bytes of all parts of a workbook but its sheets: its texts, which are all held at once, and styles.
TEXTS = 500_000_000
_BOOK, _SHEETS = "xl/workbook.xml", "xl/worksheets/"
_BREAK = re.compile(r"\r\n|\r|\n")
#: How a carriage return is escaped in a workbook (ECMA-376, ST_Xstring).
_ESCAPED = "_x000D_"
#: A formula whose value was not kept.
_EMPTY_FORMULA = re.compile(rb"(?:</f>|<f(?: [^>]*)?/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
#: What a broken workbook makes its reader raise.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that has rows, as a table; `note` says what is odd about it."""

    source: Source
    note: str = ""


def is_workbook(path: Path) -> bool:
    """Whether a file is a zip archive that holds a workbook; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PK\x03\x04":
                return False
        with zipfile.ZipFile(path) as archive:
            return _BOOK in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def sheets_of(path: Path, room: Path) -> list[Sheet]:
    """The sheets of a workbook that have rows, written into the folder `room`, in their order.

    Raises `InputError` where it is damaged, or would unpack beyond all measure.
    """
    try:
        with path.open("rb") as file, _opened(path, file) as (book, archive):
            status = os.fstat(file.fileno())
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            found = []
            for number, sheet in enumerate(book.worksheets, 1):
                target = room / f"{os.getpid()}-{sha256[:16]}-{number}.csv"
                if not _write(_rows(sheet), target):
                    continue
                source = Source(
                    path, f"{path.name}#{sheet.title}", status.st_size, status.st_mtime_ns, sha256, "utf-8", True,
                    sheet=sheet.title, text=target, bulk=target.stat().st_size,
                )  # fmt: skip
                found.append(Sheet(source, _note(sheet, archive)))
            return found
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}", hint="Check that it is yours to read.") from error
    except _BROKEN as error:
        raise InputError(
            f"{path.name}: the workbook is damaged: {error}", hint="Open it in a spreadsheet and save it anew."
        ) from error


@contextmanager
def _opened(path: Path, file: IO[bytes]) -> Iterator[tuple[Workbook, zipfile.ZipFile]]:
    # Takes a tenth of a second to import.
    from openpyxl import load_workbook

    with zipfile.ZipFile(file) as archive:
        _refuse_swollen(path, archive)
        with warnings.catch_warnings():
            # Of styles and pictures that it leaves out.
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                yield book, archive
            finally:
                book.close()
                file.seek(0)


def _refuse_swollen(path: Path, archive: zipfile.ZipFile) -> None:
    """Raise `InputError` by the sizes that the archive states; beyond them nothing is unpacked."""
    entries = archive.infolist()
    refuse_bomb(path.name, path.stat().st_size, sum(entry.file_size for entry in entries))
    texts = sum(e.file_size for e in entries if e.filename.endswith(".xml") and not e.filename.startswith(_SHEETS))
    if texts > TEXTS:
        raise InputError(
            f"{path.name}: its texts take {texts:,} bytes, more than {TEXTS:,}: too large for a workbook",
            hint="Save each sheet as CSV (UTF-8).",
        )


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    # Who writes a workbook states its extent, and often wrongly.
    sheet.reset_dimensions()
    rows: Iterator[Sequence[Any]] = sheet.iter_rows(values_only=True, max_row=ROWS)
    return rows


def _write(rows: Iterable[Sequence[Any]], target: Path) -> bool:
    """Write rows, each as long as the longest so far; whether there are any."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        empty, width, some = 0, 0, False
        for row in rows:
            cells = [cell_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                empty += 1
                continue
            # Behind the last row that says anything there may be a million formatted ones.
            file.write("\n" * empty)
            width = max(width, min(len(cells), WIDE))
            writer.writerow(cells + [""] * (width - len(cells)))
            empty, some = 0, True
    return some


def cell_text(value: object) -> str:
    """The value of a cell as text: `2025-06-30`, `9074729`, `0.5`, `TRUE`; '' for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return _BREAK.sub(LINE, str(value).replace(_ESCAPED, "").replace("\0", ""))


def _number(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    # A spreadsheet keeps fifteen digits.
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


def clear(room: Path) -> None:
    """Take away the tables that this process wrote there, or one that was killed, and the folder once it is empty."""
    if not room.exists():
        return
    for table in room.glob("*-*.csv"):
        number = table.name.partition("-")[0]
        if number == str(os.getpid()) or not (number.isdigit() and _at_work(int(number))):
            table.unlink(missing_ok=True)
    # Another process may have its own there.
    with suppress(OSError):
        room.rmdir()


def _at_work(process: int) -> bool:
    """Whether there is a process of that number. On Windows to ask would end it: what may be there is left alone."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _note(sheet: Any, archive: zipfile.ZipFile) -> str:
    """That it is hidden, and how many formulas have no value."""
    hidden = "the sheet is hidden" if sheet.sheet_state != "visible" else ""
    with archive.open(sheet._worksheet_path) as file:
        missing, rest = 0, b""
        while block := file.read(1 << 20):
            text = rest + block
            missing += len(_EMPTY_FORMULA.findall(text))
            # What may go on in the next block, and was not counted.
            last = text.rfind(b"</c>")
            rest = text[last + 4 :] if last >= 0 else text
    formulas = f"{missing:,} formulas whose value was not kept are read as empty" if missing else ""
    return "; ".join(filter(None, (hidden, formulas)))
