"""Registers: a `Registration` per row, what it says of the vessel, and the parties it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from catchgraph.normalise.call_sign import call_sign, call_signs
from catchgraph.normalise.gear import MULTIPURPOSE, gear_group
from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi, ship_mmsis
from catchgraph.normalise.quantity import build_year
from catchgraph.normalise.registration import registration_number, registration_numbers
from catchgraph.normalise.text import clean_text, is_blank
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
    from collections.abc import Callable

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
    said = _vessel(reading)
    lists = _vessel_lists(reading)
    parties, stems = party_rows(reading, keys, mention_ids, record_ids)
    rows = all_rows(reading)
    others, numbers = _register_numbers(reading)
    registration = {
        "other_numbers": others,
        **_registration(reading, said, lists),
        "edition": edition.column(reading.height),
    }
    mention = {
        "register_numbers": numbers,
        **_mention(reading, said),
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
        found = [f"{name} {clean_text(word)}" for name, word in zip(named, more, strict=True) if not is_blank(word)]
        others.append(found)
        every.append(found if is_blank(number) else [f"{registers[register]} {clean_text(number)}", *found])
    at, texts = pa.array(codes), pa.list_(pa.string())
    return pa.array(others, texts).take(at), pa.array(every, texts).take(at)


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
        "name_key": reading.property("name").map(lambda word: name_key(first_name(word) or ""), pa.string()),
        "previous_names": lists["former_names"],
        "previous_name_keys": _other_names(reading, keys_of),
        "previous_flags": lists["former_flags"],
        "gear_group": _gear_group(reading),
        **said,
        "name": _called(said),
    }


def _mention(reading: Reading, said: dict[str, pa.Array]) -> dict[str, pa.Array]:
    import pyarrow as pa

    def every(name: str, clean: Callable[[str], list[str]]) -> pa.Array:
        return reading.property(name).map(clean, pa.list_(pa.string()))

    return {
        "record_kind": reading.constant("registration"),
        "name": said["name"],
        "names": singles(said["name"]),
        "imo": said["imo"],
        "mmsis": every("mmsi", ship_mmsis),
        "call_signs": every("call_sign", call_signs),
        "registration_numbers": every("registration_number", registration_numbers),
        "flags": singles(said["flag"]),
        "built": singles(said["built"]),
        "vessel_type": said["vessel_type"],
    }


def _vessel(reading: Reading) -> dict[str, pa.Array]:
    import pyarrow as pa

    text = pa.string()
    since, until = (take_dates(reading, reading.property(name)) for name in ("since", "until"))
    plain = ("number", "vessel_type", "gear", "port", "area", "species")
    said = {name: reading.take(name, text_or_none, text) for name in plain}
    return {
        **said,
        **take_imo(reading),
        "name": reading.take("name", first_name, text),
        "flag": take_flag(reading),
        "mmsi": reading.take("mmsi", ship_mmsi, text, mmsi_reason),
        "mmsi_flag": reading.take("mmsi", mmsi_flag, text),
        "call_sign": reading.take("call_sign", call_sign, text, NO_CALL_SIGN),
        "registration_number": reading.take("registration_number", registration_number, text, NO_REGISTRATION),
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
        "former_names": _other_names(reading),
        "former_flags": take_flags(reading, reading.property("previous_flags")),
    }


def _other_names(reading: Reading, of: Callable[[list[str]], list[str]] = list) -> pa.Array:
    """`of` the other names of each row: those after the first in the column of names, then the earlier ones."""
    import pyarrow as pa

    words, codes = combine(reading.property("name"), reading.property("previous_names"))
    found = [of(list(dict.fromkeys([*names_in(own)[1:], *names_in(earlier)]))) for own, earlier in words]
    return pa.array(found, pa.list_(pa.string())).take(pa.array(codes))


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
