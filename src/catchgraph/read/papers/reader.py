"""A table of papers: what its rows tell of records, and of whom and what these name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.model.ids import digest
from catchgraph.model.schema import node
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.aboard import plants_aboard
from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.certified import certified
from catchgraph.read.marks import proves_comma
from catchgraph.read.output import Output, Rows, Unusable
from catchgraph.read.papers.citations import citation_rows
from catchgraph.read.papers.columns import Stated, cleaned
from catchgraph.read.papers.events import reported
from catchgraph.read.papers.follow import follow
from catchgraph.read.papers.groups import Groups
from catchgraph.read.papers.judged import number_columns
from catchgraph.read.papers.lines import catches_of, goods, lines_of
from catchgraph.read.papers.parties import nobody_named, party_rows
from catchgraph.read.papers.rows import Owners, Table
from catchgraph.read.papers.subjects import subjects
from catchgraph.read.papers.vessels import day_of, vessel_rows
from catchgraph.read.reading import Reading, combine

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns


def read_papers(reading: Reading, provenance: Provenance) -> Output:
    """Rows of a table as records of the layout's noun, their parties, vessels, lines of goods and citations.

    Rows with the same key are one record: of each property the first value, of a list all. A row that has nothing in
    the columns of the key is unusable, and so is one without a cell that is read, where the layout names no key.
    """
    records = _records(reading, provenance)
    layout = reading.layout
    if layout.not_needed:
        return Output(_ids(records), [], _unusable(reading))
    lines = lines_of(reading, records, layout.line) if layout.line else None
    catches = catches_of(reading, lines) if lines else ()
    table = Table(reading, ways_of(reading), records, lines, catches, provenance.persons)
    columns = _columns(table)
    if node(layout.record).tells.link:
        return _about(table, columns, provenance)
    parties = party_rows(table)
    nobody = nobody_named(table, parties)
    own = {"nobody_named": nobody} if nobody is not None else {}
    told = goods(table)
    days = dict(zip(records.ids, day_of(table, columns).to_pylist(), strict=True))
    named = [*vessel_rows(table, columns, told), *plants_aboard(parties, days)]
    events = reported(table, columns, told, named, provenance)
    tables = [_rows(table, {**columns, **own}), *events.goods, *parties, *named, *events.rows]
    tables = certified([*tables, *citation_rows(table)], provenance)
    return Output(_ids(records), tables, _unusable(reading))


def _about(table: Table, columns: Columns, provenance: Provenance) -> Output:
    """Records of a noun that is about somebody, with the mention of each; `edition`: the day of their source's."""
    import pyarrow as pa

    found = subjects(table)
    day = pa.array([provenance.edition.day] * len(table.records.ids), pa.timestamp("us"))
    own: Columns = {"mention_id": found.mentions, "edition": day}
    tables = [_rows(table, {**own, **columns}), *found.rows, *citation_rows(table)]
    return Output(_ids(table.records), tables, _unusable(table.reading))


def ways_of(reading: Reading) -> Ways:
    """How the file writes its values."""
    form = reading.layout.format
    return Ways(
        dates=form.dates,
        decimal_comma=form.decimal_comma or proves_comma(_numbers(reading)),
        hs_country=form.hs_country,
        country=form.country,
        currency=form.currency,
        weight_unit=form.weight_unit,
        several=form.several,
    )


def _numbers(reading: Reading) -> list[str]:
    names = number_columns(reading.layout)
    return [word for name in names for word in reading.cells(name).every]


def _records(reading: Reading, provenance: Provenance) -> Owners:
    """The records that rows tell of, by the layout's key, else by the content of the row."""
    import numpy as np

    label = node(reading.layout.record).table
    columns = reading.layout.key.columns
    if not columns:
        contents, codes = np.unique(np.array(reading.table.content), return_inverse=True)
        keys: list[tuple[str, ...]] = [(each,) for each in contents.tolist()]
    else:
        words, codes = combine(*(reading.cells(name) for name in columns))
        keys = [tuple(map(clean_text, word)) for word in words]
    groups = Groups.of(codes.astype(np.int64), last=reading.layout.key.last)
    own = codes[groups.first].tolist()
    parts = [(*provenance.of(keys[code][0]), *keys[code]) for code in own]
    return Owners(groups, [f"{label}:{digest(each)}" for each in parts], parts)


def _ids(records: Owners) -> list[str]:
    """The id of the record of every row."""
    return [records.ids[code] for code in records.groups.codes.tolist()]


def _columns(table: Table) -> Columns:
    """The properties of each record."""
    layout, reading = table.reading.layout, table.reading
    constants = {name: value for name, value in layout.constants.items() if name not in layout.columns}
    stated = Stated(layout.columns, constants, layout.units, layout.fallbacks, layout.values)
    since = len(reading.notes)
    columns, groups = cleaned(reading, layout.record, stated, table.ways), table.records.groups
    groups.note_once(reading, since)
    key = layout.key
    names = {name: column for name, column in layout.columns.items() if name not in (*key.least, *key.greatest)}
    folded = groups.fold(reading, columns, names, "record")
    for name in () if groups.single else (*key.least, *key.greatest):
        folded[name] = groups.extreme(columns[name], "ascending" if name in key.least else "descending")
    return follow(layout.record, folded)


def _rows(table: Table, columns: Columns) -> Rows:
    import pyarrow as pa

    label, ids = table.reading.layout.record, table.records.ids
    own: Columns = {"id": pa.array(ids, pa.string())}
    if "name" not in columns:
        own["name"] = called(label, columns, len(ids))
    return Rows(node(label).table, table.records.groups.first, {**columns, **own})


def called(label: str, columns: Columns, count: int) -> pa.Array:
    """What a person calls records: the first part of what they say, where they have the values of it."""
    import pyarrow as pa

    tells = node(label).tells
    names = sorted(tells.named & columns.keys())
    if not names or not count:
        return pa.nulls(count, pa.string())
    rows = zip(*(columns[name].to_pylist() for name in names), strict=True)
    return pa.array(
        [tells.say(dict(zip(names, row, strict=True)), tells.says[:1]) or None for row in rows], pa.string()
    )


def _unusable(reading: Reading) -> list[Unusable]:
    """Rows that nothing tells which record they are of."""
    import numpy as np

    key = reading.layout.key.columns
    names = key or tuple(name for name in reading.layout.references() if reading.table.header.find(name) is not None)
    words, codes = combine(*(reading.cells(name) for name in names))
    blank = np.array([all(map(is_blank, word)) for word in words], np.bool_)
    rows = np.flatnonzero(blank[codes]).astype(np.int64)
    if not len(rows):
        return []
    what = f"nothing in {' and '.join(key)}: " if key else "no cell that is read: "
    return [Unusable(rows, names[0], [""] * len(rows), f"{what}nothing tells which {reading.layout.record} it is of")]
