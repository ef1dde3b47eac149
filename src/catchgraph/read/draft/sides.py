"""Tables that are no register: rows of two vessels each, and positions with times.

A register's row is one vessel. A draft that took the name of one vessel and the flag of the other would be worse than
none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.vocabulary import said_by

#: What tells one vessel from another; a table that has two of them twice has two vessels in a row.
_IDENTITY = ("name", "imo", "mmsi", "call_sign", "flag")
_TIME = re.compile(r"[T ](?!00:00(?::00)?(?:\.0*)?(?:Z|[+-]|$))\d{1,2}:\d{2}")


def two_vessels(columns: Sequence[Column]) -> tuple[str, str] | None:
    """Two columns that name the same of two vessels, where at least two properties stand twice; None where none do.

    Their headers differ in one word, always the same two (`v1_name`, `v2_name`; `donor flag`, `receiver flag`), in a
    number that one of them lacks (`Name`, `Name 2`), or not at all. Owners and former names are not the vessel's own.
    """
    found: defaultdict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for one, other in combinations([column for column in columns if column.said.subject == ""], 2):
        differ = _differ(one, other)
        same = [name for name in _IDENTITY if one.said.precision(name) and other.said.precision(name)]
        if differ is not None and same:
            found[differ].setdefault(same[0], (one.name, other.name))
    pairs = [pair for pair in found.values() if len(pair) > 1]
    return next((pairs[0][name] for name in _IDENTITY if name in pairs[0]), None) if pairs else None


def _differ(one: Column, other: Column) -> tuple[str, str] | None:
    """The words in which two headers differ, where it is one in each, a number more in the second, or none."""
    ours, theirs = one.said.words - other.said.words, other.said.words - one.said.words
    if len(ours) > 1 or len(theirs) > 1 or (ours and not theirs):
        return None
    left, right = next(iter(ours), ""), next(iter(theirs), "")
    # The name of the vessel and the name of its port are no two vessels.
    if any(set(said_by(word).attributes) - {"name", "number"} for word in (left, right)):
        return None
    return (left, right) if bool(left) == bool(right) or right.isdigit() else None


def positions(columns: Sequence[Column]) -> list[str]:
    """The columns of latitudes and longitudes, where there are both."""
    found = [
        next((column.name for column in columns if column.said.precision(name)), "")
        for name in ("latitude", "longitude")
    ]
    return found if all(found) else []


def times(columns: Sequence[Column]) -> list[str]:
    """The columns in which most values are a time of a day, not a day."""
    return [
        column.name
        for column in columns
        if column.filled and looks.count(column, lambda value: bool(_TIME.search(value))).share > 0.5
    ]


def doubts(chosen: Chosen) -> list[str]:
    """In words, what makes a table look like something else than a register."""
    found = []
    if where := positions(chosen.columns):
        found.append(f"It has positions ({', '.join(where)}).")
    period = [choice.column for name in ("since", "until") if (choice := chosen.by_property.get(name))]
    if when := times(period):
        found.append(f"{' and '.join(when)} are times of a day: something that happened, or an authorisation?")
    return found
