"""A draft of a layout of bills or entries: which columns hold what, by the words of their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from catchgraph.errors import InputError
from catchgraph.model.schema import node
from catchgraph.normalise.text import fold
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.sample import Sample
from catchgraph.reference.tables import read_table

#: Nouns that are drafted, the first whose number a header names.
_NOUNS = ("Entry", "Bill")
#: Columns beside the number that make a table one of trade; or so many without a number.
_BESIDE, _ALONE = 2, 3
_WORD = re.compile(r"[a-z0-9]+")
_SAYS_NUMBER = frozenset({"no", "nr", "num", "nbr", "#"})
_SAYS_NOTHING = frozenset({"of", "the", "in"})
_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("mt", "tonne", "tonnes"), "t"),
}
#: What follows the words of a role → the part of a party.
_PARTS = {
    "": "name", "name": "name", "party name": "name", "address": "address", "city": "city", "state": "state",
    "country": "country", "country code": "country", "zip": "postcode", "zip code": "postcode", "postcode": "postcode",
}  # fmt: skip
_ROLES = {"importer of record": "importer", "ultimate consignee": "consignee", "notify": "notify party"}


@dataclass
class Trade:
    """What the columns of a table of trade hold: of the noun, its lines, its vessel and parties; each by its header."""

    label: str
    own: dict[str, Column] = field(default_factory=dict)
    goods: dict[str, Column] = field(default_factory=dict)
    vessel: dict[str, Column] = field(default_factory=dict)
    parties: dict[str, dict[str, Column]] = field(default_factory=dict)
    cited: Column | None = None
    units: dict[str, str] = field(default_factory=dict)

    @property
    def taken(self) -> list[Column]:
        """Every column that holds something."""
        found = [*self.own.values(), *self.goods.values(), *self.vessel.values()]
        found += [column for party in self.parties.values() for column in party.values()]
        return [*found, *([self.cited] if self.cited else [])]


def trade_of(sample: Sample) -> Trade | None:
    """What a table of bills or entries holds; None of another table.

    Raises `InputError` where it is one of trade and no column is the number of a bill or an entry.
    """
    columns = [column for column in sample.columns if column.reference]
    said = {column.position: _plain(column.name) for column in columns}
    for label in _NOUNS:
        found = _read(label, columns, said)
        # Registers of vessels number their entries, too.
        beside = len([*found.goods, *found.parties])
        if "number" in found.own and beside >= _BESIDE:
            return found
    signs = [column.name for column in columns if _is_sign(said[column.position][0])]
    if len(signs) >= _ALONE:
        raise InputError(
            f"{sample.source.name}, line {sample.header.line}: a table of trade ({', '.join(signs[:5])}), but no "
            "column looks like the number of a bill of lading or an entry: drafts are of these two",
            hint="Name that column in the file, or write the layout by hand after one of `catchgraph layout --list`: "
            "its `record` says what a row tells of (CONTRIBUTING.md).",
        )
    return None


def _read(label: str, columns: Sequence[Column], said: Mapping[int, tuple[str, str]]) -> Trade:
    found = Trade(label)
    roles = {role: role for role in node(label).tells.names} | {
        words: role for words, role in _ROLES.items() if role in node(label).tells.names
    }
    terms = _terms()
    for column in columns:
        words, unit = said[column.position]
        if name := terms[label].get(words):
            _take(found.own, name, column, unit, found)
        elif label == "Entry" and words in terms["Bill"] and terms["Bill"][words] == "number" and not found.cited:
            found.cited = column
        elif party := _party(words, roles):
            found.parties.setdefault(party[0], {}).setdefault(party[1], column)
        elif name := terms["Goods"].get(words):
            _take(found.goods, name, column, unit, found)
        elif name := terms["Vessel"].get(words):
            found.vessel.setdefault(name, column)
    found.parties = {role: parts for role, parts in found.parties.items() if "name" in parts}
    return found


def _take(where: dict[str, Column], name: str, column: Column, unit: str, found: Trade) -> None:
    if name not in where:
        where[name] = column
        if unit and name.endswith("_kg"):
            found.units[column.name] = unit


def _party(words: str, roles: Mapping[str, str]) -> tuple[str, str] | None:
    """Role and part of a party that a header names: `shipper address`."""
    for beginning, role in roles.items():
        plain = _plain(beginning)[0]
        if words == plain or words.startswith(f"{plain} "):
            part = _PARTS.get(words[len(plain) :].strip())
            if part:
                return role, part
    return None


def _is_sign(words: str) -> bool:
    """Whether a header is one of trade and of nothing else."""
    signs = ("shipper", "consignee", "notify party", "importer", "exporter", "manufacturer", "bill lading")
    return _terms()["Goods"].get(words) in ("hs", "manufacturer_id") or words.startswith(signs)


@lru_cache(maxsize=4096)
def _plain(header: str) -> tuple[str, str]:
    """The words of a header as `reference/trade_headers.csv` has them, and the unit that it names."""
    text = fold(header).casefold().replace("#", " number ")
    words = ["number" if word in _SAYS_NUMBER else word for word in _WORD.findall(text)]
    unit = next((_UNITS[word] for word in words if word in _UNITS), "")
    return " ".join(word for word in words if word not in _SAYS_NOTHING and word not in _UNITS), unit


@lru_cache(maxsize=1)
def _terms() -> dict[str, dict[str, str]]:
    """Part → words of a header → property."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("trade_headers"):
        found.setdefault(row["part"], {})[row["header"]] = row["name"]
    return found
