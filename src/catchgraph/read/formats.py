"""The formats of documents that are read, and which of them a file has: by what is in it, never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read import message_lines, xml_elements
from catchgraph.read.asycuda.format import ASYCUDA
from catchgraph.read.catair.format import CBP_MESSAGES
from catchgraph.read.catch.format import CATCH_MESSAGES
from catchgraph.read.epcis.format import EPCIS_JSON, EPCIS_XML
from catchgraph.read.flux.format import FLUX_ACTIVITIES, instead
from catchgraph.read.format import Format
from catchgraph.read.forms.format import PLAIN_FORMS
from catchgraph.read.ftm.format import FTM_ENTITIES
from catchgraph.read.gfw.formats import EVENTS, INSIGHTS, VESSELS
from catchgraph.read.header import Header
from catchgraph.read.history.format import VESSEL_HISTORIES
from catchgraph.read.json_objects import Objects
from catchgraph.read.look import CALLED, Look
from catchgraph.read.recognise import Recognised
from catchgraph.read.source import Source
from catchgraph.read.ukdocs.format import UK_DOCUMENTS
from catchgraph.read.uklandings.format import UK_LANDINGS
from catchgraph.read.wco.format import WCO_DECLARATIONS

#: In the order in which they are asked.
FORMATS: tuple[Format, ...] = (
    EVENTS,
    VESSELS,
    INSIGHTS,
    VESSEL_HISTORIES,
    FTM_ENTITIES,
    UK_DOCUMENTS,
    PLAIN_FORMS,
    CBP_MESSAGES,
    ASYCUDA,
    WCO_DECLARATIONS,
    CATCH_MESSAGES,
    FLUX_ACTIVITIES,
    EPCIS_XML,
    EPCIS_JSON,
    UK_LANDINGS,
)

#: Objects that are looked at.
_SAMPLE = 100


def recognise_document(look: Look, *, layout_stated: bool = False) -> Recognised:
    """A document with its format; its header has the keys of its first objects.

    Raises `UnknownFile` where no format knows any of them, `InputError` where not one object is whole.
    """
    sample = _samples(look)
    known = [each for each in FORMATS if each.medium == look.medium]
    for each in known:
        if any(each.knows(value) for value in sample):
            names = sorted({key for value in sample for key in _keys(value)})
            return _recognised(look.source, each, _header(tuple(names)), layout_stated=layout_stated)
    raise UnknownFile(
        f"{look.source.name}, line 1: {CALLED[look.medium]} of no known format; "
        f"expected one of {', '.join(each.id for each in known) or 'none so far'}",
        hint=_shown(look.medium, sample[0]),
    )


def _samples(look: Look) -> Sequence[Mapping[str, Any]]:
    """What is in the beginning of a document. Raises `InputError` where nothing is."""
    if look.medium == "XML":
        return [xml_elements.sample_of(look.source, look.content)]
    if look.medium == "message":
        return [message_lines.sample_of(look.source, look.content)]
    objects = Objects(look.source, look.content)
    sample = [found.value for found in islice(objects, _SAMPLE)]
    if sample:
        return sample
    if objects.beside:
        return [{key: value for key, value, _ in objects.beside}]
    if objects.rejects:
        first = objects.rejects[0]
        raise InputError(
            f"{look.source.name}, line {first.line}: no whole JSON object: {first.reason}",
            hint="The file is damaged or was cut: download it again.",
        )
    raise UnknownFile(f"{look.source.name} is JSON without any object; expected a list or page of them", hint=_EMPTY)


def _shown(medium: str, sample: Mapping[str, Any]) -> str:
    if medium == "XML":
        root = xml_elements.root_of(sample)
        return instead(root) or f"Its root is {root}."
    keys = ", ".join(list(sample)[:12]) or "none"
    return f"Its records are: {keys}" if medium == "message" else f"Its first object has the keys: {keys}."


def known_again(source: Source, format_: str, *, layout_stated: bool) -> Recognised | None:
    """A file whose format is known by its id, as it was recognised before; without its header."""
    found = next((each for each in FORMATS if each.id == format_), None)
    return _recognised(source, found, _header(()), layout_stated=layout_stated) if found else None


def _recognised(source: Source, format_: Format, header: Header, *, layout_stated: bool) -> Recognised:
    note = f"{_NO_LAYOUT} {CALLED[format_.medium]}" if layout_stated else ""
    return Recognised(source, format_.layout, header, encoding="", delimiter="", note=note, format=format_)


# Of a hundred thousand files of a format most have the same keys.
@lru_cache(maxsize=256)
def _header(names: tuple[str, ...]) -> Header:
    return Header.of(names)


_NO_LAYOUT = "a layout describes a table: --layout does not apply to"
_EMPTY = "An answer without entries says that there is nothing: leave the file out."


def _keys(value: Mapping[str, Any]) -> Iterable[str]:
    """The keys of an object, those of objects inside it as `outer.inner`; what holds an empty text holds nothing."""
    for key, inside in value.items():
        if not key or inside == "":
            continue
        if isinstance(inside, dict) and inside:
            yield from (f"{key}.{inner}" for inner in inside)
        else:
            yield key
