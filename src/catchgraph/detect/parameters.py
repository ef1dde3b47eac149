"""Values of parameters: written as text in a header or on the command line, typed for the store."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from catchgraph.detect.query import LIMIT, PARAMETER_TYPES, Query
from catchgraph.detect.sentence import spoken
from catchgraph.detect.tables import NO_TABLES, bound_tables
from catchgraph.errors import UsageError
from catchgraph.normalise.dates import parse_date
from catchgraph.reference.own import OwnTable

EXPECTED = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2016, 2016-05 or 2016-01-31",
}


def bind(query: Query, given: Mapping[str, str], own: Mapping[str, OwnTable] = NO_TABLES) -> dict[str, Any]:
    """Parameters of a query: the given ones, typed, the defaults of the others, and its reference tables, those of the
    user's `own` first.

    A `date` is a naive datetime at 00:00 (a store compares a date with a datetime to nothing, without an
    error). Raises `UsageError` for an unknown name, a value of the wrong type, a required one that is missing
    and a limit below 1.
    """
    for name in given:
        if query.parameter(name) is None:
            names = [parameter.name for parameter in query.params]
            raise UsageError(f"{query.id} has no parameter {name!r}", hint=suggest(name, names, "Parameters"))
    bound: dict[str, Any] = bound_tables(query.tables, own)
    for parameter in query.params:
        if parameter.name in given:
            bound[parameter.name] = _given(query, parameter.name, parameter.type, given[parameter.name])
        elif parameter.required:
            raise UsageError(
                f"{query.id} needs the parameter {parameter.name!r}: {EXPECTED[parameter.type]}",
                hint=f"Give it: --param {parameter.name}=…",
            )
        else:
            bound[parameter.name] = parameter.default
    _in_bounds(query, bound)
    return bound


def _in_bounds(query: Query, bound: Mapping[str, Any]) -> None:
    """Raise `UsageError` for a value out of its range, a limit below 1, and days that end before they begin."""
    if isinstance(bound.get(LIMIT), int) and bound[LIMIT] < 1:
        raise UsageError(f"{query.id}: parameter {LIMIT} must be 1 or more, not {bound[LIMIT]}")
    for parameter in query.params:
        if not parameter.fits(bound[parameter.name]):
            value = spoken(bound[parameter.name])
            raise UsageError(f"{query.id}: parameter {parameter.name} must be {parameter.range}, not {value}")
    since, until = bound.get("since"), bound.get("until")
    if isinstance(since, dt.datetime) and isinstance(until, dt.datetime) and since > until:
        raise UsageError(f"{query.id}: parameter since ({since:%Y-%m-%d}) lies after until ({until:%Y-%m-%d})")


def _given(query: Query, name: str, type_: str, text: str) -> Any:
    try:
        return parse_value(type_, text, last=name == "until")
    except ValueError as error:
        raise UsageError(f"{query.id}: parameter {name} must be {EXPECTED[type_]}, not {text!r}") from error


def parse_value(type_: str, text: str, *, last: bool = False) -> Any:
    """A value of a parameter type; a year or month is its first day, or with `last` its last.

    Raises `ValueError` where the text is none.
    """
    text = text.strip()
    if type_ == "str":
        quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
        return text[1:-1] if quoted else text
    if type_ == "int":
        return _in_range(int(text))
    if type_ == "float":
        return _finite(float(text))
    if type_ == "bool":
        return {"true": True, "false": False}[text.lower()] if text.lower() in ("true", "false") else _refuse(text)
    found = parse_date(text, "ymd") if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else None
    if found is None:
        return _refuse(text)
    return dt.datetime.combine(found.last if last else found.first, dt.time())


def free_value(name: str, text: str, stated: str, compared: str | None) -> Any:
    """A value for Cypher of one's own: of the type that is `stated`, else of the property it is `compared` with, else
    as it looks. Raises `UsageError` for a stated type that is none, or that the value is not of.
    """
    if stated:
        if stated not in PARAMETER_TYPES:
            raise UsageError(f"{name}:{stated}: no such type", hint=f"Types: {', '.join(PARAMETER_TYPES)}.")
        try:
            return parse_value(stated, text)
        except ValueError as error:
            raise UsageError(f"{name}:{stated} is {EXPECTED[stated]}, and not {text!r}") from error
    # `2016-05` may be a text as well: only a whole day looks like a date.
    looks = ("int", "float", "bool", *(("date",) if len(text.strip()) == 10 else ()))
    for type_ in (compared,) if compared else looks:
        try:
            return parse_value(type_, text)
        except ValueError:
            continue
    return parse_value("str", text)


def _in_range(number: int) -> int:
    """Stores hold 64 bits."""
    if not -(2**63) < number < 2**63:
        raise ValueError(number)
    return number


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def _refuse(text: str) -> Any:
    raise ValueError(text)


def suggest(wrong: str, right: Iterable[str], what: str) -> str:
    """`Did you mean …? <what>: …`."""
    names = list(right)
    close = get_close_matches(wrong, names, n=1, cutoff=0.6)
    meant = f"Did you mean `{close[0]}`? " if close else ""
    return f"{meant}{what}: {', '.join(names) or 'none'}."
