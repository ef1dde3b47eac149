"""The elements of an XML file that a format names, one after another; what is none of them is passed over.

Nothing is resolved, fetched or expanded: no entities, no DTD, no network. A file that declares entities of its own is
refused. What follows a place where the XML is damaged is one reject that names its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from catchgraph.errors import InputError
from catchgraph.read.archive import Damage
from catchgraph.read.cut import Found, Page
from catchgraph.read.json_source import blocks
from catchgraph.read.rows import SHOWN, Reject, Rejects
from catchgraph.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

#: Bytes that one element may take, and that may pass without one.
LONGEST_ELEMENT = 16_000_000
#: Bytes and texts that are looked at to tell a format.
_HEAD, _SAMPLE = 1 << 18, 2_000
#: An element that stands for no value.
_BLANK = "null"
_BLANK_STEP = f"/{_BLANK}"
#: Bytes that the parser is given at a time.
_STEP = 1 << 16

#: What a parser may not do.
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}

_START = re.compile(r"﻿?\s*<(?:\?xml\b|!--|!DOCTYPE\s+(?!html\b)|(?!html\b)[A-Za-z_])", re.IGNORECASE)


def begins(text: str) -> bool:
    """Whether a text begins as XML does, and as no web page."""
    return _START.match(text) is not None


@lru_cache(maxsize=1 << 12)
def local(tag: object) -> str:
    """The name of an element without its namespace; '' for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class XmlCut:
    """Cuts XML into the elements of these names (without namespace); one inside another of them stays part of it."""

    records: tuple[str, ...]

    def __call__(self, source: Source, content: bytes = b"") -> Elements:
        """The elements of a file."""
        return Elements(source, content, self.records)


@dataclass(slots=True)
class Elements:
    """Iterates over the elements of a file that are `records`; each is taken out of the tree: memory stays flat.

    `rejects` and `count` are complete when it ends.
    """

    source: Source
    content: bytes
    records: tuple[str, ...]
    rejects: Rejects = field(default_factory=Rejects)
    count: int = 0
    pages: list[Page] = field(default_factory=list)
    _damage: Damage = field(default_factory=Damage)
    _inside: Any = None
    _since: int = 0

    def __iter__(self) -> Iterator[Found]:
        from lxml.etree import XMLSyntaxError

        parser = _parser([f"{{*}}{name}" for name in self.records])
        read = 0
        try:
            for block in _steps(blocks(self.source, self._damage, self.content)):
                parser.feed(block)
                read += len(block)
                yield from self._ended(parser, read)
                if read - self._since > LONGEST_ELEMENT:
                    self._reject(self._line, self._endless)
                    return
            if self._damage.reason:
                self._reject(self._line, self._cut(self._damage.reason))
                return
            parser.close()
        except XMLSyntaxError as error:
            yield from self._ended(parser, read)
            self._reject(error.lineno or self._line, self._cut(_words(error)))

    def _ended(self, parser: XMLPullParser, read: int) -> Iterator[Found]:
        """The elements that have ended in what was read up to here."""
        element: Any
        for event, element in _events(parser):
            if event == "start":
                if self._inside is None:
                    self._inside = element
                    _refuse_entities(element, self.source.name)
            elif element is self._inside:
                self._inside = None
                found = self._found(element, read - self._since)
                self._since = read
                _taken_out(element)
                if found:
                    yield found

    def _found(self, element: _Element, size: int) -> Found | None:
        from lxml.etree import Entity

        line = _line_of(element)
        entity = next(element.iter(Entity), None)
        if entity is not None:
            self._reject(line, f"refers to the entity {entity.text or ''}, which is not read")
            return None
        self.count += 1
        return Found(self.count, line, element, size=size)

    @property
    def _line(self) -> int:
        """The line of the element that has not ended; 0 where none has begun."""
        return _line_of(self._inside) if self._inside is not None else 0

    @property
    def _endless(self) -> str:
        where = "in one element" if self._inside is not None else f"without an element {' or '.join(self.records)}"
        return f"more than {LONGEST_ELEMENT:,} bytes {where}: the rest was not read"

    def _reject(self, line: int, reason: str) -> None:
        self.count += 1
        self.rejects.append(Reject(self.count, line, None, None, reason))

    def _cut(self, why: str) -> str:
        return f"{why}: {self.count:,} whole elements were read before it"


def sample_of(source: Source, content: bytes = b"") -> dict[str, Any]:
    """The first texts of a file by their paths (`ASYCUDA/Item/Item_price`), and under '' the root with its namespace.

    Raises `InputError` where it is no XML from its beginning on, or declares entities.
    """
    from lxml.etree import XMLSyntaxError

    if content and len(content) <= _HEAD and not source.packed:
        with suppress(XMLSyntaxError):
            return _sample_of_whole(content, source.name)
    parser = _parser()
    found: dict[str, Any] = {}
    path: list[str] = []
    read, damage = 0, Damage()
    try:
        for block in _steps(blocks(source, damage, content)):
            parser.feed(block)
            read += len(block)
            for event, element in _events(parser):
                _sampled(event, element, path, found, source.name)
            if read >= _HEAD or len(found) >= _SAMPLE:
                break
    except XMLSyntaxError as error:
        for event, element in _events(parser):
            _sampled(event, element, path, found, source.name)
        if not found:
            raise _no_xml(source.name, error) from error
    if not found:
        raise InputError(
            f"{source.name} is XML without any element{f': {damage.reason}' if damage.reason else ''}",
            hint="The file is damaged or was cut: get it again.",
        )
    return found


def root_of(sample: Mapping[str, Any]) -> str:
    """The name of the root, as `{namespace}name`, of what `sample_of` found."""
    return str(sample.get("", ""))


def _sample_of_whole(content: bytes, name: str) -> dict[str, Any]:
    """As `sample_of`, of a small file that is whole: without an event for each element a third of the time.

    Raises `XMLSyntaxError` where it is damaged.
    """
    from lxml.etree import XMLParser, fromstring

    root = fromstring(content, XMLParser(**_SAFE))
    _refuse_entities(root, name)
    found: dict[str, Any] = {"": root.tag}
    _gather(root, local(root.tag), "", found)
    return found


def _gather(element: _Element, path: str, above: str, found: dict[str, Any]) -> None:
    """Add the texts of an element at `path`, in that at `above`, until there are enough."""
    if not len(element):
        _add(path, above, element, found)
    for each in element:
        # Of a comment it is a function.
        tag: object = each.tag
        if not isinstance(tag, str):
            continue
        if len(found) >= _SAMPLE:
            return
        inner = f"{path}/{local(tag)}"
        if len(each):
            _gather(each, inner, path, found)
        elif not found.get(inner):
            _add(inner, path, each, found)


def _add(path: str, above: str, element: _Element, found: dict[str, Any]) -> None:
    # `<Number><null/></Number>` is a number that is blank.
    named = above if above and path.endswith(_BLANK_STEP) else path
    # Of several of a name the first that says anything.
    found[named] = found.get(named) or (element.text or "").strip()[:SHOWN]


def _sampled(event: str, element: _Element, path: list[str], found: dict[str, Any], name: str) -> None:
    if event == "start":
        if not path:
            _refuse_entities(element, name)
            found[""] = element.tag
        path.append(local(element.tag))
        return
    if not len(element):
        _add("/".join(path), "/".join(path[:-1]), element, found)
    path.pop()


def _parser(tags: Sequence[str] | None = None) -> XMLPullParser:
    from lxml.etree import XMLPullParser

    return XMLPullParser(events=("start", "end"), tag=tags, **_SAFE)


def _events(parser: XMLPullParser) -> Iterator[tuple[str, Any]]:
    """What began and what ended, in order: an element each."""
    yield from parser.read_events()


def _line_of(element: Any) -> int:
    return int(element.sourceline or 0)


def _steps(found: Iterator[bytes]) -> Iterator[bytes]:
    for block in found:
        for start in range(0, len(block), _STEP):
            yield block[start : start + _STEP]


def _taken_out(element: _Element) -> None:
    """Take an element, and what stands before it, out of the tree."""
    parent = element.getparent()
    if parent is None:
        return
    while (before := element.getprevious()) is not None:
        parent.remove(before)
    parent.remove(element)


def _refuse_entities(element: _Element, name: str) -> None:
    dtd: Any = element.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise _entities(name)


def _entities(name: str) -> InputError:
    return InputError(
        f"{name}, line 1: declares entities of its own, which may grow without bound or lead elsewhere: it is not read",
        hint="Take the declarations (<!ENTITY …>) out of the file.",
    )


def _no_xml(name: str, error: Exception) -> InputError:
    line = getattr(error, "lineno", None) or 1
    if "amplification" in str(error) or "entity reference loop" in str(error):
        return _entities(name)
    return InputError(
        f"{name}, line {line}: begins as XML and is none: {_words(error)}",
        hint="The file is damaged or was cut: get it again.",
    )


def _words(error: Exception) -> str:
    """What the parser says, without where, which is said beside it."""
    text = re.sub(r"(?:, line \d+, column \d+)? \(<string>, line \d+\)$|, line \d+, column \d+$", "", str(error))
    if "Excessive depth" in text:
        return "elements nested more than 256 deep"
    if "Invalid bytes" in text or "not proper UTF-8" in text:
        return "bytes that are not of the encoding that its first line says, which is UTF-8 where it says none"
    return f"the XML is damaged here ({text[:120]})"
