"""Lines of goods of papers, and the catches that rows state of them: rows of `read.goods`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catchgraph.model.ids import digest
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.goods import name
from catchgraph.read.layouts.papers import Line
from catchgraph.read.output import Rows
from catchgraph.read.papers.columns import Stated, cleaned
from catchgraph.read.papers.follow import follow
from catchgraph.read.papers.groups import Groups, together
from catchgraph.read.papers.ordinals import of_ordinals, other_codes
from catchgraph.read.papers.rows import Owners, Table
from catchgraph.read.reading import Reading, combine

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns
    from catchgraph.read.reading import Index, Mask

#: What a line is called by (`clean.goods.name`).
_NAMED = ("description", "scientific_name", "hs", "species")

#: Documents that are about goods, and what is noted of rows of one that tell of none. Others may stand elsewhere.
_WITHOUT = {
    "CatchCertificate": "rows of a catch certificate here tell of no landing",
    "ProcessingStatement": "rows of a processing statement here tell of no product",
    "StorageDocument": "rows of a storage document here tell of no product",
}


def lines_of(reading: Reading, records: Owners, line: Line, kind: str = "line") -> Owners:
    """The lines that rows tell of: by the record and the layout's key, else by the content of the row.

    Lines with the same key in one record are one; with a blank key each row is one by its content.
    """
    keys, codes = _keys(reading, line)
    groups = Groups.of(together(records.groups.codes, codes))
    owners, own = records.groups.codes[groups.first].tolist(), codes[groups.first].tolist()
    parts = [(records.ids[owner], kind, line.stage, *keys[code]) for owner, code in zip(owners, own, strict=True)]
    return Owners(groups, [f"goods:{digest(each)}" for each in parts], parts)


def _keys(reading: Reading, line: Line) -> tuple[Sequence[tuple[str, ...]], Index]:
    import numpy as np

    content = np.unique(np.array(reading.table.content, dtype=object).astype(str), return_inverse=True) \
        if _by_content(reading, line) else None  # fmt: skip
    if not line.key:
        assert content is not None
        return [(each,) for each in content[0].tolist()], content[1].astype(np.int64)
    cells = [reading.cells(column) for column in line.key]
    words, codes = combine(*cells)
    keys = [tuple(map(clean_text, word)) for word in words]
    if content is None:
        return keys, codes
    blank = np.array([not any(key) for key in keys])[codes]
    both = np.where(blank, len(keys) + content[1], codes)
    return [*keys, *((each,) for each in content[0].tolist())], both.astype(np.int64)


def _by_content(reading: Reading, line: Line) -> bool:
    """Whether a row of the table has nothing in the columns of the key."""
    if not line.key:
        return True
    words, _ = combine(*(reading.cells(column) for column in line.key))
    return any(all(map(is_blank, word)) for word in words)


def catches_of(reading: Reading, lines: Owners) -> tuple[Owners, ...]:
    """The catches that rows state of lines, for each of the layout's."""
    numbered = enumerate(reading.layout.catches, 1)
    return tuple(lines_of(reading, lines, catch, f"catch {number}") for number, catch in numbered)


def goods(table: Table) -> list[Rows]:
    """Rows of `read.goods`: the layout's lines, then the catches that belong to them."""
    layout = table.reading.layout
    if not layout.line or table.lines is None:
        return []
    found = [_rows(table, layout.line, table.lines, None)]
    if layout.record in _WITHOUT:
        _say_without(table, layout.line, found[0].rows)
    for catch, owners in zip(layout.catches, table.catches, strict=True):
        found.append(_rows(table, catch, owners, table.lines))
    return found


def _say_without(table: Table, line: Line, rows: Index) -> None:
    """Note records none of whose `rows` tells of goods: a certificate without landings covers nothing."""
    import numpy as np

    groups = table.records.groups
    without = np.setdiff1d(np.arange(len(groups.first)), groups.codes[rows])
    column = next(iter((*line.key, *line.columns.values())))
    table.reading.note_rows(groups.first[without], table.reading.cells(column), _WITHOUT[table.reading.layout.record])


def _rows(table: Table, line: Line, owners: Owners, above: Owners | None) -> Rows:
    import numpy as np
    import pyarrow as pa

    reading, groups = table.reading, owners.groups
    stated = Stated(line.columns, line.constants, line.units, line.fallbacks, line.values)
    since = len(reading.notes)
    columns = cleaned(reading, "Goods", stated, table.ways)
    says = _says(columns, line)
    folded = follow("Goods", _folded(reading, line, groups, columns, since))
    chosen = np.flatnonzero(np.bincount(groups.codes[says], minlength=len(groups.first)) > 0)
    rows = groups.first[chosen]
    taken = {each: column.take(pa.array(chosen)) for each, column in folded.items()}
    own: Columns = {
        "id": pa.array(owners.ids, pa.string()).take(pa.array(chosen)),
        "record": table.records.of_rows(rows),
        "stage": pa.repeat(pa.scalar(line.stage, pa.string()), len(rows)),
        "name": _name(taken, len(rows)),
    }
    if above:
        own["of_line"] = above.of_rows(rows)
    return Rows("goods", rows, {**taken, **own})


def _folded(reading: Reading, line: Line, groups: Groups, columns: Columns, since: int) -> Columns:
    """One value a line of each column; `since`: the number of the first note on them."""
    if line.ordinal and "hs" in columns:
        return of_ordinals(reading, line, groups, columns, since)
    names = {each: column for each, column in line.columns.items() if each not in (*line.sums, "hs")}
    folded = groups.fold(reading, columns, names, "line")
    if "hs" in columns and not groups.single:
        folded["other_hs"] = other_codes(groups, columns, groups.filled(columns["hs"]))
    return {**folded, **{each: groups.sums(columns[each], _distinct(reading)) for each in line.sums}}


def _distinct(reading: Reading) -> Index:
    """Rows without exact copies of earlier ones: a row that stands twice adds once."""
    import numpy as np

    _, first = np.unique(np.array(reading.table.content), return_index=True)
    return np.sort(first).astype(np.int64)


def _says(columns: Columns, line: Line) -> Mask:
    """Which rows say anything of the line, but for what the layout says of all and the line's number."""
    import numpy as np

    said = [column for each, column in columns.items() if each in line.columns]
    found = [column.is_valid().to_numpy(zero_copy_only=False) for column in said]
    if not found:
        return np.ones(len(next(iter(columns.values()))), np.bool_)
    return np.asarray(np.logical_or.reduce(found), np.bool_)


def _name(columns: Columns, count: int) -> pa.Array:
    """What a person calls each line."""
    import pyarrow as pa

    texts = [columns[each].to_pylist() if each in columns else [None] * count for each in _NAMED]
    return pa.array(list(map(name, *texts)), pa.string())
