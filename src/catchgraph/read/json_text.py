"""The text of a JSON file as a window that moves on: it holds the value that comes next, and little more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

#: Characters one object may have; a longer one comes from a quote or bracket that nobody closed.
LONGEST_OBJECT = 16_000_000
#: Brackets that may stand open at once: no format needs nearly as many.
DEEPEST = 100
TOO_DEEP = f"nested more than {DEEPEST} deep"

_SPACE = re.compile(r"[\s,]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SCALAR_END = re.compile(r"[,\]}\n]")
#: With one of these after it a number may go on: of `1e+16` the text may hold no more than `1e`.
_OF_NUMBERS = frozenset("0123456789.eE+-")
_DECODE = json.JSONDecoder().raw_decode


class Unreadable(Exception):
    """A value that cannot be read, and why; `end` where the next may begin, or None where nobody can tell."""

    def __init__(self, reason: str, end: int | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.end = end


@dataclass(slots=True)
class Window:
    """`text[at:]` is what comes next; `line` is its line in the file, 1-based."""

    source: Iterator[str]
    text: str = ""
    at: int = 0
    line: int = 1
    ended: bool = field(default=False)

    def grow(self) -> bool:
        """Twice as much text, without what lies behind; False at the end of the file."""
        wanted = 2 * (len(self.text) - self.at)
        parts = [self.text[self.at :]]
        size = len(parts[0])
        while not self.ended and size <= wanted:
            piece = next(self.source, None)
            self.ended = piece is None
            parts.append(piece or "")
            size += len(parts[-1])
        grown = size > len(parts[0])
        self.text, self.at = "".join(parts), 0
        return grown

    def move(self, to: int) -> None:
        """Go on to a position of the text."""
        self.line += self.text.count("\n", self.at, to)
        self.at = to

    def peek(self) -> str:
        """The next character that is neither white space nor a comma; '' at the end of the file."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.move(found.end() if found else self.at)
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.grow():
                return ""

    def ahead(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found within the next characters."""
        while len(self.text) - self.at < reach and self.grow():
            pass
        return pattern.search(self.text, self.at, self.at + reach) is not None

    def value(self) -> tuple[object, int]:
        """The value that begins here, and where it ends; the window stays. Raises `Unreadable`."""
        while True:
            try:
                found, end = _DECODE(self.text, self.at)
            except RecursionError:
                reason = TOO_DEEP
            except json.JSONDecodeError as error:
                reason = f"no JSON: {error.msg}"
            except ValueError:
                reason = "a number of more digits than any has"
            else:
                cut = end == len(self.text) or self.text[end] in _OF_NUMBERS
                if isinstance(found, (dict, list, str)) or not cut or not self.grow():
                    return found, end
                continue
            if (end_of := self._closing()) is not None:
                raise Unreadable(reason, end_of)
            if len(self.text) - self.at > LONGEST_OBJECT:
                raise Unreadable(f"more than {LONGEST_OBJECT:,} characters: a quote or bracket is not closed", None)
            if not self.grow():
                raise Unreadable("", None)

    def _closing(self) -> int | None:
        """Where the value that begins here ends by its brackets and quotes; None where the text does not hold it."""
        if self.text[self.at] == '"':
            whole = _STRING.match(self.text, self.at)
            return whole.end() if whole else None
        if self.text[self.at] not in "{[":
            found = _SCALAR_END.search(self.text, self.at + 1)
            return found.start() if found else None
        return next((end for depth, end in _depths(self.text, self.at) if depth == 0), None)


def too_deep(text: str) -> bool:
    """Whether a value's text opens more brackets at once than any format needs."""
    if text.count("{") + text.count("[") <= DEEPEST:
        return False
    return any(depth > DEEPEST for depth, _ in _depths(text, 0))


def _depths(text: str, start: int) -> Iterator[tuple[int, int]]:
    """After each bracket that is not in quotes: how many stand open, and the position."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        sign = token[0]
        if len(sign) == 1 and sign in "{}[]":
            depth += 1 if sign in "{[" else -1
            yield depth, token.end()
