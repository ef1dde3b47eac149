"""What a finding says: the `sentence` of its query with the values of a row.

    {name}          a column; `not stated` where it is missing
    {name|words}    a column, or these words where it is missing
    [ on {day}]     left out where a column in it is missing

A list is told whole up to ten things. A vessel of which nothing but a number is known is called so: `MMSI 412999201`
behind another vessel's name reads as that one's number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

#: Things of a list that a sentence names.
MOST = 10
MISSING = "not stated"

_PLACEHOLDER = re.compile(r"\{(?P<name>[^{}|]*)(?:\|(?P<without>[^{}|]*))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
#: `{days} days`: what is counted stands behind its number.
_COUNTED = re.compile(r"\{(?P<name>\w+)\} (?P<things>[a-z]+s)\b")
_NAMELESS = re.compile(r"(?P<kind>MMSI|IMO) (?P<number>[0-9]+)")
_KINDS = {"MMSI": "the MMSI", "IMO": "the IMO number"}


def columns_of(template: str) -> list[str]:
    """Names of the columns that a sentence tells, in order."""
    return [match["name"] for match in _PLACEHOLDER.finditer(template)]


def sentence(template: str, values: Mapping[str, Any]) -> str:
    """The template with the values in it; see the module for what stands in a template."""
    whole = _OPTIONAL.sub(lambda match: "" if _lacks(match[1], values) else match[1], template)
    counted = _COUNTED.sub(lambda match: _count(match, values[match["name"]]), whole)
    return _PLACEHOLDER.sub(lambda match: _told(values[match["name"]], match["without"]), counted)


def spoken(value: Any) -> str:
    """A value in a table cell or a sentence, whole."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(spoken(item) for item in value) or MISSING
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="minutes") if value.time() != dt.time() else f"{value:%Y-%m-%d}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _lacks(part: str, values: Mapping[str, Any]) -> bool:
    return any(_absent(values[name]) for name in columns_of(part))


def _absent(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, (list, tuple)) and not value)


def _told(value: Any, without: str | None) -> str:
    if _absent(value):
        return MISSING if without is None else without
    return _listed(value) if isinstance(value, (list, tuple)) else _named(value)


def _listed(values: Sequence[Any]) -> str:
    told = [_named(value) for value in values[:MOST]]
    if more := len(values) - len(told):
        told.append(f"{more:,} more")
    # A comma or an `and` inside of one thing must not part it.
    between = "; " if any(", " in text or " and " in text for text in told) else ", "
    *first, last = told
    return f"{between.join(first)} and {last}" if first and (more or between == ", ") else between.join(told)


def _named(value: Any) -> str:
    """A value by itself; a vessel that is called after its number is said to have no other name."""
    text = spoken(value)
    if match := _NAMELESS.fullmatch(text):
        return f"a vessel known only by {_KINDS[match['kind']]} {match['number']}"
    return text


def _count(match: re.Match[str], value: Any) -> str:
    """`1 day`, `3 days`; whole days that are none are less than one."""
    things = match["things"]
    if not isinstance(value, int) or isinstance(value, bool) or value not in (0, 1):
        return match[0]
    if value == 0:
        return "less than a day" if things == "days" else f"no {things}"
    return f"1 {things.removesuffix('ies') + 'y' if things.endswith('ies') else things.removesuffix('s')}"
