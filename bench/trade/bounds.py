"""Deciding quantities of planted scenes, drawn on either side of the bound that decides, close to it.

A scene of the fixtures is far from its bound, or stands at one place beside it; a copy's lies anywhere between the
scene and the bound, one whole number beyond it at the nearest.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True)
class Drawn:
    """Columns of the rows that hold `key`, of a file of the fixtures; all get one whole number of `low` to `high`.

    `before`: a column of days, so many days before which the column's day lies, in place of the number.
    """

    file: str
    key: str
    columns: tuple[str, ...]
    low: int
    high: int
    before: str = ""


_STORE, _GLAZED = "patterns/balance/storage-documents-balance.csv", "patterns/balance/entries-7501-balance.csv"
_DATED = "patterns/plausible/entries-7501-plausible.csv"
_COPY = "patterns/documents-papers/customs/documents-certificate-copies-2023-06-30.csv"
_ENTERED = "patterns/documents-papers/documents-entries-2023-06-30.csv"
_MADE = "patterns/processing/certificates/processing-statements-patterns-2025-12-31.csv"
_LANDED = ("Net Catch Weight (kg)", "Verified Weight Landed (kg)")
DRAWN = (
    # Of 6,000 kg; 2 % are allowed.
    Drawn(_STORE, "ES-2025-SD-94501", ("Weight Out (kg)",), 6_121, 6_500),
    Drawn(_STORE, "ES-2025-SD-94502", ("Weight Out (kg)",), 6_001, 6_120),
    # 10,000 kg net, and .97 of the gross weight at most.
    Drawn(_GLAZED, "QZV-9402001-1", ("Gross Weight",), 10_010, 10_309),
    Drawn(_GLAZED, "QZV-9402003-1", ("Gross Weight",), 10_310, 10_900),
    # More than 15 days before the import.
    Drawn(_DATED, "QZU-9502002-1", ("Entry Date",), 16, 40, "Import Date"),
    Drawn(_DATED, "QZU-9502004-1", ("Entry Date",), 1, 15, "Import Date"),
    # 18,000 kg by the other copy; more than 2 %.
    Drawn(_COPY, "KI-2023-CC-0122", _LANDED, 18_361, 21_000),
    Drawn(_COPY, "KI-2023-CC-0133", _LANDED, 18_001, 18_360),
    # 20,000 kg by the bill; more than 5 %, and no tare.
    Drawn(_ENTERED, "ZQD-5510925-0", ("Gross Weight",), 17_000, 18_950),
    Drawn(_ENTERED, "ZQD-5511369-0", ("Gross Weight",), 20_001, 20_950),
    # 10,000 kg of whole cod, 2.6 of which make one of fillets, and 2 %.
    Drawn(_MADE, "GB-2025-PS-93221", ("Product Made (kg)",), 3_930, 4_500),
    Drawn(_MADE, "GB-2025-PS-93223", ("Product Made (kg)",), 3_000, 3_920),
)


def drawn(text: str, path: PurePath, marked: Callable[[str], str], rng: random.Random) -> str:
    """A table of the fixtures with what `DRAWN` says of it. `marked`: a key as the text has it.

    Raises `ValueError` where the file has no such row: the fixtures have changed, and the bound with them.
    """
    wanted = [each for each in DRAWN if each.file == path.as_posix()]
    if not wanted:
        return text
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for each in wanted:
        own = [row for row in rows if marked(each.key) in row]
        if not own:
            raise ValueError(f"{path} has no row of {each.key}")
        _draw(rows[0], own, each, rng.randint(each.low, each.high))
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return written.getvalue()


def _draw(header: list[str], rows: Iterable[list[str]], each: Drawn, value: int) -> None:
    for row in rows:
        for name in each.columns:
            if each.before:
                day = dt.datetime.strptime(row[header.index(each.before)], "%m/%d/%Y") - dt.timedelta(days=value)
                row[header.index(name)] = f"{day:%m/%d/%Y}"
            else:
                row[header.index(name)] = re.sub(r"^[\d,]+", str(value), row[header.index(name)])
