"""A draft of a layout of bills, entries or declarations: which columns hold what, by the words of their headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catchgraph.errors import InputError
from catchgraph.model.schema import node
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.declared import declared_of
from catchgraph.read.draft.sample import Sample
from catchgraph.read.draft.trade_words import Words, terms, words_of
from catchgraph.read.draft.traded import Trade, TradeParty

_TABLE = "trade_headers"
#: Nouns whose number a header names, the first of them that it does.
_NOUNS = ("Entry", "Bill")
#: Columns beside the number that make a table one of trade; or so many without a number.
_BESIDE, _ALONE = 2, 3
#: What follows the words of a role → the part of a party.
_PARTS = {
    "": "name", "name": "name", "party name": "name", "address": "address", "city": "city", "state": "state",
    "country": "country", "country code": "country", "zip": "postcode", "zip code": "postcode", "postcode": "postcode",
}  # fmt: skip
_ROLES = {"importer of record": "importer", "ultimate consignee": "consignee", "notify": "notify party"}
#: Who stands on every bill.
_SIDES = {"shipper", "consignee"}


def trade_of(sample: Sample) -> Trade | None:
    """What a table of bills, entries or declarations holds: the noun that knows most of its columns. None of another.

    Bills and declarations without a number are a row each. Raises `InputError` where it is a table of trade, but which
    noun it tells of nothing says.
    """
    columns = [column for column in sample.columns if column.reference]
    read = [_read(label, columns) for label in _NOUNS]
    # Registers of vessels number their entries, too.
    found = [each for each in read if "number" in each.own and len([*each.goods, *each.parties]) >= _BESIDE]
    if declared := declared_of(columns):
        found.append(declared)
    if found:
        return max(found, key=lambda each: len(each.taken))
    if _is_bill(bill := read[-1]):
        return bill
    signs = [column.name for column in columns if _is_sign(words_of(column.name).text)]
    if len(signs) >= _ALONE:
        raise InputError(
            f"{sample.source.name}, line {sample.header.line}: a table of trade ({', '.join(signs[:5])}), but no "
            "column looks like the number of a bill of lading or an entry, nor names an exporter or importer",
            hint="Name that column in the file, or write the layout by hand after one of `catchgraph layout --list`: "
            "its `record` says what a row tells of (CONTRIBUTING.md).",
        )
    return None


def _is_bill(bill: Trade) -> bool:
    """Whether columns are those of bills without a number: both sides, goods, and what carries them from or to."""
    carried = bill.vessel or {"lading_port", "unlading_port"} & bill.own.keys()
    return bool(carried) and {party.role for party in bill.parties} >= _SIDES and "hs" in bill.goods


def _read(label: str, columns: Sequence[Column]) -> Trade:
    found = Trade(label)
    roles = {words_of(role).text: role for role in node(label).tells.names}
    roles |= {words_of(words).text: role for words, role in _ROLES.items() if role in node(label).tells.names}
    known = {part: {words: name for words, (name, _) in of.items()} for part, of in terms(_TABLE).items()}
    parties: dict[str, TradeParty] = {}
    for column in columns:
        words = words_of(column.name)
        if name := known[label].get(words.text):
            _take(found.own, name, column, words, found)
        elif label == "Entry" and known["Bill"].get(words.text) == "number" and not found.cited:
            found.cited.append(("bill", column))
        elif party := _party(words.text, roles):
            parties.setdefault(party[0], TradeParty(party[0])).parts.setdefault(party[1], column)
        elif name := known["Goods"].get(words.text):
            _take(found.goods, name, column, words, found)
        elif name := known["Vessel"].get(words.text):
            found.vessel.setdefault(name, column)
    found.parties = [party for party in parties.values() if "name" in party.parts]
    if "line_no" in found.goods:
        found.line_key = [found.goods["line_no"]]
    if "currency" in found.goods and "value" in found.goods:
        found.beside["value"] = found.goods["currency"]
    return found


def _take(where: dict[str, Column], name: str, column: Column, words: Words, found: Trade) -> None:
    if name not in where:
        where[name] = column
        if words.unit and name.endswith("_kg"):
            found.units[column.name] = words.unit
        if name == "value":
            found.currency = words.currency


def _party(words: str, roles: Mapping[str, str]) -> tuple[str, str] | None:
    """Role and part of a party that a header names: `shipper address`."""
    for beginning, role in roles.items():
        if words == beginning or words.startswith(f"{beginning} "):
            part = _PARTS.get(words[len(beginning) :].strip())
            if part:
                return role, part
    return None


def _is_sign(words: str) -> bool:
    """Whether a header is one of trade and of nothing else."""
    signs = ("shipper", "consignee", "notify party", "importer", "exporter", "manufacturer", "bill lading")
    return terms(_TABLE)["Goods"].get(words, ("",))[0] in ("hs", "manufacturer_id") or words.startswith(signs)
