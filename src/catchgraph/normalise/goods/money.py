"""Amounts of money with their currency, and what a value includes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from ..text import clean_text, fold
from .number import written_number

#: Above the value of any shipment in the smallest currency.
_MOST = 1e15
_LONGEST = 120
_BETWEEN = re.compile(r"[\s:()=*-]+")
_NOT_WORD = re.compile(r"[^A-ZА-Я0-9&+]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in an ISO 4217 currency and its basis (`FOB`, `CIF`, `entered`, …; '' where unknown).

    No amount with the `reason`; `doubt`: why the amount or the currency may be another ('': nothing is doubtful).
    """

    amount: float | None
    currency: str | None = None
    basis: str = ""
    reason: str = ""
    doubt: str = ""


def money(value: str, currency: str = "", basis: str = "", decimal_comma: bool | None = None) -> Money:
    """The amount of a cell: `$12,345.60`, `USD 12.345,60`, `FOB US$ 1 200`, `45,00 €`.

    `currency` and `basis` are those of a cell that names none (a column of its own, its header). No amount, with the
    reason, where it is blank, no number, negative, above 10^15, without a currency or in an unknown one. `$` is taken
    for US dollars with a doubt, unless `currency` says whose dollar it is; zero is an amount with a doubt.
    Source: ISO 4217 (`reference/currencies.csv`, `currency_signs.csv`). Never raises.
    """
    found = written_number(value, decimal_comma)
    if isinstance(found, str):
        return Money(None, reason=found)
    words, told = _without_basis(f"{found.before} {found.after}") if found.before or found.after else ("", "")
    stated, sign_doubt = currency_of(words) if words else (None, "")
    given, given_doubt = _beside(currency)
    if words and not stated:
        return Money(None, reason=f"unknown currency {words[:20]!r}")
    if given and (not stated or sign_doubt):
        stated, sign_doubt = given, given_doubt
    if not stated:
        name = clean_text(currency)[:20]
        return Money(None, reason=f"unknown currency {name!r}" if name else "no currency")
    if not 0 <= found.number <= _MOST:
        return Money(None, reason="negative" if found.number < 0 else "absurd")
    doubts = (found.doubt, sign_doubt, ZERO if found.number == 0 else "")
    basis = told or (value_basis(basis) if basis else "")
    return Money(round(found.number, 4), stated, basis, "", "; ".join(filter(None, doubts)))


def currency_of(text: str) -> tuple[str | None, str]:
    """The ISO 4217 code that a code, sign or word names, and the doubt about it; None where it names none."""
    plain = " ".join(_BETWEEN.split(clean_text(text[:_LONGEST]).upper())).strip()
    for name in (plain, plain.rstrip("."), plain.replace(" ", "")):
        if code := _currencies().get(name):
            return code
    return None, ""


# The currency beside many amounts is the same.
@lru_cache(maxsize=1 << 10)
def _beside(currency: str) -> tuple[str | None, str]:
    return currency_of(currency) if currency else (None, "")


def value_basis(text: str) -> str:
    """What a value includes: an Incoterm (`FOB`, `CIF`, …) or `entered`, `customs`, `invoice`, `statistical`, …

    `C&F` is CFR, `F.O.B. Guayaquil` FOB, `VALOR EN ADUANA` customs; of several the longest words, then the first. ''
    where it says nothing of it. Source: `reference/value_bases.csv` (Incoterms 2020).
    """
    return _basis_at(_plain(text))[1]


def _without_basis(text: str) -> tuple[str, str]:
    """The words of a text without those that say the basis, and the basis."""
    words, basis = _basis_at(_plain(text))
    if not basis:
        return " ".join(_BETWEEN.split(text)).strip(), ""
    pattern = r"\W*".join(map(re.escape, words.replace(" ", "")))
    return " ".join(_BETWEEN.split(re.sub(pattern, " ", text[:_LONGEST], count=1, flags=re.IGNORECASE))).strip(), basis


def _plain(text: str) -> str:
    upper = clean_text(text[:_LONGEST]).upper()
    latin = upper if not upper.isascii() and re.search("[А-Я]", upper) else fold(upper)
    joined = _DOTTED.sub(lambda match: match[0].replace(".", ""), f"{latin}.")
    return f" {_NOT_WORD.sub(' ', joined).strip()} "


def _basis_at(plain: str) -> tuple[str, str]:
    """The words of a text that say a basis, and the basis; ('', '') where none do."""
    return next(((word, basis) for word, basis in _bases() if f" {word} " in plain), ("", ""))


@cache
def _currencies() -> dict[str, tuple[str, str]]:
    """Code and doubt by code, sign or word."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_table("currencies"):
        for name in (row["code"], row["name"].upper(), *filter(None, row["written"].split(";"))):
            found[name] = (row["code"], "")
    for row in read_table("currency_signs"):
        found[row["sign"]] = (row["currency"], f"{row['sign']} may be the {row['doubt']}")
    return found


@cache
def _bases() -> tuple[tuple[str, str], ...]:
    """Word and basis, longest word first."""
    rows = sorted(read_table("value_bases"), key=lambda row: (-len(row["word"]), row["word"]))
    return tuple((row["word"], row["basis"]) for row in rows)
