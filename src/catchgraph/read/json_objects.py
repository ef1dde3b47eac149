"""The objects of a JSON file, one after another, with number and first line; what is no object becomes a reject.

A file holds one object, a list, lines of JSON, or pages of an API (`{"entries": […]}`), one or several of each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catchgraph.read.archive import Damage
from catchgraph.read.cut import Found, Page
from catchgraph.read.json_source import pieces
from catchgraph.read.json_text import TOO_DEEP, Unreadable, Window, too_deep
from catchgraph.read.long_cells import LONGEST
from catchgraph.read.rows import SHOWN, Reject, Rejects
from catchgraph.read.source import Source

#: Keys of an API's page that hold its objects, and keys of the objects within a page in which these stand (EPCIS).
PAGES = ("entries", "eventList")
WITHIN = ("epcisBody", "queryResults", "resultsBody")
#: Keys of a page that say something of its objects.
HEADS = ("epcisHeader", "vocabularyList")
#: How the reason of a reject begins that is an API's error.
API_ERROR = "an error of the API instead of data"
#: Keys that no page has that says an error: those of objects that are read.
_DATA = frozenset({*PAGES, "id", "schema", "properties", "selfReportedInfo", "registryInfo", "type", "start"})

_PAGE = re.compile(rf'"(?:{"|".join(PAGES)})"\s*:\s*\[|"(?:{"|".join((*WITHIN, *HEADS))})"\s*:\s*[{{\[]')
#: Characters in which a page's list, or what holds it or stands at its head, must begin to be read object by object.
_REACH = 1 << 16
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_KINDS = {str: "a text", bool: "a truth value", int: "a number", float: "a number", list: "a list"}


#: Objects, and in the end whether more can be read after them.
_More = Generator[Found, None, bool]


@dataclass(slots=True)
class Objects:
    """Iterates over a file's objects, or those of its `content` where that is known.

    `rejects`, `count` and `pages` are complete when it ends. `beside`: what pages said beside their objects in those
    parts (`HEADS`) that belong to all of them, each with its key and line; who reads them takes them out.
    """

    source: Source
    content: bytes = b""
    rejects: Rejects = field(default_factory=Rejects)
    count: int = 0
    pages: list[Page] = field(default_factory=list)
    beside: list[tuple[str, Any, int]] = field(default_factory=list)
    _window: Window = field(init=False)
    _damage: Damage = field(default_factory=Damage)

    def __iter__(self) -> Iterator[Found]:
        self._window = Window(pieces(self.source, self._damage, self.content))
        paged: bool | None = None
        while sign := self._window.peek():
            if sign == "[":
                if not (yield from self._list()):
                    return
                continue
            if sign == "{" and paged is not False:
                paged = self._window.ahead(_PAGE, _REACH)
                if paged:
                    if not (yield from self._page()):
                        return
                    continue
            if not (yield from self._one()):
                return
        if self._damage.reason:
            self._reject(self._cut())

    def _list(self) -> _More:
        """The elements of the list that begins here."""
        window = self._window
        window.move(window.at + 1)
        while sign := window.peek():
            if sign == "]":
                window.move(window.at + 1)
                return True
            if not (yield from self._one()):
                return False
        self._reject(self._cut("the list"))
        return False

    def _page(self, depth: int = 0) -> _More:
        """The objects of the page that begins here, member by member; `depth`: of how many others it is part."""
        window, first = self._window, self.count + 1
        said: dict[str, Any] = {}
        window.move(window.at + 1)
        while sign := window.peek():
            if sign == "}":
                window.move(window.at + 1)
                self._note(first, said)
                return True
            key = self._part()
            if key is None or window.peek() != ":":
                break
            window.move(window.at + 1)
            if key in PAGES and window.peek() == "[":
                if not (yield from self._list()):
                    return False
            elif key in WITHIN and depth < len(WITHIN) and window.peek() == "{":
                if not (yield from self._page(depth + 1)):
                    return False
            elif (value := self._part()) is None:
                break
            else:
                said[str(key)] = value
                if key in HEADS:
                    self.beside.append((str(key), value, window.line))
        self._reject(self._cut("the page") if not sign else "no JSON: what follows cannot be told apart")
        return False

    def _part(self) -> Any:
        """A value that is passed over: a key, or what a page says beside its objects. None where there is none."""
        if not self._window.peek():
            return None
        try:
            value, end = self._window.value()
        except Unreadable:
            return None
        self._window.move(end)
        return "" if value is None else value

    def _one(self) -> _More:
        """The value that begins here, if it is an object; else a reject."""
        window = self._window
        try:
            value, end = window.value()
        except Unreadable as error:
            self._reject(error.reason or self._cut("this object"))
            if error.end is None:
                return False
            window.move(max(error.end, window.at + 1))
            return True
        text, line = window.text[window.at : end], window.line
        if too_deep(text):
            self._reject(TOO_DEEP)
        elif not isinstance(value, dict):
            self._reject(f"no object but {_KINDS.get(type(value), 'nothing')}")
        elif not text.isascii() and _NOT_UTF8.search(text):
            self._reject("bytes that are not UTF-8: save the file as UTF-8")
        elif why := _error(value):
            self._reject(why)
        else:
            first, entries = self.count + 1, _entries(value)
            for each in entries:
                self.count += 1
                yield Found(self.count, line, _sound(each, text), len(text) > LONGEST)
            if entries and entries[0] is not value:
                self._note(first, value)
        window.move(end)
        return True

    def _note(self, first: int, said: Mapping[str, Any]) -> None:
        """Keep what a page says of its place, where it says anything."""
        total, start, next_ = (_whole(said.get(key)) for key in ("total", "offset", "nextOffset"))
        if total is not None or next_ is not None:
            self.pages.append(Page(first, self.count, start or 0, total, next_))

    def _reject(self, reason: str) -> None:
        self.count += 1
        window = self._window
        shown = " ".join(window.text[window.at : window.at + SHOWN].split())
        shown = shown.encode("utf-8", "replace").decode()
        self.rejects.append(Reject(self.count, window.line, None, shown or None, reason))

    def _cut(self, within: str = "it") -> str:
        why = self._damage.reason or "the file ends here"
        return f"{why}, before {within} does: {self.count:,} whole objects were read"


def _entries(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of a page that was read whole, or the object itself."""
    for key in PAGES:
        inside = value.get(key)
        if isinstance(inside, list) and all(isinstance(each, dict) for each in inside):
            return inside
    return [value]


def _error(value: Mapping[str, Any]) -> str:
    """What an API says instead of data; '' for an object that is no such page."""
    if not {"error", "errors", "statusCode"} & value.keys() or _DATA & value.keys():
        return ""
    told = (value.get(key) for key in ("statusCode", "status", "error", "message"))
    words = " ".join(str(part) for part in told if isinstance(part, (str, int)) and not isinstance(part, bool))
    return f"{API_ERROR}{f' ({words[:80]})' if words else ''}: ask for this page again"


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _sound(value: dict[str, Any], text: str) -> dict[str, Any]:
    """The object without lone surrogates, which JSON can write and no text can hold."""
    if "\\u" not in text:
        return value
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        found: dict[str, Any] = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
        return found
    return value
