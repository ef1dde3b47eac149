"""Texts of JSON objects for the document form: by paths of keys (`exporter.address.line1`), whatever their type.

What stands where something of another shape belongs (a text where a list belongs, an object where a text belongs) is
noted, and read as if nothing stood there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from catchgraph.read.document.form import Written
from catchgraph.read.format import Said

NO_LIST = "a list of objects belongs here"
NO_OBJECT = "an object belongs here"
NO_TEXT = "a text or number belongs here"
_LARGEST = 10**18
_ANSWERS = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Node:
    """An object of a file: `part` is where in that of its row it stands (`landings[2]`)."""

    value: Mapping[str, Any]
    said: Said
    row: int
    part: str = ""

    def text(self, *paths: str) -> str:
        """What stands at the first of `paths` where anything stands; '' where nothing does."""
        return self.written(*paths).text

    def written(self, *paths: str, beside: str = "") -> Written:
        """As `text`, with the path as the file's name for it."""
        for path in paths:
            found = self._plain(path)
            if found:
                return Written(found, path, beside)
        return Written("", paths[0], beside)

    def key(self, name: str) -> str:
        """What stands at a key, whatever signs are in its name."""
        return self._said_at(name, self.value.get(name))

    def all(self, *paths: str) -> list[Written]:
        """What stands at each of `paths`."""
        return [Written(found, path) for path in paths if (found := self._plain(path))]

    def has(self, path: str) -> bool:
        """Whether anything but nothing stands at a path."""
        return self._at(path) not in (None, "", [], {})

    def inside(self, *paths: str) -> Node:
        """The object at the first of `paths` that holds one, else an empty one."""
        for path in paths:
            found = self._at(path)
            if isinstance(found, dict):
                return replace(self, value=found, part=self._part(path))
            if found not in (None, "", []):
                self._note(path, found, NO_OBJECT)
        return replace(self, value={}, part=self.part)

    def each(self, *paths: str) -> Iterator[Node]:
        """The objects of the list at the first of `paths` that holds one; an object alone is a list of one."""
        for path in paths:
            found = self._at(path)
            if isinstance(found, dict) and found:
                found = [found]
            if isinstance(found, list) and found:
                yield from self._each(path, found)
                return
            if found not in (None, "", [], {}):
                self._note(path, found, NO_LIST)

    def _each(self, path: str, found: list[Any]) -> Iterator[Node]:
        for number, one in enumerate(found, 1):
            part = self._part(f"{path}[{number}]")
            if isinstance(one, dict):
                yield replace(self, value=one, part=part)
            else:
                self.said.note(self.row, path, one, NO_OBJECT, part)

    def _plain(self, path: str) -> str:
        return self._said_at(path, self._at(path))

    def _said_at(self, path: str, found: Any) -> str:
        if isinstance(found, str):
            return found.strip()
        if isinstance(found, bool):
            return _ANSWERS[found]
        if isinstance(found, int) and abs(found) < _LARGEST:
            return str(found)
        if isinstance(found, float) and math.isfinite(found):
            return repr(found)
        if found not in (None, [], {}):
            self._note(path, found, NO_TEXT)
        return ""

    def _at(self, path: str) -> Any:
        value: Any = self.value
        for key in path.split("."):
            if not isinstance(value, dict):
                return None
            value = value.get(key)
        return value

    def _part(self, path: str) -> str:
        return f"{self.part}.{path}" if self.part else path

    def _note(self, path: str, found: Any, reason: str) -> None:
        self.said.note(self.row, path, found, reason, self.part or None)
