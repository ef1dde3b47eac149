"""IUU lists: a `Listing` per organisation and interval on a row; all of a row share one vessel mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.call_sign import call_signs
from catchgraph.normalise.mmsi import ship_mmsis
from catchgraph.normalise.quantity import build_year
from catchgraph.normalise.registration import registration_numbers
from catchgraph.normalise.vessel_name import split_names
from catchgraph.read.cleaners import (
    NO_CALL_SIGN,
    NO_REGISTRATION,
    NO_YEAR,
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
from catchgraph.read.keys import Keys
from catchgraph.read.layouts.model import LENGTH_KINDS, TONNAGE_KINDS
from catchgraph.read.listings import Listings, listings_of
from catchgraph.read.name_keys import name_keys
from catchgraph.read.output import Output, Rows, Unusable, all_rows, missing
from catchgraph.read.parties import party_rows
from catchgraph.read.reading import Reading, combine
from catchgraph.read.states import take_flag

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index


def read_iuu_list(reading: Reading, keys: Keys, edition: Edition) -> Output:
    """A list's rows as listings, vessel mentions and party mentions.

    A row without an interval, or without any name or number of the vessel, is unusable.
    """
    import pyarrow as pa

    mention_ids = keys.ids("mention")
    said, lists = _vessel(reading), _vessel_lists(reading)
    listed = listings_of(reading, edition)
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
        "vessel_status": reading.take("vessel_status", text_or_none, text),
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
