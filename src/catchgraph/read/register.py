"""Registers: a `Registration` per row, what it says of the vessel, and the parties it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.call_sign import call_signs
from catchgraph.normalise.gear import MULTIPURPOSE, gear_group
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsis
from catchgraph.normalise.quantity import build_year
from catchgraph.normalise.registration import registration_numbers
from catchgraph.normalise.text import is_blank
from catchgraph.read.cleaners import (
    NO_CALL_SIGN,
    NO_REGISTRATION,
    NO_YEAR,
    first_of,
    length,
    mmsi_reason,
    singles,
    take_all,
    take_imo,
    take_sizes,
    take_word,
    text_or_none,
    tons,
)
from catchgraph.read.dates import take_dates
from catchgraph.read.keys import Keys
from catchgraph.read.layouts.model import LENGTH_KINDS, TONNAGE_KINDS
from catchgraph.read.name_keys import first_name, keys_of, name_key, names_in
from catchgraph.read.output import Output, Rows, Unusable, all_rows, missing
from catchgraph.read.parties import party_rows
from catchgraph.read.reading import Reading, combine
from catchgraph.read.states import take_flag, take_flags

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.edition import Edition

SECOND_HEADER = (
    "a second line of the header, by its words: no vessel. If the header has two lines, say so in a layout: "
    "[format] header_lines = 2"
)


def read_register(reading: Reading, keys: Keys, edition: Edition) -> Output:
    """A register's rows as registrations, vessel mentions and party mentions.

    A row without any name or number of the vessel is unusable.
    """
    record_ids, mention_ids = keys.ids("registration"), keys.ids("mention")
    numbered, identifiers = _identifiers(reading)
    said = _vessel(reading, numbered)
    lists, (others_named, keys_named) = _vessel_lists(reading), _other_names(reading)
    parties, stems = party_rows(reading, keys, mention_ids, record_ids)
    rows = all_rows(reading)
    others, numbers = _register_numbers(reading)
    registration = {
        "other_numbers": others,
        "previous_names": others_named,
        "previous_name_keys": keys_named,
        **_registration(reading, said, lists),
        "edition": edition.column(reading.height),
    }
    mention = {
        "register_numbers": numbers,
        **_mention(reading, said),
        **identifiers,
        "former_names": others_named,
        "parties": stems,
        **lists,
    }
    identity = {"mention_id": _texts(mention_ids)}
    tables = [
        Rows("registration", rows, {**identity, "id": _texts(record_ids), **registration}),
        Rows("vessel_mention", rows, {**identity, **mention}),
        *parties,
    ]
    return Output(record_ids, tables, _unusable(reading, said))


def _register_numbers(reading: Reading) -> tuple[pa.Array, pa.Array]:
    """Numbers of other registers in each row, and all numbers with the register's own: `WCPFC 9949`."""
    import pyarrow as pa

    named = reading.layout.numbers
    cells = [reading.property("register"), reading.property("number"), *map(reading.cells, named.values())]
    words, codes = combine(*cells)
    registers = {word: text_or_none(word) or reading.layout.organisation for word in cells[0].words}
    others, every = [], []
    for register, number, *more in words:
        texts = zip(named, map(text_or_none, more), strict=True)
        found, own = [f"{name} {text}" for name, text in texts if text], text_or_none(number)
        others.append(found)
        every.append([f"{registers[register]} {own}", *found] if own else found)
    at, lists = pa.array(codes), pa.list_(pa.string())
    return pa.array(others, lists).take(at), pa.array(every, lists).take(at)


def _texts(values: list[str]) -> pa.Array:
    import pyarrow as pa

    return pa.array(values, pa.string())


def _registration(reading: Reading, said: dict[str, pa.Array], lists: dict[str, pa.Array]) -> dict[str, pa.Array]:
    import pyarrow as pa
    import pyarrow.compute as pc

    stated = reading.take("register", text_or_none, pa.string())
    return {
        "register": pc.coalesce(stated, reading.constant(reading.layout.organisation)),
        "length_m": first_of(lists["lengths_m"]),
        "tonnage": first_of(lists["tonnages"]),
        "length_kind": lists["length_kind"],
        "tonnage_kind": lists["tonnage_kind"],
        "previous_flags": lists["former_flags"],
        "gear_group": _gear_group(reading),
        **said,
        "name": _called(said),
    }


def _mention(reading: Reading, said: dict[str, pa.Array]) -> dict[str, pa.Array]:
    return {
        "record_kind": reading.constant("registration"),
        "name": said["name"],
        "names": singles(said["name"]),
        "imo": said["imo"],
        "flags": singles(said["flag"]),
        "built": singles(said["built"]),
        "vessel_type": said["vessel_type"],
    }


def _identifiers(reading: Reading) -> tuple[dict[str, pa.Array], dict[str, pa.Array]]:
    """The first of several numbers in a cell, which the registration states, and all, by which the vessel is known."""
    mmsi = take_all(reading, "mmsi", ship_mmsis, mmsi_reason)
    sign = take_all(reading, "call_sign", call_signs, NO_CALL_SIGN)
    number = take_all(reading, "registration_number", registration_numbers, NO_REGISTRATION)
    return (
        {"mmsi": mmsi[0], "call_sign": sign[0], "registration_number": number[0]},
        {"mmsis": mmsi[1], "call_signs": sign[1], "registration_numbers": number[1]},
    )


def _names(reading: Reading) -> dict[str, pa.Array]:
    """The first name of each row as written, and its key."""
    import pyarrow as pa

    cells, at = reading.property("name"), pa.array(reading.property("name").codes)
    names = [first_name(word) for word in cells.words]
    keys = [name_key(name) if name else None for name in names]
    return {"name": pa.array(names, pa.string()).take(at), "name_key": pa.array(keys, pa.string()).take(at)}


def _vessel(reading: Reading, numbered: dict[str, pa.Array]) -> dict[str, pa.Array]:
    import pyarrow as pa

    text = pa.string()
    since, until = (take_dates(reading, reading.property(name)) for name in ("since", "until"))
    plain = ("number", "vessel_type", "gear", "port", "area", "species")
    said = {name: reading.take(name, text_or_none, text) for name in plain}
    return {
        **said,
        **take_imo(reading),
        **_names(reading),
        **numbered,
        "flag": take_flag(reading),
        "mmsi_flag": reading.take("mmsi", mmsi_flag, text),
        "built": reading.take("built", build_year, pa.int64(), NO_YEAR),
        "since": since[0],
        "until": until[1],
        "high_seas_transshipment": take_word(reading, "high_seas_transshipment"),
        "purse_seine_transshipment": take_word(reading, "purse_seine_transshipment"),
    }


def _vessel_lists(reading: Reading) -> dict[str, pa.Array]:
    lengths, length_kind = take_sizes(reading, reading.layout.lengths, length, LENGTH_KINDS)
    tonnages, tonnage_kind = take_sizes(reading, reading.layout.tonnages, tons, TONNAGE_KINDS)
    return {
        "lengths_m": lengths,
        "length_kind": length_kind,
        "tonnages": tonnages,
        "tonnage_kind": tonnage_kind,
        "former_flags": take_flags(reading, reading.property("previous_flags")),
    }


def _other_names(reading: Reading) -> tuple[pa.Array, pa.Array]:
    """Other names of each row and their keys: those after the first in the column of names, then the earlier ones."""
    import pyarrow as pa

    words, codes = combine(reading.property("name"), reading.property("previous_names"))
    found = [list(dict.fromkeys([*names_in(own)[1:], *names_in(earlier)])) for own, earlier in words]
    at, texts = pa.array(codes), pa.list_(pa.string())
    keys = [keys_of(names) if names else names for names in found]
    return pa.array(found, texts).take(at), pa.array(keys, texts).take(at)


def _gear_group(reading: Reading) -> pa.Array:
    """The group of the type of vessel; of the gears where there is none or it says `multipurpose`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    by_type, by_gear = (reading.property(name).map(gear_group, pa.string()) for name in ("vessel_type", "gear"))
    vague = pc.fill_null(pc.equal(by_type, MULTIPURPOSE), True)
    return pc.if_else(vague, pc.coalesce(by_gear, by_type), by_type)


def _called(said: dict[str, pa.Array]) -> pa.Array:
    """What a person calls the record: the vessel's name, else a number that stands for it."""
    import pyarrow.compute as pc

    numbers = pc.coalesce(said["registration_number"], said["call_sign"], said["imo"], said["number"], "")
    return pc.coalesce(said["name"], pc.binary_join_element_wise("unnamed", numbers, " "))


def _unusable(reading: Reading, said: dict[str, pa.Array]) -> list[Unusable]:
    import pyarrow.compute as pc

    identities = ("name", "number", "imo", "mmsi", "call_sign", "registration_number")
    unknown = pc.is_null(pc.coalesce(*(said[name] for name in identities)))
    name = reading.property("name")
    return [
        *_second_header(reading, said),
        missing(unknown, name, "no name, number or call sign: no vessel to speak of"),
    ]


def _second_header(reading: Reading, said: dict[str, pa.Array]) -> list[Unusable]:
    """The row below the header, where it goes on with words: no digit in it, and at least two cells nothing can read.

    A header in two languages, or with units in its second line, would else be a vessel called `Nom du navire`.
    """
    if not reading.table.begins:
        return []
    cells = {name: reading.property(name) for name in ("imo", "mmsi", "flag", "built", "since", "until")}
    words = {name: column.words[column.codes[0]] for name, column in cells.items()}
    strange = [name for name, word in words.items() if not is_blank(word) and not said[name][0].is_valid]
    if len(strange) < 2 or any(char.isdigit() for word in words.values() for char in word):
        return []
    name = reading.property("name")
    return [Unusable(all_rows(reading)[:1], name.column, [name.words[name.codes[0]]], SECOND_HEADER)]
