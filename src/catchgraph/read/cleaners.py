"""Cleaners of the properties that several kinds of record share, with the words for what did not fit."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from catchgraph.normalise.answer import answer
from catchgraph.normalise.cell import is_rounded
from catchgraph.normalise.dates import parse_datetime
from catchgraph.normalise.imo import imo_status, ship_imos
from catchgraph.normalise.quantity import length_unit, metres, tonnage
from catchgraph.normalise.text import clean_text, is_blank, says_nothing
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.read.layouts.model import LENGTH_KINDS, LENGTH_UNITS, TONNAGE_KINDS, SizeColumn
from catchgraph.read.marks import with_point
from catchgraph.read.reading import Reading, attempt, combine

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_PREFIX = re.compile(r"\s*([A-Za-z]+)[\s.:]*[0-9]")

FLAG_UNKNOWN = "no flag state known by that name"
COUNTRY_UNKNOWN = "no country known by that name"
NO_CALL_SIGN = "no radio call sign"
NO_REGISTRATION = "identifies nothing: fewer than four letters and digits, or no digit"
MET_ITSELF = "a vessel met itself"
NO_YEAR = "no year of build"
ROUNDED = "rounded by a spreadsheet: its last digits are lost; export the column as text"
SEVERAL_IMOS = "several IMO numbers, and a hull has one: the first is taken for its own"
NEITHER = "neither yes nor no in any language known: not understood"

#: Property of a yes or no → what its column asks, as `normalise.answer` has it.
_ABOUT = {"currently_listed": "listed"}


def text_or_none(value: str) -> str | None:
    """The text cleaned, or None for a blank."""
    text = clean_text(value)
    return None if says_nothing(text) else text


def name_as_written(value: str) -> str | None:
    """A vessel's name as written, or None where the cell names none."""
    found = vessel_name(value)
    return found.written if found else None


def mmsi_reason(value: str) -> str:
    """Why a value is no MMSI of a ship."""
    if is_rounded(value):
        return ROUNDED
    digits = "".join(char for char in value if char.isdigit())
    if len(digits) != 9:
        return "an MMSI has nine digits: no identity"
    return "nine digits, but no ship station's MMSI: no identity"


def imo_reason(value: str) -> str:
    """Why a value is no IMO number of a ship."""
    if is_rounded(value):
        return ROUNDED
    if imo_status(value) == "invalid":
        return "its check digit is wrong"
    digits = "".join(char for char in value if char.isdigit())
    return "an IMO number has seven digits" if len(digits) != 7 else "a dummy, or part of a text: no IMO number"


def take_all(
    reading: Reading, name: str, clean: Callable[[str], list[str]], reason: str | Callable[[str], str]
) -> tuple[pa.Array, pa.Array]:
    """The first value of a property that `clean` finds in each cell, and all of them; none but a blank is noted."""
    import pyarrow as pa

    cells = reading.property(name)
    found = [clean(word) for word in cells.words]
    reading.note(cells, [word for word, values in zip(cells.words, found, strict=True) if not values], reason)
    at, text = pa.array(cells.codes), pa.string()
    first = pa.array([values[0] if values else None for values in found], text)
    return first.take(at), pa.array(found, pa.list_(text)).take(at)


def take_imo(reading: Reading) -> dict[str, pa.Array]:
    """Columns `imo` (valid only, the first of a cell), `other_imos`, `imo_written`, `imo_status`."""
    import pyarrow as pa

    cells = reading.property("imo")
    found = [ship_imos(word) for word in cells.words]
    states = ["valid" if numbers else imo_status(word) for word, numbers in zip(cells.words, found, strict=True)]
    known = list(zip(cells.words, states, strict=True))
    reading.note(cells, [word for word, state in known if state in ("invalid", "unusable")], imo_reason)
    several = [word for word, numbers in zip(cells.words, found, strict=True) if len(numbers) > 1]
    reading.note(cells, several, SEVERAL_IMOS)
    at, text = pa.array(cells.codes), pa.string()
    written = [None if state == "blank" else clean_text(word) for word, state in known]
    return {
        "imo": pa.array([next(iter(numbers), None) for numbers in found], text).take(at),
        "other_imos": pa.array([numbers[1:] for numbers in found], pa.list_(text)).take(at),
        "imo_written": pa.array(written, text).take(at),
        "imo_status": pa.array(states, text).take(at),
    }


def take_word(reading: Reading, name: str) -> pa.Array:
    """A yes or no, by the words of the layout's `[values]`, else by those of any language; any other is noted."""
    import pyarrow as pa

    return reading.take(name, partial(answered, reading, name), pa.string(), NEITHER)


def answered(reading: Reading, name: str, word: str) -> str | None:
    """`yes`, `no`, or None for a word that neither the layout nor anybody else knows."""
    known = {key.casefold(): value for key, value in reading.layout.values.get(name, {}).items()}
    return known.get(clean_text(word).casefold()) or answer(word, _ABOUT.get(name, "authorised"))


def take_sizes(
    reading: Reading, sizes: Sequence[SizeColumn], clean: Callable[[str, str], float | None], kinds: Sequence[str]
) -> tuple[pa.Array, pa.Array]:
    """The lengths or tonnages of each row (lists) and their kind, from the first of `sizes` that has any."""
    import pyarrow as pa

    values: list[list[float]] = []
    found_kinds: list[str | None] = []
    columns = [
        cells
        for size in sizes
        for cells in (
            reading.cells(size.column),
            reading.cells(size.unit_column),
            reading.cells(size.kind_column),
        )
    ]
    if not columns:
        return pa.array([[]] * reading.height, pa.list_(pa.float64())), reading.constant(None)
    words, codes = combine(*columns)
    for combination in words:
        numbers, kind = _first_size(reading, combination, sizes, clean)
        values.append(numbers)
        found_kinds.append(kind)
    for size in sizes:
        _note_size(reading, size, clean, kinds)
    taken = pa.array(codes)
    return pa.array(values, pa.list_(pa.float64())).take(taken), pa.array(found_kinds, pa.string()).take(taken)


def _first_size(
    reading: Reading, words: tuple[str, ...], sizes: Sequence[SizeColumn], clean: Callable[[str, str], float | None]
) -> tuple[list[float], str | None]:
    for number, size in enumerate(sizes):
        cell, unit, kind = words[3 * number : 3 * number + 3]
        ours = size.unit or _ours(unit, size.units, LENGTH_UNITS)
        ours_kind = size.kind or _ours(kind, size.kinds, (*LENGTH_KINDS, *TONNAGE_KINDS))
        if (size.unit_column and not ours) or (size.kind_column and ours_kind is None and not is_blank(kind)):
            continue
        ours_kind = ours_kind or _prefixed(cell, size.prefixes)
        numbers = [clean(part, ours or "") for part in _numbers(reading, cell)]
        good = list(dict.fromkeys(number for number in numbers if number is not None))
        if good:
            return good, ours_kind or None
    return [], None


def _numbers(reading: Reading, cell: str) -> list[str]:
    # A list separates several numbers; elsewhere a comma belongs to the number.
    if reading.layout.kind == "iuu-list":
        return reading.parts(cell)
    return [with_point(cell) if reading.decimal_comma else cell]


def _ours(word: str, words: Mapping[str, str], known: Sequence[str]) -> str | None:
    """Our word for a unit or kind: by the layout's own table, else if it is ours already; else None."""
    plain = clean_text(word).casefold()
    table = {key.casefold(): value for key, value in words.items()} or {value.casefold(): value for value in known}
    if plain in table:
        # A layout may say that a word stands for nothing: the value counts, its kind is unknown.
        return table[plain]
    return length_unit(word) if known == LENGTH_UNITS and not words else None


def _prefixed(cell: str, prefixes: Mapping[str, str]) -> str | None:
    """The kind that a word before the number tells: `OA 27`."""
    match = _PREFIX.match(cell) if prefixes else None
    return _ours(match[1], prefixes, ()) if match else None


def _note_size(
    reading: Reading, size: SizeColumn, clean: Callable[[str, str], float | None], kinds: Sequence[str]
) -> None:
    cells = reading.cells(size.column)
    unit = size.unit or "m"
    bad = [word for word in cells.words if any(clean(part, unit) is None for part in _numbers(reading, word))]
    reading.note(cells, bad, "not a possible size")
    for column, words, known in (
        (size.unit_column, size.units, LENGTH_UNITS),
        (size.kind_column, size.kinds, kinds),
    ):
        if column:
            codes = reading.cells(column)
            strange = [word for word in codes.words if _ours(word, words, known) is None]
            reading.note(codes, strange, f"none of {', '.join(words or known)}: the value beside it is not used")


def length(value: str, unit: str) -> float | None:
    """A length in metres, or None."""
    found = attempt(lambda word: metres(word, unit or "m"), value)
    return found if isinstance(found, float) else None


def tons(value: str, _: str) -> float | None:
    """A tonnage, or None."""
    found = attempt(tonnage, value)
    return found if isinstance(found, float) else None


def moment(value: str) -> dt.datetime | None:
    """An ISO 8601 date and time as naive UTC; raises `ValueError` for what is none.

    The common `2016-11-18T14:30:00Z` goes the short way.
    """
    if len(value) == 20 and value[10] == "T" and value[19] == "Z":
        return dt.datetime.fromisoformat(value[:19])
    return parse_datetime(value)


def plain_number(value: str) -> float | None:
    """The number in a cell that holds nothing but digits, a sign, a full stop and an exponent; else None."""
    if not _PLAIN_NUMBER.fullmatch(value):
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def singles(column: pa.Array) -> pa.Array:
    """A list per row: of the one value, or empty."""
    import numpy as np
    import pyarrow as pa

    valid = column.is_valid().to_numpy(zero_copy_only=False)
    offsets = np.concatenate(([0], np.cumsum(valid))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), column.drop_null())


def first_of(column: pa.Array) -> pa.Array:
    """The first value of each row's list, or nothing."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    lengths = pc.list_value_length(column).to_numpy(zero_copy_only=False)
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    return column.flatten().take(pa.array(starts, mask=lengths == 0))
