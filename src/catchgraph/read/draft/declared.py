"""A draft of a layout of declarations to a partner's customs: which columns hold what, by their headers' words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catchgraph.model.schema import node
from catchgraph.normalise.goods.money import value_basis
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.trade_words import Words, terms, words_of
from catchgraph.read.draft.traded import Trade, TradeParty

_TABLE, _BOTH = "declaration_headers", "Declaration"
_LABELS = ("ExportDeclaration", "ImportDeclaration")
#: Numbers that begin anew each year, or in each office.
_ANEW = frozenset(
    {
        *("registration number", "entry number", "be number", "boe number", "bill entry", "bill entry number"),
        *("assement number", "assessment number", "number sad", "operation number", "sb number"),
    }
)
_TAX = ("exporter_number", "consignee_number")
#: Whose address stands in a column that names nobody: of the administration's own side.
_OWN_SIDE = {"ExportDeclaration": "exporter", "ImportDeclaration": "consignee"}
_WEIGHTS = ("net_kg", "gross_kg")
#: What a value is where a header does not say otherwise: that of goods that leave is without freight.
_FIRST = {"ExportDeclaration": "FOB", "ImportDeclaration": "CIF"}


@dataclass(frozen=True, slots=True)
class _Said:
    """A column, and what its header says."""

    column: Column
    words: Words


def declared_of(columns: Sequence[Column]) -> Trade | None:
    """What a table of declarations holds; None of another table.

    It is one where it has commodity codes, an amount of goods and a party that only declarations have (an exporter or
    supplier, importer or buyer). Whether goods leave or come is told by columns that only one of both nouns knows.
    """
    said = [_Said(column, words_of(column.name)) for column in columns]
    best = max((_read(label, said) for label in _LABELS), key=lambda each: _fit(each, said))
    signs = tuple(terms(_TABLE)["Sign"])
    signed = any(each.words.text.startswith(signs) for each in said)
    amount = any(name in best.goods for name in (*_WEIGHTS, "quantity", "value"))
    return best if signed and best.parties and "hs" in best.goods and amount else None


def _fit(found: Trade, said: Sequence[_Said]) -> tuple[int, int]:
    """How many columns only this noun knows, then how many it takes."""
    known = terms(_TABLE)
    roles = known[f"{found.label} role"]
    own = (each.words.text for each in said)
    return sum(text in known[found.label] or any(_begins(text, role) for role in roles) for text in own), len(
        found.taken
    )


def _read(label: str, said: Sequence[_Said]) -> Trade:
    found, known = Trade(label), terms(_TABLE)
    own = {**known[_BOTH], **known[label]}
    chosen = _chosen(said, own)
    left = [each for each in said if each.words.text not in own]
    found.own = {name: each.column for name, each in chosen.items() if name not in _TAX}
    found.numbers = {name: each.column for name, each in chosen.items() if name in _TAX}
    goods = _chosen(left, known["Goods"])
    _goods(found, goods, left)
    left = [each for each in left if each.words.text not in known["Goods"]]
    found.vessel = {name: each.column for name, each in _chosen(left, known["Vessel"]).items()}
    found.cited = [
        (known["Cited"][each.words.text][0], each.column) for each in left if each.words.text in known["Cited"]
    ]
    found.parties = _parties(label, left, said)
    if maker := goods.get("manufacturer"):
        found.parties.append(TradeParty("manufacturer", {"name": maker.column}, line=True))
    number = chosen.get("number")
    if number and number.words.text in _ANEW:
        day = found.own.get("registered") or found.own.get("exited")
        office = found.own.get("office") or found.own.get("office_name")
        found.key = [column for column in (office, day, number.column) if column]
        found.years = [day] if day else []
    return found


def _chosen(said: Sequence[_Said], known: Mapping[str, tuple[str, int]]) -> dict[str, _Said]:
    """The column of each property: the first by rank of its words, then the English one."""
    best: dict[str, tuple[tuple[int, bool, int], _Said]] = {}
    for each in said:
        if each.words.text in known:
            name, rank = known[each.words.text]
            order = (rank, not each.words.english, each.column.position)
            if name not in best or order < best[name][0]:
                best[name] = (order, each)
    return {name: each for name, (_, each) in best.items()}


def _goods(found: Trade, chosen: Mapping[str, _Said], said: Sequence[_Said]) -> None:
    """The line of goods: weights with their units, the value with its currency and what it is."""
    besides = ("sub_line", "manufacturer", "value", "currency")
    found.goods = {name: each.column for name, each in chosen.items() if name not in besides}
    for name in _WEIGHTS:
        if name in chosen and chosen[name].words.unit:
            found.units[chosen[name].column.name] = chosen[name].words.unit
    unit = _chosen(said, terms(_TABLE)["Unit"])
    for each in said:
        if each.words.text == "weight unit":
            unit |= dict.fromkeys((name for name in _WEIGHTS if name not in unit), each)
    found.beside = {name: each.column for name, each in unit.items() if name in found.goods}
    if not any(name in found.goods for name in _WEIGHTS) and {"quantity", "unit"} <= found.goods.keys():
        # What is counted in kilograms is a weight.
        found.goods["net_kg"] = found.goods["quantity"]
        found.beside["net_kg"] = found.goods["unit"]
    _value(found, said, chosen.get("currency"))
    line = [chosen[name].column for name in ("line_no", "sub_line") if name in chosen]
    found.line_key = line if "line_no" in chosen and "number" in found.own else []


def _value(found: Trade, said: Sequence[_Said], currency: _Said | None) -> None:
    known = {words: rank for words, (name, rank) in terms(_TABLE)["Goods"].items() if name == "value"}
    values = [each for each in said if each.words.text in known]
    if not values:
        return

    def order(each: _Said) -> tuple[bool, bool, bool, int]:
        own = each.words.currency
        basis = value_basis(each.words.text)
        return (
            own != "USD",
            bool(own),
            basis in _FIRST.values() and basis != _FIRST[found.label],
            known[each.words.text],
        )

    best = min(values, key=order)
    found.goods["value"] = best.column
    found.currency, found.basis = best.words.currency, value_basis(best.words.text)
    if not found.currency and currency:
        found.beside["value"] = currency.column


def _parties(label: str, said: Sequence[_Said], every: Sequence[_Said]) -> list[TradeParty]:
    """Parties by the words that begin their columns; of several in one role the first, further ones by their own."""
    known = terms(_TABLE)
    roles = {**known["Role"], **known[f"{label} role"]}
    groups: dict[str, TradeParty] = {}
    for each in said:
        beginning = max((words for words in roles if _begins(each.words.text, words)), key=len, default="")
        part = known["Party"].get(each.words.text.removeprefix(beginning).strip(), ("", 0))[0] if beginning else ""
        if part:
            _add(groups.setdefault(beginning, TradeParty(roles[beginning][0])), part, each)
    ranked = sorted(groups, key=lambda words: roles[words][1])
    found: dict[str, TradeParty] = {}
    for words in (words for words in ranked if "name" in groups[words].parts):
        party = groups[words]
        if party.role in found and words in node(label).tells.names:
            party.role = words
        found.setdefault(party.role, party)
    if own := found.get(_OWN_SIDE[label]):
        for each in every:
            part = known["Own party"].get(each.words.text, ("", 0))[0]
            if part and part not in own.parts:
                own.parts[part] = each.column
    return list(found.values())


def _begins(text: str, words: str) -> bool:
    return text == words or text.startswith(f"{words} ")


def _add(party: TradeParty, part: str, each: _Said) -> None:
    """A column of a party; of an address the English one, of names all."""
    part, whole = ("name", True) if part == "whole" else (part, False)
    if part not in party.parts:
        party.parts[part] = each.column
        party.whole |= whole
    elif part == "name":
        party.spelled.append(each.column)
    elif each.words.english:
        party.parts[part] = each.column
