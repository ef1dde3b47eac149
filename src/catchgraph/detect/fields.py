"""The lines of a header: which keys, on which line, and what to say about a wrong one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from catchgraph.detect.parameters import suggest
from catchgraph.errors import QueryError

REQUIRED = (
    "id",
    "title",
    "question",
    "why",
    "benign",
    "needs",
    "returns",
    "identity",
    "denominator",
    "severity",
    "maturity",
    "revision",
)
OPTIONAL = ("counted", "covers", "undecided", "params", "tables", "sentence", "references")
KEYS = (*REQUIRED, *OPTIONAL)

_KEY = re.compile(r"//[ \t]?(?P<key>[A-Za-z_-]+)[ \t]*:(?:[ \t]+(?P<text>.*))?")
_MORE = re.compile(r"//(?:[ \t]{2,}(?P<text>.*)|[ \t]*)")
#: Several keys may share a line: `// severity: high    // maturity: stable`.
_NEXT = re.compile(r"[ \t]{2,}(?=//[ \t]?[A-Za-z_-]+[ \t]*:)")
_COMMA = re.compile(r""",(?=(?:[^'"]|'[^']*'|"[^"]*")*$)""")


@dataclass(frozen=True, slots=True)
class Field:
    """A key's text and the line it begins on."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The header of one file."""

    path: Path
    fields: dict[str, Field]

    def text(self, key: str) -> str:
        """The text of a key; nothing for an optional one that is not there."""
        return self.fields[key].text if key in self.fields else ""

    def items(self, key: str) -> list[str]:
        """The parts of a key's text between commas; a comma in quotes separates nothing."""
        text = self.text(key)
        return [part.strip() for part in _COMMA.split(text)] if text else []

    def one(self, key: str, allowed: Sequence[str]) -> str:
        """The text of a key, which must be one of `allowed`."""
        if self.text(key) not in allowed:
            raise self.wrong(key, f"one of {', '.join(allowed)}", near=allowed)
        return self.text(key)

    def each(self, key: str, allowed: Sequence[str], what: str) -> list[str]:
        """The parts of a key, each one of `allowed` (which are `what`), none twice."""
        parts = self.items(key)
        for place, part in enumerate(parts):
            if part not in allowed:
                raise self.wrong(key, f"{what} ({', '.join(allowed)})", part, allowed)
            if part in parts[:place]:
                raise self.wrong(key, "each name once", part)
        return parts

    def wrong(self, key: str, expected: str, found: str | None = None, near: Sequence[str] = ()) -> QueryError:
        """The error for a key whose text is not what was expected."""
        found = self.text(key) if found is None else found
        line = self.fields[key].line if key in self.fields else 1
        close = get_close_matches(found.strip("{}"), near, n=1, cutoff=0.6)
        meant = f"Did you mean `{close[0]}`?" if close else ""
        return QueryError(f"{self.path}, line {line}, {key}: expected {expected}, found `{found}`", hint=meant)


def split_header(path: Path, required: Sequence[str] = REQUIRED) -> tuple[Fields, str]:
    """The fields of a query file, and its Cypher without the header.

    Raises `QueryError` for a file that cannot be read, for a line that is no field, for an unknown, repeated,
    empty or missing key, and for a file without a query.
    """
    lines = _read(path).split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    end = next((i for i in range(start, len(lines)) if not lines[i].lstrip().startswith("//")), len(lines))
    fields = _fields(path, lines[start:end], start + 1)
    missing = [key for key in required if key not in fields]
    if missing:
        raise QueryError(
            f"{path}: the header has no `{missing[0]}`",
            hint=f"A header is the `// key: value` lines before the query; this one ends at line {end}. "
            f"Keys it must have: {', '.join(required)}.",
        )
    cypher = "\n".join(lines[end:]).strip().rstrip("; \n")
    if not cypher:
        raise QueryError(f"{path}: no query after the header", hint="Write the Cypher below the `//` lines.")
    return Fields(path, fields), cypher


def _fields(path: Path, lines: Sequence[str], first: int) -> dict[str, Field]:
    found: dict[str, Field] = {}
    key = ""
    for number, line in enumerate(lines, first):
        for part in _NEXT.split(line.strip()):
            match, more = _KEY.fullmatch(part), _MORE.fullmatch(part)
            if match:
                key = _known(path, number, match["key"], found)
                found[key] = Field(number, (match["text"] or "").strip())
            elif more and key:
                text = f"{found[key].text} {more['text'] or ''}".strip()
                found[key] = Field(found[key].line, text)
            else:
                raise QueryError(
                    f"{path}, line {number}: expected `// key: value`, found `{part[:60]}`",
                    hint="A longer text goes on after `//` and at least two spaces.",
                )
    for name, field in found.items():
        if not field.text:
            raise QueryError(f"{path}, line {field.line}, {name}: expected a text, found nothing")
    return found


def _known(path: Path, number: int, key: str, found: dict[str, Field]) -> str:
    if key not in KEYS:
        raise QueryError(f"{path}, line {number}: `{key}` is no key of a header", hint=suggest(key, KEYS, "Keys"))
    if key in found:
        raise QueryError(
            f"{path}, line {number}, {key}: this key stands on line {found[key].line} already",
            hint="A longer text goes on after `//` and at least two spaces.",
        )
    return key


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{path}: expected UTF-8 text, found byte {error.object[error.start]:#x} at {error.start}",
            hint="Save the file as UTF-8.",
        ) from error
    except OSError as error:
        raise QueryError(f"{path}: cannot be read: {error.strerror or error}") from error
