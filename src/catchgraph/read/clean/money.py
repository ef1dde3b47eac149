"""Amounts and their currencies."""

from __future__ import annotations

from catchgraph.normalise.goods.money import ZERO, currency_of, money, value_basis
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.values import number
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given

_NO_CURRENCY = "no currency is stated"


def amount(given: Given) -> Cleaned:
    """An amount; its currency by the cell, what stands beside it, else the source's. Of none it stays a number."""
    beside = given.ways.currency if is_blank(given.beside) else given.beside
    found = money(given.text, beside, decimal_comma=given.ways.decimal_comma)
    if found.reason == "blank":
        return NOTHING
    if found.reason == "no currency":
        bare = number(given)
        return bare if bare.value is None else Cleaned(bare.value, bare.reason or _NO_CURRENCY)
    if found.amount is None:
        return Cleaned(None, found.reason)
    also = {"currency": found.currency, **({"value_basis": found.basis} if found.basis else {})}
    return Cleaned(found.amount, found.doubt, also)


def duty(given: Given) -> Cleaned:
    """As `amount`; none to pay is nothing to say."""
    found = amount(given)
    also = {name: value for name, value in found.also.items() if name != "value_basis"}
    return Cleaned(found.value, "" if found.reason == ZERO else found.reason, also)


def currency(given: Given) -> Cleaned:
    """The ISO 4217 code of a currency."""
    if is_blank(given.text):
        return NOTHING
    code, doubt = currency_of(given.text)
    return Cleaned(code, doubt) if code else Cleaned(None, "no currency known by that name (ISO 4217)")


def basis(given: Given) -> Cleaned:
    """What a value is, in the words of `reference/value_bases.csv`: `C&F` is CFR; other words as they are written."""
    return NOTHING if is_blank(given.text) else Cleaned(value_basis(given.text) or clean_text(given.text))
