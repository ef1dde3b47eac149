"""The columns of owners, operators and charterers, with address, country and period."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column

#: Whose columns → the role of the party. A shipowner (armador, armateur) operates where another is the owner.
ROLES = {
    "owner": "owner",
    "shipowner": "owner",
    "operator": "operator",
    "operating company": "operating company",
    "beneficial owner": "beneficial owner",
    "charterer": "charterer",
    "holder": "operator as stated",
    "company": "owner as stated",
}
_NOT_A_NAME = ("address", "country", "flag", "number", "registration_number", "since", "until", "photo", "imo")


@dataclass
class Named:
    """A party's columns as a layout declares them, and why."""

    role: str
    name: Column
    why: str
    address: Column | None = None
    country: Column | None = None
    since: Column | None = None
    until: Column | None = None


def choose_parties(chosen: Chosen) -> list[Named]:
    """Every party whose name has a column."""
    found: list[Named] = []
    for subject, role in ROLES.items():
        if named := _party(chosen, subject, role, [each.role for each in found]):
            found.append(named)
    lonely = [each for each in found if not each.address]
    if len(found) == len(lonely) == 1:
        lonely[0].address = _take(chosen, "", "address")
    return found


def _party(chosen: Chosen, subject: str, role: str, roles: list[str]) -> Named | None:
    names = [column for column in chosen.free(subject) if _is_name(column)]
    best = max(names, key=lambda column: (column.said.precision("name"), -column.position), default=None)
    if best is None:
        return None
    chosen.taken.add(best.position)
    companies = looks.count(best, looks.company)
    role = "operator" if subject == "shipowner" and "owner" in roles else role
    why = f"{companies} name a company by their words" if companies.of else "by its header only"
    return Named(
        role, best, why,
        address=_take(chosen, subject, "address"),
        country=_take(chosen, subject, "country") or _take(chosen, subject, "flag"),
        since=_take_day(chosen, subject, "since"),
        until=_take_day(chosen, subject, "until"),
    )  # fmt: skip


def _is_name(column: Column) -> bool:
    if any(column.said.precision(other) for other in _NOT_A_NAME):
        return False
    letters = looks.count(column, looks.words)
    return (not letters.of or letters.share > 0.5) and looks.count(column, looks.is_day).share < 0.5


def _take(chosen: Chosen, subject: str, attribute: str) -> Column | None:
    found = next((column for column in chosen.free(subject) if column.said.precision(attribute)), None)
    if found:
        chosen.taken.add(found.position)
    return found


def _take_day(chosen: Chosen, subject: str, attribute: str) -> Column | None:
    for column in chosen.free(subject):
        if column.said.precision(attribute) and looks.count(column, looks.is_day).share >= 0.8:
            chosen.taken.add(column.position)
            return column
    return None
