"""What `resolve` reports, in a few lines: like notes are counted by the family of their key, with the largest named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder

if TYPE_CHECKING:
    import pandas as pd

#: This many of a kind are named one by one.
_FEW = 3

#: Begins the item of a row that says how many pairs a family of keys gave.
BY = "pairs by "

Row = tuple[str, str, int, str]


def notes(case: CaseFolder) -> list[str]:
    """The notes of the last `resolve`, summarised; every single one stays in the table `resolve.report`."""
    with case.read() as connection:
        rows = connection.execute(
            "SELECT kind, item, value, note FROM resolve.report WHERE note <> '' ORDER BY kind, item, note"
        ).fetchall()
    return summarised(rows)


def pairs_by_key(case: CaseFolder) -> list[tuple[str, str, int]]:
    """kind, family of keys, pairs that share one, as the last `resolve` compared; a pair may share several."""
    with case.read() as connection:
        return connection.execute(
            "SELECT kind, item[length($by) + 1:], value FROM resolve.report WHERE starts_with(item, $by) ORDER BY ALL",
            {"by": BY},
        ).fetchall()


def summarised(rows: Iterable[Row]) -> list[str]:
    """`rows`: kind, item, value, note. One line an item where they are few, else one line for all with that note.

    A row whose item is its kind is about all of these.
    """
    groups: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for kind, item, value, note in rows:
        groups[kind, note].append((item, value))
    lines = []
    for (kind, note), items in sorted(groups.items()):
        if len(items) <= _FEW:
            lines += [f"{kind}: {note}" if item == kind else f"{kind}: {item}: {note}" for item, _ in items]
            continue
        if not any(":" in item for item, _ in items):
            lines.append(f"{kind}: {note}: " + ", ".join(f"{item} ({value:,} records)" for item, value in items))
            continue
        families = Counter(item.partition(":")[0] for item, _ in items if ":" in item)
        counted = ", ".join(f"{count:,} by {family}" for family, count in families.most_common())
        largest, size = max(items, key=lambda one: (one[1], one[0]))
        said = f", {size:,} records" if size > 1 else ""
        lines.append(f"{kind}: {len(items):,} times: {note} ({counted}; the largest: {largest}{said})")
    return lines


def too_common(dropped: pd.DataFrame) -> list[tuple[str, int, str]]:
    """Rows for the report, one a family of keys: `dropped` holds family, key, members."""
    found = dropped.groupby("family")["members"].agg(["size", "max"])
    why = "{:,} keys too common to compare by; the most common has {:,} members"
    rows = zip(found.index, found["size"], found["max"], strict=True)
    return [(f"key: {family}", int(keys), why.format(keys, most)) for family, keys, most in rows]
