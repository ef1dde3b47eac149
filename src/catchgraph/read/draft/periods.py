"""The columns of the first and last day of an authorisation, and the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Choice, Chosen, Rule
from catchgraph.read.draft.column import Column

_SINCE = Rule("since", "are days", looks.is_day, 0.8)
_UNTIL = Rule("until", "are days", looks.is_day, 0.8)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of dates and why; `proven` is false where the values fit another order as well."""

    name: str
    why: str
    proven: bool


def choose_period(chosen: Chosen) -> None:
    """Choose the columns of the first and last day: by their headers, else by which is later."""
    chosen.take("since", _SINCE.choose(chosen))
    chosen.take("until", _UNTIL.choose(chosen))
    days = [column for column in chosen.free() if looks.count(column, looks.is_day).share >= 0.8 and column.filled]
    since = chosen.by_property.get("since")
    if since and "until" not in chosen.by_property:
        alike = [column for column in days if column.said.words & since.column.said.words]
        chosen.take("until", next(filter(None, (_later(since.column, column) for column in alike)), None))
    unknown = [column for column in days if not column.said.attributes]
    if not since and "until" not in chosen.by_property and len(unknown) == 2:
        _by_values(chosen, unknown)


def _by_values(chosen: Chosen, days: Sequence[Column]) -> None:
    """Two columns of days whose headers say nothing: the period, if one is always later."""
    for first, last in (days, days[::-1]):
        if later := _later(first, last):
            chosen.take("since", Choice(first, "days; the header does not say it: check"))
            chosen.take("until", later)
            return


def _later(first: Column, last: Column) -> Choice | None:
    """A column as the last day, where it is later than the first in nearly every row that has both."""
    order = order_of([first, last]).name
    pairs = [(looks.day(a, order), looks.day(b, order)) for a, b in zip(first.cells, last.cells, strict=True)]
    both = [(a.first, b.first) for a, b in pairs if a and b]
    later = sum(b > a for a, b in both)
    if not both or later < 0.9 * len(both):
        return None
    return Choice(last, f"later than {first.name} in {later:,} of {len(both):,} rows")


def order_of(columns: Sequence[Column]) -> Order:
    """The order of the dates of columns: the one in which most of their values are a day."""
    values = list(dict.fromkeys(value for column in columns for value in column.distinct))
    fits = looks.fits(values)
    best = max(looks.ORDERS, key=lambda order: fits[order])
    same = [order for order in looks.ORDERS if fits[order] == fits[best] and fits[best]]
    if len(same) > 1:
        why = f"nothing proves it: all {fits[best]} different dates are days in the orders {' and '.join(same)}; check"
        return Order(best, why, proven=False)
    others = [order for order in looks.ORDERS if order != best]
    proof = next((v for v in values if looks.orders(v) == (best,)), "")
    second = max(others, key=lambda order: fits[order])
    why = f"{fits[best]} of {len(values)} different dates fit, {fits[second]} fit {second}"
    return Order(best, f"{why}; e.g. {proof}" if proof else why, proven=True)
