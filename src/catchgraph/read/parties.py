"""Owners, operators and charterers that rows name: one mention per row, role and party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from catchgraph.normalise.address import address_key, has_street_or_box
from catchgraph.normalise.name_signs import address_signs
from catchgraph.normalise.party import PartyName, other_names, party_name, split_parties
from catchgraph.read.cleaners import text_or_none
from catchgraph.read.dates import take_dates
from catchgraph.read.keys import Keys
from catchgraph.read.layouts.model import Party
from catchgraph.read.output import Rows
from catchgraph.read.reading import Reading, explode, pieces
from catchgraph.read.states import take_country
from catchgraph.read.table import Cells

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index


NOBODY = "stands for nobody: no party was read"


@dataclass(frozen=True, slots=True)
class Named:
    """One party of a cell: the first spelling, every spelling in its comparable forms, and the signs in all of them."""

    signs: tuple[str, ...]
    name: str
    spellings: tuple[str, ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Mentions:
    """Parties of one role: rows of the file, the place of each party among `parties`, its position in the cell."""

    rows: Index
    positions: list[int]
    items: Index
    parties: list[Named]


def parties_of(value: str, party: Party) -> list[Named]:
    """The parties that a cell names; placeholders are nobody."""
    return list(_parties(value, () if party.spellings else party.separators, party.spellings))


# A cell comes again in the next batch, and in other columns.
@lru_cache(maxsize=1 << 16)
def _parties(value: str, separators: tuple[str, ...], spellings: bool) -> tuple[Named, ...]:
    cells = split_parties(value) if spellings else [(part,) for part in pieces(value, separators)]
    return tuple(named for named in map(_named, cells) if named)


# The same owner stands in several columns, often as operator and beneficial owner.
@lru_cache(maxsize=1 << 15)
def _named(spellings: tuple[str, ...]) -> Named | None:
    found = [name for name in map(party_name, spellings) if name]
    if not found:
        return None
    if any(name.is_firm for name in found):
        # A word behind "trading as" that is no company's name is a mark or a person.
        others = [party_name(other) for spelling in spellings for other in other_names(spelling)]
        found += [name for name in others if name and name.is_firm]
    return Named(
        signs=tuple(sorted({sign for name in found for sign in name.signs})),
        name=found[0].written,
        spellings=_distinct(found, "written"),
        keys=_distinct(found, "key"),
        stems=_distinct(found, "stem"),
    )


def _distinct(names: list[PartyName], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(getattr(name, what)) for name in names))


def mentions_of(reading: Reading, party: Party) -> Mentions:
    """Every party in a role's column."""
    cells = reading.cells(party.name)
    lists = [parties_of(word, party) for word in cells.words]
    reading.note(cells, [word for word, found in zip(cells.words, lists, strict=True) if not found], NOBODY)
    rows, items, position = explode([len(found) for found in lists], cells.codes)
    return Mentions(rows, position.tolist(), items, [named for found in lists for named in found])


def party_rows(
    reading: Reading, keys: Keys, vessel_mentions: list[str], record_ids: list[str]
) -> tuple[list[Rows], pa.Array]:
    """Rows of `read.party_mention`, and per row of the file the stems of all its parties (for scoring)."""
    named = [mentions_of(reading, party) for party in reading.layout.parties]
    tables = [
        _rows(reading, party, mentions, keys, vessel_mentions, record_ids)
        for party, mentions in zip(reading.layout.parties, named, strict=True)
    ]
    return tables, _stems(named, reading.height)


def _stems(named: Sequence[Mentions], height: int) -> pa.Array:
    """Per row the stems of its parties, each once: by role, and as they stand in a cell."""
    import numpy as np
    import pyarrow as pa

    code_of: dict[str, int] = {}
    rows, codes = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for mentions in named:
        lengths = [len(party.stems) for party in mentions.parties]
        every = [code_of.setdefault(stem, len(code_of)) for party in mentions.parties for stem in party.stems]
        entry, item, _ = explode(lengths, mentions.items)
        rows.append(mentions.rows[entry])
        codes.append(np.array(every, np.int64)[item])
    row, code = np.concatenate(rows), np.concatenate(codes)
    first = np.sort(np.unique(row * max(1, len(code_of)) + code, return_index=True)[1])
    order = first[np.argsort(row[first], kind="stable")]
    ends = np.concatenate(([0], np.cumsum(np.bincount(row[order], minlength=height))))
    texts = pa.array(list(code_of), pa.string()).take(pa.array(code[order]))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), texts)


def _rows(
    reading: Reading,
    party: Party,
    mentions: Mentions,
    keys: Keys,
    vessel_mentions: list[str],
    record_ids: list[str],
) -> Rows:
    import pyarrow as pa

    rows = mentions.rows
    numbers, at = rows.tolist(), pa.array(rows)
    places = [str(position) for position in mentions.positions]
    roles = [party.role] * len(numbers)
    address = reading.cells(party.address)
    columns = {
        "mention_id": pa.array(keys.some("mention", numbers, roles, places), pa.string()),
        "record_id": pa.array(record_ids, pa.string()).take(at),
        "asset_mention_id": pa.array(vessel_mentions, pa.string()).take(at),
        "role": pa.array(roles, pa.string()),
        **_named_columns(mentions),
        **_address_columns(address, at),
        "signs": _signs(mentions, address),
        "country": take_country(reading, reading.cells(party.country)).take(at),
        "since": take_dates(reading, reading.cells(party.since))[0].take(at),
        "until": take_dates(reading, reading.cells(party.until))[1].take(at),
    }
    return Rows("party_mention", rows, columns)


def _named_columns(mentions: Mentions) -> dict[str, pa.Array]:
    import pyarrow as pa

    parties, items = mentions.parties, pa.array(mentions.items)
    columns = {
        "name": pa.array([named.name for named in parties], pa.string()),
        "spellings": _lists([named.spellings for named in parties]),
        "keys": _lists([named.keys for named in parties]),
        "stems": _lists([named.stems for named in parties]),
    }
    return {name: column.take(items) for name, column in columns.items()}


def _signs(mentions: Mentions, address: Cells) -> pa.Array:
    """What in each name and address speaks for a company or a person; each distinct pair put together once."""
    import numpy as np
    import pyarrow as pa

    of_names, name_codes = _distinct_of([named.signs for named in mentions.parties])
    of_addresses, address_codes = _distinct_of([_address(word)[2] for word in address.words])
    both = name_codes[mentions.items] * len(of_addresses) + address_codes[address.codes[mentions.rows]]
    distinct, place = np.unique(both, return_inverse=True)
    parts = [divmod(code, len(of_addresses)) for code in distinct.tolist()]
    said = [sorted({*of_names[name], *of_addresses[word]}) for name, word in parts]
    return _lists(said).take(pa.array(place))


def _distinct_of(values: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], Index]:
    """Distinct values, and which of them each is."""
    import numpy as np

    places: dict[tuple[str, ...], int] = {}
    codes = [places.setdefault(value, len(places)) for value in values]
    return list(places), np.array(codes, np.int64)


def _address_columns(cells: Cells, at: pa.Array) -> dict[str, pa.Array]:
    import pyarrow as pa

    known = [_address(word) for word in cells.words]
    codes = pa.array(cells.codes).take(at)
    return {
        "address": cells.map(text_or_none, pa.string()).take(at),
        "address_key": pa.array([key for key, *_ in known], pa.string()).take(codes),
        "address_precise": pa.array([precise for _, precise, _ in known], pa.bool_()).take(codes),
    }


@lru_cache(maxsize=1 << 15)
def _address(value: str) -> tuple[str | None, bool, tuple[str, ...]]:
    """Key of an address, whether it has a street or box, and what it says of whoever is there."""
    key = address_key(value) or None
    return key, has_street_or_box(value), address_signs(key or "")


def _lists(values: Sequence[Sequence[str]]) -> pa.Array:
    import pyarrow as pa

    return pa.array(values, pa.list_(pa.string()))
