"""The transactions of a text message of 80-character records (CBP's CATAIR), one after another.

A record is a line that begins with its identifier (`10`, `OI`, `PG01`, `SE10`, `SF10`). A transaction begins with a
header (`10`, `SE10`, `CA10`, `SF10`) or, in a file without one, with its first record. Lines may be cut at the right or
broken at 40 characters, in small letters, with tabs, blank lines or CRLF: each record is given as 80 characters. Where
records follow one another without line ends, the line of each is its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from catchgraph.errors import InputError
from catchgraph.read.archive import Damage
from catchgraph.read.cut import Found, Page
from catchgraph.read.json_source import pieces
from catchgraph.read.rows import SHOWN, Reject, Rejects
from catchgraph.read.source import Source

WIDTH = 80
#: Where lines are broken that a form of half the width holds.
_HALF = 40
#: Lines that one transaction may have, and characters that a line may.
MOST_LINES, LONGEST = 100_000, 2_000
_SAMPLE = 2_000

#: Identifiers: of PGA, cargo release, correction and security filing, and of entry summaries (two digits).
_ID = re.compile(r"(?:PG|SE|CA|SF|CW)\d\d|OI(?=\s|$)|[1-9]\d", re.IGNORECASE)
_LONGEST_ID = 4
_HEADERS = frozenset({"10", "SE10", "CA10", "SF10"})
#: Records that put messages together: blocks begin with A or B and end with Y or Z.
_CONTROL = re.compile(r"[AZ](?=\d{4}|\s{3}|$)|[BY](?=\s{2}|\d{4}|$)", re.IGNORECASE)
#: One of these in the beginning makes a text a message, where every line before it could be one of a message.
_TELLING = re.compile(
    r"(?:PG01[\d\s]{3}|OI(?:\s|$)|SE10[A-Z]|CA10|SF10\d{3}|10[ARD][A-Z0-9]{3}\s{0,2}[A-Z0-9]{8})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a message: its identifier in capitals, its 80 characters, its line in the file (1-based).

    `doubt`: what may be wrong with its places.
    """

    id: str
    text: str
    number: int
    doubt: str = ""

    def cut(self, first: int, last: int) -> str:
        """The characters from one place to another (1-based, inclusive), without blanks around."""
        return self.text[first - 1 : last].strip()

    def fills(self, first: int, last: int) -> bool:
        """Whether there is a character in each of these places."""
        return not set(self.text[first - 1 : last]) & {" "}


@dataclass(frozen=True, slots=True)
class Transaction:
    """The records of one transaction; `strays` are lines with no identifier of a record: line and text."""

    lines: Sequence[Line]
    strays: Sequence[tuple[int, str]] = ()

    @property
    def header(self) -> str:
        """The identifier of its header; '' where it has none."""
        return next((line.id for line in self.lines if line.id in _HEADERS), "")


def begins(text: str) -> bool:
    """Whether a text begins as a message: its first lines are records, and one of them is of a known message."""
    *whole, last = text.lstrip("﻿").splitlines() or [""]
    for line in (part for each in (*whole, last) for part in _parted(each)):
        found = line.strip()
        if _TELLING.match(found):
            return True
        if found and not (_CONTROL.match(found) or _ID.match(found)):
            return False
    return False


@dataclass(slots=True)
class Transactions:
    """Iterates over the transactions of a file, or of its `content` where that is known."""

    source: Source
    content: bytes = b""
    rejects: Rejects = field(default_factory=Rejects)
    count: int = 0
    pages: list[Page] = field(default_factory=list)
    _damage: Damage = field(default_factory=Damage)

    def __iter__(self) -> Iterator[Found]:
        lines: list[Line] = []
        strays: list[tuple[int, str]] = []
        for line in self._records():
            ends = line is None or line.id in _HEADERS or len(lines) + len(strays) >= MOST_LINES
            if ends and (lines or strays):
                yield from self._found(lines, strays)
                lines, strays = [], []
            if line is None:
                continue
            if line.id:
                lines.append(line)
            else:
                strays.append((line.number, line.text.rstrip()))
        if lines or strays:
            yield from self._found(lines, strays)
        if self._damage.reason:
            self.count += 1
            self.rejects.append(Reject(self.count, 0, None, None, f"{self._damage.reason}: what follows is lost"))

    def _found(self, lines: list[Line], strays: list[tuple[int, str]]) -> Iterator[Found]:
        self.count += 1
        if lines:
            size = WIDTH * len(lines)
            yield Found(self.count, lines[0].number, Transaction(tuple(lines), tuple(strays)), size=size)
        else:
            number, text = strays[0]
            self.rejects.append(Reject(self.count, number, None, text[:SHOWN], _STRAY))

    def _records(self) -> Iterator[Line | None]:
        """The records, those that are broken in two put together; None where a block ends."""
        held: Line | None = None
        digits = False
        for number, text, doubt in self._lines():
            line = _line(number, text, doubt)
            control = not line.id and _CONTROL.match(text)
            # Where no header of an entry summary stands, two digits begin no record, but may begin what was broken off.
            broken = not line.id or (line.id.isdigit() and not digits)
            if held and len(held.text) == _HALF and broken and not control:
                held = replace(held, text=held.text + text)
                continue
            digits = not control and (digits or line.id == "10")
            if held:
                yield _padded(held)
            held = None if control else line
            if control:
                yield None
        if held:
            yield _padded(held)

    def _lines(self) -> Iterator[tuple[int, str, str]]:
        """Number, text and doubt of each line that is not blank."""
        for number, raw in enumerate(_split(pieces(self.source, self._damage, self.content)), 1):
            text, doubt = _sound(raw)
            if text.strip():
                yield number, text, doubt


def sample_of(source: Source, content: bytes = b"") -> dict[str, Any]:
    """The first records of a file: the text of the first of each identifier.

    Raises `InputError` where there is none.
    """
    found: dict[str, Any] = {}
    for raw in islice(_split(pieces(source, Damage(), content)), _SAMPLE):
        text = raw.lstrip("\ufeff \t")
        if match := _ID.match(text):
            found.setdefault(match[0].upper(), text[:WIDTH])
    if not found:
        raise InputError(f"{source.name} holds no record of a message", hint="Get the file again.")
    return found


_STRAY = "no record of a message: a line begins with an identifier such as SE10 or PG01"
_TAB = "a tab stands in the record: what follows it may stand in other places"
_LONG = f"a line of more than {LONGEST:,} characters: cut"
_OVER = f"more than {WIDTH} characters: the rest was left out"
_BYTES = "bytes that are not UTF-8: read as Windows-1252"


def _split(texts: Iterator[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces, without their ends; an endless line comes cut."""
    rest = ""
    for piece in texts:
        *whole, rest = re.split(r"\r\n|\r(?!\n|\Z)|\n", rest + piece)
        for line in whole:
            yield from _parted(line)
        if len(rest) > LONGEST:
            *records, rest = _parted(rest)
            yield from records
            rest = rest[: LONGEST + 1]
    yield from _parted(rest.removesuffix("\r"))


def _parted(line: str) -> list[str]:
    """The records of a line that holds several without ends between them: each 80 characters begin as one does."""
    if len(line) < 2 * WIDTH:
        return [line]
    parts = [line[at : at + WIDTH] for at in range(0, len(line), WIDTH)]
    # The last may be cut inside its identifier.
    return (
        parts
        if all(_ID.match(part) or _CONTROL.match(part) for part in parts[:-1]) and _is_begun(parts[-1])
        else [line]
    )


def _is_begun(part: str) -> bool:
    return len(part) < _LONGEST_ID or not part.strip() or bool(_ID.match(part) or _CONTROL.match(part))


def _sound(raw: str) -> tuple[str, str]:
    """A line as text without tabs and signs that no text has, and what was doubtful."""
    doubts = [_LONG] if len(raw) > LONGEST else []
    text = raw[:LONGEST]
    if not text.isascii() and re.search("[\udc80-\udcff]", text):
        text = text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        doubts.append(_BYTES)
    if "\t" in text:
        text = text.expandtabs(8)
        doubts.append(_TAB)
    if not text.isprintable():
        text = text.lstrip("﻿")
        text = "".join(char if char.isprintable() else " " for char in text)
    return text, "; ".join(doubts)


def _line(number: int, text: str, doubt: str) -> Line:
    bare = text.lstrip()
    match = _ID.match(bare)
    # Blanks before an identifier are an indent: what follows keeps its places.
    return Line(match[0].upper() if match else "", bare if match else text, number, doubt)


def _padded(line: Line) -> Line:
    doubt = line.doubt
    if len(line.text) > WIDTH and line.text[WIDTH:].strip():
        doubt = "; ".join(filter(None, (doubt, _OVER)))
    return Line(line.id, line.text[:WIDTH].ljust(WIDTH), line.number, doubt)
