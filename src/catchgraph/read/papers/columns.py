"""Columns of a table as properties of a noun: cleaned once per distinct value, what does not fit noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from catchgraph.model.schema import node
from catchgraph.normalise.flag import are_iso2
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean import Cleaned, Ways, clean
from catchgraph.read.clean.registry import is_country
from catchgraph.read.clean.values import is_no_unit_of_weight
from catchgraph.read.clean.ways import NOTHING
from catchgraph.read.reading import Note, Reading, combine
from catchgraph.read.schema import arrow_type
from catchgraph.read.table import Cells

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index

    #: Property → its values.
    Columns = dict[str, pa.Array]

#: Shown in place of a text that must not be kept.
HIDDEN = "(not shown)"


@dataclass(frozen=True, slots=True)
class Stated:
    """Which columns state which properties: what layouts of a record and of its lines have in common."""

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    fallbacks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def cleaned(reading: Reading, label: str, stated: Stated, ways: Ways) -> Columns:
    """The stated properties of a noun, row by row, and what their texts tell besides."""
    found: Columns = {}
    told: Columns = {}
    for name in dict.fromkeys((*stated.columns, *stated.constants)):
        cells = _cells(reading, name, stated, lists=is_list(label, name))
        unit = stated.units.get(name, "")
        # What is counted in cartons is a quantity, and no weight that is missing.
        counted = name.endswith("_kg") and stated.columns.get(name) == stated.columns.get("quantity")
        beside = reading.cells(unit) if unit else None
        column, also = _clean(reading, label, name, cells, beside, ways, counted=counted)
        found[name] = column
        for other, values in also.items():
            told[other] = first_filled(told[other], values) if other in told else values
    return {**told, **{name: first_filled(found[name], told[name]) if name in told else found[name] for name in found}}


def first_filled(one: pa.Array, other: pa.Array) -> pa.Array:
    """The first of both in each row."""
    import pyarrow.compute as pc

    return pc.coalesce(one, other)


def note(reading: Reading, column: str, words: Sequence[str], codes: Index, found: Sequence[Cleaned]) -> None:
    """Note the rows (by codes) whose value says something; a text that must not be kept is not shown."""
    import numpy as np

    wrong = np.array([bool(each.reason) for each in found], np.bool_)
    rows = np.flatnonzero(wrong[codes]) if wrong.any() else ()
    if len(rows):
        at = codes[rows].tolist()
        values = [HIDDEN if found[code].secret else words[code] for code in at]
        reading.notes.append(Note(np.asarray(rows, np.int64), column, values, [found[code].reason for code in at]))


def _cells(reading: Reading, name: str, stated: Stated, *, lists: bool) -> Cells:
    """The column of a property; of a list, with the values of its further columns."""
    import numpy as np

    if name in stated.constants:
        return Cells(name, [stated.constants[name]], np.zeros(reading.height, np.int64))
    cells = reading.cells(stated.columns[name])
    further = [reading.cells(column) for column in stated.fallbacks.get(name, ())]
    if further and lists:
        cells = _with(cells, further, reading.layout.format.several)
    for other in () if lists else further:
        cells = filled_else(cells, other)
    known = {key.casefold(): value for key, value in stated.values.get(name, {}).items()}
    if not known:
        return cells
    words = [known.get(clean_text(word).casefold(), word) for word in cells.words]
    return Cells(cells.column, words, cells.codes, cells.whole)


def filled_else(cells: Cells, further: Cells) -> Cells:
    """A column, and another where it is blank."""
    if all(map(is_blank, cells.words)):
        return further
    words, codes = combine(cells, further)
    return Cells(cells.column, [other if is_blank(one) else one for one, other in words], codes)


def _with(cells: Cells, further: Sequence[Cells], several: Sequence[str]) -> Cells:
    """A column, and behind it what others hold."""
    words, codes = combine(cells, *further)
    between = f"{several[0]} " if several else "\n"
    return Cells(cells.column, [between.join(part for part in word if not is_blank(part)) for word in words], codes)


def is_list(label: str, name: str) -> bool:
    """Whether a property holds several values."""
    return any(each.name == name and each.type.startswith("list") for each in node(label).properties)


def _clean(
    reading: Reading, label: str, name: str, cells: Cells, unit: Cells | None, ways: Ways, *, counted: bool
) -> tuple[pa.Array, Columns]:
    """A column and what it tells besides; `counted`: it is one of quantities, in whatever unit."""
    import pyarrow as pa

    if is_country(label, name) and are_iso2(cells.every):
        ways = replace(ways, iso2=True)
    pairs, codes = combine(cells, unit) if unit else ([(word, "") for word in cells.words], cells.codes)
    found = [clean(label, name, word, ways, beside) for word, beside in pairs]
    if counted:
        found = [NOTHING if is_no_unit_of_weight(each) else each for each in found]
    note(reading, cells.column, [word for word, _ in pairs], codes, found)
    at = pa.array(codes)
    also = {other for each in found for other in each.also}
    return (
        _array(label, name, [each.value for each in found]).take(at),
        {other: _array(label, other, [each.also.get(other) for each in found]).take(at) for other in sorted(also)},
    )


def _array(label: str, name: str, values: list[Any]) -> pa.Array:
    import pyarrow as pa

    return pa.array(values, type_of(label, name))


def type_of(label: str, name: str) -> pa.DataType:
    """The Arrow type of a property; what is only an input to others is text."""
    types = {each.name: each.type for each in node(label).properties}
    return arrow_type(types.get(name, "str"))
