"""The JSON formats that are read, and which of them a file has: by the keys of its first objects, never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from catchgraph.errors import InputError
from catchgraph.read.ftm.format import FTM_ENTITIES
from catchgraph.read.gfw.formats import EVENTS, INSIGHTS, VESSELS
from catchgraph.read.header import Header
from catchgraph.read.history.format import VESSEL_HISTORIES
from catchgraph.read.json_format import JsonFormat
from catchgraph.read.json_objects import Objects
from catchgraph.read.recognise import Recognised
from catchgraph.read.source import Source

#: In the order in which they are asked.
FORMATS: tuple[JsonFormat, ...] = (EVENTS, VESSELS, INSIGHTS, VESSEL_HISTORIES, FTM_ENTITIES)

#: Objects that are looked at.
_SAMPLE = 100


def recognise_json(source: Source, content: bytes = b"", *, layout_stated: bool = False) -> Recognised:
    """A JSON file with its format; its header has the keys of its first objects.

    Raises `InputError` where no format knows any of them, or where not one object is whole.
    """
    objects = Objects(source, content)
    sample = [found.value for found in islice(objects, _SAMPLE)]
    for each in FORMATS:
        if any(each.knows(value) for value in sample):
            names = sorted({key for value in sample for key in _keys(value)})
            return _recognised(source, each, _header(tuple(names)), layout_stated=layout_stated)
    if sample:
        keys = ", ".join(list(sample[0])[:12])
        known = ", ".join(each.id for each in FORMATS)
        raise InputError(
            f"{source.name}, line 1: JSON of no known format; expected one of {known}",
            hint=f"Its first object has the keys: {keys or 'none'}.",
        )
    if objects.rejects:
        first = objects.rejects[0]
        raise InputError(
            f"{source.name}, line {first.line}: no whole JSON object: {first.reason}",
            hint="The file is damaged or was cut: download it again.",
        )
    raise InputError(f"{source.name} is JSON without any object; expected a list or page of them", hint=_EMPTY)


def known_again(source: Source, format_: str, *, layout_stated: bool) -> Recognised | None:
    """A file whose format is known by its id, as it was recognised before; without its header."""
    found = next((each for each in FORMATS if each.id == format_), None)
    return _recognised(source, found, _header(()), layout_stated=layout_stated) if found else None


def _recognised(source: Source, format_: JsonFormat, header: Header, *, layout_stated: bool) -> Recognised:
    note = _NO_LAYOUT if layout_stated else ""
    return Recognised(source, format_.layout, header, encoding="", delimiter="", note=note, format=format_)


# Of a hundred thousand files of a format most have the same keys.
@lru_cache(maxsize=256)
def _header(names: tuple[str, ...]) -> Header:
    return Header.of(names)


_NO_LAYOUT = "a layout describes a table: --layout does not apply to JSON"
_EMPTY = "An answer without entries says that there is nothing: leave the file out."


def _keys(value: Mapping[str, Any]) -> Iterable[str]:
    """The keys of an object, those of objects inside it as `outer.inner`."""
    for key, inside in value.items():
        if isinstance(inside, dict) and inside:
            yield from (f"{key}.{inner}" for inner in inside)
        else:
            yield key
