"""The columns on the vessel itself: rules by header and values, in the order in which they choose."""

from __future__ import annotations

from catchgraph.normalise.gear import gear_group
from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Choice, Chosen, Rule
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.vocabulary import known_words

#: The least part of rows whose number no other row has, for a number to be a key.
UNIQUE = 0.995
#: Organisations that number vessels, as headers name them.
REGISTERS = (
    *("WCPFC", "IOTC", "ICCAT", "IATTC", "CCSBT", "FFA", "PNA", "NEAFC", "NAFO", "SPRFMO", "SIOFA", "SEAFO", "CCAMLR"),
    *("GFCM", "NPFC"),
)
#: What may stand beside the organisation: "WCPFC Identification Number (WIN)" is something else.
_NUMBER = frozenset({"id", "no", "number", "nr", "num", "vessel", "vid"})

BEFORE = (
    Rule("imo", "pass the check digit of IMO numbers", ship_imo, 0.5, 0.8),
    Rule("mmsi", "are a ship station's MMSI", ship_mmsi, 0.5, 0.9),
    Rule("call_sign", "have the form of a call sign", looks.call_sign, 0.4),
    Rule("flag", "name a country", looks.flag, 0.6, 0.95, same=True),
    Rule("previous_names", "may be names", looks.first_name, 0.3, attribute="name", subject="previous"),
    Rule("previous_flags", "name a country", looks.first_flag, 0.3, attribute="flag", subject="previous"),
)
AFTER = (
    Rule("name", "may be names", looks.name, 0.5, 0.9, unique=True),
    Rule("registration_number", "have the form of a registration number", looks.registration, 0.2),
    Rule("built", "are a year", looks.year, 0.8),
    Rule("vessel_type", "are words", looks.words, 0.5),
    Rule("gear", "are a gear we know", gear_group),
    Rule("port", "are words", looks.words, 0.5),
    Rule("area", "are words", looks.words, 0.5),
    Rule("species", "are words", looks.words, 0.5),
)


def choose_identity(chosen: Chosen) -> None:
    """Choose the columns of numbers, flags and previous names, and of the register's own number."""
    for rule in BEFORE:
        chosen.take(rule.name, rule.choose(chosen))
    chosen.take("number", _key(chosen))


def choose_vessel(chosen: Chosen) -> None:
    """Choose the columns of the vessel's name, registration number, type, gear, port, area and species."""
    for rule in AFTER:
        chosen.take(rule.name, rule.choose(chosen))
    number = chosen.by_property.get("number")
    # Registers of a State number vessels by their registration number: it is both.
    if number and "registration_number" not in chosen.by_property and _is_registration(number.column):
        chosen.take("registration_number", Choice(number.column, "the same column: its header says so"))
    for name in ("high_seas_transshipment", "purse_seine_transshipment"):
        chosen.take(name, _answer(chosen, name))


def choose_numbers(chosen: Chosen) -> dict[str, Choice]:
    """Columns with the number that another register gave the vessel, by that register."""
    found: dict[str, Choice] = {}
    for column in chosen.free():
        register = next((name for name in REGISTERS if name.casefold() in column.said.words), "")
        more = column.said.words - {register.casefold()} - _NUMBER
        digits = looks.count(column, looks.code)
        if register and register not in found and not more and digits.share > 0.9:
            found[register] = Choice(column, f"{digits} have a digit, and the header names {register}")
    chosen.taken.update(choice.column.position for choice in found.values())
    return found


def _key(chosen: Chosen) -> Choice | None:
    """The register's own number: in every row, nearly always another one."""
    found = [column for column in chosen.free() if _is_key(column, chosen.rows)]
    best = max(
        found,
        key=lambda column: (len(column.distinct), column.said.precision("number") > 0, -column.position),
        default=None,
    )
    if best is None:
        return None
    shown = f"{len(best.distinct):,} different ones in {chosen.rows:,} rows, none blank: the register's own number"
    return Choice(best, shown)


def _is_key(column: Column, rows: int) -> bool:
    said = column.said
    named = said.precision("number") or said.precision("registration_number")
    return bool(
        named
        and rows > 1
        and len(column.filled) == rows
        and len(column.distinct) >= UNIQUE * rows
        and looks.count(column, looks.code).share > 0.95
        and looks.count(column, looks.is_day).share < 0.5
    )


def _is_registration(column: Column) -> bool:
    # A word that no header has elsewhere names who gave the number: `VDS Reg No.` is of that scheme, not of a State.
    return (
        column.said.words <= known_words()
        and bool(column.said.precision("registration_number"))
        and looks.count(column, looks.registration).share > 0.5
    )


def _answer(chosen: Chosen, name: str) -> Choice | None:
    """A column of yes and no."""
    for column in chosen.free():
        if column.said.precision(name) and (words := looks.yes_no(column)):
            return Choice(column, f"its words are {', '.join(words)}")
    return None
