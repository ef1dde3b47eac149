"""Days of a copy's records, all so many days earlier or later: what a pattern says of the days between them stays.

By folder of the fixtures, whose records speak of one another. How far is what the rules allow: a month in which harvest
reports are asked for, a quarter of prices, the year that an edition of a register covers and the day on which a list of
the whole world ends stay the same.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from functools import partial

#: Folders of the fixtures, and how many days their records may be earlier or later.
SHIFTED = {
    "patterns/balance": (-9, 9),
    # Entries of 5 to 23 of a month, whose reports are looked for by month.
    "patterns/documents-papers": (-4, 7),
    "patterns/plausible": (-9, 9),
    "patterns/processing": (-9, 9),
    "patterns/transshipment": (-9, 9),
}
#: Folders that every copy has the same days of: what is loaded of a programme ends for all copies on one day.
TOGETHER = ("patterns/transshipment",)
#: How a day is written → as a pattern of text, and of `strptime`.
_WAYS = (
    (re.compile(r"(?<![\w-])20\d\d-\d\d-\d\d(?![\d-])"), "%Y-%m-%d"),
    (re.compile(r"(?<![\w/])\d\d/\d\d/20\d\d(?![\w/])"), "%m/%d/%Y"),
    (re.compile(r"(?<![\w.-])20\d{6}(?![\w.-])"), "%Y%m%d"),
)
#: A manifest has its day in three columns.
_PARTS = ["day", "month", "year"]


def shifted(text: str, days: int) -> str:
    """A file with every day so many days later."""
    for pattern, way in _WAYS:
        text = pattern.sub(partial(_later, way, days), text)
    return _manifest(text, days) if text.startswith(",".join(_PARTS)) else text


def _later(way: str, days: int, found: re.Match[str]) -> str:
    try:
        return (dt.datetime.strptime(found[0], way) + dt.timedelta(days=days)).strftime(way)
    except ValueError:  # digits that are no day
        return found[0]


def _manifest(text: str, days: int) -> str:
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    for row in rows:
        day = dt.date(int(row[2]), int(row[1]), int(row[0])) + dt.timedelta(days=days)
        row[:3] = [str(day.day), str(day.month), str(day.year)]
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n" if "\r\n" in text else "\n").writerows([header, *rows])
    return written.getvalue()
