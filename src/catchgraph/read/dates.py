"""Dates of a file in its layout's order; a file whose values prove another order is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from catchgraph.errors import InputError
from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_any_order, parse_date
from catchgraph.read.layouts import Layout, builtin_layouts
from catchgraph.read.reading import Reading, attempt
from catchgraph.read.table import Cells

if TYPE_CHECKING:
    import pyarrow as pa

_ORDERS = ("ymd", "dmy", "mdy", "dMy")
_SHOWN = 5


@lru_cache(maxsize=1 << 14)
def date_of(value: str, order: str) -> PartialDate | None:
    """A date in that order; ISO dates (`2025-06-13`) are taken in every order. None for blanks and what is no date."""
    found = attempt(lambda word: parse_date(word, order), value)
    if found is None and order != "ymd" and _is_iso(value):
        found = attempt(lambda word: parse_date(word, "ymd"), value)
    return found if isinstance(found, PartialDate) else None


def stray_date(value: str, order: str) -> PartialDate | None:
    """As `date_of`; among ISO dates also one that is written otherwise and is one day in every order: 31.12.2099."""
    found = date_of(value, order)
    if found is None and order == "ymd":
        other = attempt(parse_any_order, value)
        return other if isinstance(other, PartialDate) else None
    return found


def _is_iso(value: str) -> bool:
    return value.strip()[:4].isdigit()


def take_dates(reading: Reading, cells: Cells) -> tuple[pa.Array, pa.Array]:
    """First and last possible moment (timestamps, midnight) of a column of dates; what is no date is noted."""
    import pyarrow as pa

    order = reading.layout.format.dates
    parsed = [stray_date(word, order) for word in cells.words]
    bad = [word for word, found in zip(cells.words, parsed, strict=True) if found is None]
    reading.note(cells, bad, f"no possible date in the order {order}")
    codes = pa.array(cells.codes)
    first = pa.array([midnight(found.first) if found else None for found in parsed], pa.timestamp("us"))
    last = pa.array([midnight(found.last) if found else None for found in parsed], pa.timestamp("us"))
    return first.take(codes), last.take(codes)


def midnight(day: dt.date) -> dt.datetime:
    """The start of a day."""
    return dt.datetime(day.year, day.month, day.day)


def check_order(
    name: str, order: str, columns: Sequence[Cells], lines: Sequence[int], layout: Layout | None = None
) -> None:
    """Raise `InputError` where more values prove another order of day and month than prove the layout's.

    A value proves an order if it is a date in that order only: 25/6/2025 is no month 25. So do ISO dates, where no
    value of the file would be another day in the other order. `lines` are the lines of the rows in the file; `layout`
    is the one to mend or to copy.
    """
    others: dict[str, list[tuple[Cells, int]]] = {other: [] for other in _ORDERS if other != order}
    for cells in columns:
        for code, word in enumerate(cells.words):
            if not date_of(word, order):
                for other in others:
                    if date_of(word, other):
                        others[other].append((cells, code))
    most = max(map(len, others.values()))
    own = _proofs(order, columns, least=most)
    for other, proof in others.items():
        if len(proof) > own and len(proof) > own + _undisputed(order, other, columns, least=most):
            shown = ", ".join(_shown(*each, lines) for each in proof[:_SHOWN])
            raise InputError(
                f"{name}: dates stand in the order {other}; the layout says {order}. Proof: {shown}"
                + (f" and {len(proof) - _SHOWN} more" if len(proof) > _SHOWN else ""),
                hint=_advice(other, layout),
            )


def _advice(order: str, layout: Layout | None) -> str:
    advice = f'Load it with a layout whose [format] says dates = "{order}".'
    if layout is None or layout.hash not in {each.hash for each in builtin_layouts()}:
        return advice
    return f"{advice} To copy ours: catchgraph layout --show {layout.id} -o mine.toml; then --layout mine.toml."


def _proofs(order: str, columns: Sequence[Cells], least: int) -> int:
    """How many values are a date in that order only; counted no further than `least`, the most that prove another."""
    proofs = 0
    for word in (word for cells in columns for word in cells.words):
        if proofs == least:
            break
        proofs += date_of(word, order) is not None and not any(date_of(word, each) for each in _ORDERS if each != order)
    return proofs


def _undisputed(order: str, other: str, columns: Sequence[Cells], least: int) -> int:
    """How many ISO dates stand among values of which none is another day in the other order; at most `least`."""
    words = [word for cells in columns for word in cells.words]
    if any((one := date_of(word, order)) and (two := date_of(word, other)) and one != two for word in words):
        return 0
    return sum(1 for _ in islice((word for word in words if _is_iso(word) and date_of(word, "ymd")), least))


def _shown(cells: Cells, code: int, lines: Sequence[int]) -> str:
    """A value with its column and the first line that has it."""
    row = int((cells.codes == code).argmax())
    return f"{cells.words[code]} ({cells.column}, line {lines[row]})"
