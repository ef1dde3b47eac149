"""What declarations to customs have in common, whatever they are written in: parties with numbers, attached papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catchgraph.normalise.attached import attached_kind
from catchgraph.read.clean.party import PartyParts, numbers_of
from catchgraph.read.document.form import Cited, Written
from catchgraph.read.format import Said

#: What there is of documents whose kind nobody knows: said once for a declaration.
NOT_READ = "attached documents of these kinds are not read"
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper that a line attaches: its code in the declaration's list, its name in words, where it stands."""

    code: str
    number: Written
    name: str = ""
    day: Written | None = None
    part: str = ""


def citations(attached: Iterable[Attached], unknown: dict[str, None]) -> Iterator[Cited]:
    """The papers whose kind is known; the codes, else names, of the others are added to `unknown`."""
    for each in attached:
        kind = attached_kind(each.code, each.name)
        if kind:
            yield Cited(kind=kind, number=each.number, day=each.day, part=each.part)
        elif each.code or each.name:
            unknown.setdefault(each.code or each.name)


def say_unknown(unknown: Iterable[str], called: str, row: int, said: Said) -> None:
    """Say which kinds of attached documents were not read."""
    codes = sorted(unknown)
    if codes:
        more = ", …" if len(codes) > _SHOWN else ""
        said.note(row, called, ", ".join(codes[:_SHOWN]) + more, NOT_READ)


def content(element: Any) -> Iterator[str]:
    """All that an element says, whatever white space and comments stand between: of equal ones it is equal."""
    for one in element.iter("*"):
        yield one.tag
        yield " ".join(one.text.split()) if one.text else ""


def whole_party(text: str, number: str = "", country: str = "") -> PartyParts:
    """A party whose name and address are one text: lines where it has several, else parts between commas.

    `country` (ISO 3166) is that whose customs gave the number. One in the form of a private person's is left out.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbers = numbers_of(number, country)
    if len(lines) > 1:
        return PartyParts(lines[0], tuple(lines[1:]), numbers=numbers)
    return PartyParts(text, numbers=numbers, whole=True)


def say_count(declared: str, found: int, called: str, row: int, said: Said) -> None:
    """Say where a declaration says it has another number of items than it has."""
    try:
        number = float(declared)
    except ValueError:
        return
    if number != found:
        said.note(row, called, declared, f"declares {number:g} items and has {found}")


def say_weights(net: str, gross: str, called: str, row: int, said: Said, part: str) -> None:
    """Say where a net weight is above the gross weight of the same goods."""
    try:
        above = float(net) > float(gross) > 0
    except ValueError:
        return
    if above:
        said.note(row, called, net, f"above the gross weight of {gross}", part)
