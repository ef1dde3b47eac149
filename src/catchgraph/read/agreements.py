"""A user's own table of agreements, and what is said where a partner's file has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from catchgraph.case.agreements import with_
from catchgraph.errors import InputError
from catchgraph.model.agreements import CHANNELS, Agreement
from catchgraph.model.properties import properties_of
from catchgraph.normalise.dates import parse_date
from catchgraph.read.layouts.build import did_you_mean
from catchgraph.read.own_table import own_rows
from catchgraph.read.plan import Plan

_COLUMNS = tuple(p.name for p in properties_of(Agreement))
_NEEDED = ("counterpart", "channel")
_ANSWERS = {"": False, "no": False, "false": False, "yes": True, "true": True, "unverified": True}
_EXAMPLE = f"Write a header with some of {', '.join(_COLUMNS)}, and a row per agreement: Ruritania,CMAA,customs,2011."


def read_agreements(path: Path) -> list[Agreement]:
    """The agreements of a CSV file, sorted. Raises `InputError` naming file, line, and what was expected."""
    found = [_agreement(place, row) for place, row in own_rows(path, _COLUMNS, _NEEDED, _EXAMPLE)]
    if not found:
        raise InputError(f"{path.name} names no agreement; expected a row for each", hint=_EXAMPLE)
    return sorted(set(found), key=lambda each: [str(getattr(each, name)) for name in _COLUMNS])


def _agreement(place: str, row: Mapping[str, str]) -> Agreement:
    for name in _NEEDED:
        if not row[name]:
            raise InputError(f"{place}: no {name}; expected one in every row", hint=_EXAMPLE)
    if row["channel"] not in CHANNELS:
        what = f"{place}: {row['channel']!r} is no kind of channel"
        raise InputError(what, hint=did_you_mean(row["channel"], CHANNELS))
    for name in ("signed", "in_force"):
        _check_date(f"{place}: {name}", row.get(name, ""))
    return Agreement(**_texts(row), unverified=_answer(place, row.get("unverified", "")))


def _texts(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if name != "unverified"}


def _answer(place: str, text: str) -> bool:
    if text.lower() not in _ANSWERS:
        raise InputError(f"{place}: unverified: {text!r} is neither yes nor no", hint="Write yes, or leave it empty.")
    return _ANSWERS[text.lower()]


def _check_date(place: str, text: str) -> None:
    try:
        parse_date(text, "ymd")
    except ValueError as error:
        raise InputError(
            f"{place}: {text!r} is no day", hint="Write it as 2011, 2011-06 or 2011-06-20, or leave it empty."
        ) from error


def missing(plan: Plan, every: Sequence[Agreement]) -> list[str]:
    """That no agreement is known under which a partner's file can have come, where none is."""
    who, stated = plan.terms.handling.administration, plan.terms.handling.agreement
    if plan.file.layout.origin != "partner" or not who:
        return []
    found = with_(who, every)
    if any(not each.unverified for each in found):
        return []
    lacks = f"the agreement with {found[0].counterpart} is unverified" if found else f"no agreement with {who} is known"
    named = f"; its terms name {stated!r}" if stated else ""
    return [f"{lacks}{named}: state it in a table of your own, load --agreements FILE"]
