"""IUU lists: a `Listing` per organisation and interval on a row; all of a row share one vessel mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catchgraph.normalise.call_sign import call_signs
from catchgraph.normalise.interval import Span
from catchgraph.normalise.mmsi import ship_mmsis
from catchgraph.normalise.quantity import build_year
from catchgraph.normalise.registration import registration_numbers
from catchgraph.normalise.vessel_name import split_names
from catchgraph.read.cleaners import (
    NO_CALL_SIGN,
    NO_REGISTRATION,
    NO_YEAR,
    answered,
    first_of,
    length,
    mmsi_reason,
    singles,
    take_imo,
    take_sizes,
    text_or_none,
    tons,
)
from catchgraph.read.edition import Edition
from catchgraph.read.intervals import (
    NOT_ENDED,
    NOT_UNDERSTOOD,
    ListedFor,
    Standing,
    doubted,
    intervals_of,
    listed_for,
    standing,
)
from catchgraph.read.keys import Keys
from catchgraph.read.layouts.model import LENGTH_KINDS, TONNAGE_KINDS, Interval
from catchgraph.read.name_keys import name_keys
from catchgraph.read.output import Output, Rows, Unusable, all_rows, missing
from catchgraph.read.parties import party_rows
from catchgraph.read.reading import Reading, combine, explode
from catchgraph.read.states import take_flag

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index

T = TypeVar("T")


@dataclass(frozen=True)
class Listings:
    """The listings of a file in the order of its rows: row, organisation, interval and reason of each."""

    rows: Index
    rfmos: list[str]
    intervals: list[ListedFor]
    reasons: list[str | None]


@dataclass(frozen=True)
class Standings:
    """What the list calls the vessel of each row now: the different standings, and which of them a row has."""

    different: list[Standing]
    codes: Index

    @classmethod
    def of(cls, reading: Reading) -> Standings:
        """By the column that says it; a word that is not understood is noted."""
        cells = reading.property("currently_listed")
        said = [answered(reading, "currently_listed", word) for word in cells.words]
        unclear = [word for word, found in zip(cells.words, said, strict=True) if found is None]
        reading.note(cells, unclear, NOT_UNDERSTOOD)
        return cls([standing(word, found) for word, found in zip(cells.words, said, strict=True)], cells.codes)

    def of_row(self, row: int) -> Standing:
        """The standing of a row of the file."""
        return self.different[int(self.codes[row])]


def read_iuu_list(reading: Reading, keys: Keys, edition: Edition) -> Output:
    """A list's rows as listings, vessel mentions and party mentions.

    A row without an interval, or without any name or number of the vessel, is unusable.
    """
    import pyarrow as pa

    mention_ids = keys.ids("mention")
    said, lists = _vessel(reading), _vessel_lists(reading)
    listed = _listed(reading, edition)
    ids = keys.some("listing", listed.rows.tolist(), listed.rfmos, [each.text for each in listed.intervals])
    record_ids = _first_ids(listed.rows, ids, keys)
    parties, stems = party_rows(reading, keys, mention_ids, record_ids)
    mentions = pa.array(mention_ids, pa.string())
    mention = {
        "mention_id": mentions,
        "record_kind": reading.constant("listing"),
        "name": first_of(lists["all_names"]),
        "names": lists["all_names"],
        "flags": singles(said["flag"]),
        "parties": stems,
        "imo": said["imo"],
        "vessel_type": said["vessel_type"],
        **{name: lists[name] for name in _SHARED},
    }
    tables = [
        Rows("listing", listed.rows, _listing(reading, edition, listed, ids, mentions, said, lists)),
        Rows("vessel_mention", all_rows(reading), mention),
        *parties,
    ]
    return Output(record_ids, tables, _unusable(reading, listed, said, lists))


#: Columns of the mention taken as they are.
_SHARED = (
    "former_names",
    "mmsis",
    "call_signs",
    "registration_numbers",
    "lengths_m",
    "length_kind",
    "tonnages",
    "tonnage_kind",
    "built",
)


def _vessel(reading: Reading) -> dict[str, pa.Array]:
    import pyarrow as pa

    text, imo = pa.string(), take_imo(reading)
    return {
        "imo": imo["imo"],
        "other_imos": imo["other_imos"],
        "flag": take_flag(reading),
        "vessel_type": reading.take("vessel_type", text_or_none, text),
        "gear": reading.take("gear", text_or_none, text),
    }


def _vessel_lists(reading: Reading) -> dict[str, pa.Array]:
    import pyarrow as pa

    text = pa.string()
    names = {name: reading.property(name).map(split_names, pa.list_(text)) for name in _NAMES}
    lengths, length_kind = take_sizes(reading, reading.layout.lengths, length, LENGTH_KINDS)
    tonnages, tonnage_kind = take_sizes(reading, reading.layout.tonnages, tons, TONNAGE_KINDS)
    return {
        **names,
        "all_names": _all_names(reading),
        "mmsis": reading.take_list("mmsis", ship_mmsis, text, mmsi_reason),
        "call_signs": reading.take_list("call_signs", call_signs, text, NO_CALL_SIGN),
        "registration_numbers": reading.take_list("registration_numbers", registration_numbers, text, NO_REGISTRATION),
        "built": reading.take_list("built", build_year, pa.int64(), NO_YEAR),
        "lengths_m": lengths,
        "length_kind": length_kind,
        "tonnages": tonnages,
        "tonnage_kind": tonnage_kind,
    }


_NAMES = ("names", "rfmo_names", "former_names")


def _all_names(reading: Reading) -> pa.Array:
    """Every name that identifies: the list's own first, then those of the organisations."""
    import pyarrow as pa

    words, codes = combine(reading.property("names"), reading.property("rfmo_names"))
    found = [_distinct([name for cell in pair for name in split_names(cell)]) for pair in words]
    return pa.array(found, pa.list_(pa.string())).take(pa.array(codes))


def _distinct(names: list[str]) -> list[str]:
    """Each name once, as it is spelled first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.upper(), name)
    return list(first.values())


def _listed(reading: Reading, edition: Edition) -> Listings:
    import numpy as np

    standings = Standings.of(reading)
    each = [_of_one(reading, interval, standings, edition) for interval in reading.layout.intervals]
    rows = np.concatenate([found.rows for found in each])
    order = np.argsort(rows, kind="stable")
    intervals = _ordered([found.intervals for found in each], order)
    return Listings(
        rows=rows[order],
        rfmos=_ordered([found.rfmos for found in each], order),
        intervals=_undecided(intervals, rows[order].tolist(), standings),
        reasons=_ordered([found.reasons for found in each], order),
    )


def _undecided(intervals: list[ListedFor], rows: list[int], standings: Standings) -> list[ListedFor]:
    """Of a vessel that the list calls listed, and none of whose intervals is in force, nobody knows whether it is."""
    live = {row for row, each in zip(rows, intervals, strict=True) if each.in_force}
    return [
        doubted(each, NOT_ENDED) if row not in live and standings.of_row(row).listed else each
        for row, each in zip(rows, intervals, strict=True)
    ]


def _ordered(lists: list[list[T]], order: Index) -> list[T]:
    flat = [item for items in lists for item in items]
    return [flat[place] for place in order.tolist()]


def _of_one(reading: Reading, interval: Interval, standings: Standings, edition: Edition) -> Listings:
    """The listings of one organisation."""
    cells = reading.cells(interval.column)
    read = {word: _said_by(reading, interval, word) for word in cells.words}
    reading.note(cells, [word for word, (_, wrong) in read.items() if wrong], lambda word: read[word][1])
    # Each distinct cell as it reads for every standing that a vessel may have.
    found = [
        [(rfmo, listed_for(span, stands, edition)) for rfmo, span in read[word][0]]
        for word in cells.words
        for stands in standings.different
    ]
    rows, items, _ = explode([len(each) for each in found], cells.codes * len(standings.different) + standings.codes)
    flat = [each for intervals in found for each in intervals]
    reasons = reading.cells(interval.reason)
    words = [text_or_none(word) for word in reasons.words]
    return Listings(
        rows=rows,
        rfmos=[flat[item][0] for item in items.tolist()],
        intervals=[flat[item][1] for item in items.tolist()],
        reasons=[words[code] for code in reasons.codes[rows].tolist()],
    )


def _said_by(reading: Reading, interval: Interval, word: str) -> tuple[list[tuple[str, Span]], str]:
    """The organisations and intervals of a cell, and what was wrong with it."""
    if not interval.rfmo:
        return [(name, (None, None)) for name in reading.parts(word)], ""
    spans, wrong = intervals_of(word, reading.layout.format.several)
    return [(interval.rfmo, span) for span in spans], wrong


def _first_ids(rows: Index, ids: list[str], keys: Keys) -> list[str]:
    """Per row of the file the id of its first listing; a row without any is rejected, and its id is used nowhere."""
    first = keys.ids("listing")
    for row, id_ in zip(reversed(rows.tolist()), reversed(ids), strict=True):
        first[row] = id_
    return first


def _listing(
    reading: Reading,
    edition: Edition,
    listed: Listings,
    ids: list[str],
    mentions: pa.Array,
    said: dict[str, pa.Array],
    lists: dict[str, pa.Array],
) -> dict[str, pa.Array]:
    import pyarrow as pa

    at = pa.array(listed.rows)
    per_row = {
        "mention_id": mentions,
        "name": _called(said, lists),
        **said,
        **{name: lists[name] for name in ("names", "rfmo_names", *_LISTS)},
        "name_keys": reading.property("names").map(name_keys, pa.list_(pa.string())),
        "edition": edition.column(reading.height),
    }
    types: dict[str, pa.DataType] = {
        **dict.fromkeys(("since", "since_latest", "until", "until_earliest"), pa.timestamp("us")),
        **dict.fromkeys(("since_precision", "until_precision", "period"), pa.string()),
        "in_force": pa.bool_(),
    }
    return {
        "id": pa.array(ids, pa.string()),
        "rfmo": pa.array(listed.rfmos, pa.string()),
        "reason": pa.array(listed.reasons, pa.string()),
        **{name: column.take(at) for name, column in per_row.items()},
        **{name: pa.array([getattr(each, name) for each in listed.intervals], type_) for name, type_ in types.items()},
    }


_LISTS = ("mmsis", "call_signs", "registration_numbers", "lengths_m", "tonnages", "built")


def _called(said: dict[str, pa.Array], lists: dict[str, pa.Array]) -> pa.Array:
    import pyarrow.compute as pc

    number = pc.coalesce(said["imo"], first_of(lists["registration_numbers"]), first_of(lists["call_signs"]), "")
    return pc.coalesce(first_of(lists["all_names"]), pc.binary_join_element_wise("unnamed", number, " "))


def _unusable(
    reading: Reading, listed: Listings, said: dict[str, pa.Array], lists: dict[str, pa.Array]
) -> list[Unusable]:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    without = np.ones(reading.height, np.bool_)
    without[listed.rows] = False
    firsts = (first_of(lists[name]) for name in ("all_names", "mmsis", "call_signs", "registration_numbers"))
    unknown = pc.is_null(pc.coalesce(said["imo"], *firsts))
    names = reading.property("names")
    return [
        missing(pa.array(without), names, "no interval: no organisation lists the vessel"),
        missing(unknown, names, "no name or number: no vessel to speak of"),
    ]
