"""Every column of a table that says who its vessels are, by the words of the header and the look of the values.

A draft needs one column per property; who looks for a vessel wants all of them, those of former names and numbers too.
"""

from __future__ import annotations

from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.parties import choose_parties
from catchgraph.read.draft.periods import choose_period
from catchgraph.read.draft.vessel import choose_identity, choose_vessel

#: Properties that say who a vessel is, in the order in which people would name it.
IDENTIFYING = ("name", "imo", "mmsi", "call_sign", "registration_number")
_SUBJECTS = ("", "previous")
_MOSTLY, _FEW = 0.5, 3


def chosen_by_draft(columns: list[Column], rows: int) -> dict[str, list[int]]:
    """Positions of the columns that a draft of a layout would take, by property; `flag` is the present one."""
    chosen = Chosen(columns, rows)
    choose_identity(chosen)
    choose_period(chosen)
    choose_parties(chosen)
    choose_vessel(chosen)
    found = {name: [chosen.by_property[name].column.position] for name in IDENTIFYING if name in chosen.by_property}
    if previous := chosen.by_property.get("previous_names"):
        found.setdefault("name", []).append(previous.column.position)
    if flag := chosen.by_property.get("flag"):
        found["flag"] = [flag.column.position]
    others = {choice.column.position for choice in chosen.by_property.values()}
    return with_others(found, columns, taken=others | chosen.taken)


def with_others(found: dict[str, list[int]], columns: list[Column], taken: set[int]) -> dict[str, list[int]]:
    """`found`, and every other column whose header names an identifying property of the vessel before anything else."""
    every = {name: list(positions) for name, positions in found.items()}
    for column in columns:
        if column.position not in taken and (name := _named(column)):
            every.setdefault(name, []).append(column.position)
    return every


def _named(column: Column) -> str:
    """The identifying property that a header names more precisely than any other property; '' where none."""
    said = column.said
    others = {name: score for name, score in said.attributes.items() if name != "number"}
    best = max(others.values(), default=0.0)
    names = [name for name, score in others.items() if score == best]
    if said.subject not in _SUBJECTS or len(names) != 1 or names[0] not in IDENTIFYING:
        return ""
    # Words that return in most rows name a kind of vessel, not a vessel.
    if names[0] == "name" and len(column.filled) > _FEW and len(column.distinct) < _MOSTLY * len(column.filled):
        return ""
    # A header that names a number is believed, whatever is wrong with the values; registrations have dates, too.
    unfit = looks.is_day if names[0] != "name" else looks.no_name
    return names[0] if looks.count(column, unfit).share < _MOSTLY else ""
